// SPDX-License-Identifier: Apache-2.0
package org.hlokit.ir;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import org.jspecify.annotations.Nullable;

/** A group of element types that rows of tables name in a {@link TypeConstraint}. */
enum ElementKind {
  FLOAT("float", "4/6/8/16/32/64-bit float"),
  FLOAT_32_OR_64("f32or64", "32/64-bit float"),
  BOOL("bool", "bool"),
  INT("int", "2/4/8/16/32/64-bit integer"),
  SIGNLESS("signless", "2/4/8/16/32/64-bit signless integer"),
  ANY_INT("anyint", "integer"),
  I32("i32", "32-bit signless integer"),
  UI32("ui32", "32-bit unsigned integer"),
  INDEX("index", "index"),
  COMPLEX("complex", "complex type with 32/64-bit float elements"),
  QUANT("quant", "per-tensor integer quantized"),
  AXIS_QUANT("axisquant", "per-axis integer quantized"),
  ANY_FLOAT("anyfloat", "floating-point"),
  ANY_COMPLEX("anycomplex", "complex-type");

  private static final Splitter BARS = Splitter.on('|');

  private final String word;
  private final String summary;

  ElementKind(String word, String summary) {
    this.word = word;
    this.summary = summary;
  }

  String summary() {
    return summary;
  }

  /** Reads {@code float|int}; {@code all} stands for everything that StableHLO computes with. */
  static ImmutableList<ElementKind> parse(String text) {
    ImmutableList.Builder<ElementKind> kinds = ImmutableList.builder();
    for (String word : BARS.split(text)) {
      if (word.equals("all")) {
        kinds.add(FLOAT, BOOL, INT, COMPLEX, QUANT);
      } else {
        kinds.add(of(word));
      }
    }
    return kinds.build();
  }

  private static ElementKind of(String word) {
    for (ElementKind kind : values()) {
      if (kind.word.equals(word)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("no element kind: " + word);
  }

  /**
   * Whether {@code element} belongs to the group.
   *
   * @param tensor the tensor that it stands in, or null where that has no rank
   */
  boolean accepts(Type element, @Nullable TensorType tensor) {
    return switch (this) {
      case FLOAT -> element instanceof FloatType type && isKnown(type);
      case FLOAT_32_OR_64 -> element == FloatType.F32 || element == FloatType.F64;
      case BOOL -> element instanceof IntegerType type && type.isBoolean();
      case INT ->
          element instanceof IntegerType type
              && type.signedness() != IntegerType.Signedness.SIGNED
              && isKnown(type.width());
      case SIGNLESS ->
          element instanceof IntegerType type
              && type.signedness() == IntegerType.Signedness.SIGNLESS
              && isKnown(type.width());
      case ANY_INT -> element instanceof IntegerType;
      case I32 -> element.equals(IntegerType.I32);
      case UI32 -> element.equals(IntegerType.UI32);
      case INDEX -> element instanceof IndexType;
      case COMPLEX ->
          element instanceof ComplexType(Type part)
              && (part == FloatType.F32 || part == FloatType.F64);
      case QUANT ->
          element instanceof QuantizedType type && type.axes().isEmpty() && isStorable(type);
      case AXIS_QUANT ->
          element instanceof QuantizedType type
              && type.axes().length() == 1
              && type.blockSizes().isEmpty()
              && isStorable(type)
              && (tensor == null || fits(type, tensor));
      case ANY_FLOAT -> element instanceof FloatType;
      case ANY_COMPLEX -> element instanceof ComplexType;
    };
  }

  private static boolean isKnown(FloatType type) {
    return type != FloatType.TF32 && type != FloatType.F80 && type != FloatType.F128;
  }

  private static boolean isKnown(int width) {
    return width == 2 || width == 4 || width == 8 || width == 16 || width == 32 || width == 64;
  }

  /** Constraints (C7) and (C8) of quantized types in the StableHLO specification, and widths. */
  private static boolean isStorable(QuantizedType type) {
    if (!(type.storage() instanceof IntegerType storage)
        || storage.signedness() == IntegerType.Signedness.SIGNED
        || !isKnown(storage.width())
        || storage.width() > 32) {
      return false;
    }
    long low = type.smallest();
    long high = type.largest();
    for (int i = 0; i < type.zeroPoints().length(); i++) {
      if (type.zeroPoints().get(i) < low || type.zeroPoints().get(i) > high) {
        return false;
      }
    }
    return true;
  }

  /** Constraints (C12) and (C13) of quantized types in the StableHLO specification. */
  private static boolean fits(QuantizedType type, TensorType tensor) {
    long axis = type.axes().get(0);
    return axis < tensor.rank()
        && (tensor.isDynamic((int) axis) || tensor.dimension((int) axis) == type.scales().size());
  }
}
