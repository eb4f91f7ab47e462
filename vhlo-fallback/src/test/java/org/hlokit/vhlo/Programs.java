// SPDX-License-Identifier: Apache-2.0
package org.hlokit.vhlo;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.hlokit.ir.Block;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Region;
import org.hlokit.ir.Source;
import org.hlokit.ir.Value;
import org.hlokit.parse.MlirText;
import org.hlokit.pass.PassContext;
import org.hlokit.pass.PassRegistry;
import org.jspecify.annotations.Nullable;

/** Programs for tests. */
public final class Programs {
  private static final MlirText TEXT = MlirText.ofAllDialects();
  private static final PassRegistry PASSES = new PassRegistry(List.of(VhloPasses.ALL));

  private Programs() {}

  public static Operation read(String text) {
    return TEXT.read(Source.of("test.mlir", text));
  }

  /** Reads a program and runs passes, each with its options after a blank. */
  public static Operation run(String text, String... passes) {
    Operation module = read(text);
    run(module, passes);
    return module;
  }

  public static void run(Operation module, String... passes) {
    for (String pass : passes) {
      String[] words = pass.split(" ", 2);
      PASSES
          .find(words[0])
          .orElseThrow()
          .create(words.length > 1 ? words[1] : "")
          .run(module, PassContext.SILENT);
    }
  }

  /** The first difference between two programs, or null where there is none. */
  public static @Nullable String difference(Operation left, Operation right) {
    return difference(left, right, new HashMap<>());
  }

  private static @Nullable String difference(
      Operation left, Operation right, Map<Value, Value> values) {
    if (!left.name().equals(right.name())) {
      return left.name() + " is not " + right.name();
    }
    if (!left.properties().equals(right.properties())) {
      return left.name() + ": " + left.properties() + " is not " + right.properties();
    }
    if (!left.discardable().equals(right.discardable())) {
      return left.name() + ": " + left.discardable() + " is not " + right.discardable();
    }
    if (left.operandCount() != right.operandCount()
        || left.resultCount() != right.resultCount()
        || left.regions().size() != right.regions().size()) {
      return left.name() + " has other operands, results or regions";
    }
    for (int i = 0; i < left.operandCount(); i++) {
      if (values.get(left.operand(i)) != right.operand(i)) {
        return left.name() + " has another operand " + i;
      }
    }
    for (int i = 0; i < left.resultCount(); i++) {
      if (!left.result(i).type().equals(right.result(i).type())) {
        return left.name() + " gives " + left.result(i).type() + ", not " + right.result(i).type();
      }
      values.put(left.result(i), right.result(i));
    }
    for (int i = 0; i < left.regions().size(); i++) {
      String difference = difference(left.region(i), right.region(i), values);
      if (difference != null) {
        return difference;
      }
    }
    return null;
  }

  private static @Nullable String difference(Region left, Region right, Map<Value, Value> values) {
    if (left.blocks().size() != right.blocks().size()) {
      return "a region has another number of blocks";
    }
    for (int i = 0; i < left.blocks().size(); i++) {
      Block a = left.blocks().get(i);
      Block b = right.blocks().get(i);
      if (!a.argumentTypes().equals(b.argumentTypes())) {
        return "a block takes " + a.argumentTypes() + ", not " + b.argumentTypes();
      }
      for (int j = 0; j < a.arguments().size(); j++) {
        values.put(a.argument(j), b.argument(j));
      }
      Iterator<Operation> others = b.operations().iterator();
      for (Operation op : a.operations()) {
        if (!others.hasNext()) {
          return "a block has more operations";
        }
        String difference = difference(op, others.next(), values);
        if (difference != null) {
          return difference;
        }
      }
      if (others.hasNext()) {
        return "a block has fewer operations";
      }
    }
    return null;
  }
}
