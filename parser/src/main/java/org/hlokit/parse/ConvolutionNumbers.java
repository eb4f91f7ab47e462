// SPDX-License-Identifier: Apache-2.0
package org.hlokit.parse;

import com.google.common.primitives.ImmutableLongArray;
import java.util.ArrayList;
import java.util.List;
import org.hlokit.grammar.MlirParser.BracketElementContext;
import org.hlokit.grammar.MlirParser.BracketListContext;
import org.hlokit.grammar.MlirParser.ConvolutionNumbersContext;
import org.hlokit.ir.DenseArrayAttr;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.IntegerAttr;
import org.hlokit.ir.NamedAttribute;
import org.hlokit.ir.StructAttr;

/** {@code [b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f]}: what each dimension of a convolution is. */
final class ConvolutionNumbers {
  private ConvolutionNumbers() {}

  static StructAttr read(Reader reader, ConvolutionNumbersContext context) {
    List<NamedAttribute> fields = new ArrayList<>();
    side(reader, context.input, "input", "b", "batch", "f", "feature", fields);
    side(reader, context.kernel, "kernel", "i", "input_feature", "o", "output_feature", fields);
    side(reader, context.output, "output", "b", "batch", "f", "feature", fields);
    return new StructAttr("stablehlo.conv", DictionaryAttr.of(fields));
  }

  private static void side(
      Reader reader,
      BracketListContext context,
      String side,
      String firstLetter,
      String first,
      String secondLetter,
      String second,
      List<NamedAttribute> fields) {
    List<BracketElementContext> elements = context.elements;
    long[] spatial = new long[Math.max(0, elements.size() - 2)];
    boolean[] seen = new boolean[spatial.length];
    long firstAt = -1;
    long secondAt = -1;
    for (int i = 0; i < elements.size(); i++) {
      BracketElementContext element = elements.get(i);
      String text = reader.text(element);
      if (text.equals(firstLetter) && firstAt < 0) {
        firstAt = i;
      } else if (text.equals(secondLetter) && secondAt < 0) {
        secondAt = i;
      } else if (text.equals("?")) {
        throw reader.error(element, "unknown dimensions are not supported");
      } else {
        int number = element.start == null ? -1 : spatialIndex(text, spatial.length);
        if (number < 0 || seen[number]) {
          throw reader.error(
              element,
              "Unexpected dimension " + text + ", expecting " + firstLetter + ", " + secondLetter);
        }
        spatial[number] = i;
        seen[number] = true;
      }
    }
    if (firstAt < 0 || secondAt < 0) {
      throw reader.error(
          context,
          "Expected dimensions %s not specified"
              .formatted(firstAt < 0 ? firstLetter : secondLetter));
    }
    fields.add(new NamedAttribute(side + "_" + first + "_dimension", IntegerAttr.i64(firstAt)));
    fields.add(new NamedAttribute(side + "_" + second + "_dimension", IntegerAttr.i64(secondAt)));
    fields.add(
        new NamedAttribute(
            side + "_spatial_dimensions", DenseArrayAttr.i64(ImmutableLongArray.copyOf(spatial))));
  }

  private static int spatialIndex(String text, int count) {
    return text.length() == 1 && Character.isDigit(text.charAt(0)) && text.charAt(0) - '0' < count
        ? text.charAt(0) - '0'
        : -1;
  }
}
