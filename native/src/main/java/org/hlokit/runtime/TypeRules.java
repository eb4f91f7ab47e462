// SPDX-License-Identifier: Apache-2.0
package org.hlokit.runtime;

import com.google.common.base.Enums;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.primitives.ImmutableLongArray;
import java.util.List;
import java.util.stream.IntStream;
import org.hlokit.tflite.schema.BuiltinOperator;
import org.hlokit.tflite.schema.QuantizationParameters;
import org.hlokit.tflite.schema.SubGraph;
import org.hlokit.tflite.schema.Tensor;
import org.hlokit.tflite.schema.TensorType;
import org.jspecify.annotations.Nullable;

/**
 * What the kernels of TensorFlow Lite 2.21 take for granted about element types: that those of
 * operands and results agree where elements are only moved, or else they are read as wider ones
 * than there are; that elements which are handles or texts come to kernels that know such; and that
 * narrow integers which are computed with in fixed point have a scale.
 */
final class TypeRules {
  /** All operands. */
  private static final int[] ALL = {};

  private static final ImmutableSet<Byte> OPAQUE =
      ImmutableSet.of(TensorType.STRING, TensorType.RESOURCE, TensorType.VARIANT);

  /** Operators whose kernels know texts or handles, or that hand them on. */
  private static final ImmutableSet<Integer> OF_OPAQUE =
      ImmutableSet.of(
          BuiltinOperator.ASSIGN_VARIABLE,
          BuiltinOperator.CALL_ONCE,
          BuiltinOperator.EQUAL,
          BuiltinOperator.FILL,
          BuiltinOperator.GATHER,
          BuiltinOperator.GATHER_ND,
          BuiltinOperator.HASHTABLE,
          BuiltinOperator.HASHTABLE_FIND,
          BuiltinOperator.HASHTABLE_IMPORT,
          BuiltinOperator.HASHTABLE_LOOKUP,
          BuiltinOperator.HASHTABLE_SIZE,
          BuiltinOperator.IF,
          BuiltinOperator.LSH_PROJECTION,
          BuiltinOperator.NOT_EQUAL,
          BuiltinOperator.READ_VARIABLE,
          BuiltinOperator.RESHAPE,
          BuiltinOperator.SHAPE,
          BuiltinOperator.SKIP_GRAM,
          BuiltinOperator.SLICE,
          BuiltinOperator.STABLEHLO_CASE,
          BuiltinOperator.STABLEHLO_COMPOSITE,
          BuiltinOperator.STRIDED_SLICE,
          BuiltinOperator.TILE,
          BuiltinOperator.VAR_HANDLE,
          BuiltinOperator.WHILE);

  /** Operators that compute with narrow integers in fixed point. */
  private static final ImmutableSet<Integer> IN_FIXED_POINT =
      ImmutableSet.of(
          BuiltinOperator.ABS,
          BuiltinOperator.ADD,
          BuiltinOperator.AVERAGE_POOL_2D,
          BuiltinOperator.BATCH_MATMUL,
          BuiltinOperator.CONV_2D,
          BuiltinOperator.DEPTHWISE_CONV_2D,
          BuiltinOperator.DIV,
          BuiltinOperator.ELU,
          BuiltinOperator.EQUAL,
          BuiltinOperator.EXP,
          BuiltinOperator.FULLY_CONNECTED,
          BuiltinOperator.GELU,
          BuiltinOperator.GREATER,
          BuiltinOperator.GREATER_EQUAL,
          BuiltinOperator.HARD_SWISH,
          BuiltinOperator.L2_NORMALIZATION,
          BuiltinOperator.LEAKY_RELU,
          BuiltinOperator.LESS,
          BuiltinOperator.LESS_EQUAL,
          BuiltinOperator.LOG,
          BuiltinOperator.LOGISTIC,
          BuiltinOperator.LOG_SOFTMAX,
          BuiltinOperator.MEAN,
          BuiltinOperator.MUL,
          BuiltinOperator.NOT_EQUAL,
          BuiltinOperator.PRELU,
          BuiltinOperator.QUANTIZE,
          BuiltinOperator.RELU,
          BuiltinOperator.RELU6,
          BuiltinOperator.RELU_0_TO_1,
          BuiltinOperator.RELU_N1_TO_1,
          BuiltinOperator.RSQRT,
          BuiltinOperator.SOFTMAX,
          BuiltinOperator.SQUARED_DIFFERENCE,
          BuiltinOperator.SUB,
          BuiltinOperator.SUM,
          BuiltinOperator.TANH,
          BuiltinOperator.TRANSPOSE_CONV);

