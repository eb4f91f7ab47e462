// SPDX-License-Identifier: Apache-2.0
package org.hlokit.runtime;

import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.ImmutableLongArray;
import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.hlokit.tflite.lower.Kernels;
import org.hlokit.tflite.schema.BuiltinOperator;

/**
 * What the kernels of TensorFlow Lite 2.21 take for granted about the shapes of their operands, and
 * about the numbers in constant ones. Numbers that are computed while the model runs cannot be
 * asked for here.
 */
final class ShapeRules {
  /** A check of one operator. */
  private interface Rule {
    void check(OperatorSite site) throws TfliteException;
  }

  private static final ImmutableMap<Integer, Rule> TABLE =
      ImmutableMap.<Integer, Rule>builder()
          .put(BuiltinOperator.CONV_2D, ShapeRules::convolution)
          .put(BuiltinOperator.DEPTHWISE_CONV_2D, ShapeRules::depthwiseConvolution)
          .put(BuiltinOperator.TRANSPOSE_CONV, ShapeRules::transposedConvolution)
          .put(BuiltinOperator.AVERAGE_POOL_2D, ShapeRules::pool)
          .put(BuiltinOperator.MAX_POOL_2D, ShapeRules::pool)
          .put(BuiltinOperator.L2_POOL_2D, ShapeRules::pool)
          .put(BuiltinOperator.FULLY_CONNECTED, ShapeRules::fullyConnected)
          .put(BuiltinOperator.MATRIX_SET_DIAG, ShapeRules::diagonal)
          .put(BuiltinOperator.PAD, site -> padding(site, 0))
          .put(BuiltinOperator.PADV2, site -> padding(site, 0))
          .put(BuiltinOperator.MIRROR_PAD, site -> padding(site, 1))
          .put(BuiltinOperator.CONV_3D, site -> notEmpty(site, 0, 1))
          .put(BuiltinOperator.CONV_3D_TRANSPOSE, site -> notEmpty(site, 1, 2))
          .put(BuiltinOperator.SOFTMAX, site -> notEmpty(site, 0))
          .put(BuiltinOperator.LOG_SOFTMAX, site -> notEmpty(site, 0))
          .put(BuiltinOperator.SLICE, ShapeRules::slice)
          .put(BuiltinOperator.TILE, ShapeRules::tile)
          .put(BuiltinOperator.STABLEHLO_GATHER, ShapeRules::gather)
          .put(BuiltinOperator.STABLEHLO_SCATTER, ShapeRules::scatter)
          .put(BuiltinOperator.SPLIT, site -> count(site, "num_splits", results(site)))
          .put(BuiltinOperator.SPLIT_V, site -> count(site, "num_splits", results(site)))
          .put(BuiltinOperator.UNPACK, site -> count(site, "num", results(site)))
          .put(
              BuiltinOperator.PACK,
              site -> count(site, "values_count", site.operator().inputsLength()))
          .buildOrThrow();

  private ShapeRules() {}

  static void check(OperatorSite site) throws TfliteException {
    Rule rule = TABLE.get(site.code());
    if (rule != null) {
      rule.check(site);
    }
    OptionalInt most = Kernels.broadcastRank(site.code());
    if (most.isPresent()) {
      broadcast(site, most.getAsInt());
    }
  }

  private static int results(OperatorSite site) {
    return site.operator().outputsLength();
  }

  private static void count(OperatorSite site, String field, int expected) throws TfliteException {
    ImmutableLongArray given = site.option(field);
    if (given.length() != 1 || given.get(0) != expected) {
      throw site.fault("has %s %s where it has %d", field, given, expected);
    }
  }

  private static void rank(OperatorSite site, int operand, int expected) throws TfliteException {
    if (site.rank(operand) != expected) {
      throw site.fault(
          "has operand %d of rank %d, but its kernel takes rank %d",
          operand, site.rank(operand), expected);
    }
  }

