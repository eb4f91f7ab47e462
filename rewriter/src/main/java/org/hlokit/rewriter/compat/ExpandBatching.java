// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.compat;

import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.Longs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.BoolAttr;
import org.hlokit.ir.DenseArrayAttr;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.IntegerAttr;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.OpResult;
import org.hlokit.ir.Operation;
import org.hlokit.ir.OperationBuilder;
import org.hlokit.ir.Region;
import org.hlokit.ir.StructAttr;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;
import org.hlokit.ir.Value;
import org.hlokit.rewriter.pattern.Cloner;
import org.hlokit.rewriter.pattern.Outcome;
import org.hlokit.rewriter.pattern.Outcome.NoMatch;
import org.hlokit.rewriter.pattern.Outcome.Reason;
import org.hlokit.rewriter.pattern.Outcome.Rewritten;
import org.hlokit.rewriter.pattern.RewriteRule;
import org.hlokit.rewriter.pattern.Rewriter;
import org.hlokit.rewriter.pattern.StablehloBuilder;

/**
 * Writes a gather or scatter with batching dimensions as one without: the index vectors say the
 * positions in these dimensions as well.
 *
 * <pre>
 *   "stablehlo.gather"(%x, %i) &lt;{.. operand_batching_dims = [0],
 *       start_indices_batching_dims = [0], start_index_map = [1] ..}&gt;
 *   ==>
 *   %0 = stablehlo.iota dim = 0
 *   %1 = stablehlo.concatenate %0, %i, dim = ..
 *   "stablehlo.gather"(%x, %1) &lt;{.. collapsed_slice_dims = [0, ..], start_index_map = [0, 1] ..}&gt;
 * </pre>
 *
 * <p>Exact. Indices of a type that cannot hold the size of a batching dimension become {@code i32}
 * or {@code i64}. Indices of unknown shape are left alone.
 */
final class ExpandBatching implements RewriteRule {
  private static final Reason NOT_BATCHED =
      new Reason(
          "is-batched",
          "there are batching dimensions and indices of static shape",
          "not so",
          null);

  /**
   * What the two ops call the same things.
   *
   * @param numbers the attribute with the dimension numbers
   * @param batching the batching dimensions of what is read or written
   * @param indexBatching those of the indices
   * @param dropped the dimensions of which a slice has one element
   * @param map which dimension each part of an index vector is in
   */
  private record Names(
      String numbers, String batching, String indexBatching, String dropped, String map) {}

  private static final ImmutableMap<OpDefinition, Names> NAMES =
      ImmutableMap.of(
          StablehloOps.GATHER,
          new Names(
              "dimension_numbers",
              "operand_batching_dims",
              "start_indices_batching_dims",
              "collapsed_slice_dims",
              "start_index_map"),
          StablehloOps.SCATTER,
          new Names(
              "scatter_dimension_numbers",
              "input_batching_dims",
              "scatter_indices_batching_dims",
              "inserted_window_dims",
              "scatter_dims_to_operand_dims"));

  @Override
  public boolean startsAt(Operation op) {
    return NAMES.containsKey(op.definition());
  }

  @Override
  public Outcome apply(Operation op, Rewriter rewriter) {
    Names names = NAMES.get(op.definition());
    if (names == null || !(op.attribute(names.numbers()) instanceof StructAttr numbers)) {
      return new NoMatch(NOT_BATCHED, op);
    }
    long[] batching = array(numbers, names.batching());
    int indices = op.is(StablehloOps.GATHER) ? 1 : op.operandCount() / 2;
    if (batching.length == 0
        || !(op.operand(indices).type() instanceof TensorType type)
        || !type.hasStaticShape()) {
      return new NoMatch(NOT_BATCHED, op);
    }
    long[] indexBatching = array(numbers, names.indexBatching());
    long[] dropped = Longs.concat(batching, array(numbers, names.dropped()));
    Arrays.sort(dropped);
    long[] map = Longs.concat(batching, array(numbers, names.map()));
    DictionaryAttr fields =
        numbers
            .fields()
            .without(names.batching())
            .without(names.indexBatching())
            .with(names.dropped(), DenseArrayAttr.i64(dropped))
            .with(names.map(), DenseArrayAttr.i64(map));
    List<Value> operands = new ArrayList<>(op.operands());
    operands.set(
        indices,
        withPositions(
            op.operand(indices),
            numbers.get("index_vector_dim") instanceof IntegerAttr dim ? (int) dim.longValue() : 0,
            indexBatching,
            new StablehloBuilder(rewriter)));
    boolean sorted =
        BoolAttr.TRUE.equals(op.attribute("indices_are_sorted"))
            && isSorted(indexBatching)
            && isSorted(map);
    OperationBuilder builder =
        Operation.builder(op.definition())
            .operands(operands)
            .properties(op.properties())
            .attribute(names.numbers(), new StructAttr(numbers.mnemonic(), fields))
            .attribute("indices_are_sorted", sorted ? BoolAttr.TRUE : BoolAttr.FALSE)
            .results(op.results().stream().map(OpResult::type).toList());
    Operation copy = new Cloner().copy(op);
    for (Region region : copy.regions()) {
      Region body = new Region();
      body.takeBlocks(region);
      builder.region(body);
    }
    copy.erase();
    rewriter.replace(op, rewriter.insert(builder).results());
    return new Rewritten(op.name());
  }

  private static long[] array(StructAttr struct, String field) {
    Attribute value = struct.get(field);
    return value instanceof DenseArrayAttr array ? array.values().toArray() : new long[0];
  }

  private static boolean isSorted(long[] values) {
    for (int i = 1; i < values.length; i++) {
      if (values[i - 1] > values[i]) {
        return false;
      }
    }
    return true;
  }

  /** The index vectors behind the positions in the batching dimensions. */
  private static Value withPositions(
      Value indices, int vectorDim, long[] batching, StablehloBuilder builder) {
    TensorType type = indices.tensorType();
    Type element = type.element();
    for (long dimension : batching) {
      element = holding(element, type.dimension((int) dimension));
    }
    Value converted = builder.convert(indices, element);
    boolean isScalar = vectorDim == type.rank();
    long[] shape =
        isScalar ? Arrays.copyOf(type.shape().toArray(), type.rank() + 1) : type.shape().toArray();
    shape[vectorDim] = 1;
    TensorType positions = TensorType.of(element, shape);
    Value vectors = isScalar ? builder.reshape(converted, positions.shape()) : converted;
    List<Value> parts = new ArrayList<>();
    for (long dimension : batching) {
      parts.add(builder.iota(positions, dimension));
    }
    parts.add(vectors);
    return builder.concatenate(parts, vectorDim);
  }

  /** {@code element}, or where it cannot hold {@code size} the smallest of i32 and i64 that can. */
  private static Type holding(Type element, long size) {
    if (!(element instanceof IntegerType integer)
        || fits(size, integer.isUnsigned() ? integer.width() : integer.width() - 1)) {
      return element;
    }
    return fits(size, Integer.SIZE - 1) ? IntegerType.I32 : IntegerType.I64;
  }

  private static boolean fits(long size, int bits) {
    return bits >= Long.SIZE - 1 || size < 1L << bits;
  }
}
