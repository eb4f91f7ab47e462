// SPDX-License-Identifier: Apache-2.0
package org.hlokit.runtime;

import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.ImmutableLongArray;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.hlokit.tflite.schema.BuiltinOperator;

/**
 * What the kernels of TensorFlow Lite 2.21 take for granted about constant operands that hold
 * shapes, axes, counts and indexes. They are asked for as far as a model holds them; what it
 * computes while it runs cannot be.
 */
final class ConstantRules {
  /** What kernels and XNNPACK have room for where they copy shapes and axes. */
  private static final int MAX_RANK = 8;

  /**
   * A result has no more elements than this, so that no size that is computed from it overflows.
   */
  private static final long MOST_ELEMENTS = 1 << 28;

  /** A check of one operator. */
  private interface Rule {
    void check(OperatorSite site) throws TfliteException;
  }

  private static final ImmutableMap<Integer, Rule> TABLE = table();

  private ConstantRules() {}

  private static ImmutableMap<Integer, Rule> table() {
    ImmutableMap.Builder<Integer, Rule> rules = ImmutableMap.builder();
    IntStream.of(
            BuiltinOperator.MEAN,
            BuiltinOperator.SUM,
            BuiltinOperator.REDUCE_PROD,
            BuiltinOperator.REDUCE_MAX,
            BuiltinOperator.REDUCE_MIN,
            BuiltinOperator.REDUCE_ANY,
            BuiltinOperator.REDUCE_ALL)
        .forEach(code -> rules.put(code, site -> length(site, 1, 0)));
    return rules
        .put(BuiltinOperator.RESHAPE, site -> length(site, 1, 0))
        .put(BuiltinOperator.BROADCAST_TO, site -> length(site, 1, 0))
        .put(BuiltinOperator.FILL, site -> length(site, 0, 0))
        .put(BuiltinOperator.TRANSPOSE, site -> length(site, 1, 0))
        .put(BuiltinOperator.RANDOM_STANDARD_NORMAL, site -> length(site, 0, 0))
        .put(BuiltinOperator.RANDOM_UNIFORM, site -> length(site, 0, 0))
        .put(BuiltinOperator.SCATTER_ND, ConstantRules::scatterNd)
        .put(BuiltinOperator.REVERSE_V2, site -> length(site, 1, 1))
        .put(BuiltinOperator.STRIDED_SLICE, ConstantRules::stridedSlice)
        .put(BuiltinOperator.ONE_HOT, site -> count(site, 1, site.elements(0)))
        .put(BuiltinOperator.MULTINOMIAL, site -> count(site, 1, OptionalLong.of(1)))
        .put(BuiltinOperator.NON_MAX_SUPPRESSION_V4, site -> count(site, 2, OptionalLong.of(1)))
        .put(BuiltinOperator.NON_MAX_SUPPRESSION_V5, site -> count(site, 2, OptionalLong.of(1)))
        .put(BuiltinOperator.SPARSE_TO_DENSE, ConstantRules::sparseToDense)
        .put(BuiltinOperator.STABLEHLO_GATHER, ConstantRules::gather)
        .put(BuiltinOperator.TOPK_V2, ConstantRules::topK)
        .put(BuiltinOperator.REVERSE_SEQUENCE, ConstantRules::reverseSequence)
        .put(BuiltinOperator.SPLIT, ConstantRules::split)
        .put(BuiltinOperator.CONCATENATION, ConstantRules::concatenation)
        .buildOrThrow();
  }

  static void check(OperatorSite site) throws TfliteException {
    Rule rule = TABLE.get(site.code());
    if (rule != null) {
      rule.check(site);
    }
  }

  private static Optional<ImmutableLongArray> constant(OperatorSite site, int operand) {
    return site.has(operand) ? site.constant(operand) : Optional.empty();
  }

