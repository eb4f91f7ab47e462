// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

/** The entry point of the command {@code hlokit}. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.err.println("hlokit: no command yet");
    System.exit(2);
  }
}
