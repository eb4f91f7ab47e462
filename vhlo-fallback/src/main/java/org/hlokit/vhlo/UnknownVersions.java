// SPDX-License-Identifier: Apache-2.0
package org.hlokit.vhlo;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hlokit.diagnostic.DiagnosticException;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.Source;
import org.hlokit.ir.VhloAttr;
import org.hlokit.parse.MlirText;

/**
 * Attributes of versions of VHLO that no table knows, read as those of the version that is known.
 */
final class UnknownVersions {
  /** A string, which stays as it is, or a name with its version. */
  private static final Pattern STRING_OR_NAME =
      Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|([#!]vhlo(?:\\.|<)[A-Za-z_0-9]+?_v)\\d+\\b");

  private UnknownVersions() {}

  /** What {@code text} stands for, or nothing where it is unknown in every version. */
  static Optional<Attribute> read(String text) {
    String known =
        STRING_OR_NAME
            .matcher(text)
            .replaceAll(
                match ->
                    Matcher.quoteReplacement(
                        match.group(1) == null ? match.group() : match.group(1) + "1"));
    try {
      Attribute attribute =
          MlirText.ofAllDialects()
              .read(Source.of("<attribute>", "module attributes {value = %s} {}".formatted(known)))
              .attribute("value");
      return attribute instanceof VhloAttr(Attribute plain) ? Optional.of(plain) : Optional.empty();
    } catch (DiagnosticException e) {
      return Optional.empty();
    }
  }
}
