// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter.kernel;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.Ints;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hlokit.interpreter.value.Shapes;
import org.hlokit.interpreter.value.Tensor;

/** Folds of many elements into one, in ascending order, beginning with the initial value. */
public final class Reduction {
  private Reduction() {}

  /** Section "reduce". */
  public static List<Tensor> reduce(
      List<Tensor> inputs, List<Tensor> initials, int[] dimensions, Body body) {
    int[] shape = inputs.getFirst().shape();
    int[] kept = Shapes.others(shape.length, dimensions);
    int[] resultShape = Shapes.pick(shape, kept);
    int[] reduced = dimensions.clone();
    Arrays.sort(reduced);
    List<Tensor> accumulators = broadcast(initials, resultShape);
    BinaryOp binary = inputs.size() == 1 ? body.binary() : null;
    if (binary != null) {
      return ImmutableList.of(
          fold(binary, accumulators.getFirst(), inputs.getFirst(), reduced, kept));
    }
    List<Tensor> ordered =
        inputs.stream()
            .map(input -> Movement.transpose(input, Ints.concat(reduced, kept)))
            .collect(toImmutableList());
    int steps = Shapes.count(Shapes.pick(shape, reduced));
    for (int step = 0; step < steps; step++) {
      List<Tensor> arguments = new ArrayList<>(accumulators);
      for (Tensor input : ordered) {
        arguments.add(section(input, step, resultShape));
      }
      accumulators = body.apply(arguments);
    }
    return accumulators;
  }

  private static Tensor fold(
      BinaryOp binary, Tensor accumulator, Tensor input, int[] reduced, int[] kept) {
    // Kept dimensions before and after the reduced ones can stay where they are.
    int leading = 0;
    while (leading < kept.length && kept[leading] == leading) {
      leading++;
    }
    int[] outer = Arrays.copyOf(kept, leading);
    int[] inner = Arrays.copyOfRange(kept, leading, kept.length);
    Tensor ordered = Movement.transpose(input, Ints.concat(outer, reduced, inner));
    int[] shape = input.shape();
    binary.fold(
        accumulator,
        ordered,
        Shapes.count(Shapes.pick(shape, outer)),
        Shapes.count(Shapes.pick(shape, reduced)),
        Shapes.count(Shapes.pick(shape, inner)));
    return accumulator;
  }

  static List<Tensor> broadcast(List<Tensor> scalars, int[] shape) {
    return scalars.stream()
        .map(scalar -> Movement.broadcast(scalar, new int[0], shape))
        .collect(toImmutableList());
  }

  /** Elements {@code number * n} to {@code (number + 1) * n}, where a shape has n elements. */
  static Tensor section(Tensor tensor, int number, int[] shape) {
    Tensor result = tensor.allocate(Shapes.type(tensor.element(), shape));
    int lanes = Shapes.count(shape) * tensor.lanes();
    tensor.copyRun(number * lanes, 1, result, 0, 1, lanes);
    return result;
  }

  /**
   * A window that moves over a padded and dilated operand.
   *
   * @param low padding before each dimension, may be negative
   * @param high padding after each dimension, may be negative
   */
  @SuppressWarnings("ArrayRecordComponent") // parameters, which nobody compares
  public record Window(
      int[] dimensions,
      int[] strides,
      int[] baseDilations,
      int[] windowDilations,
      int[] low,
      int[] high) {

    /** How often the window fits along each dimension. */
    public int[] resultShape(int[] shape) {
      int[] result = new int[shape.length];
      for (int i = 0; i < shape.length; i++) {
        int dilated = shape[i] == 0 ? 0 : (shape[i] - 1) * baseDilations[i] + 1;
        int padded = low[i] + dilated + high[i];
        int width = dimensions[i] == 0 ? 0 : (dimensions[i] - 1) * windowDilations[i] + 1;
        result[i] = padded == 0 || width > padded ? 0 : (padded - width) / strides[i] + 1;
      }
      return result;
    }

    /**
     * For one position in the window, the operand's element under it for every placement of the
     * window, or -1 where there is padding.
     */
    int[] sources(int[] offset, int[] shape, int[] resultShape) {
      int[] sources = new int[Shapes.count(resultShape)];
      int[] index = new int[shape.length];
      for (int i = 0; i < sources.length; i++, Shapes.next(index, resultShape)) {
        int position = 0;
        for (int d = 0; d < shape.length && position >= 0; d++) {
          int at = index[d] * strides[d] + offset[d] * windowDilations[d] - low[d];
          boolean inside =
              at >= 0 && at % baseDilations[d] == 0 && at / baseDilations[d] < shape[d];
          position = inside ? position * shape[d] + at / baseDilations[d] : -1;
        }
        sources[i] = position;
      }
      return sources;
    }
  }

