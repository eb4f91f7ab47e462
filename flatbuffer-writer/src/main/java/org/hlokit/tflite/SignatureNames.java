// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite;

import com.google.common.collect.ImmutableList;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hlokit.ir.ArrayAttr;
import org.hlokit.ir.BlockArgument;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.Location;
import org.hlokit.ir.Operation;
import org.hlokit.ir.StringAttr;
import org.hlokit.tflite.lower.Lowering;

/**
 * Names of a function's arguments and results as frameworks leave them: {@code jax.result_info} and
 * similar attributes, and named locations of arguments. Without a name they are {@code arg0} and
 * {@code output0}.
 */
final class SignatureNames {
  /** Attributes that name an argument or result, the surest first. */
  private static final ImmutableList<String> NAMING =
      ImmutableList.of(
          "jax.result_info", "jax.arg_info", "tf.name", "torch.name", "ml_program.identifier");

  /** A part of a path such as {@code result['logits'][0]} or {@code args.tokens}. */
  private static final Pattern PART = Pattern.compile("[A-Za-z0-9_]+");

  private SignatureNames() {}

  static Lowering.Names of(Operation function) {
    Set<String> taken = new HashSet<>();
    ImmutableList.Builder<String> inputs = ImmutableList.builder();
    for (BlockArgument argument : function.region(0).entry().arguments()) {
      int index = argument.index();
      String name = named(function, "arg_attrs", index);
      if (name.isEmpty()) {
        name = located(argument.location());
      }
      inputs.add(unique(name, "arg" + index, taken));
    }
    taken.clear();
    ImmutableList.Builder<String> outputs = ImmutableList.builder();
    int results = function.region(0).entry().terminator().operandCount();
    for (int i = 0; i < results; i++) {
      outputs.add(unique(named(function, "res_attrs", i), "output" + i, taken));
    }
    return new Lowering.Names(inputs.build(), outputs.build());
  }

  private static String named(Operation function, String attribute, int index) {
    if (function.attribute(attribute) instanceof ArrayAttr array
        && index < array.elements().size()
        && array.elements().get(index) instanceof DictionaryAttr dictionary) {
      for (String key : NAMING) {
        if (dictionary.get(key) instanceof StringAttr name) {
          return identifier(name.value());
        }
      }
    }
    return "";
  }

  private static String located(Location location) {
    return switch (location) {
      case Location.Name name -> identifier(name.name());
      case Location.Fused fused -> located(fused.locations().get(0));
      case Location.CallSite site -> located(site.callee());
      case Location.Unknown _, Location.FileLineCol _ -> "";
    };
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
