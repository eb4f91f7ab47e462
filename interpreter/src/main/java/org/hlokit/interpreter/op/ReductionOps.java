// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter.op;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.Ints;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hlokit.dialect.ChloOps;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.interpreter.kernel.Body;
import org.hlokit.interpreter.kernel.Conversion;
import org.hlokit.interpreter.kernel.Movement;
import org.hlokit.interpreter.kernel.Reduction;
import org.hlokit.interpreter.kernel.Scattering;
import org.hlokit.interpreter.kernel.Sorting;
import org.hlokit.interpreter.value.LongTensor;
import org.hlokit.interpreter.value.RuntimeValue;
import org.hlokit.interpreter.value.Shapes;
import org.hlokit.interpreter.value.Tensor;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Type;

/**
 * Ops that apply a region to scalars, each as the section of the specification that bears its name
 * says.
 */
final class ReductionOps {
  static final ImmutableMap<OpDefinition, Evaluator> TABLE =
      ImmutableMap.ofEntries(
          many(StablehloOps.MAP, ReductionOps::map),
          many(StablehloOps.REDUCE, ReductionOps::reduce),
          many(StablehloOps.REDUCE_WINDOW, ReductionOps::reduceWindow),
          many(StablehloOps.SCATTER, ReductionOps::scatter),
          many(StablehloOps.SELECT_AND_SCATTER, ReductionOps::selectAndScatter),
          many(StablehloOps.SORT, ReductionOps::sort),
          many(ChloOps.SCAN, ReductionOps::scan),
          many(ChloOps.TOP_K, ReductionOps::topK));

  private ReductionOps() {}

  private static Map.Entry<OpDefinition, Evaluator> many(
      OpDefinition op, Function<OpCall, List<? extends RuntimeValue>> function) {
    return Map.entry(op, new Evaluator.Many(function, /* keepsStorage= */ true));
  }

  /** The tensors in the element types that the region takes, to which they may be widened. */
  private static List<Tensor> promoted(List<Tensor> tensors, List<Type> elements) {
    List<Tensor> result = new ArrayList<>();
    for (int i = 0; i < tensors.size(); i++) {
      result.add(Conversion.convert(tensors.get(i), elements.get(i)));
    }
    return result;
  }

  private static List<Tensor> map(OpCall call) {
    return call.body(0).apply(call.tensors(0, call.operandCount()));
  }

  private static List<Tensor> reduce(OpCall call) {
    int count = call.operandCount() / 2;
    List<Type> elements = call.bodyElements(0);
    return Reduction.reduce(
        promoted(call.tensors(0, count), elements),
        promoted(call.tensors(count, 2 * count), elements),
        call.ints("dimensions"),
        call.body(0));
  }

  private static List<Tensor> reduceWindow(OpCall call) {
    int count = call.operandCount() / 2;
    List<Type> elements = call.bodyElements(0);
    int rank = call.tensor(0).rank();
    int[][] padding = call.padding("padding", rank);
    return Reduction.reduceWindow(
        promoted(call.tensors(0, count), elements),
        promoted(call.tensors(count, 2 * count), elements),
        new Reduction.Window(
            call.ints("window_dimensions"),
            call.ints("window_strides", rank, 1),
            call.ints("base_dilations", rank, 1),
            call.ints("window_dilations", rank, 1),
            padding[0],
            padding[1]),
        call.body(0));
  }

  private static List<Tensor> scatter(OpCall call) {
    int count = call.operandCount() / 2;
    List<Type> elements = call.bodyElements(0);
    String name = "scatter_dimension_numbers";
    return Scattering.scatter(
        promoted(call.tensors(0, count), elements),
        call.tensor(count),
        promoted(call.tensors(count + 1, 2 * count + 1), elements.subList(count, 2 * count)),
        new Scattering.Dimensions(
            call.structInts(name, "update_window_dims"),
            call.structInts(name, "inserted_window_dims"),
            call.structInts(name, "input_batching_dims"),
            call.structInts(name, "scatter_indices_batching_dims"),
            call.structInts(name, "scatter_dims_to_operand_dims"),
            call.structInt(name, "index_vector_dim")),
        call.body(0));
  }

  private static List<Tensor> selectAndScatter(OpCall call) {
    Tensor operand = call.tensor(0);
    int rank = operand.rank();
    int[][] padding = call.padding("padding", rank);
    int[] ones = new int[rank];
    Arrays.fill(ones, 1);
    List<Type> elements = call.bodyElements(1);
    return ImmutableList.of(
        Reduction.selectAndScatter(
            operand,
            promoted(call.tensors(1, 2), elements).getFirst(),
            promoted(call.tensors(2, 3), elements).getFirst(),
            new Reduction.Window(
                call.ints("window_dimensions", rank, 1),
                call.ints("window_strides", rank, 1),
                ones,
                ones,
                padding[0],
                padding[1]),
            call.body(0),
            call.body(1)));
  }

