// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.lower;

import com.google.common.primitives.Ints;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.hlokit.ir.Operation;
import org.hlokit.ir.StructAttr;
import org.hlokit.ir.Value;
import org.hlokit.tflite.schema.BuiltinOperator;
import org.hlokit.tflite.schema.TensorType;

/**
 * Exporters of {@code dot_general} and {@code dot}.
 *
 * <p>Both operands are brought into the order batch, free, contracted. A constant matrix on the
 * right then is the weight of a FULLY_CONNECTED, anything else is a BATCH_MATMUL. Transpositions in
 * the program become part of the order and mostly vanish into the weights or into BATCH_MATMUL's
 * two flags.
 */
final class DotExporters {
  private DotExporters() {}

  /**
   * One side of a product.
   *
   * @param value what is multiplied
   * @param batch dimensions that are carried along
   * @param contracted dimensions that are summed over
   * @param free the others
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Side(Value value, int[] batch, int[] contracted, int[] free) {
    static Side of(Value value, int[] batch, int[] contracted) {
      int[] free =
          IntStream.range(0, value.tensorType().rank())
              .filter(i -> !Ints.contains(batch, i) && !Ints.contains(contracted, i))
              .toArray();
      return new Side(value, batch, contracted, free);
    }

    /** The same elements behind transpositions, with the dimensions renamed. */
    Side behindTranspositions() {
      Permutations.Permuted behind = Permutations.behind(value);
      int[] names = behind.permutation();
      return new Side(
          behind.base(), through(batch, names), through(contracted, names), through(free, names));
    }