  /** A shape, or a list of axes. */
  private static void length(OperatorSite site, int operand, int least) throws TfliteException {
    if (!site.has(operand)) {
      return;
    }
    long length = site.rank(operand) == 0 ? 1 : site.dimension(operand, 0);
    boolean known = site.rank(operand) == 0 || site.isFixed(operand, 0);
    if (known && (length < least || length > MAX_RANK)) {
      throw site.fault(
          "has operand %d of %d numbers, but its kernel takes %d to %d",
          operand, length, least, MAX_RANK);
    }
  }

  /** A size that the result has beside others. */
  private static void count(OperatorSite site, int operand, OptionalLong others)
      throws TfliteException {
    Optional<ImmutableLongArray> count = constant(site, operand);
    if (count.isEmpty() || count.get().length() != 1) {
      return;
    }
    long most = MOST_ELEMENTS / Math.max(others.orElse(1), 1);
    if (count.get().get(0) < 0 || count.get().get(0) > most) {
      throw site.fault(
          "has %d for operand %d, but its kernel takes 0 to %d", count.get().get(0), operand, most);
    }
  }

  private static void stridedSlice(OperatorSite site) throws TfliteException {
    for (int operand = 1; operand <= 3; operand++) {
      length(site, operand, 0);
    }
    Optional<ImmutableLongArray> strides = constant(site, 3);
    for (int i = 0; strides.isPresent() && i < strides.get().length(); i++) {
      long stride = strides.get().get(i);
      if (stride == 0 || Math.abs(stride) > MOST_ELEMENTS) {
        throw site.fault("has the stride %d", stride);
      }
    }
    if (site.option("offset").contains(1)) {
      offsets(site, strides);
    }
  }

  /** Ends that count from the beginnings are taken as they are. */
  private static void offsets(OperatorSite site, Optional<ImmutableLongArray> strides)
      throws TfliteException {
    boolean masked =
        Stream.of("begin_mask", "end_mask", "ellipsis_mask", "new_axis_mask")
            .anyMatch(mask -> site.option(mask).get(0) != 0);
    if (masked || (strides.isPresent() && strides.get().stream().anyMatch(s -> s < 0))) {
      throw site.fault("counts its ends from its beginnings, but with masks or backwards");
    }
    Optional<ImmutableLongArray> begin = constant(site, 1);
    Optional<ImmutableLongArray> length = constant(site, 2);
    if (begin.isEmpty() || length.isEmpty()) {
      return;
    }
    int dimensions = Math.min(site.rank(0), Math.min(begin.get().length(), length.get().length()));
    for (int i = 0; i < dimensions; i++) {
      long from = begin.get().get(i);
      long count = length.get().get(i);
      if (from < 0 || count < 0 || (site.isFixed(0, i) && from + count > site.dimension(0, i))) {
        throw site.fault(
            "takes %d elements from %d on of dimension %d, which has %d",
            count, from, i, site.dimension(0, i));
      }
    }
  }

  /** Parts are alike, and so many. */
  private static void split(OperatorSite site) throws TfliteException {
    Optional<ImmutableLongArray> axis = constant(site, 0);
    if (axis.isEmpty() || axis.get().length() != 1) {
      return;
    }
    int dimension = (int) axis.get().get(0);
    long size = site.dimension(1, dimension);
    long parts = site.option("num_splits").get(0);
    if (size < 0 || (site.isFixed(1, dimension) && size % parts != 0)) {
      throw site.fault("splits dimension %d of size %d into %d parts", dimension, size, parts);
    }
  }

  /** What is joined has the dimension along which it is. */
  private static void concatenation(OperatorSite site) throws TfliteException {
    ImmutableLongArray axis = site.option("axis");
    int dimension = axis.isEmpty() ? 0 : (int) axis.get(0);
    for (int i = 0; i < site.operator().inputsLength(); i++) {
      int rank = site.rank(i);
      if (rank != site.rank(0) || dimension < -rank || dimension >= rank) {
        throw site.fault("joins operand %d of rank %d along dimension %d", i, rank, dimension);
      }
    }
  }