  private static List<Tensor> sort(OpCall call) {
    List<Tensor> inputs = call.tensors(0, call.operandCount());
    int dimension = call.op().attribute("dimension") == null ? -1 : call.integer("dimension");
    int rank = inputs.getFirst().rank();
    if (rank == 0) {
      return inputs;
    }
    return Sorting.sort(
        inputs,
        dimension < 0 ? dimension + rank : dimension,
        call.flag("is_stable", false),
        order(inputs, call.body(0)));
  }

  /** The order that a comparator gives, which takes two elements of each input in turn. */
  static Sorting.Order order(List<Tensor> inputs, Body comparator) {
    Tensor[] scalars = new Tensor[2 * inputs.size()];
    return (a, b) -> {
      for (int i = 0; i < inputs.size(); i++) {
        scalars[2 * i] = element(inputs.get(i), a);
        scalars[2 * i + 1] = element(inputs.get(i), b);
      }
      return comparator.apply(ImmutableList.copyOf(scalars)).getFirst().longAt(0) != 0;
    };
  }

  /** One element as a scalar. */
  static Tensor element(Tensor tensor, int index) {
    Tensor scalar = tensor.allocate(Shapes.type(tensor.element()));
    int lanes = tensor.lanes();
    tensor.copyRun(index * lanes, 1, scalar, 0, 1, lanes);
    return scalar;
  }

  /** The greatest elements along the last dimension, greatest and among equals first one first. */
  private static List<Tensor> topK(OpCall call) {
    return topK(call.tensor(0), call.integer("k"), call.resultType(1).element());
  }

  /** The {@code k} greatest along the last dimension, and where they were. */
  static List<Tensor> topK(Tensor operand, int k, Type positionElement) {
    int last = operand.rank() - 1;
    Tensor positions = MovementOps.iota(positionElement, operand.shape(), last);
    int[] sizes = operand.shape().clone();
    sizes[last] = k;
    return Sorting.sort(
            ImmutableList.of(operand, positions), last, true, Sorting.descending(operand))
        .stream()
        .map(sorted -> Movement.box(sorted, new int[sizes.length], sizes))
        .collect(toImmutableList());
  }

  /**
   * Runs the region once for each slice of the inputs along a dimension, forwards or backwards,
   * with the carries of the run before.
   */
  private static List<Tensor> scan(OpCall call) {
    int[] segments = call.ints("operandSegmentSizes");
    int outputs = call.ints("resultSegmentSizes")[0];
    List<Tensor> inputs = call.tensors(0, segments[0]);
    List<RuntimeValue> carries =
        new ArrayList<>(call.tensors(segments[0], segments[0] + segments[1]));
    int dimension = call.integer("dimension");
    int length =
        inputs.isEmpty() ? call.integer("scan_dim_size") : inputs.getFirst().dimension(dimension);
    boolean reverse = call.flag("is_reverse", false);
    Tensor[][] collected = new Tensor[outputs][length];
    for (int step = 0; step < length; step++) {
      int at = reverse ? length - 1 - step : step;
      List<RuntimeValue> arguments = new ArrayList<>();
      inputs.forEach(input -> arguments.add(slice(input, dimension, at)));
      arguments.addAll(carries);
      List<RuntimeValue> results = call.run(0, arguments);
      for (int o = 0; o < outputs; o++) {
        Tensor value = (Tensor) results.get(o);
        int[] shape =
            Ints.concat(
                Arrays.copyOf(value.shape(), dimension),
                new int[] {1},
                Arrays.copyOfRange(value.shape(), dimension, value.rank()));
        collected[o][at] = Movement.reshape(value, shape);
      }
      carries = results.subList(outputs, results.size());
    }
    ImmutableList.Builder<Tensor> results = ImmutableList.builder();
    for (int o = 0; o < outputs; o++) {
      results.add(
          length == 0
              ? Tensor.zeros(call.resultType(o))
              : Movement.concatenate(Arrays.asList(collected[o]), dimension));
    }
    carries.forEach(carry -> results.add((Tensor) carry));
    return results.build();
  }

  private static Tensor slice(Tensor input, int dimension, int at) {
    int[] start = new int[input.rank()];
    int[] sizes = input.shape().clone();
    start[dimension] = at;
    sizes[dimension] = 1;
    return Movement.reshape(
        Movement.box(input, start, sizes),
        Shapes.pick(sizes, Shapes.others(sizes.length, dimension)));
  }

  /** A boolean scalar. */
  static Tensor bool(boolean value) {
    return new LongTensor(Shapes.type(org.hlokit.ir.IntegerType.I1), new long[] {value ? 1 : 0});
  }
}