  private static void notEmpty(OperatorSite site, int... operands) throws TfliteException {
    for (int operand : operands) {
      for (int i = 0; i < site.rank(operand); i++) {
        if (site.dimension(operand, i) == 0) {
          throw site.fault("has operand %d without elements", operand);
        }
      }
    }
  }

  /** The channels of the input are those of the filter, or of so many groups of filters. */
  private static void convolution(OperatorSite site) throws TfliteException {
    rank(site, 0, 4);
    rank(site, 1, 4);
    notEmpty(site, 0, 1);
    for (int i = 1; i <= 2; i++) {
      window(site, i, site.dimension(1, i), dilation(site, i));
    }
    long channels = site.dimension(0, 3);
    long filterChannels = site.dimension(1, 3);
    if (site.isFixed(0, 3)
        && (channels % filterChannels != 0
            || site.dimension(1, 0) % (channels / filterChannels) != 0)) {
      throw site.fault(
          "has %d input channels for %d filters of %d channels",
          channels, site.dimension(1, 0), filterChannels);
    }
  }

  private static void depthwiseConvolution(OperatorSite site) throws TfliteException {
    rank(site, 0, 4);
    rank(site, 1, 4);
    notEmpty(site, 0, 1);
    for (int i = 1; i <= 2; i++) {
      window(site, i, site.dimension(1, i), dilation(site, i));
    }
    if (site.isFixed(0, 3) && site.dimension(1, 3) % site.dimension(0, 3) != 0) {
      throw site.fault(
          "has %d input channels for %d output channels",
          site.dimension(0, 3), site.dimension(1, 3));
    }
  }

  private static long dilation(OperatorSite site, int dimension) {
    return site.option(dimension == 1 ? "dilation_h_factor" : "dilation_w_factor").get(0);
  }

  /** A window that is not padded fits into what it moves over. */
  private static void window(OperatorSite site, int dimension, long size, long dilation)
      throws TfliteException {
    long reach = (size - 1) * dilation + 1;
    if (!isPaddedToSame(site)
        && site.isFixed(0, dimension)
        && reach > site.dimension(0, dimension)) {
      throw site.fault(
          "has a window of size %d over dimension %d, which has %d",
          reach, dimension, site.dimension(0, dimension));
    }
  }

  private static void pool(OperatorSite site) throws TfliteException {
    rank(site, 0, 4);
    notEmpty(site, 0);
    window(site, 1, site.option("filter_height").get(0), 1);
    window(site, 2, site.option("filter_width").get(0), 1);
  }

  private static boolean isPaddedToSame(OperatorSite site) {
    return site.file()
        .options(site.operator())
        .orElseThrow()
        .value("padding")
        .equals(Optional.of("SAME"));
  }

  /** The product of rows with a matrix, whose rows are as long. */
  private static void fullyConnected(OperatorSite site) throws TfliteException {
    rank(site, 1, 2);
    notEmpty(site, 1);
    long length = site.dimension(1, 1);
    OptionalLong elements = site.elements(0);
    boolean keeps = site.option("keep_num_dims").contains(1);
    boolean fits =
        keeps
            ? !site.isFixed(0, -1) || site.dimension(0, -1) == length
            : elements.isEmpty() || elements.getAsLong() % length == 0;
    if (!fits) {
      throw site.fault("has rows of %d elements for a matrix of %d", site.dimension(0, -1), length);
    }
  }

  /** Operands of different shapes are broadcast up to a rank, beyond which kernels give up. */
  private static void broadcast(OperatorSite site, int most) throws TfliteException {
    for (int i = 1; i < site.operator().inputsLength(); i++) {
      int other = i;
      int rank = Math.max(site.rank(0), site.rank(i));
      boolean same =
          site.rank(0) == site.rank(i)
              && IntStream.range(0, rank)
                  .allMatch(d -> site.dimension(0, d) == site.dimension(other, d));
      if (!same && rank > most) {
        throw site.fault("broadcasts to rank %d, but its kernel knows %d", rank, most);
      }
    }
  }

