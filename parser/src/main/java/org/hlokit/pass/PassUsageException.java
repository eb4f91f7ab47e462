// SPDX-License-Identifier: Apache-2.0
package org.hlokit.pass;

/** The user asked for a pass, an option or a pipeline that does not exist. */
public final class PassUsageException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String help;

  /**
   * @param message what is wrong, lower case, no full stop
   * @param help what would be right, lower case, no full stop
   */
  public PassUsageException(String message, String help) {
    super(message, null, /* enableSuppression= */ false, /* writableStackTrace= */ false);
    this.help = help;
  }

  public String help() {
    return help;
  }
}
