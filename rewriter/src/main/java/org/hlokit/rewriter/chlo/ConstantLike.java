// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.chlo;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.BoolAttr;
import org.hlokit.ir.ComplexType;
import org.hlokit.ir.DenseElementsAttr;
import org.hlokit.ir.ElementData;
import org.hlokit.ir.Elements;
import org.hlokit.ir.FloatAttr;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.Floats;
import org.hlokit.ir.IntegerAttr;
import org.hlokit.ir.OpaqueAttr;
import org.hlokit.ir.Operation;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;
import org.hlokit.ir.Value;
import org.hlokit.rewriter.pattern.Literals;
import org.hlokit.rewriter.pattern.Rewriter;
import org.hlokit.rewriter.pattern.StablehloBuilder;
import org.hlokit.rewriter.shape.NumpyBroadcast;
import org.hlokit.verify.stablehlo.Bounds;
import org.jspecify.annotations.Nullable;

/**
 * {@code chlo.constant_like}: one number in the shape of another value. A constant where that shape
 * is static, else a scalar that is broadcast at run time.
 */
final class ConstantLike {
  private static final Pattern COMPLEX =
      Pattern.compile("#complex\\.number<:\\w+ ([^,]+), ([^>]+)>.*");

  private ConstantLike() {}

  static @Nullable List<? extends Value> legalize(Operation op, Rewriter rewriter) {
    if (!(op.result().type() instanceof TensorType type)) {
      return null;
    }
    DenseElementsAttr scalar = scalar(type.element(), op.attribute("value"));
    return scalar == null ? null : List.of(create(scalar, op.operand(0), type, rewriter));
  }

  /**
   * {@code scalar}, a {@code tensor<element>}, as a value of type {@code type}.
   *
   * @param like gives the shape where it is known at run time only
   */
  static Value create(DenseElementsAttr scalar, Value like, TensorType type, Rewriter rewriter) {
    StablehloBuilder build = new StablehloBuilder(rewriter);
    if (type.hasStaticShape()) {
      return build.constant(new DenseElementsAttr(type, scalar.data()));
    }
    Value constant = build.constant(scalar);
    if (Bounds.isBounded(type)) {
      return new NumpyBroadcast(requireNonNull(constant.definingOp()), rewriter)
          .apply(constant, like);
    }
    Value shape = ShapeDialect.shapeOf(like, rewriter);
    return build.dynamicBroadcast(constant, shape, type.shape());
  }

  /** {@code tensor<element>} of an integer. */
  static DenseElementsAttr scalar(Type element, long value) {
    return Elements.splat(TensorType.of(element), value);
  }

  private static @Nullable DenseElementsAttr scalar(Type element, @Nullable Attribute value) {
    return switch (value) {
      case FloatAttr number when number.type().width() <= 64 ->
          scalar(element, number.bits().longValue());
      case IntegerAttr number -> scalar(element, number.longValue());
      case BoolAttr(boolean bit) -> scalar(element, bit ? 1 : 0);
      case OpaqueAttr(String text, _)
          when element instanceof ComplexType(FloatType part) && part.width() <= 64 ->
          complex(part, text);
      case null, default -> null;
    };
  }

  private static @Nullable DenseElementsAttr complex(FloatType part, String text) {
    Matcher numbers = COMPLEX.matcher(text);
    return numbers.matches()
        ? complex(part, bits(part, numbers.group(1)), bits(part, numbers.group(2)))
        : null;
  }

  private static long bits(FloatType type, String number) {
    return number.startsWith("0x")
        ? Long.parseUnsignedLong(number.substring(2), 16)
        : Floats.fromDouble(type, Double.parseDouble(number));
  }

  /** {@code tensor<complex<part>>} of the bits of its parts. */
  static DenseElementsAttr complex(FloatType part, long real, long imaginary) {
    int width = Literals.width(part);
    byte[] bytes = new byte[2 * width];
    var buffer = Literals.wrap(bytes);
    Literals.putBits(buffer, width, real);
    Literals.putBits(buffer, width, imaginary);
    return new DenseElementsAttr(
        TensorType.of(new ComplexType(part)), new ElementData.Bytes(bytes, true));
  }
}
