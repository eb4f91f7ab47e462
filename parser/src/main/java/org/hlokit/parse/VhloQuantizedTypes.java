// SPDX-License-Identifier: Apache-2.0
package org.hlokit.parse;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableLongArray;
import java.util.List;
import org.hlokit.grammar.MlirParser.NonFunctionTypeContext;
import org.hlokit.grammar.MlirParser.NumberContext;
import org.hlokit.grammar.MlirParser.VhloAxisQuantizedTypeContext;
import org.hlokit.grammar.MlirParser.VhloQuantizedTypeContext;
import org.hlokit.ir.FloatAttr;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.QuantizedType;
import org.hlokit.ir.Type;

/**
 * Quantized types as VHLO writes them: {@code !vhlo.quant_v1<!vhlo.i8_v1:!vhlo.f32_v1, 0.5:3,
 * -128:127, 1>}, where the last number says whether the stored integers have a sign.
 */
final class VhloQuantizedTypes {
  private VhloQuantizedTypes() {}

  static QuantizedType read(Reader reader, VhloQuantizedTypeContext c) {
    return read(
        reader,
        c.storage,
        c.expressed,
        ImmutableLongArray.of(),
        ImmutableList.of(c.scale),
        ImmutableList.of(c.zeroPoint),
        ImmutableList.of(c.low, c.high, c.flags));
  }

  static QuantizedType read(Reader reader, VhloAxisQuantizedTypeContext c) {
    return read(
        reader,
        c.storage,
        c.expressed,
        ImmutableLongArray.of(integer(reader, c.axis)),
        c.scales,
        c.zeroPoints,
        ImmutableList.of(c.low, c.high, c.flags));
  }

  private static QuantizedType read(
      Reader reader,
      NonFunctionTypeContext storage,
      NonFunctionTypeContext expressed,
      ImmutableLongArray axes,
      List<NumberContext> scales,
      List<NumberContext> zeroPoints,
      List<NumberContext> range) {
    long low = integer(reader, range.get(0));
    long high = integer(reader, range.get(1));
    boolean signed = (integer(reader, range.get(2)) & 1) != 0;
    Type stored = storage(TypeReader.unwrap(reader.types.read(storage)), signed);
    boolean full = QuantizedTypes.isFullRange(stored, low, high);
    return new QuantizedType(
        stored,
        full ? null : low,
        full ? null : high,
        TypeReader.unwrap(reader.types.read(expressed)),
        axes,
        ImmutableLongArray.of(),
        scales.stream()
            .map(scale -> FloatAttr.f64(Double.parseDouble(reader.text(scale))))
            .collect(ImmutableList.toImmutableList()),
        ImmutableLongArray.copyOf(zeroPoints.stream().mapToLong(number -> integer(reader, number))),
        axes.isEmpty() ? ImmutableLongArray.of() : ImmutableLongArray.of(scales.size()),
        false);
  }

  private static Type storage(Type type, boolean signed) {
    return !signed && type instanceof IntegerType(int width, _)
        ? IntegerType.unsigned(width)
        : type;
  }

  private static long integer(Reader reader, NumberContext number) {
    return reader.numbers.integer(number).longValue();
  }
}
