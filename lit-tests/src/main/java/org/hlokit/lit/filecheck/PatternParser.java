// SPDX-License-Identifier: Apache-2.0
package org.hlokit.lit.filecheck;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hlokit.lit.regex.PosixRegex;
import org.hlokit.lit.regex.RegexSyntaxException;

/**
 * Turns the text behind {@code CHECK:} into one regular expression: fixed text is escaped, <code>
 * {{..}}</code> stands as it is, {@code [[NAME:regex]]} becomes a group, {@code [[NAME]]} a place
 * for its value.
 */
final class PatternParser {
  private static final int MAX_BACK_REFERENCE = 20;

  private final Options options;
  private final Variables variables;
  private final CheckPattern.Header header;
  private final StringBuilder regex = new StringBuilder();
  private final List<CheckPattern.Substitution> substitutions = new ArrayList<>();
  private final Map<String, Integer> strings = new LinkedHashMap<>();
  private final Map<String, CheckPattern.NumberDefinition> numbers = new LinkedHashMap<>();
  private int nextGroup = 1;

  private PatternParser(Options options, Variables variables, CheckPattern.Header header) {
    this.options = options;
    this.variables = variables;
    this.header = header;
  }

  static CheckPattern parse(Options options, Variables variables, CheckPattern.Header header)
      throws CheckSyntaxException {
    PatternParser parser = new PatternParser(options, variables, header);
    return new CheckPattern(header, parser.body(), options.ignoreCase());
  }

  private CheckPattern.Body body() throws CheckSyntaxException {
    boolean wholeLines = options.matchFullLines() && header.kind() != CheckKind.NOT;
    Slice text = header.where();
    if (!(options.strictWhitespace() && options.matchFullLines())) {
      text = text.trimEnd();
    }
    if (header.kind() == CheckKind.EMPTY) {
      if (!text.isEmpty()) {
        throw new CheckSyntaxException(
            header.where(),
            "found non-empty check string for empty check with prefix '" + header.prefix() + ":'");
      }
      return new CheckPattern.Body.Regex(
          "(\n$)", ImmutableList.of(), ImmutableMap.of(), ImmutableList.of());
    }
    if (text.isEmpty()) {
      throw new CheckSyntaxException(
          header.where(), "found empty check string with prefix '" + header.prefix() + ":'");
    }
    if (header.literal() || (!wholeLines && !text.contains("{{") && !text.contains("[["))) {
      return new CheckPattern.Body.Fixed(text.text());
    }
    String anyBlanks = options.strictWhitespace() ? "" : " *";
    if (wholeLines) {
      regex.append('^').append(anyBlanks);
    }
    while (!text.isEmpty()) {
      if (text.startsWith("{{")) {
        text = regexBlock(text);
      } else if (text.startsWith("[[") && !text.startsWith("[[[")) {
        text = substitutionBlock(text);
      } else {
        text = fixedText(text);
      }
    }
    if (wholeLines) {
      regex.append(anyBlanks).append('$');
    }
    return new CheckPattern.Body.Regex(
        regex.toString(),
        ImmutableList.copyOf(substitutions),
        ImmutableMap.copyOf(strings),
        ImmutableList.copyOf(numbers.values()));
  }

  private Slice fixedText(Slice text) {
    int end = text.length();
    for (String start : ImmutableList.of("{{", "[[")) {
      int found = text.indexOf(start, 1);
      if (found >= 0) {
        end = Math.min(end, found);
      }
    }
    regex.append(PosixRegex.escape(text.upTo(end).text()));
    return text.from(end);
  }

  private Slice regexBlock(Slice text) throws CheckSyntaxException {
    int end = text.indexOf("}}", 0);
    if (end < 0) {
      throw new CheckSyntaxException(text, "found start of regex string with no end '}}'");
    }
    // Parentheses keep alternatives from reaching into the text around the block.
    boolean alternatives = text.contains("|");
    if (alternatives) {
      regex.append('(');
      nextGroup++;
    }
    appendRegex(text.upTo(end).from(2));
    if (alternatives) {
      regex.append(')');
    }
    return text.from(end + 2);
  }

