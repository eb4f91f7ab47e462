// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter.op;

import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.Ints;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hlokit.dialect.ChloOps;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.interpreter.kernel.Arithmetic;
import org.hlokit.interpreter.kernel.Contraction;
import org.hlokit.interpreter.kernel.Contraction.DotDimensions;
import org.hlokit.interpreter.kernel.Movement;
import org.hlokit.interpreter.value.EvaluationException;
import org.hlokit.interpreter.value.RuntimeValue;
import org.hlokit.interpreter.value.Shapes;
import org.hlokit.interpreter.value.Tensor;
import org.hlokit.ir.OpDefinition;

/** Ops that sum products, each as the section of the specification that bears its name says. */
final class ContractionOps {
  static final ImmutableMap<OpDefinition, Evaluator> TABLE =
      ImmutableMap.ofEntries(
          single(StablehloOps.CONVOLUTION, c -> convolution(c, ContractionOps.padding(c))),
          single(StablehloOps.DOT, ContractionOps::dot),
          single(StablehloOps.DOT_GENERAL, ContractionOps::dotGeneral),
          single(StablehloOps.DYNAMIC_CONV, ContractionOps::dynamicConvolution),
          single(StablehloOps.EINSUM, ContractionOps::einsum),
          single(ChloOps.RAGGED_DOT, ContractionOps::raggedDot));

  private ContractionOps() {}

  private static Map.Entry<OpDefinition, Evaluator> single(
      OpDefinition op, Function<OpCall, RuntimeValue> function) {
    return Map.entry(op, new Evaluator.Single(function));
  }

  /** Vectors and matrices: the last dimension of lhs with the first of rhs. */
  private static Tensor dot(OpCall call) {
    int[] none = {};
    return Contraction.dotGeneral(
        call.tensor(0),
        call.tensor(1),
        new DotDimensions(none, none, new int[] {call.tensor(0).rank() - 1}, new int[] {0}),
        call.element());
  }

  private static Tensor dotGeneral(OpCall call) {
    String name = "dot_dimension_numbers";
    return Contraction.dotGeneral(
        call.tensor(0),
        call.tensor(1),
        new DotDimensions(
            call.structInts(name, "lhs_batching_dimensions"),
            call.structInts(name, "rhs_batching_dimensions"),
            call.structInts(name, "lhs_contracting_dimensions"),
            call.structInts(name, "rhs_contracting_dimensions")),
        call.element());
  }

  /** Letters name dimensions; those that the result lacks are summed over. */
  private static Tensor einsum(OpCall call) {
    String[] sides = call.word("einsum_config", "").split("->|,", -1);
    if (sides.length != 3) {
      throw new EvaluationException("malformed einsum_config");
    }
    List<Integer> lhsBatch = new ArrayList<>();
    List<Integer> rhsBatch = new ArrayList<>();
    List<Integer> lhsInner = new ArrayList<>();
    List<Integer> rhsInner = new ArrayList<>();
    StringBuilder batch = new StringBuilder();
    StringBuilder left = new StringBuilder();
    for (int i = 0; i < sides[0].length(); i++) {
      char letter = sides[0].charAt(i);
      int other = sides[1].indexOf(letter);
      if (other < 0) {
        left.append(letter);
      } else if (sides[2].indexOf(letter) >= 0) {
        batch.append(letter);
        lhsBatch.add(i);
        rhsBatch.add(other);
      } else {
        lhsInner.add(i);
        rhsInner.add(other);
      }
    }
    String order =
        batch
            + left.toString()
            + sides[1]
                .chars()
                .filter(c -> sides[0].indexOf(c) < 0)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
    if (order.chars().anyMatch(letter -> sides[2].indexOf(letter) < 0)) {
      throw new EvaluationException("sums over a dimension of one operand, which is not supported");
    }
    Tensor result =
        Contraction.dotGeneral(
            call.tensor(0),
            call.tensor(1),
            new DotDimensions(
                Ints.toArray(lhsBatch),
                Ints.toArray(rhsBatch),
                Ints.toArray(lhsInner),
                Ints.toArray(rhsInner)),
            call.element());
    return Movement.transpose(result, sides[2].chars().map(order::indexOf).toArray());
  }

  private static int[][] padding(OpCall call) {
    int spatial = call.tensor(0).rank() - 2;
    return call.padding("padding", spatial);
  }

  private static Tensor dynamicConvolution(OpCall call) {
    int[] flat = call.shapeOperand(2);
    int[][] padding = new int[2][flat.length / 2];
    for (int i = 0; i < flat.length; i++) {
      padding[i % 2][i / 2] = flat[i];
    }
    return convolution(call, padding);
  }

