// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite;

import com.google.common.collect.ImmutableList;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hlokit.dialect.FunctionNames;
import org.hlokit.ir.BlockArgument;
import org.hlokit.ir.Operation;
import org.hlokit.tflite.lower.Lowering;

/**
 * Names of a function's arguments and results as frameworks leave them: {@code jax.result_info} and
 * similar attributes, and named locations of arguments. Without a name they are {@code arg0} and
 * {@code output0}.
 */
final class SignatureNames {
  /** A part of a path such as {@code result['logits'][0]} or {@code args.tokens}. */
  private static final Pattern PART = Pattern.compile("[A-Za-z0-9_]+");

  private SignatureNames() {}

  static Lowering.Names of(Operation function) {
    Set<String> taken = new HashSet<>();
    ImmutableList.Builder<String> inputs = ImmutableList.builder();
    for (BlockArgument argument : function.region(0).entry().arguments()) {
      int index = argument.index();
      inputs.add(unique(first(FunctionNames.ofArgument(function, index)), "arg" + index, taken));
    }
    taken.clear();
    ImmutableList.Builder<String> outputs = ImmutableList.builder();
    int results = function.region(0).entry().terminator().operandCount();
    for (int i = 0; i < results; i++) {
      outputs.add(unique(first(FunctionNames.ofResult(function, i)), "output" + i, taken));
    }
    return new Lowering.Names(inputs.build(), outputs.build());
  }

  /** The first name that has words, empty where none has. */
  private static String first(ImmutableList<String> names) {
    return names.stream()
        .map(SignatureNames::identifier)
        .filter(name -> !name.isEmpty())
        .findFirst()
        .orElse("");
  }

  /** The parts of a path that are words: {@code result['logits']} is {@code logits}. */
  private static String identifier(String path) {
    StringBuilder name = new StringBuilder();
    Matcher part = PART.matcher(path);
    boolean several = path.matches(".*[\\[.].*");
    while (part.find()) {
      boolean root = part.start() == 0 && several && part.group().matches("result|args|kwargs");
      if (!root) {
        name.append(name.isEmpty() ? "" : "_").append(part.group());
      }
    }
    return name.toString();
  }

  /** A name that is not a mere number and not yet taken. */
  private static String unique(String name, String fallback, Set<String> taken) {
    String candidate = name.isEmpty() || Character.isDigit(name.charAt(0)) ? fallback : name;
    String free = candidate;
    for (int i = 1; !taken.add(free); i++) {
      free = candidate + "_" + i;
    }
    return free;
  }
}
