// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.lower;

import java.util.stream.Collectors;
import org.hlokit.ir.ArrayAttr;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.BoolAttr;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.FloatAttr;
import org.hlokit.ir.IntegerAttr;
import org.hlokit.ir.StringAttr;
import org.hlokit.ir.UnitAttr;

/** Attributes as MLIR writes them, for parameters that travel as text. */
final class AttributeText {
  private AttributeText() {}

  /**
   * The text of a dictionary.
   *
   * @throws UnsupportedOperationException for kinds of attributes that parameters do not have
   */
  static String of(DictionaryAttr dictionary) {
    return dictionary.entries().stream()
        .map(
            entry ->
                entry.value() instanceof UnitAttr
                    ? entry.name()
                    : entry.name() + " = " + text(entry.value()))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static String text(Attribute attribute) {
    return switch (attribute) {
      case BoolAttr(boolean value) -> Boolean.toString(value);
      case IntegerAttr integer -> integer.value() + " : " + integer.type();
      case FloatAttr number -> number.doubleValue() + " : " + number.type();
      case StringAttr string ->
          '"' + string.value().replace("\\", "\\5C").replace("\"", "\\22") + '"';
      case DictionaryAttr dictionary -> of(dictionary);
      case ArrayAttr array ->
          array.elements().stream()
              .map(AttributeText::text)
              .collect(Collectors.joining(", ", "[", "]"));
      default ->
          throw new UnsupportedOperationException(
              "a backend_config that holds a " + attribute.getClass().getSimpleName());
    };
  }
}