  private void appendRegex(Slice text) throws CheckSyntaxException {
    try {
      nextGroup += PosixRegex.compile(text.text(), false).groups();
    } catch (RegexSyntaxException e) {
      throw new CheckSyntaxException(text, "invalid regex: " + e.getMessage());
    }
    regex.append(text.text());
  }

  private Slice substitutionBlock(Slice text) throws CheckSyntaxException {
    int end = blockEnd(text.from(2));
    if (end < 0) {
      throw new CheckSyntaxException(text, "Invalid substitution block, no ]] found");
    }
    Slice block = text.from(2).upTo(end);
    if (block.startsWith("#")) {
      numericBlock(
          block.from(1), NumericBlockParser.parse(block.from(1), variables, header.line()));
    } else {
      stringBlock(block);
    }
    return text.from(2 + end + 2);
  }

  /**
   * Where the {@code ]]} of a block stands; brackets and escapes of its regex are looked through.
   */
  private static int blockEnd(Slice text) throws CheckSyntaxException {
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '\\' -> i++;
        case '[' -> depth++;
        case ']' -> {
          if (depth > 0) {
            depth--;
          } else if (text.from(i).startsWith("]]")) {
            return i;
          } else {
            throw new CheckSyntaxException(
                text.from(i), "missing closing \"]\" for regex variable");
          }
        }
        default -> {}
      }
    }
    return -1;
  }

  private void stringBlock(Slice block) throws CheckSyntaxException {
    int colon = block.indexOf(":", 0);
    Slice head = colon < 0 ? block : block.upTo(colon);
    for (int i = 0; i < head.length(); i++) {
      if (Slice.isBlank(head.charAt(i))) {
        throw new CheckSyntaxException(head.from(i), "unexpected whitespace");
      }
    }
    VariableName name = VariableName.parse(block);
    if (colon >= 0) {
      if (name.isPseudo() || !name.rest().startsWith(":")) {
        throw new CheckSyntaxException(name.name(), "invalid name in string variable definition");
      }
      defineString(name.name(), name.rest().from(1));
    } else if (name.isPseudo()) {
      numericBlock(block, NumericBlockParser.parseLegacyLine(block, variables, header.line()));
    } else if (name.rest().isEmpty()) {
      useString(name.name());
    } else {
      throw new CheckSyntaxException(name.name(), "invalid name in string variable use");
    }
  }

  private void defineString(Slice name, Slice pattern) throws CheckSyntaxException {
    String text = name.text();
    if (variables.number(text) != null) {
      throw new CheckSyntaxException(
          name, "numeric variable with name '" + text + "' already exists");
    }
    strings.put(text, nextGroup++);
    variables.declareString(text);
    regex.append('(');
    if (!pattern.isEmpty()) {
      appendRegex(pattern);
    }
    regex.append(')');
  }

  private void useString(Slice name) throws CheckSyntaxException {
    Integer group = strings.get(name.text());
    if (group == null) {
      substitutions.add(new CheckPattern.Substitution.OfString(name, regex.length()));
    } else if (group > MAX_BACK_REFERENCE) {
      throw new CheckSyntaxException(
          name, "Can't back-reference more than " + MAX_BACK_REFERENCE + " variables");
    } else {
      regex.append(group < 10 ? "\\" + group : "\\g{" + group + "}");
    }
  }

  private void numericBlock(Slice text, NumericBlockParser.Block block)
      throws CheckSyntaxException {
    NumericVariable defined = block.defined();
    if (defined != null) {
      regex.append('(');
      numbers.put(defined.name(), new CheckPattern.NumberDefinition(defined, nextGroup++));
      variables.declareNumber(defined);
    }
    Expression value = block.expression();
    if (value != null) {
      substitutions.add(
          new CheckPattern.Substitution.OfNumber(text, regex.length(), value, block.format()));
    } else {
      String wildcard = block.format().wildcard();
      nextGroup += PosixRegex.compile(wildcard, false).groups();
      regex.append(wildcard);
    }
    if (defined != null) {
      regex.append(')');
    }
  }
}
