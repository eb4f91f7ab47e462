// SPDX-License-Identifier: Apache-2.0
package org.hlokit.print;

import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.ImmutableLongArray;
import java.math.BigInteger;
import org.hlokit.dialect.ChloOps;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.AssemblyFamily;
import org.hlokit.ir.BoolAttr;
import org.hlokit.ir.DenseArrayAttr;
import org.hlokit.ir.IntegerAttr;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.OpDefinition.OperandSpec;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Region;
import org.hlokit.ir.SymbolRefAttr;
import org.hlokit.ir.TensorType;
import org.jspecify.annotations.Nullable;

/** Names that ops suggest for their results and for the arguments of their regions. */
final class NameHints {
  /** Takes a name for a result. */
  interface Names {
    void name(int result, String name);
  }

  /** Ops of one result with a fixed name. */
  private static final ImmutableMap<String, String> FIXED =
      ImmutableMap.<String, String>builder()
          .put("func.constant", "f")
          .put("memref.alloc", "alloc")
          .put("memref.alloca", "alloca")
          .put("memref.cast", "cast")
          .put("memref.collapse_shape", "collapse_shape")
          .put("memref.dim", "dim")
          .put("memref.expand_shape", "expand_shape")
          .put("memref.memory_space_cast", "memspacecast")
          .put("memref.realloc", "realloc")
          .put("memref.reinterpret_cast", "reinterpret_cast")
          .put("memref.reshape", "reshape")
          .put("memref.subview", "subview")
          .put("memref.transpose", "transpose")
          .put("memref.view", "view")
          .put("shape.mul", "")
          .put("tensor.bitcast", "")
          .put("tensor.cast", "cast")
          .put("tensor.collapse_shape", "collapsed")
          .put("tensor.concat", "concat")
          .put("tensor.dim", "dim")
          .put("tensor.expand_shape", "expanded")
          .put("tensor.extract", "extracted")
          .put("tensor.extract_slice", "extracted_slice")
          .put("tensor.from_elements", "from_elements")
          .put("tensor.gather", "gather")
          .put("tensor.generate", "generated")
          .put("tensor.insert", "inserted")
          .put("tensor.insert_slice", "inserted_slice")
          .put("tensor.pad", "padded")
          .put("tensor.rank", "rank")
          .put("tensor.reshape", "reshape")
          .put("tensor.scatter", "scatter")
          .put("tensor.splat", "splat")
          .buildOrThrow();

  private NameHints() {}

  /** Suggests names for the results of {@code op}. */
  static void results(Operation op, Names names) {
    OpDefinition definition = op.definition();
    if (definition == StablehloOps.CONSTANT) {
      names.name(0, isInteger(op) ? "c" : "cst");
    } else if (definition.results().size() > 1 && definition != ChloOps.SCAN) {
      groups(op, names);
    } else if (op.resultCount() == 1) {
      String name = single(op);
      if (name != null) {
        names.name(0, name);
      }
    }
  }

  private static @Nullable String single(Operation op) {
    String name = op.name();
    if (name.startsWith("stablehlo.") || name.startsWith("vhlo.")) {
      return null;
    }
    return switch (name) {
      case "arith.constant" -> arithConstant(op);
      case "shape.const_size" ->
          op.attribute("value") instanceof IntegerAttr(_, BigInteger value) ? "c" + value : null;
      case "ml_program.global_load", "ml_program.global_load_const" ->
          op.attribute("global") instanceof SymbolRefAttr symbol ? leaf(symbol) : null;
      default -> FIXED.get(name);
    };
  }

  private static String leaf(SymbolRefAttr symbol) {
    return symbol.nested().isEmpty() ? symbol.root() : symbol.nested().getLast();
  }

  private static boolean isInteger(Operation op) {
    return op.resultCount() > 0
        && op.result(0).type() instanceof TensorType tensor
        && tensor.element() instanceof IntegerType;
  }

  /** Ops of several results name each group of results as their definition does. */
  private static void groups(Operation op, Names names) {
    int fixed = 0;
    int open = 0;
    for (OperandSpec spec : op.definition().results()) {
      if (spec.kind() == OperandSpec.Kind.ONE) {
        fixed++;
      } else {
        open++;
      }
    }
    ImmutableLongArray segments =
        op.attribute("resultSegmentSizes") instanceof DenseArrayAttr array
            ? array.values()
            : ImmutableLongArray.of();
    int at = 0;
    for (int i = 0; i < op.definition().results().size(); i++) {
      OperandSpec spec = op.definition().results().get(i);
      int size =
          i < segments.length()
              ? (int) segments.get(i)
              : spec.kind() == OperandSpec.Kind.ONE ? 1 : (op.resultCount() - fixed) / open;
      if (size > 0 && at < op.resultCount()) {
        names.name(at, spec.name());
      }
      at += size;
    }
  }

  /** {@code c5_i32}, {@code c5} of type {@code index}, {@code true}, {@code cst}. */
  private static String arithConstant(Operation op) {
    return switch (op.attribute("value")) {
      case BoolAttr(boolean value) -> Boolean.toString(value);
      case IntegerAttr(IntegerType type, BigInteger value) -> "c" + value + "_" + type;
      case IntegerAttr(_, BigInteger value) -> "c" + value;
      case null, default -> "cst";
    };
  }

  /** The name of argument {@code index} of {@code region}, or null where none is suggested. */
  static @Nullable String regionArgument(Region region, int index) {
    Operation parent = region.parentOp();
    if (parent == null) {
      return null;
    }
    if (parent.definition().family() == AssemblyFamily.WHILE) {
      return "iterArg";
    }
    if (parent.is(ChloOps.SCAN)) {
      int[] starts = OperandGroups.starts(parent);
      return starts.length > 1 && index < starts[1] ? "input" : "carry";
    }
    return null;
  }
}