  private static final ImmutableSet<Byte> FLOATS =
      ImmutableSet.of(
          TensorType.FLOAT16, TensorType.FLOAT32, TensorType.FLOAT64, TensorType.BFLOAT16);

  private static final ImmutableSet<Integer> ON_INTEGERS =
      ImmutableSet.of(
          BuiltinOperator.BITWISE_XOR,
          BuiltinOperator.RIGHT_SHIFT,
          BuiltinOperator.STABLEHLO_AND,
          BuiltinOperator.STABLEHLO_SHIFT_LEFT);

  /** Which operands have the element type of the first result. */
  private static final ImmutableMap<Integer, int[]> AS_RESULT = asResult();

  /** How far ADD and SUB shift operands left before they scale them. */
  private static final double SUM_HEADROOM = 1 << 20;

  /** Beyond this a product with that is no number of 32 bits any more. */
  private static final double LARGEST_SCALE = 1e30;

  private TypeRules() {}

  private static ImmutableMap<Integer, int[]> asResult() {
    ImmutableMap.Builder<Integer, int[]> table = ImmutableMap.builder();
    IntStream.of(
            BuiltinOperator.BATCH_TO_SPACE_ND,
            BuiltinOperator.BROADCAST_TO,
            BuiltinOperator.CUMSUM,
            BuiltinOperator.DEPTH_TO_SPACE,
            BuiltinOperator.EXPAND_DIMS,
            BuiltinOperator.GATHER,
            BuiltinOperator.GATHER_ND,
            BuiltinOperator.MATRIX_DIAG,
            BuiltinOperator.MEAN,
            BuiltinOperator.MIRROR_PAD,
            BuiltinOperator.PAD,
            BuiltinOperator.REDUCE_MAX,
            BuiltinOperator.REDUCE_MIN,
            BuiltinOperator.REDUCE_PROD,
            BuiltinOperator.RESHAPE,
            BuiltinOperator.RESIZE_NEAREST_NEIGHBOR,
            BuiltinOperator.REVERSE_SEQUENCE,
            BuiltinOperator.REVERSE_V2,
            BuiltinOperator.SEGMENT_SUM,
            BuiltinOperator.SLICE,
            BuiltinOperator.SPACE_TO_BATCH_ND,
            BuiltinOperator.SPACE_TO_DEPTH,
            BuiltinOperator.SPLIT_V,
            BuiltinOperator.SQUEEZE,
            BuiltinOperator.STABLEHLO_GATHER,
            BuiltinOperator.STRIDED_SLICE,
            BuiltinOperator.TILE,
            BuiltinOperator.TOPK_V2,
            BuiltinOperator.TRANSPOSE,
            BuiltinOperator.UNIQUE,
            BuiltinOperator.UNPACK,
            BuiltinOperator.UNSORTED_SEGMENT_MAX,
            BuiltinOperator.UNSORTED_SEGMENT_MIN,
            BuiltinOperator.UNSORTED_SEGMENT_PROD,
            BuiltinOperator.UNSORTED_SEGMENT_SUM,
            BuiltinOperator.ZEROS_LIKE)
        .forEach(code -> table.put(code, new int[] {0}));
    IntStream.of(
            BuiltinOperator.BITWISE_XOR,
            BuiltinOperator.DYNAMIC_UPDATE_SLICE,
            BuiltinOperator.MATRIX_SET_DIAG,
            BuiltinOperator.MAXIMUM,
            BuiltinOperator.MINIMUM,
            BuiltinOperator.RIGHT_SHIFT,
            BuiltinOperator.STABLEHLO_ADD,
            BuiltinOperator.STABLEHLO_AND,
            BuiltinOperator.STABLEHLO_MAXIMUM,
            BuiltinOperator.STABLEHLO_MINIMUM,
            BuiltinOperator.STABLEHLO_MULTIPLY,
            BuiltinOperator.STABLEHLO_PAD,
            BuiltinOperator.STABLEHLO_REDUCE_WINDOW,
            BuiltinOperator.STABLEHLO_SHIFT_LEFT)
        .forEach(code -> table.put(code, new int[] {0, 1}));
    IntStream.of(BuiltinOperator.FILL, BuiltinOperator.SCATTER_ND, BuiltinOperator.SPLIT)
        .forEach(code -> table.put(code, new int[] {1}));
    IntStream.of(BuiltinOperator.PADV2, BuiltinOperator.STABLEHLO_SCATTER)
        .forEach(code -> table.put(code, new int[] {0, 2}));
    IntStream.of(BuiltinOperator.SELECT, BuiltinOperator.SELECT_V2)
        .forEach(code -> table.put(code, new int[] {1, 2}));
    IntStream.of(BuiltinOperator.ONE_HOT, BuiltinOperator.SPARSE_TO_DENSE)
        .forEach(code -> table.put(code, new int[] {2, 3}));
    IntStream.of(
            BuiltinOperator.ADD_N,
            BuiltinOperator.CONCATENATION,
            BuiltinOperator.PACK,
            BuiltinOperator.RANGE)
        .forEach(code -> table.put(code, ALL));
    return table.buildOrThrow();
  }

