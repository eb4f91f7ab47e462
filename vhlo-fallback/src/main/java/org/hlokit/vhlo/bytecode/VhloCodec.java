// SPDX-License-Identifier: Apache-2.0
package org.hlokit.vhlo.bytecode;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableLongArray;
import java.math.BigInteger;
import org.hlokit.ir.ArrayAttr;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.BoolAttr;
import org.hlokit.ir.DenseArrayAttr;
import org.hlokit.ir.DenseElementsAttr;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.EnumAttr;
import org.hlokit.ir.FloatAttr;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.IntegerAttr;
import org.hlokit.ir.NamedAttribute;
import org.hlokit.ir.StringAttr;
import org.hlokit.ir.StructAttr;
import org.hlokit.ir.SymbolRefAttr;
import org.hlokit.ir.Type;
import org.hlokit.ir.TypeAttr;
import org.hlokit.ir.VhloAttr;
import org.hlokit.ir.VhloType;
import org.hlokit.vhlo.VhloAttributes;
import org.hlokit.vhlo.VhloTypes;

/** The attributes of VHLO. Codes are facts of its bytecode, which must never change. */
final class VhloCodec implements DialectCodec {
  private static final int ARRAY = 1;
  private static final int BOOLEAN = 2;
  private static final int DICTIONARY = 6;
  private static final int FLOAT = 8;
  private static final int INTEGER = 9;
  private static final int OUTPUT_OPERAND_ALIAS = 10;
  private static final int STRING = 14;
  private static final int TENSOR = 15;
  private static final int TYPE = 17;
  private static final int BOUNDS = 18;
  private static final int RESULT_ACCURACY = 20;
  private static final int SUB_AXIS_INFO = 21;
  private static final int AXIS_REF = 22;
  private static final int REPLICA_GROUP_MESH_AXES = 23;
  private static final int MESH_AXIS = 24;
  private static final int MESH = 25;

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
        return Enumerations.write(word, sink);
      }
      case StructAttr structure -> {
        return writeStructure(structure, sink);
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

  private static boolean writeStructure(StructAttr structure, AttributeSink sink) {
    switch (structure.mnemonic()) {
      case "stablehlo.output_operand_alias" -> {
        sink.varint(OUTPUT_OPERAND_ALIAS);
        sink.signedList(numbers(structure, "output_tuple_indices"));
        sink.signed(number(structure, "operand_index"));
        sink.signedList(numbers(structure, "operand_tuple_indices"));
      }
      case "stablehlo.bounds" -> {
        sink.varint(BOUNDS);
        sink.signedList(numbers(structure, "bounds"));
      }
      case "stablehlo.result_accuracy" -> {
        sink.varint(RESULT_ACCURACY);
        sink.bits(tolerance(structure, "atol"), FloatType.F64.width());
        sink.bits(tolerance(structure, "rtol"), FloatType.F64.width());
        sink.signed(number(structure, "ulps"));
        Attribute mode = structure.get("mode");
        sink.attribute(
            wrapped(
                mode == null ? new EnumAttr("stablehlo.result_accuracy_mode", "DEFAULT") : mode));
      }
      case "stablehlo.sub_axis_info" -> {
        sink.varint(SUB_AXIS_INFO);
        sink.signed(number(structure, "pre_size"));
        sink.signed(number(structure, "size"));
      }
      case "stablehlo.axis_ref" -> {
        sink.varint(AXIS_REF);
        sink.attribute(part(structure, "name"));
        Attribute info = structure.get("sub_axis_info");
        sink.varint(info == null ? 0 : 1);
        if (info != null) {
          sink.attribute(wrapped(info));
        }
      }
      case "stablehlo.replica_group_mesh_axes" -> {
        sink.varint(REPLICA_GROUP_MESH_AXES);
        sink.attribute(part(structure, "mesh"));
        sink.attribute(part(structure, "axes"));
      }
      case "stablehlo.mesh_axis" -> {
        sink.varint(MESH_AXIS);
        sink.attribute(part(structure, "name"));
        sink.signed(number(structure, "size"));
      }
      case "stablehlo.mesh" -> {
        sink.varint(MESH);
        sink.attribute(part(structure, "axes"));
        Attribute ids = structure.get("device_ids");
        sink.optionalAttribute(ids == null ? null : wrapped(ids));
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private static ImmutableLongArray numbers(StructAttr structure, String field) {
    return structure.get(field) instanceof DenseArrayAttr(_, ImmutableLongArray values)
        ? values
        : ImmutableLongArray.of();
  }

  private static long number(StructAttr structure, String field) {
    return structure.get(field) instanceof IntegerAttr number ? number.longValue() : 0;
  }

  private static BigInteger tolerance(StructAttr structure, String field) {
    return structure.get(field) instanceof FloatAttr number ? number.bits() : BigInteger.ZERO;
  }

  private static Attribute part(StructAttr structure, String field) {
    Attribute value = structure.get(field);
    return wrapped(value == null ? StringAttr.of("") : value);
  }

  // --- reading --------------------------------------------------------------------------------

  @Override
  public Attribute readAttribute(AttributeSource source) {
    return new VhloAttr(read(source));
  }

  private static Attribute read(AttributeSource source) {
    int code = source.code();
    if (Enumerations.isEnumeration(code)) {
      return Enumerations.read(code, source);
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
      case OUTPUT_OPERAND_ALIAS ->
          structure(
              "stablehlo.output_operand_alias",
              numbers("output_tuple_indices", source),
              number("operand_index", source),
              numbers("operand_tuple_indices", source));
      case BOUNDS -> structure("stablehlo.bounds", numbers("bounds", source));
      case RESULT_ACCURACY ->
          structure(
              "stablehlo.result_accuracy",
              tolerance("atol", source),
              tolerance("rtol", source),
              number("ulps", source),
              part("mode", source));
      case SUB_AXIS_INFO ->
          structure("stablehlo.sub_axis_info", number("pre_size", source), number("size", source));
      case AXIS_REF -> axisRef(source);
      case REPLICA_GROUP_MESH_AXES ->
          structure("stablehlo.replica_group_mesh_axes", mesh(source), part("axes", source));
      case MESH_AXIS ->
          structure("stablehlo.mesh_axis", part("name", source), number("size", source));
      case MESH -> {
        NamedAttribute axes = part("axes", source);
        Attribute ids = source.optionalAttribute();
        yield ids == null
            ? structure("stablehlo.mesh", axes)
            : structure(
                "stablehlo.mesh",
                axes,
                new NamedAttribute("device_ids", VhloAttributes.unwrap(ids)));
      }
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

  private static StructAttr structure(String mnemonic, NamedAttribute... fields) {
    return new StructAttr(mnemonic, DictionaryAttr.of(ImmutableList.copyOf(fields)));
  }

  private static NamedAttribute numbers(String field, AttributeSource source) {
    return new NamedAttribute(field, DenseArrayAttr.i64(source.signedList()));
  }

  private static NamedAttribute number(String field, AttributeSource source) {
    return new NamedAttribute(field, IntegerAttr.i64(source.signed()));
  }

  private static NamedAttribute tolerance(String field, AttributeSource source) {
    return new NamedAttribute(
        field, new FloatAttr(FloatType.F64, source.bits(FloatType.F64.width())));
  }

  private static NamedAttribute part(String field, AttributeSource source) {
    return new NamedAttribute(field, plain(source));
  }

  private static NamedAttribute mesh(AttributeSource source) {
    Attribute mesh = plain(source);
    return new NamedAttribute(
        "mesh", mesh instanceof StringAttr(String symbol, _) ? SymbolRefAttr.of(symbol) : mesh);
  }

  private static StructAttr axisRef(AttributeSource source) {
    NamedAttribute name = part("name", source);
    return source.varint() == 0
        ? structure("stablehlo.axis_ref", name)
        : structure("stablehlo.axis_ref", name, part("sub_axis_info", source));
  }
}