  /** Each index names an element of the result. */
  private static void sparseToDense(OperatorSite site) throws TfliteException {
    Optional<ImmutableLongArray> indexes = constant(site, 0);
    Optional<ImmutableLongArray> shape = constant(site, 1);
    if (indexes.isEmpty() || shape.isEmpty()) {
      return;
    }
    int rank = shape.get().length();
    long count = site.rank(0) == 0 ? 1 : site.dimension(0, 0);
    if (site.rank(2) > 0 && site.isFixed(2, 0) && site.dimension(2, 0) != count) {
      throw site.fault("has %d indexes for %d values", count, site.dimension(2, 0));
    }
    if (count * rank != indexes.get().length()) {
      throw site.fault(
          "has %d numbers for %d indexes of rank %d", indexes.get().length(), count, rank);
    }
    for (int i = 0; i < indexes.get().length(); i++) {
      long index = indexes.get().get(i);
      long size = shape.get().get(i % rank);
      if (index < 0 || index >= size) {
        throw site.fault("has the index %d in a dimension of size %d", index, size);
      }
    }
  }

  /** Each index names a part of the result. */
  private static void scatterNd(OperatorSite site) throws TfliteException {
    length(site, 2, 0);
    Optional<ImmutableLongArray> indexes = constant(site, 0);
    Optional<ImmutableLongArray> shape = constant(site, 2);
    int vector = (int) Math.max(site.dimension(0, -1), 1);
    if (indexes.isEmpty() || shape.isEmpty() || shape.get().length() < vector) {
      return;
    }
    for (int i = 0; i < indexes.get().length(); i++) {
      long index = indexes.get().get(i);
      long size = shape.get().get(i % vector);
      if (index < 0 || index >= size) {
        throw site.fault("has the index %d in a dimension of size %d", index, size);
      }
    }
  }

  /** Each index names a window within the operand, to which the kernel does not keep by itself. */
  private static void gather(OperatorSite site) throws TfliteException {
    Optional<ImmutableLongArray> indexes = constant(site, 1);
    if (indexes.isEmpty()) {
      return;
    }
    long[] shape = LongStream.range(0, site.rank(1)).map(i -> site.dimension(1, (int) i)).toArray();
    int vector = (int) site.option("index_vector_dim").get(0);
    long inner =
        vector < shape.length
            ? Arrays.stream(shape).skip(vector + 1).reduce(1, (a, b) -> a * b)
            : 1;
    ImmutableLongArray map = site.option("start_index_map");
    ImmutableLongArray sizes = site.option("slice_sizes");
    for (int i = 0; i < indexes.get().length(); i++) {
      int at = vector < shape.length ? (int) (i / Math.max(inner, 1) % shape[vector]) : 0;
      int dimension = (int) map.get(at);
      long index = indexes.get().get(i);
      long most = site.dimension(0, dimension) - sizes.get(dimension);
      if (index < 0 || (site.isFixed(0, dimension) && index > most)) {
        throw site.fault(
            "has the index %d in dimension %d, but its kernel takes 0 to %d",
            index, dimension, most);
      }
    }
  }

  private static void topK(OperatorSite site) throws TfliteException {
    Optional<ImmutableLongArray> k = site.constant(1);
    if (k.isPresent() && !k.get().isEmpty() && k.get().get(0) < 1) {
      throw site.fault("takes the largest %d elements", k.get().get(0));
    }
  }

  private static void reverseSequence(OperatorSite site) throws TfliteException {
    Optional<ImmutableLongArray> lengths = site.constant(1);
    int dimension = (int) site.option("seq_dim").get(0);
    if (lengths.isPresent() && dimension >= 0 && dimension < site.rank(0)) {
      for (int i = 0; i < lengths.get().length(); i++) {
        long length = lengths.get().get(i);
        if (length < 0 || (site.isFixed(0, dimension) && length > site.dimension(0, dimension))) {
          throw site.fault("reverses %d elements of dimension %d", length, dimension);
        }
      }
    }
  }
}
