// SPDX-License-Identifier: Apache-2.0
package org.hlokit.print;

import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.ImmutableLongArray;
import org.hlokit.dialect.ChloOps;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.DenseArrayAttr;
import org.hlokit.ir.ForeignAssembly;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.OpDefinition.OperandSpec;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Region;
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
    } else if (definition.results().size() > 1) {
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
    return name.equals("arith.constant") ? arithConstant(op) : FIXED.get(name);
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

  /** {@code c5_i32}, {@code true}, {@code cst}, from the text of a constant. */
  private static @Nullable String arithConstant(Operation op) {
    ForeignAssembly foreign = op.foreign();
    if (foreign == null
        || foreign.pieces().size() != 1
        || !(foreign.pieces().getFirst() instanceof ForeignAssembly.Text(String written))) {
      return null;
    }
    String text = written.substring(written.lastIndexOf('}') + 1).trim();
    if (text.equals("true") || text.equals("false")) {
      return text;
    }
    int colon = text.lastIndexOf(':');
    String value = colon < 0 ? text : text.substring(0, colon).trim();
    String type = colon < 0 ? "i64" : text.substring(colon + 1).trim();
    if (!value.matches("-?[0-9]+")) {
      return "cst";
    }
    return type.equals("index") ? "c" + value : "c" + value + "_" + type;
  }

  /** The name of the arguments of {@code region}, or null where it suggests none. */
  static @Nullable String regionArguments(Region region) {
    Operation parent = region.parentOp();
    return parent != null && parent.is(StablehloOps.WHILE) ? "iterArg" : null;
  }

  static boolean isConstant(Operation op) {
    return op.is(StablehloOps.CONSTANT) || op.is(ChloOps.CONSTANT);
  }
}
