// SPDX-License-Identifier: Apache-2.0
package org.hlokit.vhlo.bytecode;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static org.hlokit.vhlo.bytecode.Structures.layout;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.math.BigInteger;
import org.hlokit.ir.ArrayAttr;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.BoolAttr;
import org.hlokit.ir.DenseElementsAttr;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.EnumAttr;
import org.hlokit.ir.FloatAttr;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.IntegerAttr;
import org.hlokit.ir.NamedAttribute;
import org.hlokit.ir.StringAttr;
import org.hlokit.ir.StructAttr;
import org.hlokit.ir.Type;
import org.hlokit.ir.TypeAttr;
import org.hlokit.ir.VhloAttr;
import org.hlokit.ir.VhloType;
import org.hlokit.vhlo.VhloAttributes;
import org.hlokit.vhlo.VhloTypes;
import org.hlokit.vhlo.bytecode.Structures.Field;
import org.hlokit.vhlo.bytecode.Structures.Kind;

/** The attributes of VHLO. Codes are facts of its bytecode, which must never change. */
final class VhloCodec implements DialectCodec {
  private static final int ARRAY = 1;
  private static final int BOOLEAN = 2;
  private static final int DICTIONARY = 6;
  private static final int FLOAT = 8;
  private static final int INTEGER = 9;
  private static final int STRING = 14;
  private static final int TENSOR = 15;
  private static final int TYPE = 17;

  private static final Enumerations ENUMERATIONS =
      new Enumerations(
          "stablehlo",
          ImmutableMap.of(
              3, "comparison_direction",
              4, "comparison_type",
              5, "api_version",
              7, "fft_type",
              11, "precision",
              12, "rng_algorithm",
              13, "rng_distribution",
              16, "transpose",
              19, "result_accuracy_mode"));

  private static final Structures STRUCTURES =
      new Structures(
          ImmutableList.of(
              layout(
                  10,
                  "stablehlo.output_operand_alias",
                  new Field("output_tuple_indices", Kind.NUMBERS),
                  new Field("operand_index", Kind.NUMBER),
                  new Field("operand_tuple_indices", Kind.NUMBERS)),
              layout(18, "stablehlo.bounds", new Field("bounds", Kind.NUMBERS)),
              layout(
                  20,
                  "stablehlo.result_accuracy",
                  new Field("atol", Kind.FLOAT),
                  new Field("rtol", Kind.FLOAT),
                  new Field("ulps", Kind.NUMBER),
                  new Field("mode", Kind.ATTRIBUTE)),
              layout(
                  21,
                  "stablehlo.sub_axis_info",
                  new Field("pre_size", Kind.NUMBER),
                  new Field("size", Kind.NUMBER)),
              layout(
                  22,
                  "stablehlo.axis_ref",
                  new Field("name", Kind.ATTRIBUTE),
                  new Field("sub_axis_info", Kind.COUNTED)),
              layout(
                  23,
                  "stablehlo.replica_group_mesh_axes",
                  new Field("mesh", Kind.MESH),
                  new Field("axes", Kind.ATTRIBUTE)),
              layout(
                  24,
                  "stablehlo.mesh_axis",
                  new Field("name", Kind.ATTRIBUTE),
                  new Field("size", Kind.NUMBER)),
              layout(
                  25,
                  "stablehlo.mesh",
                  new Field("axes", Kind.ATTRIBUTE),
                  new Field("device_ids", Kind.OPTIONAL))),
          VhloCodec::wrapped,
          VhloAttributes::unwrap);

  private final VhloTypeCodec types = new VhloTypeCodec();

  @Override
  public boolean write(Type type, AttributeSink sink) {
    return types.write(type, sink);
  }

  @Override
  public Type readType(AttributeSource source) {
    return types.read(source);
  }

  // --- writing --------------------------------------------------------------------------------