    private static int[] through(int[] dimensions, int[] names) {
      return Arrays.stream(dimensions).map(i -> names[i]).toArray();
    }
  }

  /** {@code dot_general}. */
  static void dotGeneral(Operation op, Graph graph) {
    StructAttr numbers = Attributes.struct(op, "dot_dimension_numbers");
    Side left =
        Side.of(
            op.operand(0),
            Attributes.ints(numbers, "lhs_batching_dimensions"),
            Attributes.ints(numbers, "lhs_contracting_dimensions"));
    Side right =
        Side.of(
            op.operand(1),
            Attributes.ints(numbers, "rhs_batching_dimensions"),
            Attributes.ints(numbers, "rhs_contracting_dimensions"));
    multiply(op, graph, left, right);
  }

  /** {@code dot}: the last dimension with the first. */
  static void dot(Operation op, Graph graph) {
    int last = op.operand(0).tensorType().rank() - 1;
    multiply(
        op,
        graph,
        Side.of(op.operand(0), new int[0], new int[] {last}),
        Side.of(op.operand(1), new int[0], new int[] {0}));
  }

  private static void multiply(Operation op, Graph graph, Side left, Side right) {
    byte type = graph.heldType(op.operand(0));
    if (type != TensorType.FLOAT32 || graph.heldType(op.result()) != type) {
      multiplyAndSum(op, graph, left, right);
      return;
    }
    left = left.behindTranspositions();
    right = right.behindTranspositions();
    if (left.batch().length == 0 && Weights.isConstant(right.value())) {
      fullyConnected(op, graph, left, right);
    } else {
      batchMatMul(op, graph, left, right);
    }
  }

  private static void fullyConnected(Operation op, Graph graph, Side left, Side right) {
    Ref input = ordered(graph, left, Ints.concat(left.free(), left.contracted()));
    Ref weights = ordered(graph, right, Ints.concat(right.free(), right.contracted()));
    int contracted = product(graph, left, left.contracted());
    int outputs = product(graph, right, right.free());
    int[] free = sizes(graph, left, left.free());
    int[] rows = free.length == 0 ? new int[] {1} : free;
    Ref result =
        FullyConnected.emit(
            graph,
            graph.reshape(input, Shape.of(Ints.concat(rows, new int[] {contracted}))),
            graph.reshape(weights, Shape.of(outputs, contracted)),
            Shape.of(Ints.concat(rows, new int[] {outputs})));
    graph.define(op.result(), result);
  }

  private static void batchMatMul(Operation op, Graph graph, Side left, Side right) {
    int[] batch = sizes(graph, left, left.batch());
    // Kernels take up to three batch dimensions.
    int[] batchShape = batch.length > 3 ? new int[] {product(graph, left, left.batch())} : batch;
    int rows = product(graph, left, left.free());
    int columns = product(graph, right, right.free());
    int contracted = product(graph, left, left.contracted());

    int[] leftRows = Ints.concat(left.batch(), left.free(), left.contracted());
    int[] leftColumns = Ints.concat(left.batch(), left.contracted(), left.free());
    boolean leftTransposed =
        !isInOrder(graph, left, leftRows) && isInOrder(graph, left, leftColumns);
    int[] rightRows = Ints.concat(right.batch(), right.contracted(), right.free());
    int[] rightColumns = Ints.concat(right.batch(), right.free(), right.contracted());
    boolean rightTransposed = !isInOrder(graph, right, rightRows);

    Ref a =
        graph.reshape(
            ordered(graph, left, leftTransposed ? leftColumns : leftRows),
            matrix(batchShape, rows, contracted, leftTransposed));
    Ref b =
        graph.reshape(
            ordered(graph, right, rightTransposed ? rightColumns : rightRows),
            matrix(batchShape, contracted, columns, rightTransposed));
    graph.define(
        op.result(),
        graph.emit(
            BuiltinOperator.BATCH_MATMUL,
            OptionTables.batchMatMul(leftTransposed, rightTransposed),
            a.type(),
            matrix(batchShape, rows, columns, false),
            a,
            b));
  }

  /** Products of integers, for which no matrix kernel exists: elementwise, then summed. */
  private static void multiplyAndSum(Operation op, Graph graph, Side left, Side right) {
    byte type = graph.heldType(op.result());
    int rows = product(graph, left, left.free());
    int columns = product(graph, right, right.free());
    int contracted = product(graph, left, left.contracted());
    Ref a = ordered(graph, left, Ints.concat(left.batch(), left.free(), left.contracted()));
    Ref b = ordered(graph, right, Ints.concat(right.batch(), right.free(), right.contracted()));
    int[] one = {product(graph, left, left.batch())};
    Ref products =
        Arithmetic.elementwise(
            graph,
            BuiltinOperator.MUL,
            type,
            graph.cast(graph.reshape(a, Shape.of(one[0], rows, 1, contracted)), type),
            graph.cast(graph.reshape(b, Shape.of(one[0], 1, columns, contracted)), type));
    graph.define(
        op.result(),
        Reductions.emit(
            graph,
            BuiltinOperator.SUM,
            products,
            new int[] {3},
            false,
            Shape.of(Ints.concat(one, new int[] {rows, columns}))));
  }

  private static Shape matrix(int[] batch, int rows, int columns, boolean transposed) {
    return Shape.of(
        Ints.concat(batch, transposed ? new int[] {columns, rows} : new int[] {rows, columns}));
  }

  private static Ref ordered(Graph graph, Side side, int[] order) {
    return Permutations.apply(graph, graph.read(side.value()), order);
  }

  /** Whether a side has its dimensions in an order already, but for those of size 1. */
  private static boolean isInOrder(Graph graph, Side side, int[] order) {
    Shape shape = graph.shapeOf(side.value());
    int[] moving = Arrays.stream(order).filter(i -> shape.size(i) != 1).toArray();
    for (int i = 1; i < moving.length; i++) {
      if (moving[i] < moving[i - 1]) {
        return false;
      }
    }
    return true;
  }

  private static int[] sizes(Graph graph, Side side, int[] dimensions) {
    Shape shape = graph.shapeOf(side.value());
    return Arrays.stream(dimensions).map(shape::size).toArray();
  }

  private static int product(Graph graph, Side side, int[] dimensions) {
    int product = 1;
    for (int size : sizes(graph, side, dimensions)) {
      if (size == Shape.DYNAMIC) {
        return Shape.DYNAMIC;
      }
      product = Math.multiplyExact(product, size);
    }
    return product;
  }
}
