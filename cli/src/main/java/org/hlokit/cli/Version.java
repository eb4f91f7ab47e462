// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

import org.jspecify.annotations.Nullable;

/** Which hlokit this is. */
final class Version {
  private Version() {}

  /** The version that the build wrote into the jar, or {@code development} outside a jar. */
  static String number() {
    @Nullable String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  static String describe() {
    return "hlokit %s (StableHLO 1.20, TensorFlow Lite 2.21.0; JDK %s, %s %s)%n"
        .formatted(
            number(),
            Runtime.version().feature(),
            System.getProperty("os.name"),
            System.getProperty("os.arch"));
  }
}