  /** The input is what a convolution of these strides would make of the result. */
  private static void transposedConvolution(OperatorSite site) throws TfliteException {
    rank(site, 1, 4);
    rank(site, 2, 4);
    notEmpty(site, 1, 2);
    Optional<ImmutableLongArray> result = site.constant(0);
    if (result.isEmpty()) {
      return;
    }
    if (result.get().length() != 4) {
      throw site.fault("has an output shape of %d elements", result.get().length());
    }
    boolean same = isPaddedToSame(site);
    for (int i = 1; i <= 2; i++) {
      long stride = site.option(i == 1 ? "stride_h" : "stride_w").get(0);
      long filter = same ? 1 : site.dimension(1, i);
      long expected = (result.get().get(i) - filter + stride) / stride;
      if (site.isFixed(2, i) && site.dimension(2, i) != expected) {
        throw site.fault(
            "has an input of size %d in dimension %d, but its output shape and strides need %d",
            site.dimension(2, i), i, expected);
      }
    }
  }

  /**
   * @param limit 1 where no more is padded than there is
   */
  private static void padding(OperatorSite site, int limit) throws TfliteException {
    Optional<ImmutableLongArray> padding = site.constant(1);
    if (padding.isEmpty()) {
      return;
    }
    if (padding.get().length() != 2 * site.rank(0)) {
      throw site.fault(
          "has %d paddings for an operand of rank %d", padding.get().length(), site.rank(0));
    }
    for (int i = 0; i < padding.get().length(); i++) {
      long amount = padding.get().get(i);
      long size = site.dimension(0, i / 2);
      boolean tooMuch =
          limit == 1 ? site.isFixed(0, i / 2) && amount > size : amount > MOST_PADDING;
      if (amount < 0 || tooMuch) {
        throw site.fault("pads dimension %d by %d", i / 2, amount);
      }
    }
  }

  private static final int MOST_PADDING = 1 << 28;

  private static void slice(OperatorSite site) throws TfliteException {
    if (site.resultRank() != 0 && site.resultRank() != site.rank(0)) {
      throw site.fault("has a result of rank %d where it has %d", site.resultRank(), site.rank(0));
    }
    Optional<ImmutableLongArray> begin = site.constant(1);
    Optional<ImmutableLongArray> size = site.constant(2);
    for (Optional<ImmutableLongArray> numbers : ImmutableMap.of(1, begin, 2, size).values()) {
      if (numbers.isPresent() && numbers.get().length() != site.rank(0)) {
        throw site.fault(
            "slices %d dimensions of an operand of rank %d", numbers.get().length(), site.rank(0));
      }
    }
    for (int i = 0; i < site.rank(0); i++) {
      long from = begin.isPresent() ? begin.get().get(i) : 0;
      long length = size.isPresent() ? size.get().get(i) : -1;
      boolean beyond = site.isFixed(0, i) && from + Math.max(length, 0) > site.dimension(0, i);
      if (from < 0 || length < -1 || beyond) {
        throw site.fault(
            "takes %d elements from %d on of dimension %d, which has %d",
            length, from, i, site.dimension(0, i));
      }
      if (length >= 0 && site.resultRank() == site.rank(0) && site.result(0).shape(i) != length) {
        throw site.fault(
            "takes %d elements of dimension %d, but has a result of %d",
            length, i, site.result(0).shape(i));
      }
    }
  }

  private static void gather(OperatorSite site) throws TfliteException {
    ImmutableLongArray sizes = site.option("slice_sizes");
    for (int i = 0; i < sizes.length(); i++) {
      if (sizes.get(i) < 1 || (site.isFixed(0, i) && sizes.get(i) > site.dimension(0, i))) {
        throw site.fault(
            "gathers %d elements of dimension %d, which has %d",
            sizes.get(i), i, site.dimension(0, i));
      }
    }
    indexes(site, "start_index_map");
    windows(site, "offset_dims", "collapsed_slice_dims");
  }

  private static void scatter(OperatorSite site) throws TfliteException {
    indexes(site, "scatter_dims_to_operand_dims");
    windows(site, "update_window_dims", "inserted_window_dims");
    int rank = site.option("update_window_dims").length() + batchRank(site);
    if (site.rank(2) != rank) {
      throw site.fault("has updates of rank %d where their windows need %d", site.rank(2), rank);
    }
    updates(site);
  }

