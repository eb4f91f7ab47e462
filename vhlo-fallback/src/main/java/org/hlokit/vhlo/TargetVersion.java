// SPDX-License-Identifier: Apache-2.0
package org.hlokit.vhlo;

import org.hlokit.dialect.VhloVersion;
import org.hlokit.ir.Operation;
import org.hlokit.pass.PassFailure;
import org.hlokit.pass.Remark;

/** The version that a program shall be written for, as users spell it. */
final class TargetVersion {
  // The words of the reference implementation, which its tests look for.
  private static final String FORM = "Target version must be of the form `#.#.#`.";

  private TargetVersion() {}

  /**
   * Reads {@code 1.9.0}, {@code minimum} or {@code current}.
   *
   * @throws PassFailure at {@code root} where {@code text} is no version that can be written
   */
  static VhloVersion parse(String text, Operation root) {
    return switch (text) {
      case "minimum" -> VhloVersion.MINIMUM;
      case "current" -> VhloVersion.CURRENT;
      default ->
          inRange(
              VhloVersion.parse(text)
                  .orElseThrow(
                      () ->
                          failure(
                              root,
                              text.isEmpty()
                                  ? "No target version specified.\n" + FORM
                                  : "Invalid target version argument '%s'\n".formatted(text) + FORM,
                              "say target=1.9.0, target=minimum or target=current")),
              root);
    };
  }

  private static VhloVersion inRange(VhloVersion version, Operation root) {
    if (version.isBefore(VhloVersion.MINIMUM)) {
      throw failure(
          root,
          "target version %s is less than minimum supported %s"
              .formatted(version, VhloVersion.MINIMUM),
          range());
    }
    if (VhloVersion.CURRENT.isBefore(version)) {
      throw failure(
          root,
          "target version %s is greater than current version %s"
              .formatted(version, VhloVersion.CURRENT),
          range());
    }
    return version;
  }

  private static String range() {
    return "targets from %s to %s can be written"
        .formatted(VhloVersion.MINIMUM, VhloVersion.CURRENT);
  }

  private static PassFailure failure(Operation root, String message, String help) {
    return new PassFailure(Remark.missed(root, message).withHelp(help));
  }
}