  @Override
  public boolean write(Attribute attribute, AttributeSink sink) {
    if (!(attribute instanceof VhloAttr(Attribute plain))) {
      return false;
    }
    switch (plain) {
      case ArrayAttr(ImmutableList<Attribute> elements) -> {
        sink.varint(ARRAY);
        sink.attributes(elements.stream().map(VhloCodec::wrapped).collect(toImmutableList()));
      }
      case BoolAttr(boolean value) -> {
        sink.varint(BOOLEAN);
        sink.varint(value ? 1 : 0);
      }
      case DictionaryAttr(ImmutableList<NamedAttribute> entries) -> {
        sink.varint(DICTIONARY);
        sink.varint(entries.size());
        for (NamedAttribute entry : entries) {
          sink.attribute(new VhloAttr(StringAttr.of(entry.name())));
          sink.attribute(wrapped(entry.value()));
        }
      }
      case FloatAttr(FloatType type, BigInteger bits, _) -> {
        sink.varint(FLOAT);
        sink.type(new VhloType(type));
        sink.bits(bits, type.width());
      }
      case IntegerAttr number -> {
        sink.varint(INTEGER);
        sink.type(new VhloType(number.type()));
        Integers.write(number, sink);
      }
      case StringAttr(String value, _) -> {
        sink.varint(STRING);
        sink.string(value);
      }
      case DenseElementsAttr constant -> {
        sink.varint(TENSOR);
        sink.type(new VhloType(constant.type()));
        ElementBytes.write(constant, sink);
      }
      case TypeAttr(Type type) -> {
        sink.varint(TYPE);
        sink.type(VhloTypes.wrap(type));
      }
      case EnumAttr word -> {
        return ENUMERATIONS.write(word, sink);
      }
      case StructAttr structure -> {
        return STRUCTURES.write(structure, sink);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private static Attribute wrapped(Attribute attribute) {
    Attribute form = VhloAttributes.wrap(attribute);
    return form == null ? attribute : form;
  }

  // --- reading --------------------------------------------------------------------------------

  @Override
  public Attribute readAttribute(AttributeSource source) {
    return new VhloAttr(read(source));
  }

  private static Attribute read(AttributeSource source) {
    int code = source.code();
    if (ENUMERATIONS.isEnumeration(code)) {
      return ENUMERATIONS.read(code, source);
    }
    StructAttr structure = STRUCTURES.read(code, source);
    if (structure != null) {
      return structure;
    }
    return switch (code) {
      case ARRAY -> new ArrayAttr(source.list(() -> plain(source)));
      case BOOLEAN ->
          switch (Math.clamp(source.varint(), -1, 2)) {
            case 0 -> BoolAttr.FALSE;
            case 1 -> BoolAttr.TRUE;
            default -> throw source.error("a boolean is neither 0 nor 1");
          };
      case DICTIONARY -> dictionary(source);
      case FLOAT -> {
        if (!(VhloTypes.unwrap(source.type()) instanceof FloatType type)) {
          throw source.error("a floating-point number has another type");
        }
        yield floating(type, source);
      }
      case INTEGER -> Integers.read(VhloTypes.unwrap(source.type()), source);
      case STRING -> StringAttr.of(source.string());
      case TENSOR -> {
        Type type = VhloTypes.unwrap(source.type());
        yield ElementBytes.read(type, source.blob(), source);
      }
      case TYPE -> new TypeAttr(VhloTypes.unwrap(source.type()));
      default -> throw source.error("unknown vhlo attribute code: " + code);
    };
  }

  /**
   * A floating-point number. Writers that read VHLO as text write numbers of 16 and 32 bits as if
   * they had 64.
   */
  private static FloatAttr floating(FloatType type, AttributeSource source) {
    if (type.width() <= Byte.SIZE || type.width() >= Long.SIZE) {
      return new FloatAttr(type, source.bits(type.width()));
    }
    BigInteger bits = source.bits(Long.SIZE);
    return bits.bitLength() <= type.width()
        ? new FloatAttr(type, bits)
        : FloatAttr.of(type, Double.longBitsToDouble(bits.longValue()));
  }

  private static Attribute plain(AttributeSource source) {
    return VhloAttributes.unwrap(source.attribute());
  }

  private static DictionaryAttr dictionary(AttributeSource source) {
    ImmutableList<NamedAttribute> entries =
        source.list(
            () -> {
              if (!(plain(source) instanceof StringAttr(String name, _))) {
                throw source.error("a name in a dictionary is no string");
              }
              return new NamedAttribute(name, plain(source));
            });
    return Dictionaries.of(entries, source);
  }
}
