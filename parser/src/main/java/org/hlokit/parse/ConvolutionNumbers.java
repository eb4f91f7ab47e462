// SPDX-License-Identifier: Apache-2.0
package org.hlokit.parse;

import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableLongArray;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hlokit.grammar.MlirParser.BracketElementContext;
import org.hlokit.grammar.MlirParser.BracketListContext;
import org.hlokit.grammar.MlirParser.ConvolutionNumbersContext;
import org.hlokit.ir.DenseArrayAttr;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.IntegerAttr;
import org.hlokit.ir.NamedAttribute;
import org.hlokit.ir.StructAttr;
import org.jspecify.annotations.Nullable;

/** {@code [b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f]}: what each dimension of a convolution is. */
final class ConvolutionNumbers {
  private static final Joiner COMMAS = Joiner.on(", ");

  /** More spatial dimensions than that are not named in an error. */
  private static final int MAX_NAMED = 10;

  private ConvolutionNumbers() {}

  /**
   * @param mnemonic the name of the attribute
   */
  static StructAttr read(Reader reader, ConvolutionNumbersContext context, String mnemonic) {
    List<NamedAttribute> fields = new ArrayList<>();
    side(reader, context.input, "input", "b", "batch", "f", "feature", fields);
    side(reader, context.kernel, "kernel", "i", "input_feature", "o", "output_feature", fields);
    side(reader, context.output, "output", "b", "batch", "f", "feature", fields);
    return new StructAttr(mnemonic, DictionaryAttr.of(fields));
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
    List<String> missing = new ArrayList<>(ImmutableList.of(firstLetter, secondLetter));
    Map<String, Long> places = new HashMap<>();
    Map<Long, Long> spatial = new HashMap<>();
    long last = -1;
    for (int i = 0; i < context.elements.size(); i++) {
      BracketElementContext element = context.elements.get(i);
      String text = reader.text(element);
      if (text.matches("-?[0-9]{1,9}")) {
        long number = Long.parseLong(text);
        if (number < 0) {
          throw reader.formError(element, "Unexpected dimension " + number);
        }
        if (spatial.put(number, (long) i) != null) {
          throw reader.formError(element, "Duplicate entries for spatial dimension " + number);
        }
        last = Math.max(last, number);
      } else if (missing.remove(text)) {
        places.put(text, (long) i);
      } else if (text.length() != 1 || missing.isEmpty()) {
        throw reader.formError(element, "Unexpected keyword " + text);
      } else {
        throw reader.formError(
            element, "Unexpected dimension %s, expecting %s".formatted(text, COMMAS.join(missing)));
      }
    }
    if (!missing.isEmpty()) {
      throw reader.formError(
          context, "Expected dimensions %s not specified".formatted(COMMAS.join(missing)));
    }
    ImmutableLongArray dimensions = dimensions(reader, context, spatial, last + 1);
    fields.add(number(side + "_" + first + "_dimension", places.get(firstLetter)));
    fields.add(number(side + "_" + second + "_dimension", places.get(secondLetter)));
    fields.add(new NamedAttribute(side + "_spatial_dimensions", DenseArrayAttr.i64(dimensions)));
  }

  private static NamedAttribute number(String name, @Nullable Long place) {
    return new NamedAttribute(name, IntegerAttr.i64(Objects.requireNonNull(place)));
  }

  private static ImmutableLongArray dimensions(
      Reader reader, BracketListContext context, Map<Long, Long> spatial, long count) {
    ImmutableLongArray.Builder dimensions = ImmutableLongArray.builder();
    List<Long> unknown = new ArrayList<>();
    for (long i = 0; i < count && unknown.size() < MAX_NAMED; i++) {
      Long place = spatial.get(i);
      if (place == null) {
        unknown.add(i);
      } else {
        dimensions.add(place);
      }
    }
    if (!unknown.isEmpty()) {
      throw reader.formError(
          context, "Expected spatial dimensions %s not specified".formatted(COMMAS.join(unknown)));
    }
    return dimensions.build();
  }
}
