// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.lower;

import com.google.common.collect.ImmutableTable;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import org.hlokit.tflite.model.OperatorKind;
import org.hlokit.tflite.schema.BuiltinOperator;

/** Which release of the runtime first had an operator in a version. */
public final class RuntimeVersions {
  /** What every model needs that uses signatures and operator codes beyond 127. */
  private static final String FLOOR = "2.3.0";

  /** By operator and its version; those that older releases have are left out. */
  private static final ImmutableTable<Integer, Integer, String> SINCE =
      ImmutableTable.<Integer, Integer, String>builder()
          .put(BuiltinOperator.BATCH_MATMUL, 3, "2.4.0")
          .put(BuiltinOperator.BATCH_MATMUL, 4, "2.5.0")
          .put(BuiltinOperator.BROADCAST_TO, 2, "2.5.0")
          .put(BuiltinOperator.BROADCAST_TO, 3, "2.5.0")
          .put(BuiltinOperator.CONV_2D, 5, "2.4.0")
          .put(BuiltinOperator.CONV_2D, 6, "2.9.0")
          .put(BuiltinOperator.CONV_2D, 7, "2.11.0")
          .put(BuiltinOperator.CONV_2D, 8, "2.15.0")
          .put(BuiltinOperator.DEPTHWISE_CONV_2D, 7, "2.11.0")
          .put(BuiltinOperator.ADD, 3, "2.4.0")
          .put(BuiltinOperator.ADD, 4, "2.6.0")
          .put(BuiltinOperator.ADD, 5, "2.13.0")
          .put(BuiltinOperator.SUB, 4, "2.4.0")
          .put(BuiltinOperator.SUB, 5, "2.4.0")
          .put(BuiltinOperator.CAST, 2, "2.7.0")
          .put(BuiltinOperator.CAST, 3, "2.8.0")
          .put(BuiltinOperator.CAST, 4, "2.9.0")
          .put(BuiltinOperator.CAST, 5, "2.12.0")
          .put(BuiltinOperator.CAST, 6, "2.15.0")
          .put(BuiltinOperator.CAST, 7, "2.17.0")
          .put(BuiltinOperator.CAST, 8, "2.21.0")
          .put(BuiltinOperator.CONCATENATION, 4, "2.14.0")
          .put(BuiltinOperator.CONCATENATION, 5, "2.21.0")
          .put(BuiltinOperator.EMBEDDING_LOOKUP, 4, "2.18.0")
          .put(BuiltinOperator.FULLY_CONNECTED, 10, "2.11.0")
          .put(BuiltinOperator.FULLY_CONNECTED, 11, "2.15.0")
          .put(BuiltinOperator.FULLY_CONNECTED, 12, "2.17.0")
          .put(BuiltinOperator.FULLY_CONNECTED, 13, "2.18.0")
          .put(BuiltinOperator.FULLY_CONNECTED, 14, "2.21.0")
          .put(BuiltinOperator.GATHER, 4, "2.4.0")
          .put(BuiltinOperator.GATHER, 5, "2.5.0")
          .put(BuiltinOperator.GATHER, 6, "2.13.0")
          .put(BuiltinOperator.GATHER, 7, "2.15.0")
          .put(BuiltinOperator.GATHER_ND, 3, "2.5.0")
          .put(BuiltinOperator.GATHER_ND, 4, "2.13.0")
          .put(BuiltinOperator.GATHER_ND, 5, "2.16.0")
          .put(BuiltinOperator.MUL, 5, "2.6.0")
          .put(BuiltinOperator.MUL, 6, "2.11.0")
          .put(BuiltinOperator.MUL, 7, "2.13.0")
          .put(BuiltinOperator.PADV2, 3, "2.4.0")
          .put(BuiltinOperator.PADV2, 4, "2.6.0")
          .put(BuiltinOperator.PADV2, 5, "2.20.0")
          .put(BuiltinOperator.TRANSPOSE, 5, "2.4.0")
          .put(BuiltinOperator.TRANSPOSE, 6, "2.12.0")
          .put(BuiltinOperator.TRANSPOSE, 7, "2.14.4")
          .put(BuiltinOperator.STRIDED_SLICE, 5, "2.5.0")
          .put(BuiltinOperator.STRIDED_SLICE, 6, "2.6.0")
          .put(BuiltinOperator.STRIDED_SLICE, 7, "2.14.0")
          .put(BuiltinOperator.STRIDED_SLICE, 8, "2.14.0")
          .put(BuiltinOperator.TOPK_V2, 3, "2.13.0")
          .put(BuiltinOperator.ARG_MAX, 3, "2.9.0")
          .put(BuiltinOperator.ARG_MIN, 3, "2.9.0")
          .put(BuiltinOperator.TRANSPOSE_CONV, 4, "2.13.0")
          .put(BuiltinOperator.TRANSPOSE_CONV, 5, "2.15.0")
          .put(BuiltinOperator.SLICE, 4, "2.4.0")
          .put(BuiltinOperator.SLICE, 5, "2.5.0")
          .put(BuiltinOperator.SLICE, 6, "2.14.0")
          .put(BuiltinOperator.SLICE, 7, "2.21.0")
          .put(BuiltinOperator.SQUARED_DIFFERENCE, 2, "2.5.0")
          .put(BuiltinOperator.DEQUANTIZE, 5, "2.7.0")
          .put(BuiltinOperator.DEQUANTIZE, 6, "2.18.0")
          .put(BuiltinOperator.DEQUANTIZE, 7, "2.21.0")
          .put(BuiltinOperator.SELECT_V2, 2, "2.12.0")
          .put(BuiltinOperator.FLOOR_MOD, 2, "2.13.0")
          .put(BuiltinOperator.ABS, 2, "2.4.0")
          .put(BuiltinOperator.ABS, 3, "2.5.0")
          .put(BuiltinOperator.ABS, 4, "2.6.0")
          .put(BuiltinOperator.ABS, 5, "2.12.0")
          .put(BuiltinOperator.FILL, 3, "2.5.0")
          .put(BuiltinOperator.FILL, 4, "2.12.0")
          .put(BuiltinOperator.REVERSE_V2, 3, "2.5.0")
          .put(BuiltinOperator.CUMSUM, 1, "2.4.0")
          .put(BuiltinOperator.CONV_3D, 1, "2.5.0")
          .put(BuiltinOperator.REDUCE_ALL, 1, "2.6.0")
          .put(BuiltinOperator.GELU, 1, "2.9.0")
          .put(BuiltinOperator.GELU, 2, "2.9.0")
          .put(BuiltinOperator.DYNAMIC_UPDATE_SLICE, 1, "2.9.0")
          .put(BuiltinOperator.DYNAMIC_UPDATE_SLICE, 2, "2.17.0")
          .put(BuiltinOperator.DYNAMIC_UPDATE_SLICE, 3, "2.19.0")
          .put(BuiltinOperator.DYNAMIC_UPDATE_SLICE, 4, "2.20.0")
          .put(BuiltinOperator.DYNAMIC_UPDATE_SLICE, 5, "2.21.0")
          .put(BuiltinOperator.ATAN2, 1, "2.10.0")
          .put(BuiltinOperator.RELU_0_TO_1, 1, "2.10.0")
          .put(BuiltinOperator.SIGN, 1, "2.11.0")
          .put(BuiltinOperator.SIGN, 2, "2.12.0")
          .put(BuiltinOperator.BITCAST, 1, "2.13.0")
          .put(BuiltinOperator.BITWISE_XOR, 1, "2.13.0")
          .put(BuiltinOperator.RIGHT_SHIFT, 1, "2.13.0")
          .put(BuiltinOperator.STABLEHLO_SCATTER, 1, "2.15.0")
          .put(BuiltinOperator.STABLEHLO_RNG_BIT_GENERATOR, 1, "2.15.0")
          .put(BuiltinOperator.STABLEHLO_GATHER, 1, "2.16.0")
          .put(BuiltinOperator.STABLEHLO_REDUCE_WINDOW, 1, "2.16.0")
          .put(BuiltinOperator.STABLEHLO_PAD, 1, "2.16.0")
          .put(BuiltinOperator.STABLEHLO_COMPOSITE, 1, "2.17.0")
          .put(BuiltinOperator.STABLEHLO_SHIFT_LEFT, 1, "2.17.0")
          .put(BuiltinOperator.STABLEHLO_CASE, 1, "2.17.0")
          .buildOrThrow();

  private RuntimeVersions() {}

  /** The oldest release that has all of some operators. */
  public static String oldest(Collection<OperatorKind> kinds) {
    return kinds.stream()
        .map(kind -> SINCE.get(kind.code(), kind.version()))
        .map(version -> version == null ? FLOOR : version)
        .max(Comparator.comparing(RuntimeVersions::parts, Arrays::compare))
        .orElse(FLOOR);
  }

  private static int[] parts(String version) {
    return Arrays.stream(version.split("\\.", -1)).mapToInt(Integer::parseInt).toArray();
  }
}
