// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.lower;

import com.google.flatbuffers.ArrayReadWriteBuf;
import com.google.flatbuffers.FlexBuffersBuilder;
import java.nio.ByteBuffer;
import java.util.List;
import org.hlokit.ir.ArrayAttr;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.BoolAttr;
import org.hlokit.ir.DenseArrayAttr;
import org.hlokit.ir.DenseElementsAttr;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.EnumAttr;
import org.hlokit.ir.FloatAttr;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.Floats;
import org.hlokit.ir.IntegerAttr;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.NamedAttribute;
import org.hlokit.ir.StringAttr;
import org.hlokit.ir.SymbolRefAttr;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.UnitAttr;
import org.hlokit.ir.VhloAttr;
import org.jspecify.annotations.Nullable;

/**
 * Attribute dictionaries as FlexBuffer maps, with every kind of attribute kept: numbers in their
 * own width, arrays, dictionaries, and tensors under the name {@code _TENSOR_V1_<name>} as a map of
 * {@code TENSOR_SHAPE}, {@code TENSOR_TYPE} and {@code TENSOR_DATA}.
 */
final class FlexBufferWriter {
  private static final String TENSOR_PREFIX = "_TENSOR_V1_";

  private final FlexBuffersBuilder builder =
      new FlexBuffersBuilder(new ArrayReadWriteBuf(256), FlexBuffersBuilder.BUILDER_FLAG_NONE);

  /** Whether uniform arrays are typed vectors. */
  private final boolean typed;

  private FlexBufferWriter(boolean typed) {
    this.typed = typed;
  }

  /**
   * A dictionary as the bytes of a FlexBuffer whose root is a map.
   *
   * @param typed whether uniform arrays become typed vectors; the reference's reader of composites
   *     knows only untyped ones
   * @throws UnsupportedOperationException naming the entry whose kind has no FlexBuffer form
   */
  static ByteBuffer write(DictionaryAttr dictionary, boolean typed) {
    FlexBufferWriter writer = new FlexBufferWriter(typed);
    writer.map(null, dictionary);
    return writer.builder.finish();
  }

  private void map(@Nullable String key, DictionaryAttr dictionary) {
    int start = builder.startMap();
    for (NamedAttribute entry : dictionary.entries()) {
      value(entry.name(), entry.value());
    }
    builder.endMap(key, start);
  }

  private void value(@Nullable String key, Attribute attribute) {
    switch (attribute) {
      case BoolAttr(boolean value) -> builder.putBoolean(key, value);
      case UnitAttr _ -> builder.putBoolean(key, true);
      case StringAttr text -> builder.putString(key, text.value());
      case EnumAttr word -> builder.putString(key, word.value());
      case SymbolRefAttr symbol -> builder.putString(key, symbol.root());
      case IntegerAttr integer -> builder.putInt(key, integer.longValue());
      case FloatAttr number -> number(key, number);
      case DictionaryAttr dictionary -> map(key, dictionary);
      case ArrayAttr array -> list(key, array.elements());
      case DenseArrayAttr array -> numbers(key, array);
      case DenseElementsAttr dense -> tensor(key, dense);
      case VhloAttr wrapped -> value(key, wrapped.attribute());
      default ->
          throw new UnsupportedOperationException(
              "attribute '%s' is of a kind that a FlexBuffer cannot hold: %s"
                  .formatted(key, attribute.getClass().getSimpleName()));
    }
  }

  private void number(@Nullable String key, FloatAttr number) {
    if (number.type() == FloatType.F64) {
      builder.putFloat(key, number.doubleValue());
    } else {
      builder.putFloat(key, (float) number.doubleValue());
    }
  }

  private void list(@Nullable String key, List<Attribute> elements) {
    boolean uniform =
        !elements.isEmpty()
            && (elements.stream().allMatch(IntegerAttr.class::isInstance)
                || elements.stream().allMatch(FloatAttr.class::isInstance));
    int start = builder.startVector();
    elements.forEach(element -> value(null, element));
    builder.endVector(key, start, typed && uniform, false);
  }

  private void numbers(@Nullable String key, DenseArrayAttr array) {
    int start = builder.startVector();
    array.values().forEach(bits -> element(array, bits));
    boolean uniform = !array.values().isEmpty() && array.element() != IntegerType.I1;
    builder.endVector(key, start, typed && uniform, false);
  }

  private void element(DenseArrayAttr array, long bits) {
    switch (array.element()) {
      case FloatType type when type == FloatType.F64 ->
          builder.putFloat(Floats.toDouble(type, bits));
      case FloatType type -> builder.putFloat((float) Floats.toDouble(type, bits));
      case IntegerType type when type.isBoolean() -> builder.putBoolean(bits != 0);
      default -> builder.putInt(bits);
    }
  }

  private void tensor(@Nullable String key, DenseElementsAttr dense) {
    if (!(dense.type() instanceof TensorType type)) {
      throw new UnsupportedOperationException("attribute '%s' is a vector".formatted(key));
    }
    int stored =
        ElementTypes.stored(type.element())
            .orElseThrow(
                () ->
                    new UnsupportedOperationException(
                        "attribute '%s' has elements of type %s".formatted(key, type.element())));
    int start = builder.startMap();
    elements(type, dense);
    shape(type);
    builder.putInt("TENSOR_TYPE", stored);
    builder.endMap(key == null ? null : TENSOR_PREFIX + key, start);
  }

  private void elements(TensorType type, DenseElementsAttr dense) {
    ByteBuffer bytes = dense.data().read();
    long count = type.elementCount();
    int width = dense.data().isSplat() || count == 0 ? 0 : (int) (bytes.remaining() / count);
    int start = builder.startVector();
    for (int i = 0; i < count; i++) {
      Number element = Views.element(type.element(), bytes, i * width).orElse(0L);
      if (element instanceof Long integer) {
        builder.putInt(integer);
      } else if (type.element() == FloatType.F64) {
        builder.putFloat(element.doubleValue());
      } else {
        builder.putFloat(element.floatValue());
      }
    }
    builder.endVector("TENSOR_DATA", start, false, false);
  }

  private void shape(TensorType type) {
    int start = builder.startVector();
    type.shape().forEach(builder::putInt);
    builder.endVector("TENSOR_SHAPE", start, false, false);
  }
}
