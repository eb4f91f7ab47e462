// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter.kernel;

import java.util.Arrays;
import java.util.List;
import org.hlokit.interpreter.value.EvaluationException;
import org.hlokit.interpreter.value.Shapes;
import org.hlokit.interpreter.value.Tensor;

/** Ops that move elements and compute nothing. Extents and positions count elements. */
public final class Movement {
  private Movement() {}

  /** Section "reshape": the same elements, row-major, under another shape. */
  public static Tensor reshape(Tensor operand, int... shape) {
    if (Shapes.count(shape) != operand.count()) {
      throw new EvaluationException(
          "%d elements of shape %s do not fill shape %s"
              .formatted(operand.count(), Shapes.show(operand.shape()), Shapes.show(shape)));
    }
    return operand.as(Shapes.type(operand.element(), shape));
  }

  /**
   * Section "broadcast_in_dim": operand dimension {@code i} is result dimension {@code dims[i]}.
   */
  public static Tensor broadcast(Tensor operand, int[] dims, int[] shape) {
    int[] from = Shapes.strides(operand.shape());
    int[] strides = new int[shape.length];
    for (int i = 0; i < dims.length; i++) {
      int extent = operand.dimension(i);
      if (extent != 1 && extent != shape[dims[i]]) {
        throw new EvaluationException(
            "dimension %d of extent %d cannot be broadcast to extent %d"
                .formatted(i, extent, shape[dims[i]]));
      }
      strides[dims[i]] = extent == 1 ? 0 : from[i];
    }
    Tensor result = operand.allocate(Shapes.type(operand.element(), shape));
    Strided.copy(operand, 0, strides, result, 0, Shapes.strides(shape), shape);
    return result;
  }

  /**
   * Section "transpose": result dimension {@code i} is operand dimension {@code permutation[i]}.
   */
  public static Tensor transpose(Tensor operand, int... permutation) {
    boolean identity = true;
    for (int i = 0; i < permutation.length; i++) {
      identity &= permutation[i] == i;
    }
    if (identity) {
      return operand;
    }
    int[] shape = Shapes.pick(operand.shape(), permutation);
    int[] strides = Shapes.pick(Shapes.strides(operand.shape()), permutation);
    Tensor result = operand.allocate(Shapes.type(operand.element(), shape));
    Strided.copy(operand, 0, strides, result, 0, Shapes.strides(shape), shape);
    return result;
  }

  /** Section "slice". */
  public static Tensor slice(Tensor operand, int[] start, int[] limit, int[] step) {
    int rank = operand.rank();
    int[] shape = new int[rank];
    int[] strides = Shapes.strides(operand.shape());
    int origin = 0;
    for (int i = 0; i < rank; i++) {
      if (start[i] < 0 || limit[i] > operand.dimension(i) || start[i] > limit[i] || step[i] <= 0) {
        throw new EvaluationException(
            "slice %d:%d:%d is outside dimension %d of extent %d"
                .formatted(start[i], limit[i], step[i], i, operand.dimension(i)));
      }
      shape[i] = (limit[i] - start[i] + step[i] - 1) / step[i];
      origin += start[i] * strides[i];
      strides[i] *= step[i];
    }
    Tensor result = operand.allocate(Shapes.type(operand.element(), shape));
    Strided.copy(operand, origin, strides, result, 0, Shapes.strides(shape), shape);
    return result;
  }

  /** The box of {@code sizes} that begins at {@code start}. */
  public static Tensor box(Tensor operand, int[] start, int[] sizes) {
    int[] limit = new int[start.length];
    int[] step = new int[start.length];
    Arrays.fill(step, 1);
    for (int i = 0; i < start.length; i++) {
      limit[i] = start[i] + sizes[i];
    }
    return slice(operand, start, limit, step);
  }

  /** Section "dynamic_update_slice", its start already clamped. */
  public static Tensor updateBox(Tensor operand, Tensor update, int[] start) {
    Tensor result = copyOf(operand);
    int[] strides = Shapes.strides(operand.shape());
    Strided.copy(
        update,
        0,
        Shapes.strides(update.shape()),
        result,
        Shapes.linear(start, strides),
        strides,
        update.shape());
    return result;
  }

  /** A copy that may be written to. */
  public static Tensor copyOf(Tensor operand) {
    Tensor result = operand.allocate(operand.type());
    operand.copyRun(0, 1, result, 0, 1, operand.count() * operand.lanes());
    return result;
  }

  /** Section "pad": {@code low} and {@code high} may be negative, {@code interior} may not. */
  public static Tensor pad(Tensor operand, Tensor value, int[] low, int[] high, int[] interior) {
    int rank = operand.rank();
    int[] shape = new int[rank];
    for (int i = 0; i < rank; i++) {
      int extent = operand.dimension(i);
      shape[i] = low[i] + extent + Math.max(extent - 1, 0) * interior[i] + high[i];
      if (shape[i] < 0 || interior[i] < 0) {
        throw new EvaluationException(
            "padding %d_%d_%d of dimension %d of extent %d leaves no dimension"
                .formatted(low[i], high[i], interior[i], i, extent));
      }
    }
    Tensor result = broadcast(value, new int[0], shape);
    int[] from = Shapes.strides(operand.shape());
    int[] to = Shapes.strides(shape);
    int[] box = new int[rank];
    int origin = 0;
    int target = 0;
    int[] steps = new int[rank];
    for (int i = 0; i < rank; i++) {
      // Of the elements at low + k * step, those within the result: k from first to last.
      int step = interior[i] + 1;
      int first = low[i] >= 0 ? 0 : (-low[i] + step - 1) / step;
      int last = Math.min(operand.dimension(i) - 1, Math.floorDiv(shape[i] - 1 - low[i], step));
      box[i] = Math.max(0, last - first + 1);
      origin += first * from[i];
      target += (low[i] + first * step) * to[i];
      steps[i] = to[i] * step;
    }
    Strided.copy(operand, origin, from, result, target, steps, box);
    return result;
  }

  /** Section "concatenate"; at least one input. */
  public static Tensor concatenate(List<Tensor> inputs, int dimension) {
    Tensor first = inputs.getFirst();
    int[] shape = first.shape().clone();
    shape[dimension] = inputs.stream().mapToInt(t -> t.dimension(dimension)).sum();
    Tensor result = first.allocate(Shapes.type(first.element(), shape));
    int[] strides = Shapes.strides(shape);
    int at = 0;
    for (Tensor input : inputs) {
      Strided.copy(
          input,
          0,
          Shapes.strides(input.shape()),
          result,
          at * strides[dimension],
          strides,
          input.shape());
      at += input.dimension(dimension);
    }
    return result;
  }

  /** Section "reverse". */
  public static Tensor reverse(Tensor operand, int[] dimensions) {
    int[] strides = Shapes.strides(operand.shape());
    int origin = 0;
    for (int dimension : dimensions) {
      origin += strides[dimension] * Math.max(operand.dimension(dimension) - 1, 0);
      strides[dimension] = -strides[dimension];
    }
    Tensor result = operand.allocate(operand.type());
    Strided.copy(
        operand, origin, strides, result, 0, Shapes.strides(operand.shape()), operand.shape());
    return result;
  }

  /** {@code operand} with {@code leading} dimensions first and the others after, in order. */
  public static Tensor bringForward(Tensor operand, int[] leading) {
    int[] rest = Shapes.others(operand.rank(), leading);
    int[] permutation = Arrays.copyOf(leading, operand.rank());
    System.arraycopy(rest, 0, permutation, leading.length, rest.length);
    return transpose(operand, permutation);
  }
}
