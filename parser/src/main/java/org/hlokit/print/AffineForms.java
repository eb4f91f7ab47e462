// SPDX-License-Identifier: Apache-2.0
package org.hlokit.print;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.nio.IntBuffer;
import java.util.List;
import org.hlokit.ir.AffineAttr;
import org.hlokit.ir.AffineExpr;
import org.hlokit.ir.AffineMap;
import org.hlokit.ir.ArrayAttr;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.Block;
import org.hlokit.ir.DenseElementsAttr;
import org.hlokit.ir.IntegerAttr;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Value;
import org.jspecify.annotations.Nullable;

/** The ops of the affine dialect. */
final class AffineForms {
  private AffineForms() {}

  private static @Nullable AffineMap map(Operation op, String property) {
    return op.properties().get(property) instanceof AffineAttr attribute ? attribute.map() : null;
  }

  private static boolean hasMap(Operation op, String property, int operands) {
    AffineMap map = map(op, property);
    return map != null && map.dimensions() + map.symbols() == operands;
  }

  private static boolean hasBody(Operation op, int region) {
    return op.region(region).blocks().size() == 1 && !op.region(region).entry().isEmpty();
  }

  /** {@code (%0)[%1]}: the values of dimensions, and of symbols if there are any. */
  private static void values(AffineMap map, List<? extends Value> values, AssemblyPrinter out) {
    out.put('(').operands(values.subList(0, map.dimensions())).put(')');
    if (map.symbols() > 0) {
      out.put('[').operands(values.subList(map.dimensions(), values.size())).put(']');
    }
  }

  /** The expressions of a map with the names of values. */
  private static void expressions(
      AffineMap map, List<? extends Value> values, AssemblyPrinter out) {
    boolean isFirst = true;
    for (AffineExpr expr : map.results()) {
      out.text(isFirst ? "" : ", ");
      isFirst = false;
      out.text(
          expr.toText(
              i -> out.nameOf(values.get(i)),
              i -> "symbol(" + out.nameOf(values.get(map.dimensions() + i)) + ")"));
    }
  }

  /** {@code affine.load %0[%1 + 2] : memref<..>}. */
  static final class Access implements AssemblyForm {
    @Override
    public boolean fits(Operation op) {
      int first = op.definition().operands().size() - 1;
      return op.operandCount() >= first && hasMap(op, "map", op.operandCount() - first);
    }

    @Override
    public void write(Operation op, AssemblyPrinter out) {
      int first = op.definition().operands().size() - 1;
      out.put(' ').operands(op, 0, first).put('[');
      AffineMap map = map(op, "map");
      if (map != null) {
        expressions(map, op.operands().subList(first, op.operandCount()), out);
      }
      out.put(']').attributes(op, ImmutableSet.of("map"));
      out.text(" : ").type(op.operand(first - 1).type());
    }
  }

  /** {@code affine.apply #map(%0)[%1]}. */
  static final class Apply implements AssemblyForm {
    @Override
    public boolean fits(Operation op) {
      return hasMap(op, "map", op.operandCount()) && op.resultCount() == 1;
    }

    @Override
    public void write(Operation op, AssemblyPrinter out) {
      applied(op, "map", op.operands(), out);
      out.attributes(op, ImmutableSet.of("map"));
    }
  }

  private static void applied(
      Operation op, String property, List<? extends Value> values, AssemblyPrinter out) {
    if (op.properties().get(property) instanceof AffineAttr attribute && attribute.map() != null) {
      out.put(' ').attribute(attribute);
      values(attribute.map(), values, out);
    }
  }

  /** {@code affine.if #set(%0) {..} else {..}}. */
  static final class Conditional implements AssemblyForm {
    @Override
    public boolean fits(Operation op) {
      return hasMap(op, "condition", op.operandCount())
          && op.regions().size() == 2
          && hasBody(op, 0)
          && (op.region(1).isEmpty() || hasBody(op, 1));
    }

    @Override
    public void write(Operation op, AssemblyPrinter out) {
      boolean hasResults = op.resultCount() > 0;
      applied(op, "condition", op.operands(), out);
      if (hasResults) {
        out.text(" -> ").resultTypes(op);
      }
      out.put(' ').body(op.region(0), hasResults);
      if (!op.region(1).isEmpty()) {
        out.text(" else ").body(op.region(1), hasResults);
      }
      out.attributes(op, ImmutableSet.of("condition"));
    }
  }

  /** {@code affine.for %i = 0 to #map(%0) step 2 iter_args(%a = %1) -> (..) {..}}. */
  static final class ForLoop implements AssemblyForm {
    private static final ImmutableSet<String> HIDDEN =
        ImmutableSet.of("lowerBoundMap", "upperBoundMap", "step", "operandSegmentSizes");

