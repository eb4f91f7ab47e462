// SPDX-License-Identifier: Apache-2.0
package org.hlokit.vhlo.bytecode;

import com.google.common.collect.ImmutableBiMap;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.ImmutableLongArray;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.ComplexType;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.FunctionType;
import org.hlokit.ir.IndexType;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.IntegerType.Signedness;
import org.hlokit.ir.NoneType;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.TupleType;
import org.hlokit.ir.Type;
import org.hlokit.ir.UnrankedTensorType;
import org.hlokit.ir.VectorType;
import org.jspecify.annotations.Nullable;

/** The types of the builtin dialect. Those that are not here are written as text. */
final class BuiltinTypeCodec {
  private static final int INTEGER = 0;
  private static final int FUNCTION = 2;
  private static final int COMPLEX = 9;
  private static final int TENSOR = 13;
  private static final int TENSOR_WITH_ENCODING = 14;
  private static final int TUPLE = 15;
  private static final int UNRANKED = 18;
  private static final int VECTOR = 19;

  private static final ImmutableBiMap<Integer, Type> SIMPLE =
      ImmutableBiMap.<Integer, Type>builder()
          .put(1, IndexType.INDEX)
          .put(3, FloatType.BF16)
          .put(4, FloatType.F16)
          .put(5, FloatType.F32)
          .put(6, FloatType.F64)
          .put(7, FloatType.F80)
          .put(8, FloatType.F128)
          .put(12, NoneType.NONE)
          .buildOrThrow();

  /**
   * Types whose codes came later. They are written as text, which readers of every version know.
   */
  private static final ImmutableMap<Integer, Type> LATER =
      ImmutableMap.<Integer, Type>builder()
          .put(21, FloatType.TF32)
          .put(22, FloatType.F8E5M2)
          .put(23, FloatType.F8E4M3)
          .put(24, FloatType.F8E4M3FN)
          .put(25, FloatType.F8E5M2FNUZ)
          .put(26, FloatType.F8E4M3FNUZ)
          .put(27, FloatType.F8E4M3B11FNUZ)
          .put(28, FloatType.F8E3M4)
          .put(29, FloatType.F4E2M1FN)
          .put(30, FloatType.F6E2M3FN)
          .put(31, FloatType.F6E3M2FN)
          .put(32, FloatType.F8E8M0FNU)
          .buildOrThrow();

  /** By the number that stands for it. */
  private static final ImmutableBiMap<Integer, Signedness> SIGNS =
      ImmutableBiMap.of(0, Signedness.SIGNLESS, 1, Signedness.SIGNED, 2, Signedness.UNSIGNED);

  boolean write(Type type, AttributeSink sink) {
    Integer code = SIMPLE.inverse().get(type);
    if (code != null) {
      sink.varint(code);
      return true;
    }
    switch (type) {
      case IntegerType(int width, Signedness sign) -> {
        sink.varint(INTEGER);
        sink.varint((long) width << 2 | SIGNS.inverse().getOrDefault(sign, 0));
      }
      case FunctionType(ImmutableList<Type> inputs, ImmutableList<Type> results) -> {
        sink.varint(FUNCTION);
        sink.types(inputs);
        sink.types(results);
      }
      case ComplexType(Type element) -> {
        sink.varint(COMPLEX);
        sink.type(element);
      }
      case TensorType(ImmutableLongArray shape, Type element, Attribute encoding) -> {
        sink.varint(encoding == null ? TENSOR : TENSOR_WITH_ENCODING);
        if (encoding != null) {
          sink.attribute(encoding);
        }
        sink.signedList(shape);
        sink.type(element);
      }
      case TupleType(ImmutableList<Type> elements) -> {
        sink.varint(TUPLE);
        sink.types(elements);
      }
      case UnrankedTensorType(Type element) -> {
        sink.varint(UNRANKED);
        sink.type(element);
      }
      case VectorType(ImmutableLongArray shape, Type element)
          when shape.stream().allMatch(extent -> extent >= 0) -> {
        sink.varint(VECTOR);
        sink.signedList(shape);
        sink.type(element);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  Type read(AttributeSource source) {
    int code = source.code();
    Type simple = SIMPLE.getOrDefault(code, LATER.get(code));
    if (simple != null) {
      return simple;
    }
    return switch (code) {
      case INTEGER -> integer(source);
      case FUNCTION -> new FunctionType(source.types(), source.types());
      case COMPLEX -> new ComplexType(source.type());
      case TENSOR -> tensor(null, source);
      case TENSOR_WITH_ENCODING -> tensor(source.attribute(), source);
      case TUPLE -> new TupleType(source.types());
      case UNRANKED -> new UnrankedTensorType(source.type());
      case VECTOR -> new VectorType(source.signedList(), source.type());
      default -> throw source.error("unknown builtin type code: " + code);
    };
  }

  private static Type integer(AttributeSource source) {
    long spelling = source.varint();
    Signedness sign = SIGNS.get((int) (spelling & 3));
    long width = spelling >>> 2;
    if (sign == null || width >= 1 << 24) {
      throw source.error("an integer type has a width or a sign that there is not");
    }
    return new IntegerType((int) width, sign);
  }

  private static Type tensor(@Nullable Attribute encoding, AttributeSource source) {
    ImmutableLongArray shape = source.signedList();
    if (shape.stream().anyMatch(extent -> extent < 0 && extent != TensorType.DYNAMIC)) {
      throw source.error("a dimension is negative");
    }
    return new TensorType(shape, source.type(), encoding);
  }
}
