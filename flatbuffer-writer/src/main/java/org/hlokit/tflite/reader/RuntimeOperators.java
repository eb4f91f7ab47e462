// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.reader;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.hlokit.tflite.schema.BuiltinOperator;

/**
 * The operators that TensorFlow Lite 2.21 has kernels for: which versions, how many operands and
 * results they take, and which operands may be absent. Its kernels rely on these counts without
 * always asking, so they are asked before a model is loaded.
 */
public final class RuntimeOperators {
  private static final int ANY = Integer.MAX_VALUE;

  private static final ImmutableMap<Integer, RuntimeOperator> TABLE = table();

  private RuntimeOperators() {}

  /**
   * What a kernel takes and gives.
   *
   * @param lowest the first version that there is a kernel for
   * @param highest the last one
   * @param leastOperands how many operands it has at least
   * @param mostOperands how many at most
   * @param optional positions of operands that may be absent, which a model says with -1
   * @param leastResults how many results it has at least
   * @param mostResults how many at most
   */
  public record RuntimeOperator(
      int lowest,
      int highest,
      int leastOperands,
      int mostOperands,
      ImmutableSet<Integer> optional,
      int leastResults,
      int mostResults) {

    /** Whether there is a kernel for a version. */
    public boolean has(int version) {
      return lowest <= version && version <= highest;
    }
  }

  /** The row of an operator by its number in the file format, empty where there is no kernel. */
  public static Optional<RuntimeOperator> find(int code) {
    return Optional.ofNullable(TABLE.get(code));
  }