  private static Tensor convolution(OpCall call, int[][] padding) {
    Tensor lhs = call.tensor(0);
    Tensor rhs = call.tensor(1);
    String name = "dimension_numbers";
    int spatial = lhs.rank() - 2;
    int[] input =
        Ints.concat(
            new int[] {call.structInt(name, "input_batch_dimension")},
            call.structInts(name, "input_spatial_dimensions"),
            new int[] {call.structInt(name, "input_feature_dimension")});
    int[] kernel =
        Ints.concat(
            call.structInts(name, "kernel_spatial_dimensions"),
            new int[] {
              call.structInt(name, "kernel_input_feature_dimension"),
              call.structInt(name, "kernel_output_feature_dimension")
            });
    int[] output =
        Ints.concat(
            new int[] {call.structInt(name, "output_batch_dimension")},
            call.structInts(name, "output_spatial_dimensions"),
            new int[] {call.structInt(name, "output_feature_dimension")});
    Tensor x = Movement.transpose(lhs, input);
    Tensor k = Movement.transpose(rhs, kernel);
    int[] strides = call.ints("window_strides", spatial, 1);
    int[] lhsDilation = call.ints("lhs_dilation", spatial, 1);
    int[] rhsDilation = call.ints("rhs_dilation", spatial, 1);
    int[] extents = new int[spatial];
    for (int d = 0; d < spatial; d++) {
      int dilated = x.dimension(d + 1) == 0 ? 0 : (x.dimension(d + 1) - 1) * lhsDilation[d] + 1;
      int padded = padding[0][d] + dilated + padding[1][d];
      int width = k.dimension(d) == 0 ? 0 : (k.dimension(d) - 1) * rhsDilation[d] + 1;
      extents[d] = padded == 0 || width > padded ? 0 : (padded - width) / strides[d] + 1;
    }
    Tensor result =
        Contraction.convolve(
            x,
            k,
            new Contraction.Window(
                strides,
                padding[0],
                lhsDilation,
                rhsDilation,
                call.flags("window_reversal", spatial),
                extents,
                call.integer("feature_group_count"),
                call.integer("batch_group_count")),
            call.element());
    int[] inverse = new int[output.length];
    for (int i = 0; i < output.length; i++) {
      inverse[output[i]] = i;
    }
    return Movement.transpose(result, inverse);
  }

  /**
   * A dot_general of groups of rows. Where the ragged dimension is one of the rows of lhs, each
   * group has its own rhs; where it is contracted, each group gives a result of its own; where it
   * is a batch dimension, groups do not matter.
   */
  private static Tensor raggedDot(OpCall call) {
    String name = "ragged_dot_dimension_numbers";
    Tensor lhs = call.tensor(0);
    Tensor rhs = call.tensor(1);
    DotDimensions dims =
        new DotDimensions(
            call.structInts(name, "lhs_batching_dimensions"),
            call.structInts(name, "rhs_batching_dimensions"),
            call.structInts(name, "lhs_contracting_dimensions"),
            call.structInts(name, "rhs_contracting_dimensions"));
    int ragged = call.structInts(name, "lhs_ragged_dimensions")[0];
    if (Ints.contains(dims.lhsBatching(), ragged)) {
      return Contraction.dotGeneral(lhs, rhs, dims, call.element());
    }
    int[] groupDims = call.structInts(name, "rhs_group_dimensions");
    Tensor sizes = call.tensor(2);
    int groups = sizes.dimension(sizes.rank() - 1);
    List<Tensor> results = new ArrayList<>();
    for (int g = 0; g < groups; g++) {
      Tensor rows = rowsOf(lhs, sizes, g, ragged, dims.lhsBatching());
      results.add(
          groupDims.length == 0
              ? Contraction.dotGeneral(rows, rhs, dims, call.element())
              : groupDot(rows, rhs, dims, groupDims[0], g, call));
    }
    if (groupDims.length > 0) {
      return results.stream().reduce(Arithmetic.ADD::apply).orElseThrow();
    }
    return Movement.concatenate(
        results.stream()
            .map(t -> Movement.reshape(t, Ints.concat(new int[] {1}, t.shape())))
            .toList(),
        0);
  }

  private static Tensor groupDot(
      Tensor rows, Tensor rhs, DotDimensions dims, int groupDim, int group, OpCall call) {
    int[] start = new int[rhs.rank()];
    int[] sizes = rhs.shape().clone();
    start[groupDim] = group;
    sizes[groupDim] = 1;
    Tensor own =
        Movement.reshape(
            Movement.box(rhs, start, sizes),
            Shapes.pick(sizes, Shapes.others(sizes.length, groupDim)));
    return Contraction.dotGeneral(
        rows,
        own,
        new DotDimensions(
            dims.lhsBatching(),
            without(dims.rhsBatching(), groupDim),
            dims.lhsContracting(),
            without(dims.rhsContracting(), groupDim)),
        call.element());
  }

  /** Dimension numbers after dimension {@code gone} is gone. */
  private static int[] without(int[] dimensions, int gone) {
    return Arrays.stream(dimensions).map(d -> d > gone ? d - 1 : d).toArray();
  }

  /** lhs with zeros outside the rows of one group; groups may differ from batch to batch. */
  private static Tensor rowsOf(Tensor lhs, Tensor sizes, int group, int ragged, int[] batching) {
    Tensor result = lhs.allocate(lhs.type());
    int[] shape = lhs.shape();
    int[] index = new int[shape.length];
    int groups = sizes.dimension(sizes.rank() - 1);
    int lanes = lhs.lanes();
    for (int i = 0; i < lhs.count(); i++, Shapes.next(index, shape)) {
      int line = 0;
      for (int d = 0; d < sizes.rank() - 1; d++) {
        line = line * sizes.dimension(d) + index[d < batching.length ? batching[d] : d];
      }
      long start = 0;
      for (int g = 0; g < group; g++) {
        start += sizes.longAt(line * groups + g);
      }
      if (index[ragged] >= start && index[ragged] < start + sizes.longAt(line * groups + group)) {
        lhs.copyRun(i * lanes, 1, result, i * lanes, 1, lanes);
      }
    }
    return result;
  }
}
