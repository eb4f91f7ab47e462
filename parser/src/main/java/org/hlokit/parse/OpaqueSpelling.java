// SPDX-License-Identifier: Apache-2.0
package org.hlokit.parse;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Attributes that are kept as text, in the one way that their dialects print them. */
final class OpaqueSpelling {
  private static final String FAST_MATH = "#arith.fastmath<";
  private static final ImmutableList<String> FLAGS =
      ImmutableList.of("reassoc", "nnan", "ninf", "nsz", "arcp", "contract", "afn");
  private static final Splitter COMMAS = Splitter.on(',').trimResults();

  private static final String STRING = "\"(?:[^\"\\\\]|\\\\.)*+\"";
  private static final Pattern SHARDY_TRIVIA = Pattern.compile(STRING + "|(?:\\s|//[^\\n]*+)++");
  private static final Pattern SHARDY_SPACE =
      Pattern.compile(STRING + "|,|(?<=\\}):|(?<=[)}])(?=\\{|[a-z_]{2,}=)");

  private static final Pattern DEVICES =
      Pattern.compile("(<\\[[^\\]]*=[^\\]]*\\]), device_ids=\\[([0-9, ]+)\\]");
  private static final Pattern AXIS_SIZE = Pattern.compile("=([0-9]{1,9})");

  private OpaqueSpelling() {}

  /** The attribute {@code text} as it is printed. */
  static String canonical(String text) {
    if (text.startsWith(FAST_MATH) && text.endsWith(">")) {
      return fastMath(text);
    }
    return text.startsWith("#sdy.") || text.startsWith("#sdy<") ? shardy(text) : text;
  }

  /** The flags in order, or the text as it is where one is wrong. */
  private static String fastMath(String text) {
    List<String> flags = COMMAS.splitToList(text.substring(FAST_MATH.length(), text.length() - 1));
    if (flags.contains("fast") || flags.containsAll(FLAGS)) {
      return FAST_MATH + "fast>";
    }
    return FLAGS.containsAll(flags)
        ? FAST_MATH + String.join(",", FLAGS.stream().filter(flags::contains).toList()) + ">"
        : text;
  }

  /** Spaces stand after commas, before the parts of a rule, and nowhere else. */
  private static String shardy(String text) {
    String tight =
        SHARDY_TRIVIA
            .matcher(text)
            .replaceAll(found -> Matcher.quoteReplacement(string(found, "")));
    String spaced =
        SHARDY_SPACE
            .matcher(tight)
            .replaceAll(found -> Matcher.quoteReplacement(string(found, found.group() + " ")));
    return DEVICES.matcher(spaced).replaceAll(OpaqueSpelling::devices);
  }

  /** The devices of a mesh, which are left out where they are the ones that it has anyway. */
  private static String devices(MatchResult found) {
    List<String> ids = COMMAS.splitToList(found.group(2));
    long devices =
        AXIS_SIZE
            .matcher(found.group(1))
            .results()
            .mapToLong(axis -> Long.parseLong(axis.group(1)))
            .reduce(1, (left, right) -> left * right);
    if (ids.size() != devices) {
      return Matcher.quoteReplacement(found.group());
    }
    for (int i = 0; i < ids.size(); i++) {
      if (!ids.get(i).equals(Integer.toString(i))) {
        return Matcher.quoteReplacement(found.group());
      }
    }
    return Matcher.quoteReplacement(found.group(1));
  }

  /** A string as it is, and {@code other} for anything else. */
  private static String string(MatchResult found, String other) {
    return found.group().startsWith("\"") ? found.group() : other;
  }
}
