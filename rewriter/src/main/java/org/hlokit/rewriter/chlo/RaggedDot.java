// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.chlo;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.Longs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.ArrayAttr;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.DenseArrayAttr;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.EnumAttr;
import org.hlokit.ir.Operation;
import org.hlokit.ir.OperationBuilder;
import org.hlokit.ir.StructAttr;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Value;
import org.hlokit.rewriter.pattern.Rewriter;
import org.hlokit.rewriter.pattern.StablehloBuilder;
import org.jspecify.annotations.Nullable;

/**
 * {@code chlo.ragged_dot}: a product for each group, of the rows that belong to it, the others
 * masked to zero. By where the groups lie:
 *
 * <ul>
 *   <li>rows of the left side, {@code [b, m, k] x [g, b, k, n]}: the products added up;
 *   <li>the contracted dimension, {@code [b, m, k] x [b, k, n]}: the products beside each other;
 *   <li>a batch dimension: one product, in which no group meets another.
 * </ul>
 */
final class RaggedDot {
  private final Operation op;
  private final StructAttr numbers;
  private final Rewriter rewriter;
  private final StablehloBuilder build;
  private final RaggedMask mask;

  private RaggedDot(Operation op, StructAttr numbers, Rewriter rewriter) {
    this.op = op;
    this.numbers = numbers;
    this.rewriter = rewriter;
    this.build = new StablehloBuilder(rewriter);
    this.mask = new RaggedMask(op, rewriter);
  }

  static @Nullable List<? extends Value> legalize(Operation op, Rewriter rewriter) {
    if (!(op.attribute("ragged_dot_dimension_numbers") instanceof StructAttr numbers)) {
      return null;
    }
    RaggedDot dot = new RaggedDot(op, numbers, rewriter);
    int left = op.operand(0).tensorType().rank();
    if (left < op.operand(1).tensorType().rank()) {
      return dot.raggedRows();
    }
    return left < op.result().tensorType().rank() ? dot.raggedContraction() : dot.raggedBatch();
  }

  private long[] dimensions(String field) {
    return numbers.get(field) instanceof DenseArrayAttr array
        ? array.values().toArray()
        : new long[0];
  }

  private @Nullable List<? extends Value> raggedRows() {
    int group = (int) dimensions("rhs_group_dimensions")[0];
    TensorType right = op.operand(1).tensorType();
    if (right.isDynamic(group)) {
      return null;
    }
    mask.start((int) dimensions("lhs_ragged_dimensions")[0]);
    long[] batching = without(dimensions("rhs_batching_dimensions"), group);
    long[] contracting = without(dimensions("rhs_contracting_dimensions"), group);
    Value sum = null;
    for (int i = 0; i < right.dimension(group); i++) {
      Value rows = mask.next(i);
      Value factor =
          right.hasStaticShape() ? factor(right, group, i) : dynamicFactor(right, group, i);
      Value product = product(rows, factor, op.result().tensorType(), batching, contracting);
      sum = sum == null ? product : build.add(sum, product);
    }
    return sum == null ? null : List.of(sum);
  }

  /** Dimensions of the right side in the numbering that it has without the group dimension. */
  private static long[] without(long[] dimensions, int group) {
    return Arrays.stream(dimensions).map(d -> d > group ? d - 1 : d).toArray();
  }

  private static long[] removed(long[] shape, int dimension) {
    List<Long> rest = new ArrayList<>(Longs.asList(shape));
    rest.remove(dimension);
    return Longs.toArray(rest);
  }

  /** The right side of group {@code index}. */
  private Value factor(TensorType right, int group, int index) {
    long[] starts = new long[right.rank()];
    long[] limits = right.shape().toArray();
    starts[group] = index;
    limits[group] = index + 1L;
    Value slice = Slices.insert(op.operand(1), starts, limits, rewriter);
    TensorType type = TensorType.of(right.element(), removed(right.shape().toArray(), group));
    return build.create(StablehloOps.RESHAPE, type, List.of(slice));
  }

