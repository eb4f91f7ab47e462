// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter.value;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.QuantizedType;
import org.hlokit.ir.Type;
import org.hlokit.print.Printer;

/** Elements as messages show them, and tensors as MLIR writes them. */
public final class ElementText {
  private ElementText() {}

  /**
   * Element {@code index} of a tensor as messages show it: the shortest decimal that means it,
   * {@code nan}, {@code inf} or {@code -inf}.
   */
  public static String of(Tensor tensor, int index) {
    if (tensor.lanes() == 2) {
      return "(" + brief(tensor, 2 * index) + ", " + brief(tensor, 2 * index + 1) + ")";
    }
    return brief(tensor, index);
  }

  private static String brief(Tensor tensor, int lane) {
    if (tensor instanceof LongTensor) {
      return lane(tensor, lane);
    }
    double value = tensor.doubleAt(lane);
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
    }
    FloatType part = (FloatType) ElementTypes.part(tensor.element());
    return switch (part) {
      case F64 -> Double.toString(value);
      case F32 -> Float.toString((float) value);
      default -> shortest(value, part);
    };
  }

  private static String shortest(double value, FloatType type) {
    String text = Double.toString(value);
    for (int digits = 1; value != 0 && digits < 9; digits++) {
      double rounded = new BigDecimal(value).round(new MathContext(digits)).doubleValue();
      if (Rounding.toFloat(type, rounded) == value) {
        return Double.toString(rounded);
      }
    }
    return text;
  }

  /** One lane of a tensor as MLIR writes it. */
  private static String lane(Tensor tensor, int lane) {
    Type type = tensor.element();
    return switch (tensor) {
      case LongTensor t when ElementTypes.isBoolean(type) -> t.data()[lane] != 0 ? "true" : "false";
      case LongTensor t ->
          ElementTypes.isUnsigned(type)
              ? Long.toUnsignedString(t.data()[lane])
              : Long.toString(t.data()[lane]);
      default -> real(tensor, lane);
    };
  }

  private static String real(Tensor tensor, int lane) {
    double value = tensor.doubleAt(lane);
    FloatType part = (FloatType) ElementTypes.part(tensor.element());
    if (!Double.isFinite(value)) {
      String digits = Long.toHexString(tensor.bitsAt(lane)).toUpperCase(java.util.Locale.ROOT);
      int width = (part.width() + 3) / 4;
      return "0x" + "0".repeat(Math.max(0, width - digits.length())) + digits;
    }
    String six = scientific(value, 7);
    if (reads(six, part, value)) {
      return six;
    }
    return part == FloatType.F64 ? Double.toString(value) : Float.toString((float) value);
  }

  private static boolean reads(String text, FloatType type, double value) {
    double read = Double.parseDouble(text);
    return (type == FloatType.F64 ? read : Rounding.toFloat(type, read)) == value;
  }

  private static String scientific(double value, int digits) {
    if (value == 0) {
      return Double.doubleToRawLongBits(value) < 0 ? "-0.000000e+00" : "0.000000e+00";
    }
    BigDecimal rounded =
        new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
    int exponent = rounded.precision() - rounded.scale() - 1;
    BigDecimal mantissa =
        rounded.movePointLeft(exponent).setScale(digits - 1, RoundingMode.UNNECESSARY);
    return "%se%s%02d"
        .formatted(mantissa.toPlainString(), exponent < 0 ? "-" : "+", Math.abs(exponent));
  }

  /**
   * A whole tensor in the form that {@code interpreter.print} gives it:
   *
   * <pre>
   * tensor&lt;2x2xi8> {
   *   [
   *     [1, 2],
   *     [3, 4]
   *   ]
   * }
   * </pre>
   */
  public static String of(Tensor tensor) {
    StringBuilder text = new StringBuilder(typeText(tensor.type())).append(" {");
    if (tensor.rank() == 0) {
      return text.append(nested(tensor, 0)).append('}').toString();
    }
    text.append('\n');
    dimension(tensor, 0, 0, "  ", text);
    return text.append("\n}").toString();
  }

  private static void dimension(
      Tensor tensor, int dimension, int start, String indent, StringBuilder text) {
    int extent = tensor.dimension(dimension);
    int step = Shapes.strides(tensor.shape())[dimension];
    text.append(indent).append('[');
    boolean last = dimension == tensor.rank() - 1;
    for (int i = 0; i < extent; i++) {
      if (last) {
        text.append(i == 0 ? "" : ", ").append(nested(tensor, start + i));
      } else {
        text.append(i == 0 ? "\n" : ",\n");
        dimension(tensor, dimension + 1, start + i * step, indent + "  ", text);
      }
    }
    if (!last && extent > 0) {
      text.append('\n').append(indent);
    }
    text.append(']');
  }

  private static String nested(Tensor tensor, int index) {
    return tensor.lanes() == 2
        ? "[" + lane(tensor, 2 * index) + ", " + lane(tensor, 2 * index + 1) + "]"
        : lane(tensor, index);
  }

  /** {@code tensor<2x2xi8>}. */
  public static String typeText(org.hlokit.ir.TensorType type) {
    StringBuilder text = new StringBuilder("tensor<");
    type.shape().forEach(extent -> text.append(extent).append('x'));
    Type element = type.element();
    String name =
        element instanceof QuantizedType ? Printer.toText(element) : String.valueOf(element);
    return text.append(name).append('>').toString();
  }
}