  private static ImmutableMap<Integer, RuntimeOperator> table() {
    Rows rows = new Rows();
    rows.kernels(1, 1)
        .upTo(1, BuiltinOperator.BITCAST, BuiltinOperator.BUCKETIZE, BuiltinOperator.CEIL)
        .upTo(1, BuiltinOperator.COMPLEX_ABS, BuiltinOperator.COS, BuiltinOperator.DENSIFY)
        .upTo(1, BuiltinOperator.ELU, BuiltinOperator.FLOOR, BuiltinOperator.HARD_SWISH)
        .upTo(1, BuiltinOperator.HASHTABLE_SIZE, BuiltinOperator.IMAG, BuiltinOperator.L2_POOL_2D)
        .upTo(1, BuiltinOperator.LOCAL_RESPONSE_NORMALIZATION, BuiltinOperator.LOGICAL_NOT)
        .upTo(1, BuiltinOperator.MATRIX_DIAG, BuiltinOperator.NEG, BuiltinOperator.RANK)
        .upTo(1, BuiltinOperator.RANDOM_STANDARD_NORMAL, BuiltinOperator.RANDOM_UNIFORM)
        .upTo(1, BuiltinOperator.READ_VARIABLE, BuiltinOperator.REAL, BuiltinOperator.RELU_0_TO_1)
        .upTo(1, BuiltinOperator.RELU_N1_TO_1, BuiltinOperator.ROUND, BuiltinOperator.SHAPE)
        .upTo(1, BuiltinOperator.SIN, BuiltinOperator.SKIP_GRAM, BuiltinOperator.SQUARE)
        .upTo(1, BuiltinOperator.ZEROS_LIKE)
        .upTo(2, BuiltinOperator.DEPTH_TO_SPACE, BuiltinOperator.EXP, BuiltinOperator.FAKE_QUANT)
        .upTo(2, BuiltinOperator.GELU, BuiltinOperator.L2_NORMALIZATION)
        .upTo(2, BuiltinOperator.LEAKY_RELU, BuiltinOperator.LOG, BuiltinOperator.LOG_SOFTMAX)
        .upTo(2, BuiltinOperator.SIGN, BuiltinOperator.SPACE_TO_DEPTH, BuiltinOperator.SQRT)
        .upTo(2, BuiltinOperator.SQUEEZE, BuiltinOperator.WHERE)
        .upTo(3, BuiltinOperator.AVERAGE_POOL_2D, BuiltinOperator.LOGISTIC)
        .upTo(3, BuiltinOperator.MAX_POOL_2D, BuiltinOperator.RELU, BuiltinOperator.RELU6)
        .upTo(3, BuiltinOperator.RSQRT, BuiltinOperator.SOFTMAX, BuiltinOperator.TANH)
        .upTo(4, BuiltinOperator.QUANTIZE)
        .upTo(5, BuiltinOperator.ABS)
        .upTo(7, BuiltinOperator.DEQUANTIZE)
        .upTo(8, BuiltinOperator.CAST);
    rows.kernels(2, 1)
        .upTo(1, BuiltinOperator.ATAN2, BuiltinOperator.BITWISE_XOR, BuiltinOperator.BROADCAST_ARGS)
        .upTo(1, BuiltinOperator.CUMSUM, BuiltinOperator.EXPAND_DIMS, BuiltinOperator.LOGICAL_AND)
        .upTo(1, BuiltinOperator.LOGICAL_OR, BuiltinOperator.MATRIX_SET_DIAG)
        .upTo(1, BuiltinOperator.MULTINOMIAL, BuiltinOperator.POW, BuiltinOperator.PRELU)
        .upTo(1, BuiltinOperator.REDUCE_ALL, BuiltinOperator.REDUCE_ANY)
        .upTo(1, BuiltinOperator.REVERSE_SEQUENCE, BuiltinOperator.RFFT2D)
        .upTo(1, BuiltinOperator.RIGHT_SHIFT, BuiltinOperator.SEGMENT_SUM)
        .upTo(1, BuiltinOperator.STABLEHLO_ADD, BuiltinOperator.STABLEHLO_AND)
        .upTo(1, BuiltinOperator.STABLEHLO_GATHER, BuiltinOperator.STABLEHLO_MAXIMUM)
        .upTo(1, BuiltinOperator.STABLEHLO_MINIMUM, BuiltinOperator.STABLEHLO_MULTIPLY)
        .upTo(1, BuiltinOperator.STABLEHLO_REDUCE_WINDOW, BuiltinOperator.STABLEHLO_PAD)
        .upTo(1, BuiltinOperator.STABLEHLO_SHIFT_LEFT)
        .upTo(2, BuiltinOperator.DIV, BuiltinOperator.FLOOR_MOD, BuiltinOperator.GREATER)
        .upTo(2, BuiltinOperator.LESS_EQUAL, BuiltinOperator.REDUCE_PROD)
        .upTo(2, BuiltinOperator.SQUARED_DIFFERENCE, BuiltinOperator.SUM)
        .upTo(3, BuiltinOperator.ARG_MAX, BuiltinOperator.ARG_MIN, BuiltinOperator.FLOOR_DIV)
        .upTo(3, BuiltinOperator.GREATER_EQUAL, BuiltinOperator.LESS, BuiltinOperator.MEAN)
        .upTo(3, BuiltinOperator.MIRROR_PAD, BuiltinOperator.REDUCE_MAX, BuiltinOperator.REDUCE_MIN)
        .upTo(3, BuiltinOperator.REVERSE_V2, BuiltinOperator.TILE)
        .between(2, 3, BuiltinOperator.BROADCAST_TO)
        .upTo(4, BuiltinOperator.BATCH_MATMUL, BuiltinOperator.FILL, BuiltinOperator.MAXIMUM)
        .upTo(4, BuiltinOperator.MINIMUM, BuiltinOperator.NOT_EQUAL)
        .upTo(4, BuiltinOperator.RESIZE_BILINEAR, BuiltinOperator.RESIZE_NEAREST_NEIGHBOR)
        .upTo(5, BuiltinOperator.ADD, BuiltinOperator.EMBEDDING_LOOKUP, BuiltinOperator.EQUAL)
        .upTo(5, BuiltinOperator.GATHER_ND, BuiltinOperator.SUB)
        .upTo(7, BuiltinOperator.GATHER, BuiltinOperator.MUL, BuiltinOperator.TRANSPOSE);
    rows.kernels(3, 1)
        .upTo(1, BuiltinOperator.DILATE, BuiltinOperator.HASHTABLE_FIND, BuiltinOperator.SCATTER_ND)
        .upTo(1, BuiltinOperator.STABLEHLO_SCATTER, BuiltinOperator.UNSORTED_SEGMENT_MAX)
        .upTo(1, BuiltinOperator.UNSORTED_SEGMENT_MIN, BuiltinOperator.UNSORTED_SEGMENT_PROD)
        .upTo(1, BuiltinOperator.UNSORTED_SEGMENT_SUM)
        .upTo(2, BuiltinOperator.RANGE, BuiltinOperator.SELECT_V2)
        .upTo(4, BuiltinOperator.BATCH_TO_SPACE_ND, BuiltinOperator.SELECT)
        .upTo(4, BuiltinOperator.SPACE_TO_BATCH_ND)
        .upTo(5, BuiltinOperator.DYNAMIC_UPDATE_SLICE)
        .upTo(7, BuiltinOperator.SLICE);
    // Without a bias, which its kernel takes to be optional, the kernel reads from nowhere.
    rows.kernels(3, 1).upTo(7, BuiltinOperator.DEPTHWISE_CONV_2D);
    rows.kernels(4, 1)
        .upTo(1, BuiltinOperator.ONE_HOT)
        .upTo(3, BuiltinOperator.SPARSE_TO_DENSE)
        .upTo(8, BuiltinOperator.STRIDED_SLICE);
    rows.kernels(5, 1)
        .upTo(1, BuiltinOperator.EMBEDDING_LOOKUP_SPARSE, BuiltinOperator.REDUCE_WINDOW)
        .upTo(3, BuiltinOperator.RNN, BuiltinOperator.UNIDIRECTIONAL_SEQUENCE_RNN);
    rows.kernels(0, 1).upTo(1, BuiltinOperator.HASHTABLE, BuiltinOperator.VAR_HANDLE);
    rows.kernels(0, 0).upTo(1, BuiltinOperator.CALL_ONCE);
    rows.kernels(2, 0).upTo(1, BuiltinOperator.ASSIGN_VARIABLE);
    rows.kernels(3, 0).upTo(1, BuiltinOperator.HASHTABLE_IMPORT);
    rows.kernels(1, 2).upTo(1, BuiltinOperator.STABLEHLO_RNG_BIT_GENERATOR, BuiltinOperator.UNIQUE);
    rows.kernels(2, 2).upTo(3, BuiltinOperator.TOPK_V2);
    rows.kernels(3, 2).upTo(1, BuiltinOperator.HASHTABLE_LOOKUP);
    rows.kernels(5, 2).upTo(1, BuiltinOperator.NON_MAX_SUPPRESSION_V4);
    rows.kernels(6, 3).upTo(1, BuiltinOperator.NON_MAX_SUPPRESSION_V5);
    rows.kernels(1, 2, 1, 1).upTo(1, BuiltinOperator.RESHAPE);
    rows.kernels(2, 3, 1, 1, 2).upTo(1, BuiltinOperator.CONV_3D);
    rows.kernels(2, 3, 1, 1)
        .upTo(1, BuiltinOperator.LSH_PROJECTION)
        .upTo(5, BuiltinOperator.PAD, BuiltinOperator.PADV2)
        .upTo(8, BuiltinOperator.CONV_2D);
    rows.kernels(2, 3, 1, 2, 2).upTo(14, BuiltinOperator.FULLY_CONNECTED);
    rows.kernels(3, 4, 1, 1, 3).upTo(1, BuiltinOperator.CONV_3D_TRANSPOSE);
    rows.kernels(3, 4, 1, 1, 3).upTo(5, BuiltinOperator.TRANSPOSE_CONV);
    rows.kernels(5, 5, 1, 1, 3).upTo(4, BuiltinOperator.SVDF);
    rows.kernels(1, ANY, 1, 1).upTo(4, BuiltinOperator.PACK).upTo(5, BuiltinOperator.CONCATENATION);
    rows.kernels(2, ANY, 1, 1).upTo(1, BuiltinOperator.ADD_N);
    rows.kernels(1, 1, 1, ANY).upTo(4, BuiltinOperator.UNPACK);
    rows.kernels(2, 2, 1, ANY).upTo(4, BuiltinOperator.SPLIT);
    rows.kernels(3, 3, 1, ANY).upTo(2, BuiltinOperator.SPLIT_V);
    rows.kernels(0, ANY, 0, ANY).upTo(1, BuiltinOperator.WHILE);
    rows.kernels(1, ANY, 0, ANY)
        .upTo(1, BuiltinOperator.IF, BuiltinOperator.STABLEHLO_CASE)
        .upTo(1, BuiltinOperator.STABLEHLO_COMPOSITE);
    // Of the 24 operands of an LSTM those of the input gate, of peepholes, of the projection and of
    // the layer normalisation may be absent; the basic form has 5 operands and 4 results.
    rows.kernels(5, 24, 1, 4, 1, 5, 9, 10, 11, 12, 16, 17, 20, 21, 22, 23)
        .upTo(4, BuiltinOperator.LSTM);
    rows.kernels(20, 24, 1, 1, 1, 5, 9, 10, 11, 12, 16, 17, 20, 21, 22, 23)
        .upTo(4, BuiltinOperator.UNIDIRECTIONAL_SEQUENCE_LSTM);
    rows.kernels(
            48, 48, 1, 2, 1, 5, 9, 10, 11, 12, 16, 17, 18, 22, 26, 27, 28, 29, 33, 34, 39, 40, 41,
            42, 43, 44, 45, 46, 47)
        .upTo(3, BuiltinOperator.BIDIRECTIONAL_SEQUENCE_LSTM);
    rows.kernels(12, 12, 1, 2, 9, 10, 11).upTo(3, BuiltinOperator.BIDIRECTIONAL_SEQUENCE_RNN);
    return rows.build();
  }

  /** Collects rows that have their counts in common. */
  private static final class Rows {
    private final Map<Integer, RuntimeOperator> rows = new LinkedHashMap<>();
    private RuntimeOperator counts = new RuntimeOperator(1, 1, 0, 0, ImmutableSet.of(), 0, 0);

    Rows kernels(int operands, int results) {
      return kernels(operands, operands, results, results);
    }

    Rows kernels(
        int leastOperands,
        int mostOperands,
        int leastResults,
        int mostResults,
        Integer... optional) {
      counts =
          new RuntimeOperator(
              1,
              1,
              leastOperands,
              mostOperands,
              ImmutableSet.copyOf(optional),
              leastResults,
              mostResults);
      return this;
    }

    Rows upTo(int highest, int... codes) {
      return between(1, highest, codes);
    }

    Rows between(int lowest, int highest, int... codes) {
      for (int code : codes) {
        rows.put(
            code,
            new RuntimeOperator(
                lowest,
                highest,
                counts.leastOperands,
                counts.mostOperands,
                counts.optional,
                counts.leastResults,
                counts.mostResults));
      }
      return this;
    }

    ImmutableMap<Integer, RuntimeOperator> build() {
      return ImmutableMap.copyOf(rows);
    }
  }
}
