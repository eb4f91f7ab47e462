// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.lower;

import com.google.common.primitives.Ints;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.Operation;
import org.hlokit.ir.StructAttr;
import org.hlokit.ir.Value;
import org.hlokit.tflite.schema.BuiltinOperator;
import org.hlokit.tflite.schema.TensorType;
import org.jspecify.annotations.Nullable;

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

  /** Both sides of a product. */
  private record Product(Side left, Side right) {
    static Product of(Operation op) {
      if (op.is(StablehloOps.DOT)) { // the last dimension with the first
        int last = op.operand(0).tensorType().rank() - 1;
        return new Product(
            Side.of(op.operand(0), new int[0], new int[] {last}),
            Side.of(op.operand(1), new int[0], new int[] {0}));
      }
      StructAttr numbers = Attributes.struct(op, "dot_dimension_numbers");
      return new Product(
          Side.of(
              op.operand(0),
              Attributes.ints(numbers, "lhs_batching_dimensions"),
              Attributes.ints(numbers, "lhs_contracting_dimensions")),
          Side.of(
              op.operand(1),
              Attributes.ints(numbers, "rhs_batching_dimensions"),
              Attributes.ints(numbers, "rhs_contracting_dimensions")));
    }

    Product behindTranspositions() {
      return new Product(left.behindTranspositions(), right.behindTranspositions());
    }

    boolean isFullyConnected() {
      return left.batch().length == 0 && Weights.isConstant(right.value());
    }
  }

  /** {@code dot_general} and {@code dot}. */
  static void multiply(Operation op, Graph graph) {
    Product product = Product.of(op);
    if (graph.heldType(op.operand(0)) != graph.heldType(op.operand(1))
        && op.result().tensorType().element() instanceof FloatType) {
      throw graph.refusal("the runtime multiplies no operands of different types");
    }
    if (isOfBytes(op)) {
      throw graph.refusal("the runtime has no kernel that sums products of 8-bit integers");
    }
    if (!isOfFloats(op, graph)) {
      multiplyAndSum(op, graph, product.left(), product.right());
      return;
    }
    product = product.behindTranspositions();
    if (product.isFullyConnected()) {
      graph.define(op.result(), fullyConnected(graph, product, null));
    } else {
      batchMatMul(op, graph, product.left(), product.right());
    }
  }

  private static boolean isOfFloats(Operation op, Graph graph) {
    return op.operands().stream().allMatch(v -> graph.heldType(v) == TensorType.FLOAT32)
        && graph.heldType(op.result()) == TensorType.FLOAT32;
  }

  /** FULLY_CONNECTED with its bias, by the addition of a constant to a product nobody else uses. */
  static boolean biased(Operation add, Graph graph) {
    for (int i = 0; i < 2; i++) {
      Operation op = Views.onlyUseOf(add.operand(i));
      if (op == null
          || !(op.is(StablehloOps.DOT_GENERAL) || op.is(StablehloOps.DOT))
          || !isOfFloats(op, graph)) {
        continue;
      }
      Product product = Product.of(op).behindTranspositions();
      Value bias = add.operand(1 - i);
      if (product.isFullyConnected() && isBias(bias, outputs(graph, product), graph)) {
        graph.define(add.result(), fullyConnected(graph, product, Views.broadcast(bias).base()));
        return true;
      }
    }
    return false;
  }

  /** Whether a value is one constant number for each output, the same in each row. */
  private static boolean isBias(Value value, int outputs, Graph graph) {
    Views.Broadcast bias = Views.broadcast(value);
    Operation constant = bias.base().definingOp();
    if (constant == null
        || !ConstantReader.isConstant(constant)
        || bias.base().tensorType().element() != FloatType.F32
        || bias.base().tensorType().elementCount() != outputs) {
      return false;
    }
    // Behind the first dimension that does not repeat none may.
    Shape shape = graph.shapeOf(value);
    int first = 0;
    while (first < shape.rank() && bias.shape().size(first) == 1) {
      first++;
    }
    return IntStream.range(first, shape.rank())
        .allMatch(dimension -> bias.shape().size(dimension) == shape.size(dimension));
  }

  private static int outputs(Graph graph, Product product) {
    return product(graph, product.right(), product.right().free());
  }

  /** Whether both operands hold 8-bit integers, of which floats can sum so and so many products. */
  private static boolean isOfBytes(Operation op) {
    return op.operands().stream()
        .allMatch(
            value ->
                value.tensorType().element() instanceof IntegerType type
                    && type.width() == 8
                    && value.tensorType().hasStaticShape());
  }

  /**
   * The product in the shape that the kernel gives it.
   *
   * @param bias a constant of as many elements as there are outputs, or null
   */
  private static Ref fullyConnected(Graph graph, Product product, @Nullable Value bias) {
    Side left = product.left();
    Side right = product.right();
    Ref input = ordered(graph, left, Ints.concat(left.free(), left.contracted()));
    Ref weights = ordered(graph, right, Ints.concat(right.free(), right.contracted()));
    int contracted = product(graph, left, left.contracted());
    int outputs = outputs(graph, product);
    int[] free = sizes(graph, left, left.free());
    int[] rows = free.length == 0 ? new int[] {1} : free;
    return FullyConnected.emit(
        graph,
        graph.reshape(input, Shape.of(Ints.concat(rows, new int[] {contracted}))),
        graph.reshape(weights, Shape.of(outputs, contracted)),
        bias == null ? null : graph.reshape(graph.read(bias), Shape.of(outputs)),
        Shape.of(Ints.concat(rows, new int[] {outputs})));
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
