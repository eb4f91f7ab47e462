// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.importer;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableLongArray;
import java.util.Locale;
import java.util.Optional;
import org.hlokit.ir.ComplexType;
import org.hlokit.ir.FloatAttr;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.OpaqueType;
import org.hlokit.ir.QuantizedType;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;
import org.hlokit.tflite.reader.Schema;
import org.hlokit.tflite.schema.QuantizationDetails;
import org.hlokit.tflite.schema.QuantizationParameters;
import org.hlokit.tflite.schema.Tensor;

/** Types of tensors as the IR has them. */
final class TensorTypes {
  /** Storage types beyond this width have no quantized type. */
  private static final int WIDEST_STORAGE = 32;

  private TensorTypes() {}

  /** The type of a tensor, quantized where its parameters have a type for that. */
  static TensorType type(Tensor tensor) {
    Type element = quantized(tensor).map(type -> (Type) type).orElse(element(tensor.type()));
    return TensorType.of(element, shape(tensor));
  }

  /** The type of what is stored. */
  static TensorType storage(Tensor tensor) {
    return TensorType.of(element(tensor.type()), shape(tensor));
  }

  private static ImmutableLongArray shape(Tensor tensor) {
    boolean signature = tensor.shapeSignatureLength() == tensor.shapeLength();
    ImmutableLongArray.Builder shape = ImmutableLongArray.builder(tensor.shapeLength());
    for (int i = 0; i < tensor.shapeLength(); i++) {
      int size = signature ? tensor.shapeSignature(i) : tensor.shape(i);
      shape.add(size < 0 ? TensorType.DYNAMIC : size);
    }
    return shape.build();
  }

  static Type element(byte type) {
    return switch (type) {
      case org.hlokit.tflite.schema.TensorType.FLOAT32 -> FloatType.F32;
      case org.hlokit.tflite.schema.TensorType.FLOAT16 -> FloatType.F16;
      case org.hlokit.tflite.schema.TensorType.BFLOAT16 -> FloatType.BF16;
      case org.hlokit.tflite.schema.TensorType.FLOAT64 -> FloatType.F64;
      case org.hlokit.tflite.schema.TensorType.FLOAT8_E4M3FN -> FloatType.F8E4M3FN;
      case org.hlokit.tflite.schema.TensorType.FLOAT8_E5M2 -> FloatType.F8E5M2;
      case org.hlokit.tflite.schema.TensorType.BOOL -> IntegerType.I1;
      case org.hlokit.tflite.schema.TensorType.INT2 -> IntegerType.signless(2);
      case org.hlokit.tflite.schema.TensorType.INT4 -> IntegerType.signless(4);
      case org.hlokit.tflite.schema.TensorType.INT8 -> IntegerType.I8;
      case org.hlokit.tflite.schema.TensorType.INT16 -> IntegerType.I16;
      case org.hlokit.tflite.schema.TensorType.INT32 -> IntegerType.I32;
      case org.hlokit.tflite.schema.TensorType.INT64 -> IntegerType.I64;
      case org.hlokit.tflite.schema.TensorType.UINT4 -> IntegerType.unsigned(4);
      case org.hlokit.tflite.schema.TensorType.UINT8 -> IntegerType.UI8;
      case org.hlokit.tflite.schema.TensorType.UINT16 -> IntegerType.UI16;
      case org.hlokit.tflite.schema.TensorType.UINT32 -> IntegerType.UI32;
      case org.hlokit.tflite.schema.TensorType.UINT64 -> IntegerType.UI64;
      case org.hlokit.tflite.schema.TensorType.COMPLEX64 -> new ComplexType(FloatType.F32);
      case org.hlokit.tflite.schema.TensorType.COMPLEX128 -> new ComplexType(FloatType.F64);
      default -> new OpaqueType("!tf_type." + name(type));
    };
  }

  /** {@code string}, {@code resource}, {@code variant}, or the number of an unknown type. */
  private static String name(byte type) {
    String name = Schema.get().enumeration("TensorType").nameOf(type).toLowerCase(Locale.ROOT);
    return Character.isLetter(name.charAt(0)) ? name : "unknown" + Byte.toUnsignedInt(type);
  }

  /**
   * The quantized type of a tensor with one scale, or one for each index of a dimension. Empty
   * where parameters are of another kind, such as blocks, ranges without scales, or nonsense.
   */
  static Optional<QuantizedType> quantized(Tensor tensor) {
    QuantizationParameters parameters = tensor.quantization();
    if (parameters == null
        || parameters.scaleLength() == 0
        || parameters.detailsType() != QuantizationDetails.NONE
        || !(element(tensor.type()) instanceof IntegerType storage)
        || storage.width() == 1
        || storage.width() > WIDEST_STORAGE) {
      return Optional.empty();
    }
    int scales = parameters.scaleLength();
    int points = parameters.zeroPointLength();
    int axis = parameters.quantizedDimension();
    boolean perAxis =
        scales > 1 && axis >= 0 && axis < tensor.shapeLength() && tensor.shape(axis) == scales;
    if (!(scales == 1 || perAxis) || !(points == 0 || points == scales)) {
      return Optional.empty();
    }
    ImmutableList.Builder<FloatAttr> scale = ImmutableList.builder();
    ImmutableLongArray.Builder zeroPoint = ImmutableLongArray.builder(scales);
    for (int i = 0; i < scales; i++) {
      float value = parameters.scale(i);
      long point = points == 0 ? 0 : parameters.zeroPoint(i);
      if (!(value >= Float.MIN_NORMAL && Float.isFinite(value)) || !fits(point, storage)) {
        return Optional.empty();
      }
      scale.add(FloatAttr.f64(value));
      zeroPoint.add(point);
    }
    return Optional.of(
        new QuantizedType(
            storage,
            null,
            null,
            FloatType.F32,
            perAxis ? ImmutableLongArray.of(axis) : ImmutableLongArray.of(),
            ImmutableLongArray.of(),
            scale.build(),
            zeroPoint.build(),
            perAxis ? ImmutableLongArray.of(scales) : ImmutableLongArray.of(),
            storage.isUnsigned()));
  }

  private static boolean fits(long value, IntegerType storage) {
    return storage.isUnsigned()
        ? value >= 0 && value < 1L << storage.width()
        : value >= -(1L << (storage.width() - 1)) && value < 1L << (storage.width() - 1);
  }
}
