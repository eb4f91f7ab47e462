// SPDX-License-Identifier: Apache-2.0
package org.hlokit.print;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.hlokit.ir.ArrayAttr;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.BoolAttr;
import org.hlokit.ir.DenseArrayAttr;
import org.hlokit.ir.DenseElementsAttr;
import org.hlokit.ir.DenseResourceAttr;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.ElementData;
import org.hlokit.ir.ElementTypes;
import org.hlokit.ir.EnumAttr;
import org.hlokit.ir.FloatAttr;
import org.hlokit.ir.IntegerAttr;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.NamedAttribute;
import org.hlokit.ir.SparseElementsAttr;
import org.hlokit.ir.StringAttr;
import org.hlokit.ir.StructAttr;
import org.hlokit.ir.SymbolRefAttr;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;
import org.hlokit.ir.TypeAttr;
import org.hlokit.ir.VhloAttr;

/** Writes attributes as VHLO has them: each kind under a name with a version. */
final class VhloAttributePrinter {
  /** Parameters that VHLO spells differently. */
  private static final ImmutableMap<String, String> FIELDS =
      ImmutableMap.of(
          "output_tuple_indices", "outputTupleIndices",
          "operand_index", "operandIndex",
          "operand_tuple_indices", "operandTupleIndices");

  private final ByteSink out;
  private final AttributePrinter attributes;

  VhloAttributePrinter(ByteSink out, AttributePrinter attributes) {
    this.out = out;
    this.attributes = attributes;
  }

  /** Writes the VHLO attribute that stands for {@code attribute}. */
  void print(Attribute attribute) {
    switch (attribute) {
      case StringAttr(String value, Type type) when type == null -> string(value);
      case SymbolRefAttr(String root, ImmutableList<String> nested) when nested.isEmpty() ->
          string(root);
      case BoolAttr(boolean value) -> out.text("#vhlo.bool_v1<").text(value ? "true>" : "false>");
      case IntegerAttr _ -> wrapped("integer_v1", attribute);
      case FloatAttr number -> {
        Double written = number.written();
        FloatAttr shown = written == null ? number : FloatAttr.f64(written);
        out.text("#vhlo.float_v1<").text(FloatText.of(shown.type(), shown.bits())).text(" : ");
        attributes.types().vhlo(number.type());
        out.put('>');
      }
      case TypeAttr(Type type) -> {
        out.text("#vhlo.type_v1<");
        attributes.types().vhlo(type);
        out.put('>');
      }
      case ArrayAttr(ImmutableList<Attribute> items) -> {
        out.text("#vhlo.array_v1<[");
        for (int i = 0; i < items.size(); i++) {
          out.text(i == 0 ? "" : ", ");
          print(items.get(i));
        }
        out.text("]>");
      }
      case DictionaryAttr(ImmutableList<NamedAttribute> entries) -> {
        out.text("#vhlo.dict_v1<{");
        for (int i = 0; i < entries.size(); i++) {
          out.text(i == 0 ? "" : ", ");
          string(entries.get(i).name());
          out.text(" = ");
          print(entries.get(i).value());
        }
        out.text("}>");
      }
      case DenseArrayAttr array when array.element() instanceof IntegerType ->
          wrapped("tensor_v1", elements(array));
      case DenseElementsAttr _, DenseResourceAttr _, SparseElementsAttr _ ->
          wrapped("tensor_v1", attribute);
      case EnumAttr(String mnemonic, String value) ->
          out.text("#vhlo<").text(plain(mnemonic)).text("_v1 ").text(value).put('>');
      case StructAttr struct when struct.mnemonic().startsWith("vhlo.") ->
          attributes.structs().print(struct);
      case StructAttr struct -> attributes.structs().print(versioned(struct));
      // VHLO has no form of the others, which stay what they are even within arrays.
      default -> attributes.print(attribute);
    }
  }

  private void string(String value) {
    out.text("#vhlo.string_v1<");
    Names.quoted(out, value);
    out.put('>');
  }

  private void wrapped(String name, Attribute attribute) {
    out.text("#vhlo.").text(name).put('<');
    attributes.print(attribute);
    out.put('>');
  }

  private static String plain(String mnemonic) {
    return mnemonic.substring(mnemonic.indexOf('.') + 1);
  }

  private static StructAttr versioned(StructAttr struct) {
    return new StructAttr(
        struct.mnemonic().equals("stablehlo.bounds")
            ? "vhlo.type_extensions_v1"
            : "vhlo." + plain(struct.mnemonic()) + "_v1",
        DictionaryAttr.of(
            struct.fields().entries().stream()
                .map(
                    field ->
                        new NamedAttribute(
                            FIELDS.getOrDefault(field.name(), field.name()),
                            parameter(field.value())))
                .toList()));
  }

  /** Parameters are plain numbers, but attributes among them are VHLO's. */
  private static Attribute parameter(Attribute value) {
    return switch (value) {
      case IntegerAttr _, FloatAttr _, DenseArrayAttr _, VhloAttr _ -> value;
      default -> new VhloAttr(value);
    };
  }

  /** The array as a tensor of rank one. */
  private static DenseElementsAttr elements(DenseArrayAttr array) {
    int width = ElementTypes.byteWidth(array.element());
    int count = array.values().length();
    ByteBuffer bytes = ByteBuffer.allocate(width * count).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < count; i++) {
      long value = array.values().get(i);
      for (int b = 0; b < width; b++) {
        bytes.put((byte) (value >> 8 * b));
      }
    }
    return new DenseElementsAttr(
        TensorType.of(array.element(), count), new ElementData.Bytes(bytes.array(), false));
  }
}
