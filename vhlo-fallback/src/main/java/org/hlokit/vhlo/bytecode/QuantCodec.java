// SPDX-License-Identifier: Apache-2.0
package org.hlokit.vhlo.bytecode;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableLongArray;
import java.util.function.UnaryOperator;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.FloatAttr;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.QuantizedType;
import org.hlokit.ir.Type;

/** Uniform quantized types, which the quant dialect and VHLO write in the same way. */
final class QuantCodec implements DialectCodec {
  private final int perTensor;
  private final int perAxis;
  private final UnaryOperator<Type> toFile;
  private final UnaryOperator<Type> fromFile;

  /** That of the quant dialect. */
  QuantCodec() {
    this(3, 4, UnaryOperator.identity(), UnaryOperator.identity());
  }

  /**
   * @param perTensor the code of types of one scale
   * @param perAxis the code of types with a scale for each slice of a dimension
   * @param toFile makes the type that the file has of a type in a quantized one
   * @param fromFile the inverse
   */
  QuantCodec(int perTensor, int perAxis, UnaryOperator<Type> toFile, UnaryOperator<Type> fromFile) {
    this.perTensor = perTensor;
    this.perAxis = perAxis;
    this.toFile = toFile;
    this.fromFile = fromFile;
  }

  @Override
  public boolean write(Attribute attribute, AttributeSink sink) {
    return false;
  }

  @Override
  public Attribute readAttribute(AttributeSource source) {
    throw source.error("unknown quant attribute code: " + source.code());
  }

  @Override
  public boolean write(Type type, AttributeSink sink) {
    if (!(type instanceof QuantizedType quantized)
        || !quantized.blockSizes().isEmpty()
        || !(quantized.storage() instanceof IntegerType storage)) {
      return false;
    }
    boolean signed = !storage.isUnsigned();
    StorageRange range = StorageRange.of(quantized, signed);
    boolean hasAxis = !quantized.axes().isEmpty();
    sink.varint(hasAxis ? perAxis : perTensor);
    sink.varint(signed ? 1 : 0);
    sink.type(toFile.apply(storage));
    sink.type(toFile.apply(quantized.expressed()));
    if (hasAxis) {
      sink.varint(quantized.axes().get(0));
      sink.signed(range.low());
      sink.signed(range.high());
      sink.varint(quantized.scales().size());
      quantized.scales().forEach(scale -> write(scale, sink));
      sink.signedList(quantized.zeroPoints());
    } else {
      write(quantized.scales().getFirst(), sink);
      sink.signed(quantized.zeroPoints().get(0));
      sink.signed(range.low());
      sink.signed(range.high());
    }
    return true;
  }

  private static void write(FloatAttr scale, AttributeSink sink) {
    sink.bits(FloatAttr.f64(scale.doubleValue()).bits(), FloatType.F64.width());
  }

  @Override
  public Type readType(AttributeSource source) {
    int code = source.code();
    if (!isQuantized(code)) {
      throw source.error("unknown quant type code: " + code);
    }
    return read(code, source);
  }

  /** Whether {@code code} is that of a quantized type. */
  boolean isQuantized(int code) {
    return code == perTensor || code == perAxis;
  }

  /** Reads the quantized type that {@code code} stands for. */
  QuantizedType read(int code, AttributeSource source) {
    boolean signed = (source.varint() & 1) != 0;
    Type storage = fromFile.apply(source.type());
    Type expressed = fromFile.apply(source.type());
    if (code == perAxis) {
      ImmutableLongArray axes = ImmutableLongArray.of(source.varint());
      StorageRange range = new StorageRange(source.signed(), source.signed());
      ImmutableList<FloatAttr> scales = source.list(() -> scale(source));
      return range.quantized(storage, signed, expressed, axes, scales, source.signedList(), source);
    }
    ImmutableList<FloatAttr> scales = ImmutableList.of(scale(source));
    ImmutableLongArray zeroPoints = ImmutableLongArray.of(source.signed());
    StorageRange range = new StorageRange(source.signed(), source.signed());
    return range.quantized(
        storage, signed, expressed, ImmutableLongArray.of(), scales, zeroPoints, source);
  }

  private static FloatAttr scale(AttributeSource source) {
    return new FloatAttr(FloatType.F64, source.bits(FloatType.F64.width()));
  }
}
