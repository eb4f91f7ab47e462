// SPDX-License-Identifier: Apache-2.0
package org.hlokit.parse;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableLongArray;
import java.util.Locale;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.ComplexType;
import org.hlokit.ir.DenseArrayAttr;
import org.hlokit.ir.FloatAttr;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.Floats;
import org.hlokit.ir.FunctionType;
import org.hlokit.ir.FutureType;
import org.hlokit.ir.IndexType;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.NoneType;
import org.hlokit.ir.OpaqueAttr;
import org.hlokit.ir.OpaqueType;
import org.hlokit.ir.QuantizedType;
import org.hlokit.ir.StructAttr;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.TokenType;
import org.hlokit.ir.TupleType;
import org.hlokit.ir.Type;
import org.hlokit.ir.UnrankedTensorType;
import org.hlokit.ir.VectorType;
import org.hlokit.ir.VhloType;
import org.hlokit.print.Printer;
import org.jspecify.annotations.Nullable;

/** What parts of types must be; each check says what is wrong in MLIR's words, or null. */
final class TypeChecks {
  /** The widest integer that can be stored for a quantized value. */
  private static final int MAX_STORAGE_BITS = 32;

  private TypeChecks() {}

  static boolean isTensorElement(Type type) {
    return switch (type) {
      case IntegerType _, FloatType _, IndexType _, ComplexType _, QuantizedType _ -> true;
      case VectorType _, VhloType _, TokenType _ -> true;
      case OpaqueType(String text) -> !text.startsWith("memref<");
      case NoneType _,
          TensorType _,
          UnrankedTensorType _,
          TupleType _,
          FunctionType _,
          FutureType _ ->
          false;
    };
  }

  static boolean isComplexElement(Type type) {
    return type instanceof IntegerType || type instanceof FloatType;
  }

  static boolean isVectorElement(Type type) {
    return type instanceof IntegerType
        || type instanceof FloatType
        || type instanceof IndexType
        || type instanceof OpaqueType;
  }

  static @Nullable String vector(VectorType type) {
    if (!isVectorElement(type.element())) {
      return "failed to verify 'elementType': VectorElementTypeInterface instance";
    }
    return type.shape().contains(0)
        ? "vector types must have positive constant sizes but got "
            + String.join(", ", type.shape().stream().mapToObj(Long::toString).toList())
        : null;
  }

  static @Nullable String future(ImmutableList<Type> types) {
    for (Type type : types) {
      if (!(type instanceof TensorType)) {
        return "future element type must be a ranked tensor, but got '%s'"
            .formatted(Printer.toText(type));
      }
    }
    return null;
  }

  /** Whether the encoding of a tensor fits its shape. */
  static @Nullable String encoding(TensorType type) {
    return switch (type.encoding()) {
      case StructAttr(String name, _) when name.equals("stablehlo.bounds") -> bounds(type);
      case OpaqueAttr(String text, _) when text.startsWith("#sparse_tensor.encoding<") ->
          SparseEncodings.fault(text, type.rank());
      case null, default -> null;
    };
  }

  private static @Nullable String bounds(TensorType type) {
    Attribute found =
        type.encoding() instanceof StructAttr encoding ? encoding.get("bounds") : null;
    if (!(found instanceof DenseArrayAttr(_, ImmutableLongArray bounds))) {
      return null;
    }
    String shown = Printer.toText(TensorType.of(type.element(), type.shape()));
    if (bounds.length() != type.rank()) {
      return "Bounds length is %d, expected to be equal to rank(%d) of the tensor '%s'"
          .formatted(bounds.length(), type.rank(), shown);
    }
    for (int i = 0; i < bounds.length(); i++) {
      if (bounds.get(i) != TensorType.DYNAMIC && !type.isDynamic(i)) {
        return ("Static dimension %d cannot have a bound, use ShapedType::kDynamic to indicate a "
                + "missing bound in tensor '%s'")
            .formatted(i, shown);
      }
    }
    return null;
  }

  // --- Quantized types. -----------------------------------------------------------------------

  /** What is wrong with the types between which a quantized type stands. */
  static @Nullable String quantized(Type storage, Type expressed) {
    if (!(storage instanceof IntegerType type)) {
      return "illegal storage type prefix";
    }
    if (type.width() > MAX_STORAGE_BITS) {
      return "illegal storage type size: " + type.width();
    }
    return expressed instanceof FloatType ? null : "invalid kind of type specified";
  }

  static @Nullable String quantized(QuantizedType type) {
    long low = type.smallest();
    long high = type.largest();
    QuantizedType plain = withoutRange(type);
    if (low < plain.smallest()) {
      return "illegal storage type minimum: " + low;
    }
    if (high > plain.largest()) {
      return "illegal storage type maximum: " + high;
    }
    if (high <= low) {
      return "illegal storage min and storage max: (%d:%d)".formatted(low, high);
    }
    for (int i = 0; i < type.blockSizes().length(); i++) {
      if (type.blockSizes().get(i) <= 0) {
        return "illegal block size: " + type.blockSizes().get(i);
      }
    }
    FloatType expressed = (FloatType) type.expressed();
    double least = Floats.toDouble(expressed, 1);
    double most = Floats.toDouble(expressed, Floats.largest(expressed));
    for (FloatAttr scale : type.scales()) {
      double value = scale.doubleValue();
      if (!(value >= least && value <= most)) {
        return "scale %s out of expressed type range [%s, %s]"
            .formatted(scientific(value), scientific(least), scientific(most));
      }
    }
    return null;
  }

  private static QuantizedType withoutRange(QuantizedType type) {
    return new QuantizedType(
        type.storage(),
        null,
        null,
        type.expressed(),
        type.axes(),
        type.blockSizes(),
        type.scales(),
        type.zeroPoints(),
        type.scaleShape(),
        type.shortStorage());
  }

  private static String scientific(double value) {
    return Double.isFinite(value)
        ? String.format(Locale.ROOT, "%e", value)
        : Double.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
  }
}
