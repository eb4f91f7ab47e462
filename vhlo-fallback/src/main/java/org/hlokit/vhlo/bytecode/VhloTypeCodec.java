// SPDX-License-Identifier: Apache-2.0
package org.hlokit.vhlo.bytecode;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableBiMap;
import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableLongArray;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.ComplexType;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.FunctionType;
import org.hlokit.ir.FutureType;
import org.hlokit.ir.IndexType;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.NoneType;
import org.hlokit.ir.OpaqueType;
import org.hlokit.ir.QuantizedType;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.TokenType;
import org.hlokit.ir.TupleType;
import org.hlokit.ir.Type;
import org.hlokit.ir.UnrankedTensorType;
import org.hlokit.ir.VhloAttr;
import org.hlokit.ir.VhloType;
import org.hlokit.vhlo.BufferTypes;
import org.hlokit.vhlo.VhloAttributes;
import org.hlokit.vhlo.VhloTypes;
import org.jspecify.annotations.Nullable;

/** The types of VHLO. Codes are facts of its bytecode, which must never change. */
final class VhloTypeCodec {
  private static final int COMPLEX = 1;
  private static final int FUNCTION = 8;
  private static final int TENSOR = 20;
  private static final int TENSOR_WITH_ENCODING = 21;
  private static final int TUPLE = 23;
  private static final int UNRANKED = 25;
  private static final int BUFFER = 41;
  private static final int FUTURE = 42;

  private static final QuantCodec QUANTIZED =
      new QuantCodec(24, 30, VhloTypes::wrap, VhloTypes::unwrap);

  /** Types without parts. */
  private static final ImmutableBiMap<Integer, Type> SIMPLE =
      ImmutableBiMap.<Integer, Type>builder()
          .put(0, new VhloType(IntegerType.I1))
          .put(2, new VhloType(FloatType.BF16))
          .put(3, new VhloType(FloatType.F16))
          .put(4, new VhloType(FloatType.F32))
          .put(5, new VhloType(FloatType.F64))
          .put(6, new VhloType(FloatType.F8E4M3FN))
          .put(7, new VhloType(FloatType.F8E5M2))
          .put(9, new VhloType(IndexType.INDEX))
          .put(10, new VhloType(IntegerType.signless(4)))
          .put(11, new VhloType(IntegerType.I8))
          .put(12, new VhloType(IntegerType.I16))
          .put(13, new VhloType(IntegerType.I32))
          .put(14, new VhloType(IntegerType.I64))
          .put(15, new VhloType(IntegerType.unsigned(4)))
          .put(16, new VhloType(IntegerType.UI8))
          .put(17, new VhloType(IntegerType.UI16))
          .put(18, new VhloType(IntegerType.UI32))
          .put(19, new VhloType(IntegerType.UI64))
          .put(22, new VhloType(TokenType.TOKEN))
          .put(26, new OpaqueType("!vhlo.witness_v1"))
          .put(27, new VhloType(FloatType.F8E4M3FNUZ))
          .put(28, new VhloType(FloatType.F8E5M2FNUZ))
          .put(29, new VhloType(FloatType.F8E4M3B11FNUZ))
          .put(31, new VhloType(IntegerType.signless(2)))
          .put(32, new VhloType(IntegerType.unsigned(2)))
          .put(33, new VhloType(NoneType.NONE))
          .put(34, new VhloType(FloatType.TF32))
          .put(35, new VhloType(FloatType.F8E4M3))
          .put(36, new VhloType(FloatType.F8E3M4))
          .put(37, new VhloType(FloatType.F4E2M1FN))
          .put(38, new VhloType(FloatType.F6E2M3FN))
          .put(39, new VhloType(FloatType.F6E3M2FN))
          .put(40, new VhloType(FloatType.F8E8M0FNU))
          .buildOrThrow();

  // --- writing --------------------------------------------------------------------------------

  boolean write(Type type, AttributeSink sink) {
    Integer code = SIMPLE.inverse().get(type);
    if (code != null) {
      sink.varint(code);
      return true;
    }
    return switch (type) {
      case VhloType(Type plain) -> writeComposed(plain, sink);
      case OpaqueType opaque ->
          BufferTypes.contents(opaque).map(c -> writeBuffer(c, sink)).isPresent();
      default -> false;
    };
  }

  private static boolean writeComposed(Type type, AttributeSink sink) {
    switch (type) {
      case ComplexType(Type element) -> {
        sink.varint(COMPLEX);
        sink.type(new VhloType(element));
      }
      case FunctionType(ImmutableList<Type> inputs, ImmutableList<Type> results) -> {
        sink.varint(FUNCTION);
        sink.types(wrapped(inputs));
        sink.types(wrapped(results));
      }
      case TensorType tensor -> {
        Attribute encoding = tensor.encoding();
        sink.varint(encoding == null ? TENSOR : TENSOR_WITH_ENCODING);
        if (encoding != null) {
          sink.attribute(new VhloAttr(encoding));
        }
        sink.signedList(tensor.shape());
        sink.type(new VhloType(tensor.element()));
      }
      case TupleType(ImmutableList<Type> elements) -> {
        sink.varint(TUPLE);
        sink.types(wrapped(elements));
      }
      case UnrankedTensorType(Type element) -> {
        sink.varint(UNRANKED);
        sink.type(new VhloType(element));
      }
      case FutureType(ImmutableList<Type> elements) -> {
        sink.varint(FUTURE);
        sink.types(wrapped(elements));
      }
      case QuantizedType quantized -> {
        return QUANTIZED.write(quantized, sink);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private static ImmutableList<Type> wrapped(ImmutableList<Type> types) {
    return types.stream().map(VhloTypes::wrap).collect(toImmutableList());
  }

  private static Type writeBuffer(TensorType contents, AttributeSink sink) {
    sink.varint(BUFFER);
    sink.signedList(contents.shape());
    sink.type(new VhloType(contents.element()));
    return contents;
  }

  // --- reading --------------------------------------------------------------------------------

  Type read(AttributeSource source) {
    int code = source.code();
    Type simple = SIMPLE.get(code);
    if (simple != null) {
      return simple;
    }
    if (QUANTIZED.isQuantized(code)) {
      return new VhloType(QUANTIZED.read(code, source));
    }
    return switch (code) {
      case COMPLEX -> new VhloType(new ComplexType(plain(source)));
      case FUNCTION -> new VhloType(new FunctionType(plainList(source), plainList(source)));
      case TENSOR -> new VhloType(tensor(null, source));
      case TENSOR_WITH_ENCODING ->
          new VhloType(tensor(VhloAttributes.unwrap(source.attribute()), source));
      case TUPLE -> new VhloType(new TupleType(plainList(source)));
      case UNRANKED -> new VhloType(new UnrankedTensorType(plain(source)));
      case FUTURE -> new VhloType(new FutureType(plainList(source)));
      case BUFFER -> BufferTypes.buffer(tensor(null, source));
      default -> throw source.error("unknown vhlo type code: " + code);
    };
  }

  private static Type plain(AttributeSource source) {
    return VhloTypes.unwrap(source.type());
  }

  private static ImmutableList<Type> plainList(AttributeSource source) {
    return source.list(() -> plain(source));
  }

  private static TensorType tensor(@Nullable Attribute encoding, AttributeSource source) {
    ImmutableLongArray shape = source.signedList();
    if (shape.stream().anyMatch(extent -> extent < 0 && extent != TensorType.DYNAMIC)) {
      throw source.error("a dimension is negative");
    }
    return new TensorType(shape, plain(source), encoding);
  }
}