  static void check(OperatorSite site) throws TfliteException {
    checkCalls(site);
    if (site.code() == BuiltinOperator.BITCAST) {
      checkBits(site);
    }
    if (site.code() == BuiltinOperator.ADD || site.code() == BuiltinOperator.SUB) {
      checkSum(site);
    }
    boolean isFloat = site.operator().outputsLength() > 0 && FLOATS.contains(site.result(0).type());
    if (ON_INTEGERS.contains(site.code()) && isFloat) {
      throw site.fault(
          "has a result of element type %s, which its kernel does not know",
          TensorType.name(site.result(0).type()));
    }
    for (int i = 0; i < site.operator().inputsLength(); i++) {
      if (site.has(i)) {
        check(site, site.operand(i), "operand " + i);
      }
    }
    for (int i = 0; i < site.operator().outputsLength(); i++) {
      check(site, site.result(i), "result " + i);
    }
    int[] alike = AS_RESULT.get(site.code());
    if (alike == null) {
      return;
    }
    int[] operands =
        alike == ALL ? IntStream.range(0, site.operator().inputsLength()).toArray() : alike;
    byte type = site.result(0).type();
    for (int operand : operands) {
      if (site.has(operand) && site.operand(operand).type() != type) {
        throw site.fault(
            "has operand %d of element type %s, but a result of %s",
            operand, TensorType.name(site.operand(operand).type()), TensorType.name(type));
      }
    }
  }

  /** Sums scale their operands to a part of the result's range, by a factor below one. */
  private static void checkSum(OperatorSite site) throws TfliteException {
    boolean narrow =
        site.result(0).type() == TensorType.INT8 || site.result(0).type() == TensorType.UINT8;
    if (!narrow || !hasScale(site.result(0).quantization())) {
      return;
    }
    double result = site.result(0).quantization().scale(0);
    for (int i = 0; i < 2; i++) {
      QuantizationParameters operand = site.operand(i).quantization();
      double factor = hasScale(operand) ? 2 * operand.scale(0) / (SUM_HEADROOM * result) : 0;
      if (hasScale(operand) && !(factor < 1 && factor > 0 && result < LARGEST_SCALE)) {
        throw site.fault(
            "has operand %d of scale %s for a result of scale %s", i, operand.scale(0), result);
      }
    }
  }

