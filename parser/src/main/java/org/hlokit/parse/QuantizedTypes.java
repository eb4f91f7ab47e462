// SPDX-License-Identifier: Apache-2.0
package org.hlokit.parse;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableLongArray;
import org.antlr.v4.runtime.Token;
import org.hlokit.grammar.MlirParser;
import org.hlokit.grammar.MlirParser.QuantizedScalesContext;
import org.hlokit.grammar.MlirParser.QuantizedTypeContext;
import org.hlokit.ir.FloatAttr;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.QuantizedType;
import org.hlokit.ir.Type;
import org.jspecify.annotations.Nullable;

/** Quantized types of the dialect {@code quant}: {@code !quant.uniform<i8:f32, 0.5:3>}. */
final class QuantizedTypes {
  private QuantizedTypes() {}

  static QuantizedType read(Reader reader, QuantizedTypeContext context) {
    Type storage = storage(reader, context.storage);
    Type expressed = reader.types.read(context.expressed);
    check(reader, context, TypeChecks.quantized(storage, expressed));
    ImmutableLongArray.Builder axes = ImmutableLongArray.builder();
    ImmutableLongArray.Builder blocks = ImmutableLongArray.builder();
    if (context.axes != null && context.axes.axis != null) {
      long axis = reader.numbers.integer(context.axes.axis).longValue();
      check(reader, context, axis < 0 ? "illegal quantized dimension: " + axis : null);
      axes.add(axis);
    } else if (context.axes != null) {
      context.axes.blocks.forEach(
          block -> {
            axes.add(Long.parseLong(block.axis.getText()));
            blocks.add(Long.parseLong(block.size.getText()));
          });
    }
    ImmutableList.Builder<FloatAttr> scales = ImmutableList.builder();
    ImmutableLongArray.Builder zeroPoints = ImmutableLongArray.builder();
    ImmutableLongArray.Builder scaleShape = ImmutableLongArray.builder();
    readScales(reader, context.scales, scales, zeroPoints);
    for (QuantizedScalesContext level = context.scales; level.scale == null; ) {
      scaleShape.add(level.nested.size());
      level = level.nested.getFirst();
    }
    Long low = context.low == null ? null : reader.numbers.integer(context.low).longValue();
    Long high = context.high == null ? null : reader.numbers.integer(context.high).longValue();
    if (low != null && high != null && isFullRange(storage, low, high)) {
      low = null;
      high = null;
    }
    QuantizedType type =
        new QuantizedType(
            storage,
            low,
            high,
            expressed,
            axes.build(),
            blocks.build(),
            scales.build(),
            zeroPoints.build(),
            scaleShape.build(),
            context.storage.getText().startsWith("u")
                && !context.storage.getText().startsWith("ui"));
    check(reader, context, TypeChecks.quantized(type));
    return type;
  }

  private static void check(Reader reader, QuantizedTypeContext context, @Nullable String fault) {
    if (fault != null) {
      throw reader.error(context, fault);
    }
  }

  /** {@code u8} is how older versions write an unsigned storage type. */
  private static Type storage(Reader reader, Token token) {
    String name = token.getText();
    Type unsigned = name.startsWith("u") ? TypeReader.integer("ui" + name.substring(1)) : null;
    return unsigned != null ? unsigned : reader.types.readScalar(token);
  }

  /** Whether {@code low..high} are all values of a storage type, so that nobody writes them. */
  static boolean isFullRange(Type storage, long low, long high) {
    if (!(storage instanceof IntegerType type) || type.width() > 32) {
      return false;
    }
    return type.isUnsigned()
        ? low == 0 && high == (1L << type.width()) - 1
        : low == -(1L << (type.width() - 1)) && high == (1L << (type.width() - 1)) - 1;
  }

  private static void readScales(
      Reader reader,
      QuantizedScalesContext context,
      ImmutableList.Builder<FloatAttr> scales,
      ImmutableLongArray.Builder zeroPoints) {
    if (context.scale == null) {
      context.nested.forEach(nested -> readScales(reader, nested, scales, zeroPoints));
      return;
    }
    if (context.scale.magnitude.getType() == MlirParser.INTEGER) {
      throw reader.error(
          context.scale, "unexpected decimal integer literal for a floating point value");
    }
    scales.add(reader.numbers.floating(context.scale, FloatType.F64));
    zeroPoints.add(
        context.zeroPoint == null ? 0 : reader.numbers.integer(context.zeroPoint).longValue());
  }
}