  /** As many updates as there are indexes, each no larger than the operand. */
  private static void updates(OperatorSite site) throws TfliteException {
    ImmutableLongArray window = site.option("update_window_dims");
    ImmutableLongArray inserted = site.option("inserted_window_dims");
    int vector = (int) site.option("index_vector_dim").get(0);
    int[] kept = IntStream.range(0, site.rank(0)).filter(i -> !inserted.contains(i)).toArray();
    int[] batch = IntStream.range(0, site.rank(1)).filter(i -> i != vector).toArray();
    int nextKept = 0;
    int nextBatch = 0;
    for (int i = 0; i < site.rank(2); i++) {
      boolean ofWindow = window.contains(i);
      int operand = ofWindow ? 0 : 1;
      int dimension = ofWindow ? kept[nextKept++] : batch[nextBatch++];
      long size = site.dimension(operand, dimension);
      boolean fits = ofWindow ? site.dimension(2, i) <= size : site.dimension(2, i) == size;
      if (site.isFixed(2, i) && site.isFixed(operand, dimension) && !fits) {
        throw site.fault(
            "has updates of size %d in dimension %d, where operand %d has %d",
            site.dimension(2, i), i, operand, size);
      }
    }
  }

  /** A diagonal for each matrix, as long as its smaller side. */
  private static void diagonal(OperatorSite site) throws TfliteException {
    int rank = site.rank(0);
    if (rank < 2 || site.rank(1) != rank - 1) {
      throw site.fault("has diagonals of rank %d for matrices of rank %d", site.rank(1), rank);
    }
    for (int i = 0; i < rank - 1; i++) {
      long size =
          i < rank - 2
              ? site.dimension(0, i)
              : Math.min(site.dimension(0, i), site.dimension(0, i + 1));
      if (site.isFixed(1, i) && site.dimension(1, i) != size) {
        throw site.fault(
            "has diagonals of size %d in dimension %d, which need %d",
            site.dimension(1, i), i, size);
      }
    }
  }

  /** How many dimensions index vectors are arranged in. */
  private static int batchRank(OperatorSite site) {
    int rank = site.rank(1);
    return site.option("index_vector_dim").get(0) < rank ? rank - 1 : rank;
  }

  /** As many dimensions are indexed as an index vector has elements. */
  private static void indexes(OperatorSite site, String field) throws TfliteException {
    int dimension = (int) site.option("index_vector_dim").get(0);
    long length = dimension < site.rank(1) ? site.dimension(1, dimension) : 1;
    if (site.option(field).length() != length) {
      throw site.fault(
          "indexes %d dimensions by vectors of %d elements", site.option(field).length(), length);
    }
  }

  /** Each dimension of the operand is one of a window's, or is left out of it. */
  private static void windows(OperatorSite site, String kept, String left) throws TfliteException {
    int count = site.option(kept).length() + site.option(left).length();
    if (count != site.rank(0)) {
      throw site.fault("has windows of %d dimensions in rank %d", count, site.rank(0));
    }
  }

  private static void tile(OperatorSite site) throws TfliteException {
    Optional<ImmutableLongArray> multiples = site.constant(1);
    if (multiples.isEmpty()) {
      return;
    }
    if (multiples.get().length() != site.rank(0)) {
      throw site.fault(
          "repeats %d dimensions of an operand of rank %d", multiples.get().length(), site.rank(0));
    }
    BigInteger count = BigInteger.ONE;
    for (int i = 0; i < site.rank(0); i++) {
      long size = multiples.get().get(i) * Math.max(site.dimension(0, i), 1);
      if (size < 0) {
        throw site.fault("repeats dimension %d %d times", i, multiples.get().get(i));
      }
      count = count.multiply(BigInteger.valueOf(size));
    }
    if (count.bitLength() > Integer.SIZE - 1) {
      throw site.fault("has a result of %s elements, more than kernels count", count);
    }
  }
}
