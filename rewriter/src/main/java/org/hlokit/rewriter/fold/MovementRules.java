// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.fold;

import static org.hlokit.rewriter.pattern.StablehloBuilder.integers;

import com.google.common.collect.ImmutableMap;
import java.util.List;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.Floats;
import org.hlokit.ir.IntegerAttr;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Operation;
import org.hlokit.ir.TensorType;
import org.hlokit.rewriter.fold.Evaluator.Rule;
import org.hlokit.rewriter.fold.Folded.OfFloats;
import org.hlokit.rewriter.fold.Folded.OfIntegers;
import org.jspecify.annotations.Nullable;

/** Ops that put elements elsewhere. */
final class MovementRules {
  static final ImmutableMap<OpDefinition, Rule> ALL =
      ImmutableMap.<OpDefinition, Rule>builder()
          .put(StablehloOps.IOTA, MovementRules::iota)
          .put(StablehloOps.RESHAPE, MovementRules::reshape)
          .put(StablehloOps.BROADCAST_IN_DIM, MovementRules::broadcastInDim)
          .put(StablehloOps.TRANSPOSE, MovementRules::transpose)
          .put(StablehloOps.SLICE, MovementRules::slice)
          .put(StablehloOps.DYNAMIC_SLICE, MovementRules::dynamicSlice)
          .put(StablehloOps.REVERSE, MovementRules::reverse)
          .put(StablehloOps.CONCATENATE, MovementRules::concatenate)
          .put(StablehloOps.PAD, MovementRules::pad)
          .buildOrThrow();

  private MovementRules() {}

  private static Folded iota(Operation op, List<Folded> operands) {
    TensorType type = op.result().tensorType();
    int dimension = dimension(op, "iota_dimension");
    Indices at = new Indices(type);
    return Folded.of(
        type,
        i -> {
          long number = at.of(i)[dimension];
          return type.element() instanceof FloatType element
              ? Floats.fromDouble(element, (double) number)
              : number;
        },
        at.count());
  }

  private static Folded reshape(Operation op, List<Folded> operands) {
    Folded operand = operands.getFirst();
    TensorType type = op.result().tensorType();
    return switch (operand) {
      case OfFloats(var _, double[] elements) -> new OfFloats(type, elements);
      case OfIntegers(var _, long[] elements) -> new OfIntegers(type, elements);
    };
  }

  private static Folded broadcastInDim(Operation op, List<Folded> operands) {
    Folded operand = operands.getFirst();
    long[] dimensions = integers(op, "broadcast_dimensions");
    Indices from = new Indices(operand.type());
    return moved(
        op,
        operand,
        (to, source) -> {
          for (int i = 0; i < source.length; i++) {
            source[i] = from.extent(i) == 1 ? 0 : to[(int) dimensions[i]];
          }
        });
  }

  private static Folded transpose(Operation op, List<Folded> operands) {
    long[] permutation = integers(op, "permutation");
    return moved(
        op,
        operands.getFirst(),
        (to, source) -> {
          for (int i = 0; i < to.length; i++) {
            source[(int) permutation[i]] = to[i];
          }
        });
  }

  private static Folded slice(Operation op, List<Folded> operands) {
    long[] starts = integers(op, "start_indices");
    long[] strides = integers(op, "strides");
    return moved(
        op,
        operands.getFirst(),
        (to, source) -> {
          for (int i = 0; i < to.length; i++) {
            source[i] = (int) (starts[i] + strides[i] * to[i]);
          }
        });
  }

  private static @Nullable Folded dynamicSlice(Operation op, List<Folded> operands) {
    Indices from = new Indices(operands.getFirst().type());
    Indices size = new Indices(op.result().tensorType());
    int[] starts = new int[operands.size() - 1];
    for (int i = 0; i < starts.length; i++) {
      if (!(operands.get(i + 1) instanceof OfIntegers index)) {
        return null;
      }
      long last = from.extent(i) - (long) size.extent(i);
      starts[i] = (int) Math.clamp(index.elements()[0], 0, last);
    }
    return moved(
        op,
        operands.getFirst(),
        (to, source) -> {
          for (int i = 0; i < to.length; i++) {
            source[i] = starts[i] + to[i];
          }
        });
  }

  private static Folded reverse(Operation op, List<Folded> operands) {
    long[] dimensions = integers(op, "dimensions");
    Indices from = new Indices(operands.getFirst().type());
    return moved(
        op,
        operands.getFirst(),
        (to, source) -> {
          System.arraycopy(to, 0, source, 0, to.length);
          for (long dimension : dimensions) {
            int i = (int) dimension;
            source[i] = from.extent(i) - 1 - to[i];
          }
        });
  }

  private static Folded concatenate(Operation op, List<Folded> operands) {
    int dimension = dimension(op, "dimension");
    Indices to = new Indices(op.result().tensorType());
    return Folded.of(
        op.result().tensorType(),
        i -> {
          int[] at = to.of(i);
          for (Folded operand : operands) {
            Indices from = new Indices(operand.type());
            if (at[dimension] < from.extent(dimension)) {
              return operand.bits(from.flat(at));
            }
            at[dimension] -= from.extent(dimension);
          }
          throw new IllegalStateException("operands are shorter than the result");
        },
        to.count());
  }

  private static Folded pad(Operation op, List<Folded> operands) {
    long[] low = integers(op, "edge_padding_low");
    long[] interior = integers(op, "interior_padding");
    Folded operand = operands.getFirst();
    Folded padding = operands.get(1);
    Indices from = new Indices(operand.type());
    Indices to = new Indices(op.result().tensorType());
    return Folded.of(
        op.result().tensorType(),
        i -> {
          int[] at = to.of(i);
          for (int d = 0; d < at.length; d++) {
            long offset = at[d] - low[d];
            long step = interior[d] + 1;
            if (offset < 0 || offset % step != 0 || offset / step >= from.extent(d)) {
              return padding.bits(0);
            }
            at[d] = (int) (offset / step);
          }
          return operand.bits(from.flat(at));
        },
        to.count());
  }

  // --- helpers ----------------------------------------------------------------------------------

  /** Says where an element comes from. */
  private interface Origin {
    void find(int[] to, int[] source);
  }

  private static Folded moved(Operation op, Folded operand, Origin origin) {
    TensorType type = op.result().tensorType();
    Indices to = new Indices(type);
    Indices from = new Indices(operand.type());
    int[] picked = new int[to.count()];
    int[] source = new int[operand.type().rank()];
    for (int i = 0; i < picked.length; i++) {
      origin.find(to.of(i), source);
      picked[i] = from.flat(source);
    }
    return operand.pick(type, picked);
  }

  private static int dimension(Operation op, String name) {
    return op.attribute(name) instanceof IntegerAttr value ? (int) value.longValue() : 0;
  }
}
