// SPDX-License-Identifier: Apache-2.0
package org.hlokit.lit;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes the check lines that an output passes: a label for every function, one line for every
 * line, and variables instead of the names of values, which no test should depend on.
 */
final class CheckWriter {
  /** The line of a function, up to its name and behind it. */
  static final Pattern FUNCTION =
      Pattern.compile("\\s*((?:[\\w.]+\\.)?func (?:[\\w]+ )?@(\"[^\"]*\"|[\\w$.-]+))(.*)");

  private static final Pattern VALUE = Pattern.compile("%([A-Za-z0-9_$.-]+)");

  /** What follows the name of a value where it is defined, as a result or as an argument. */
  private static final Pattern DEFINED = Pattern.compile("(?::\\d+)? = .*|: .*");

  private static final Pattern FRAME = Pattern.compile("module(?: @[\\w$.-]+)? \\{|\\}|// -----.*");

  private final String prefix;
  private final List<Block> blocks = new ArrayList<>();
  private final Map<String, String> names = new HashMap<>();
  private final Set<String> usedNames = new HashSet<>();
  private List<String> lines = new ArrayList<>();
  private boolean follows;

  /**
   * The checks for a function, or with the empty name those before the first one.
   *
   * @param name the symbol, as the function's line has it
   */
  record Block(String name, ImmutableList<String> lines) {}

  private CheckWriter(String prefix) {
    this.prefix = prefix;
  }

  static ImmutableList<Block> write(String output, String prefix) {
    CheckWriter writer = new CheckWriter(prefix);
    writer.write(output);
    return ImmutableList.copyOf(writer.blocks);
  }

  private void write(String output) {
    String name = "";
    boolean module = FUNCTION.matcher(output).find();
    int blank = 0;
    for (String line : output.lines().toList()) {
      if (line.isBlank()) {
        blank++;
        continue;
      }
      // What frames functions is no matter of a test, nor are the lines between them.
      if (module && FRAME.matcher(line).matches()) {
        follows = false;
        blank = 0;
        continue;
      }
      for (; blank > 0 && follows && !module; blank--) {
        lines.add("// " + prefix + "-EMPTY:");
      }
      blank = 0;
      Matcher function = FUNCTION.matcher(line);
      if (function.matches()) {
        finish(name);
        name = function.group(2);
        lines.add("// " + prefix + "-LABEL: " + literal(function.group(1)));
        lines.add("// " + prefix + "-SAME:  " + withVariables(function.group(3)));
      } else {
        lines.add("// " + prefix + (follows ? "-NEXT:  " : ":       ") + withVariables(line));
      }
      follows = true;
    }
    finish(name);
  }

  private void finish(String name) {
    if (!lines.isEmpty()) {
      blocks.add(new Block(name, ImmutableList.copyOf(lines)));
    }
    lines = new ArrayList<>();
    names.clear();
    usedNames.clear();
  }

  private String withVariables(String line) {
    StringBuilder out = new StringBuilder();
    Matcher value = VALUE.matcher(line);
    int end = 0;
    while (value.find()) {
      out.append(literal(line.substring(end, value.start()))).append('%');
      // Regions beside each other use the same names for different values.
      boolean defined = DEFINED.matcher(line.substring(value.end())).matches();
      String known = names.get(value.group(1));
      if (known != null && !defined) {
        out.append("[[").append(known).append("]]");
      } else {
        String variable = variable(value.group(1));
        out.append("[[").append(variable).append(":[^ :]+]]");
      }
      end = value.end();
    }
    return out.append(literal(line.substring(end))).toString().stripTrailing();
  }

  /** A new variable: {@code %arg0} is ARG0, {@code %0} is V0. */
  private String variable(String value) {
    String base = value.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    base = Character.isDigit(base.charAt(0)) ? "V" + base : base;
    String name = base;
    for (int i = 1; !usedNames.add(name); i++) {
      name = base + "_" + i;
    }
    names.put(value, name);
    return name;
  }

  /** Hides from FileCheck what it would take for a block. */
  private static String literal(String text) {
    return text.replace("{{", "{{[{][{]}}").replace("[[", "{{\\[\\[}}");
  }
}
