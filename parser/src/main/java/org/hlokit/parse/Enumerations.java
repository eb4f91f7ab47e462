// SPDX-License-Identifier: Apache-2.0
package org.hlokit.parse;

import com.google.common.collect.ImmutableSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hlokit.dialect.EnumWords;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.EnumAttr;
import org.hlokit.ir.VhloAttr;
import org.jspecify.annotations.Nullable;

/**
 * Words of enumerations: {@code #stablehlo<comparison_direction LT>}, {@code
 * #stablehlo.result_accuracy_mode<DEFAULT>}, {@code #vhlo<comparison_direction_v1 LT>}.
 */
final class Enumerations {
  private static final ImmutableSet<String> DIALECTS =
      ImmutableSet.of("stablehlo", "chlo", "vhlo", "mhlo");
  private static final Pattern WORDS = Pattern.compile("([a-z_0-9]+) +([A-Za-z_0-9]+)");
  private static final Pattern WORD = Pattern.compile("[A-Za-z_0-9]+");

  private Enumerations() {}

  /** The word, or null where {@code name<body>} is no enumeration. */
  static @Nullable Attribute read(String name, String body) {
    if (DIALECTS.contains(name)) {
      Matcher words = WORDS.matcher(body);
      return words.matches() && isKnown(name, words.group(1))
          ? word(name, words.group(1), words.group(2))
          : null;
    }
    int dot = name.indexOf('.');
    if (dot > 0
        && DIALECTS.contains(name.substring(0, dot))
        && (name.endsWith("_mode") || name.endsWith("_mode_v1"))
        && WORD.matcher(body).matches()) {
      return word(name.substring(0, dot), name.substring(dot + 1), body);
    }
    return null;
  }

  /** Whether a dialect whose enumerations are all known has one of that name. */
  private static boolean isKnown(String dialect, String kind) {
    return !(dialect.equals("stablehlo") || dialect.equals("chlo"))
        || EnumWords.isKnown(dialect + "." + kind);
  }

  private static Attribute word(String dialect, String kind, String value) {
    if (dialect.equals("vhlo") && kind.endsWith("_v1")) {
      String plain = kind.substring(0, kind.length() - "_v1".length());
      return new VhloAttr(new EnumAttr("stablehlo." + plain, value));
    }
    return new EnumAttr(dialect + "." + kind, value);
  }
}
