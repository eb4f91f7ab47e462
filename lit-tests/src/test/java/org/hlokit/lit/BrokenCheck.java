// SPDX-License-Identifier: Apache-2.0
package org.hlokit.lit;

import com.google.common.base.Splitter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Breaks one check line of a test, so that the test has to fail. */
final class BrokenCheck {
  /** A call of FileCheck that the test does not expect to fail. */
  private static final Pattern CALL = Pattern.compile("(?<!not )\\bFileCheck\\b([^|;&]*)");

  private static final Pattern PREFIX = Pattern.compile("--?check-prefix(?:es)?[= ](\\S+)");

  private BrokenCheck() {}

  /** The text with something added to a check that looks for a match; empty if there is none. */
  static Optional<String> in(String text, long seed) {
    Set<String> prefixes = new HashSet<>();
    String commands =
        text.lines().filter(l -> l.contains("RUN:")).reduce("", (a, b) -> a + ";" + b);
    Matcher call = CALL.matcher(commands.replaceAll("\\\\;[^:]*RUN:", " "));
    while (call.find()) {
      Matcher prefix = PREFIX.matcher(call.group(1));
      boolean given = false;
      while (prefix.find()) {
        prefixes.addAll(Splitter.on(',').splitToList(prefix.group(1)));
        given = true;
      }
      if (!given) {
        prefixes.add("CHECK");
      }
    }
    Pattern check =
        Pattern.compile(
            "\\s*//\\s*(?:" + String.join("|", prefixes) + ")(?:-(?:NEXT|SAME|DAG|LABEL))?:.*");
    List<String> lines = new ArrayList<>(Splitter.on('\n').splitToList(text));
    List<Integer> candidates = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (check.matcher(lines.get(i)).matches()) {
        candidates.add(i);
      }
    }
    if (candidates.isEmpty()) {
      return Optional.empty();
    }
    int chosen = candidates.get(new Random(seed).nextInt(candidates.size()));
    lines.set(chosen, lines.get(chosen).stripTrailing() + " <broken>");
    return Optional.of(String.join("\n", lines));
  }
}