  private Value dynamicFactor(TensorType right, int group, int index) {
    List<Value> starts = new ArrayList<>();
    List<Value> limits = new ArrayList<>();
    for (int d = 0; d < right.rank(); d++) {
      starts.add(RuntimeSizes.constant(d == group ? index : 0, rewriter));
      limits.add(
          d == group
              ? RuntimeSizes.constant(index + 1L, rewriter)
              : RuntimeSizes.measured(op.operand(1), d, rewriter));
    }
    Value start = RuntimeSizes.join(starts, rewriter);
    Value limit = RuntimeSizes.join(limits, rewriter);
    Value strides = Slices.vector(Slices.ones(right.rank()), rewriter);
    long[] shape = right.shape().toArray();
    shape[group] = 1;
    TensorType type = TensorType.of(right.element(), shape);
    Value slice = Slices.atRunTime(op.operand(1), type, start, limit, strides, rewriter);
    limits.remove(group);
    return build.create(
        StablehloOps.DYNAMIC_RESHAPE,
        TensorType.of(right.element(), removed(shape, group)),
        List.of(slice, RuntimeSizes.join(limits, rewriter)));
  }

  private @Nullable List<? extends Value> raggedContraction() {
    TensorType sizes = op.operand(2).tensorType();
    TensorType result = op.result().tensorType();
    int ragged = (int) dimensions("lhs_ragged_dimensions")[0];
    if (sizes.isDynamic(sizes.rank() - 1)
        || LongStream.of(dimensions("lhs_contracting_dimensions")).noneMatch(d -> d == ragged)) {
      return null;
    }
    mask.start(ragged);
    TensorType type = TensorType.of(result.element(), removed(result.shape().toArray(), 0));
    List<Value> products = new ArrayList<>();
    for (int i = 0; i < sizes.dimension(sizes.rank() - 1); i++) {
      products.add(
          product(
              mask.next(i),
              op.operand(1),
              type,
              dimensions("rhs_batching_dimensions"),
              dimensions("rhs_contracting_dimensions")));
    }
    return List.of(build.concatenate(products.stream().map(this::asRow).toList(), 0));
  }

  /** With a leading dimension of length 1. */
  private Value asRow(Value product) {
    TensorType type = product.tensorType();
    TensorType row =
        TensorType.of(type.element(), Longs.concat(new long[] {1}, type.shape().toArray()));
    if (type.hasStaticShape()) {
      return build.create(StablehloOps.RESHAPE, row, List.of(product));
    }
    List<Value> sizes = new ArrayList<>();
    sizes.add(RuntimeSizes.constant(1, rewriter));
    for (int d = 0; d < type.rank(); d++) {
      sizes.add(RuntimeSizes.measured(product, d, rewriter));
    }
    return build.create(
        StablehloOps.DYNAMIC_RESHAPE, row, List.of(product, RuntimeSizes.join(sizes, rewriter)));
  }

  private List<? extends Value> raggedBatch() {
    return List.of(
        product(
            op.operand(0),
            op.operand(1),
            op.result().tensorType(),
            dimensions("rhs_batching_dimensions"),
            dimensions("rhs_contracting_dimensions")));
  }

  private Value product(
      Value left, Value right, TensorType type, long[] rightBatching, long[] rightContracting) {
    DictionaryAttr fields = DictionaryAttr.EMPTY;
    fields = field(fields, "lhs_batching_dimensions", dimensions("lhs_batching_dimensions"));
    fields = field(fields, "rhs_batching_dimensions", rightBatching);
    fields = field(fields, "lhs_contracting_dimensions", dimensions("lhs_contracting_dimensions"));
    fields = field(fields, "rhs_contracting_dimensions", rightContracting);
    OperationBuilder dot =
        Operation.builder(StablehloOps.DOT_GENERAL)
            .operand(left)
            .operand(right)
            .attribute("dot_dimension_numbers", new StructAttr("stablehlo.dot", fields));
    if (op.attribute("precision_config") instanceof ArrayAttr(ImmutableList<Attribute> words)) {
      dot.attribute(
          "precision_config",
          new ArrayAttr(
              words.stream()
                  .map(word -> word instanceof EnumAttr(_, String value) ? value : "DEFAULT")
                  .map(value -> (Attribute) new EnumAttr("stablehlo.precision", value))
                  .collect(ImmutableList.toImmutableList())));
    }
    return rewriter.insert(dot.result(type)).result();
  }

  private static DictionaryAttr field(DictionaryAttr fields, String name, long[] dimensions) {
    return dimensions.length == 0 ? fields : fields.with(name, DenseArrayAttr.i64(dimensions));
  }
}
