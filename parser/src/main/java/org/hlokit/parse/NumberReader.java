// SPDX-License-Identifier: Apache-2.0
package org.hlokit.parse;

import java.math.BigInteger;
import org.hlokit.grammar.MlirLexer;
import org.hlokit.grammar.MlirParser.NumberContext;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.BoolAttr;
import org.hlokit.ir.FloatAttr;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.IndexType;
import org.hlokit.ir.IntegerAttr;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.Type;
import org.hlokit.ir.VhloType;
import org.jspecify.annotations.Nullable;

/** Integers and floating-point numbers from their syntax. */
final class NumberReader {
  private final Reader reader;

  NumberReader(Reader reader) {
    this.reader = reader;
  }

  /** An integer or floating-point attribute; without a type {@code i64} or {@code f64}. */
  Attribute read(NumberContext context, @Nullable Type written) {
    boolean isFloat = context.magnitude.getType() == MlirLexer.FLOAT;
    Type type = written != null ? written : isFloat ? FloatType.F64 : IntegerType.I64;
    return switch (type) {
      case FloatType floatType -> floating(context, floatType);
      case IntegerType integer when !isFloat -> integer(context, integer);
      case IndexType _ when !isFloat -> new IntegerAttr(type, integer(context));
      case VhloType(Type plain) -> read(context, plain);
      default ->
          throw reader.error(
              context,
              isFloat
                  ? "floating point value not valid for specified type"
                  : "integer literal not valid for specified type");
    };
  }

  FloatAttr floating(NumberContext context, FloatType type) {
    String magnitude = context.magnitude.getText();
    boolean negative = context.minus != null;
    return switch (context.magnitude.getType()) {
      case MlirLexer.FLOAT -> Numbers.decimal(type, negative, magnitude, reader.range(context));
      case MlirLexer.HEX -> {
        BigInteger bits = new BigInteger(magnitude.substring(2), 16);
        if (negative) {
          throw reader.error(context, "hexadecimal float literal should not have a leading minus");
        }
        if (bits.bitLength() > type.width()) {
          throw reader.error(context, "hexadecimal float constant out of range for type");
        }
        yield new FloatAttr(type, bits);
      }
      default -> throw Numbers.notFloat(reader.range(context));
    };
  }

  BigInteger integer(NumberContext context) {
    if (context.magnitude.getType() == MlirLexer.FLOAT) {
      throw reader.error(context, "expected integer value");
    }
    String text = context.magnitude.getText();
    BigInteger value =
        text.startsWith("0x") ? new BigInteger(text.substring(2), 16) : new BigInteger(text);
    return context.minus != null ? value.negate() : value;
  }

  private Attribute integer(NumberContext context, IntegerType type) {
    if (context.minus != null && type.isUnsigned()) {
      throw reader.error(context, "negative integer literal not valid for unsigned integer type");
    }
    BigInteger value = Numbers.fit(integer(context), type);
    if (value == null) {
      throw reader.error(context, "integer constant out of range for attribute");
    }
    return type.isBoolean() ? BoolAttr.of(value.signum() != 0) : new IntegerAttr(type, value);
  }
}