    @Override
    public boolean fits(Operation op) {
      int[] starts = OperandGroups.starts(op);
      return starts.length == 4
          && hasMap(op, "lowerBoundMap", starts[1])
          && hasMap(op, "upperBoundMap", starts[2] - starts[1])
          && op.properties().get("step") instanceof IntegerAttr
          && op.regions().size() == 1
          && hasBody(op, 0)
          && op.region(0).entry().arguments().size() == starts[3] - starts[2] + 1;
    }

    @Override
    public void write(Operation op, AssemblyPrinter out) {
      int[] starts = OperandGroups.starts(op);
      Block body = op.region(0).entry();
      boolean hasInits = starts[3] > starts[2];
      out.put(' ').operand(body.argument(0)).argumentLocation(body.argument(0)).text(" =");
      bound(op, "lowerBoundMap", op.operands().subList(0, starts[1]), "max", out);
      out.text(" to");
      bound(op, "upperBoundMap", op.operands().subList(starts[1], starts[2]), "min", out);
      if (op.properties().get("step") instanceof IntegerAttr step && step.longValue() != 1) {
        out.text(" step ").number(step.longValue());
      }
      if (hasInits) {
        LoopForms.initializations(
            body, 1, op.operands().subList(starts[2], starts[3]), " iter_args", out);
        out.text(" -> (").typesOf(op.results()).put(')');
      }
      out.put(' ').body(op.region(0), hasInits).attributes(op, HIDDEN);
    }

    private static void bound(
        Operation op,
        String property,
        List<? extends Value> values,
        String word,
        AssemblyPrinter out) {
      AffineMap map = map(op, property);
      if (map == null) {
        return;
      }
      ImmutableList<AffineExpr> results = map.results();
      AffineExpr only = results.size() == 1 ? results.getFirst() : null;
      if (values.isEmpty() && only instanceof AffineExpr.Constant(long value)) {
        out.put(' ').number(value);
      } else if (map.dimensions() == 0 && only instanceof AffineExpr.Symbol && values.size() == 1) {
        out.put(' ').operand(values.getFirst());
      } else {
        out.text(only == null ? " " + word : "");
        applied(op, property, values, out);
      }
    }
  }

  /** {@code affine.parallel (%i) = (0) to (%0) {..}}. */
  static final class Parallel implements AssemblyForm {
    private static final ImmutableSet<String> HIDDEN =
        ImmutableSet.of(
            "lowerBoundsGroups",
            "lowerBoundsMap",
            "reductions",
            "steps",
            "upperBoundsGroups",
            "upperBoundsMap");

    @Override
    public boolean fits(Operation op) {
      AffineMap low = map(op, "lowerBoundsMap");
      AffineMap high = map(op, "upperBoundsMap");
      return low != null
          && high != null
          && low.dimensions() + low.symbols() + high.dimensions() + high.symbols()
              == op.operandCount()
          && isPlain(op.properties().get("lowerBoundsGroups"))
          && isPlain(op.properties().get("upperBoundsGroups"))
          && op.properties().get("steps") instanceof ArrayAttr
          && op.resultCount() == 0
          && op.regions().size() == 1
          && hasBody(op, 0);
    }

    /** Whether each bound is one expression. */
    private static boolean isPlain(@Nullable Attribute groups) {
      if (!(groups instanceof DenseElementsAttr dense)) {
        return false;
      }
      IntBuffer counts = dense.data().read().asIntBuffer();
      while (counts.hasRemaining()) {
        if (counts.get() != 1) {
          return false;
        }
      }
      return true;
    }

    @Override
    public void write(Operation op, AssemblyPrinter out) {
      AffineMap low = map(op, "lowerBoundsMap");
      AffineMap high = map(op, "upperBoundsMap");
      out.text(" (").operands(op.region(0).entry().arguments()).text(") = (");
      if (low != null && high != null) {
        int middle = low.dimensions() + low.symbols();
        expressions(low, op.operands().subList(0, middle), out);
        out.text(") to (");
        expressions(high, op.operands().subList(middle, op.operandCount()), out);
      }
      out.put(')');
      if (op.properties().get("steps") instanceof ArrayAttr(ImmutableList<Attribute> steps)
          && !steps.stream().allMatch(step -> step.equals(IntegerAttr.i64(1)))) {
        out.text(" step (");
        for (int i = 0; i < steps.size(); i++) {
          out.text(i == 0 ? "" : ", ").attributeWithoutType(steps.get(i));
        }
        out.put(')');
      }
      out.put(' ').body(op.region(0), false).attributes(op, HIDDEN);
    }
  }
}