  /** Section "reduce_window"; padding counts as elements of the initial value. */
  public static List<Tensor> reduceWindow(
      List<Tensor> inputs, List<Tensor> initials, Window window, Body body) {
    int[] shape = inputs.getFirst().shape();
    int[] resultShape = window.resultShape(shape);
    List<Tensor> accumulators = broadcast(initials, resultShape);
    int[] offset = new int[shape.length];
    if (Shapes.count(window.dimensions()) == 0) {
      return accumulators;
    }
    do {
      int[] sources = window.sources(offset, shape, resultShape);
      List<Tensor> arguments = new ArrayList<>(accumulators);
      for (int i = 0; i < inputs.size(); i++) {
        arguments.add(takeOr(inputs.get(i), initials.get(i), sources, resultShape));
      }
      accumulators = body.apply(arguments);
    } while (Shapes.next(offset, window.dimensions()));
    return accumulators;
  }

  /** The elements at {@code sources}, and {@code scalar} where a source is negative. */
  static Tensor takeOr(Tensor tensor, Tensor scalar, int[] sources, int[] shape) {
    Tensor result = tensor.allocate(Shapes.type(tensor.element(), shape));
    int lanes = tensor.lanes();
    for (int i = 0; i < sources.length; i++) {
      if (sources[i] < 0) {
        scalar.copyRun(0, 1, result, i * lanes, 1, lanes);
      } else {
        tensor.copyRun(sources[i] * lanes, 1, result, i * lanes, 1, lanes);
      }
    }
    return result;
  }

  /**
   * Section "select_and_scatter": in each placement of the window the element that {@code select}
   * prefers, and to its place {@code scatter} adds the placement's source.
   */
  public static Tensor selectAndScatter(
      Tensor operand, Tensor source, Tensor initial, Window window, Body select, Body scatter) {
    int[] shape = operand.shape();
    int[] placements = source.shape();
    int count = source.count();
    int[] chosen = new int[count];
    Arrays.fill(chosen, -1);
    int[] offset = new int[shape.length];
    do {
      int[] candidates = window.sources(offset, shape, placements);
      int[] asked = new int[count];
      int questions = 0;
      for (int i = 0; i < count; i++) {
        if (candidates[i] >= 0 && chosen[i] >= 0) {
          asked[questions++] = i;
        } else if (candidates[i] >= 0) {
          chosen[i] = candidates[i];
        }
      }
      if (questions > 0) {
        int[] places = Arrays.copyOf(asked, questions);
        var type = Shapes.type(operand.element(), questions);
        Tensor keep =
            select
                .apply(
                    ImmutableList.of(
                        operand.take(type, Shapes.pick(chosen, places)),
                        operand.take(type, Shapes.pick(candidates, places))))
                .getFirst();
        for (int i = 0; i < questions; i++) {
          if (keep.longAt(i) == 0) {
            chosen[places[i]] = candidates[places[i]];
          }
        }
      }
    } while (Shapes.next(offset, window.dimensions()));
    Tensor result = Movement.broadcast(initial, new int[0], shape);
    return Scattering.update(ImmutableList.of(result), ImmutableList.of(source), chosen, scatter)
        .getFirst();
  }
}