  /** The same bits are as many. */
  private static void checkBits(OperatorSite site) throws TfliteException {
    long before = bits(site.operand(0));
    long after = bits(site.result(0));
    if (before != after && site.elements(0).isPresent()) {
      throw site.fault("makes %d bits of %d", after, before);
    }
  }

  private static long bits(Tensor tensor) {
    long bits =
        Enums.getIfPresent(ElementType.class, TensorType.name(tensor.type()))
            .or(ElementType.NONE)
            .bits();
    for (int i = 0; i < tensor.shapeLength(); i++) {
      bits *= tensor.shape(i);
    }
    return bits;
  }

  /** What a subgraph is given and gives goes to and from the caller's tensors byte by byte. */
  private static void checkCalls(OperatorSite site) throws TfliteException {
    if (site.code() == BuiltinOperator.IF) {
      for (String field : List.of("then_subgraph_index", "else_subgraph_index")) {
        checkCall(site, field, 1, true);
      }
    } else if (site.code() == BuiltinOperator.WHILE) {
      checkCall(site, "cond_subgraph_index", 0, false);
      checkCall(site, "body_subgraph_index", 0, true);
    } else if (site.code() == BuiltinOperator.STABLEHLO_CASE) {
      checkCall(site, "branch_subgraph_indices", 1, true);
    } else if (site.code() == BuiltinOperator.STABLEHLO_COMPOSITE) {
      checkCall(site, "decomposition_subgraph_index", 0, true);
    }
  }

  private static void checkCall(OperatorSite site, String field, int first, boolean gives)
      throws TfliteException {
    ImmutableLongArray callees = site.option(field);
    for (int c = 0; c < callees.length(); c++) {
      if (callees.get(c) < 0) {
        continue;
      }
      SubGraph callee = site.file().model().subgraphs((int) callees.get(c));
      int inputs = Math.min(callee.inputsLength(), site.operator().inputsLength() - first);
      for (int i = 0; i < inputs; i++) {
        if (site.has(first + i)) {
          checkSame(site, field, site.operand(first + i), callee.tensors(callee.inputs(i)));
        }
      }
      int outputs = gives ? Math.min(callee.outputsLength(), site.operator().outputsLength()) : 0;
      for (int i = 0; i < outputs; i++) {
        checkSame(site, field, site.result(i), callee.tensors(callee.outputs(i)));
      }
    }
  }

  private static void checkSame(OperatorSite site, String field, Tensor mine, Tensor theirs)
      throws TfliteException {
    if (mine.type() != theirs.type()) {
      throw site.fault(
          "has a tensor of element type %s where the subgraph of %s has %s",
          TensorType.name(mine.type()), field, TensorType.name(theirs.type()));
    }
  }

  private static void check(OperatorSite site, Tensor tensor, String where) throws TfliteException {
    if (OPAQUE.contains(tensor.type()) && !OF_OPAQUE.contains(site.code())) {
      throw site.fault(
          "has %s of element type %s, which its kernel does not know",
          where, TensorType.name(tensor.type()));
    }
    boolean narrow = tensor.type() == TensorType.INT8 || tensor.type() == TensorType.UINT8;
    if (narrow && IN_FIXED_POINT.contains(site.code()) && !hasScale(tensor.quantization())) {
      throw site.fault(
          "has %s of element type %s without a scale", where, TensorType.name(tensor.type()));
    }
  }

  private static boolean hasScale(@Nullable QuantizationParameters found) {
    return found != null && found.scaleLength() > 0;
  }
}
