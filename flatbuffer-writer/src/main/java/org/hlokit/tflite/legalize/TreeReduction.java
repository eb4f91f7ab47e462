// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.legalize;

import com.google.common.primitives.ImmutableLongArray;
import com.google.common.primitives.Longs;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Region;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Value;
import org.hlokit.rewriter.pattern.Rewriter;
import org.hlokit.rewriter.pattern.StablehloBuilder;

/**
 * A reduction by any body of elementwise operations, of any number of inputs: neighbours are
 * combined, then their results, until one is left. So {@code n} elements take about {@code log n}
 * steps, each on tensors; elements keep their order, as the specification of {@code reduce} demands
 * of its tree.
 */
final class TreeReduction {
  private TreeReduction() {}

  /** {@code reduce}. */
  static List<Value> reduce(Operation op, Rewriter rewriter) {
    Region body = op.region(0);
    if (!op.operands().stream().allMatch(ScalarBodies::isStatic) || !ScalarBodies.canLift(body)) {
      return List.of();
    }
    StablehloBuilder builder = new StablehloBuilder(rewriter);
    int inputs = op.operandCount() / 2;
    long[] dimensions = StablehloBuilder.integers(op, "dimensions");
    TensorType type = op.operand(0).tensorType();
    long[] kept =
        LongStream.range(0, type.rank()).filter(i -> !Longs.contains(dimensions, i)).toArray();
    long count =
        LongStream.of(dimensions).map(i -> type.dimension((int) i)).reduce(1, (a, b) -> a * b);
    long rows = LongStream.of(kept).map(i -> type.dimension((int) i)).reduce(1, (a, b) -> a * b);
    List<Value> initial = new ArrayList<>();
    List<Value> matrices = new ArrayList<>();
    ImmutableLongArray row = ImmutableLongArray.of(1, rows);
    for (int i = 0; i < inputs; i++) {
      initial.add(builder.broadcast(op.operand(inputs + i), row));
      matrices.add(matrix(op.operand(i), Longs.concat(dimensions, kept), count, rows, builder));
    }
    List<Value> reduced =
        count == 0
            ? initial
            : ScalarBodies.lift(body, initial, folded(body, matrices, count, rewriter), rewriter);
    return IntStream.range(0, inputs)
        .mapToObj(i -> builder.reshape(reduced.get(i), op.result(i).tensorType().shape()))
        .toList();
  }

  /** The reduced dimensions as the first, the others as the second. */
  private static Value matrix(
      Value operand, long[] order, long count, long rows, StablehloBuilder builder) {
    return builder.reshape(builder.transpose(operand, order), ImmutableLongArray.of(count, rows));
  }

  private static List<Value> folded(
      Region body, List<Value> matrices, long count, Rewriter rewriter) {
    StablehloBuilder builder = new StablehloBuilder(rewriter);
    List<Value> left = matrices;
    for (long n = count; n > 1; n = (n + 1) / 2) {
      long pairs = n / 2;
      List<Value> arguments = new ArrayList<>();
      for (int side = 0; side < 2; side++) {
        for (Value value : left) {
          arguments.add(everySecond(value, side, pairs, builder));
        }
      }
      List<Value> combined = ScalarBodies.lift(body, arguments, rewriter);
      if (n % 2 == 1) {
        List<Value> joined = new ArrayList<>();
        for (int i = 0; i < combined.size(); i++) {
          Value last = builder.slice(left.get(i), 0, n - 1, n);
          joined.add(builder.concatenate(List.of(combined.get(i), last), 0));
        }
        combined = joined;
      }
      left = combined;
    }
    return left;
  }

  /** Rows 0, 2, 4, .. or 1, 3, 5, .. of a matrix. */
  private static Value everySecond(Value matrix, int first, long pairs, StablehloBuilder builder) {
    long rows = matrix.tensorType().dimension(1);
    Value even = builder.slice(matrix, 0, 0, 2 * pairs);
    Value paired = builder.reshape(even, ImmutableLongArray.of(pairs, 2 * rows));
    Value half = builder.slice(paired, 1, first * rows, (first + 1) * rows);
    return half;
  }
}
