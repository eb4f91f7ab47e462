// SPDX-License-Identifier: Apache-2.0
package org.hlokit.print;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.nio.LongBuffer;
import java.util.Map;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.DenseArrayAttr;
import org.hlokit.ir.DenseElementsAttr;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.Operation;
import org.hlokit.ir.StructAttr;
import org.hlokit.ir.TensorType;

/** {@code convolution(%0, %1) dim_numbers = .., window = {stride = [2, 2]} {..} : ..}. */
final class ConvolutionForm implements AssemblyForm {
  /** Properties of the window by the word that is written for them. */
  private static final ImmutableMap<String, String> WINDOW =
      ImmutableMap.of(
          "stride", "window_strides",
          "pad", "padding",
          "lhs_dilate", "lhs_dilation",
          "rhs_dilate", "rhs_dilation",
          "reverse", "window_reversal");

  private static final ImmutableSet<String> HIDDEN =
      ImmutableSet.<String>builder().addAll(WINDOW.values()).add("dimension_numbers").build();

  @Override
  public boolean fits(Operation op) {
    if (!(op.properties().get("dimension_numbers") instanceof StructAttr)) {
      return false;
    }
    for (String property : WINDOW.values()) {
      Attribute value = op.properties().get(property);
      boolean fits =
          value == null
              || (property.equals("padding") ? isPadding(value) : value instanceof DenseArrayAttr);
      if (!fits) {
        return false;
      }
    }
    return op.regions().isEmpty();
  }

  private static boolean isPadding(Attribute value) {
    return value instanceof DenseElementsAttr dense
        && dense.type() instanceof TensorType type
        && type.element().equals(IntegerType.I64)
        && type.elementCount() % 2 == 0;
  }

  @Override
  public void write(Operation op, AssemblyPrinter out) {
    out.put('(').operands(op.operands()).text(") dim_numbers = ");
    if (op.properties().get("dimension_numbers") instanceof StructAttr numbers) {
      out.structs().convolution(numbers);
    }
    out.text(", window = {");
    boolean first = true;
    for (Map.Entry<String, String> entry : WINDOW.entrySet()) {
      Attribute value = op.properties().get(entry.getValue());
      if (value != null) {
        out.text(first ? "" : ", ").text(entry.getKey()).text(" = [");
        first = false;
        numbers(value, out);
        out.put(']');
      }
    }
    out.put('}').attributes(op, HIDDEN).text(" : ").functionalType(op);
  }

  private static void numbers(Attribute value, AssemblyPrinter out) {
    if (value instanceof DenseArrayAttr array) {
      out.attributes().numbers(array);
    } else if (value instanceof DenseElementsAttr dense
        && dense.type() instanceof TensorType type) {
      LongBuffer values = dense.data().read().asLongBuffer();
      boolean splat = values.limit() == 1;
      for (int i = 0; i + 1 < type.elementCount(); i += 2) {
        out.text(i == 0 ? "[" : ", [")
            .number(values.get(splat ? 0 : i))
            .text(", ")
            .number(values.get(splat ? 0 : i + 1))
            .put(']');
      }
    }
  }
}
