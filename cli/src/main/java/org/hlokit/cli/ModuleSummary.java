// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

import static com.google.common.collect.ImmutableSet.toImmutableSet;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Multiset;
import com.google.common.collect.Multisets;
import com.google.common.collect.TreeMultiset;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.Operation;
import org.hlokit.ir.StringAttr;
import org.hlokit.ir.TypeAttr;
import org.hlokit.parse.ParseOptions;
import org.hlokit.print.Printer;
import org.hlokit.vhlo.VhloAttributes;
import org.hlokit.vhlo.VhloTypes;
import org.hlokit.vhlo.bytecode.BytecodeModule;
import org.jspecify.annotations.Nullable;

/** What {@code hlokit inspect} says about MLIR, text or bytecode. */
final class ModuleSummary {
  private static final ImmutableSet<String> FUNCTIONS =
      ImmutableSet.of("func.func", "vhlo.func_v1");

  private ModuleSummary() {}

  /**
   * Sums up the first module of an input.
   *
   * @throws org.hlokit.diagnostic.DiagnosticException where it is not valid
   */
  static String of(ModuleInput input) {
    StringBuilder text = new StringBuilder();
    BytecodeModule file = input.artifact();
    if (file == null) {
      line(text, "format", "MLIR text");
    } else {
      line(text, "format", "MLIR bytecode, version " + file.version());
      line(text, "written by", file.producer());
    }
    Operation module =
        file == null
            ? input.module(input.parts(false).getFirst(), ParseOptions.DEFAULT)
            : file.module();
    TreeMultiset<String> kinds = TreeMultiset.create();
    TreeMultiset<String> calls = TreeMultiset.create();
    StringBuilder functions = new StringBuilder();
    module.walk(
        op -> {
          kinds.add(op.name());
          if (FUNCTIONS.contains(op.name())) {
            functions.append("  %s%n".formatted(signature(op)));
          }
          if (unwrapped(op, "call_target_name") instanceof StringAttr(String target, _)) {
            calls.add(target);
          }
        });
    text.append("functions\n").append(functions);
    counts(text, "operations", "", kinds);
    if (!calls.isEmpty()) {
      counts(text, "custom calls", "@", calls);
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String label, String value) {
    text.append("%-12s %s%n".formatted(label, value));
  }

  private static void counts(
      StringBuilder text, String label, String mark, Multiset<String> counted) {
    line(text, label, Integer.toString(counted.size()));
    for (String name :
        Multisets.copyHighestCountFirst(counted).stream().collect(toImmutableSet())) {
      text.append("  %6d  %s%s%n".formatted(counted.count(name), mark, name));
    }
  }

  private static String signature(Operation function) {
    String name =
        unwrapped(function, "sym_name") instanceof StringAttr(String symbol, _) ? symbol : "";
    return "@%s: %s"
        .formatted(
            name,
            unwrapped(function, "function_type") instanceof TypeAttr(var type)
                ? Printer.toText(VhloTypes.unwrap(type))
                : "of no type");
  }

  private static @Nullable Attribute unwrapped(Operation op, String name) {
    Attribute value = op.attribute(name);
    return value == null ? null : VhloAttributes.unwrap(value);
  }
}
