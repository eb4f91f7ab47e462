// SPDX-License-Identifier: Apache-2.0
package org.hlokit.lit.filecheck;

import com.google.common.collect.ImmutableList;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Defines the variables of {@code -DNAME=text} and {@code -D#NAME=expression}. */
final class CommandLineVariables {
  private CommandLineVariables() {}

  /** Defines them all; false if one was wrong, which has been told. */
  static boolean define(ImmutableList<String> definitions, Variables variables, Messages messages) {
    // All definitions make one text, a line each, for messages to point into.
    StringBuilder text = new StringBuilder();
    List<int[]> ranges = new ArrayList<>();
    for (int i = 0; i < definitions.size(); i++) {
      String definition = definitions.get(i);
      text.append("Global define #").append(i + 1).append(": ");
      String parsed = definition;
      boolean numeric = definition.startsWith("#");
      if (numeric) {
        parsed = definition.replaceFirst("=", ":");
        text.append(definition).append(" (parsed as: [[");
      }
      ranges.add(new int[] {text.length(), text.length() + parsed.length()});
      text.append(parsed).append(numeric ? "]])\n" : "\n");
    }
    SourceText source = new SourceText("Global defines", text.toString());
    boolean fine = true;
    for (int[] range : ranges) {
      Slice definition = new Slice(source, range[0], range[1]);
      try {
        if (definition.startsWith("#")) {
          defineNumber(definition.from(1), variables);
        } else {
          defineString(definition, variables);
        }
      } catch (CheckSyntaxException e) {
        messages.error(e.where(), e.text());
        fine = false;
      }
    }
    return fine;
  }

  private static void defineNumber(Slice definition, Variables variables)
      throws CheckSyntaxException {
    NumericBlockParser.Block block = NumericBlockParser.parse(definition, variables, 0);
    NumericVariable variable = block.defined();
    Expression expression = block.expression();
    if (variable == null || expression == null) {
      throw new CheckSyntaxException(definition, "missing value in numeric variable definition");
    }
    List<Expression.Fault> faults = new ArrayList<>();
    BigInteger value = Expression.evaluate(expression, faults);
    if (value == null) {
      throw new CheckSyntaxException(
          expression.text(),
          switch (faults.getFirst()) {
            case Expression.Fault.Undefined(Slice name) -> "undefined variable: " + name.text();
            case Expression.Fault.Overflow overflow -> "overflow error";
          });
    }
    variable.set(value, null);
    variables.declareNumber(variable);
  }

  private static void defineString(Slice definition, Variables variables)
      throws CheckSyntaxException {
    int equals = definition.indexOf("=", 0);
    Slice head = definition.upTo(equals);
    VariableName name = VariableName.parse(head);
    if (name.isPseudo() || !name.rest().isEmpty()) {
      throw new CheckSyntaxException(
          head, "invalid name in string variable definition '" + head.text() + "'");
    }
    if (variables.number(name.text()) != null) {
      throw new CheckSyntaxException(
          name.name(), "numeric variable with name '" + name.text() + "' already exists");
    }
    variables.declareString(name.text());
    if (variables.string(name.text()) == null) {
      variables.setString(name.text(), definition.from(equals + 1));
    }
  }
}
