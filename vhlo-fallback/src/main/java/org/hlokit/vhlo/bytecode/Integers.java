// SPDX-License-Identifier: Apache-2.0
package org.hlokit.vhlo.bytecode;

import java.math.BigInteger;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.BoolAttr;
import org.hlokit.ir.IndexType;
import org.hlokit.ir.IntegerAttr;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.Type;

/** Integer attributes and their bits. */
final class Integers {
  private Integers() {}

  static void write(IntegerAttr number, AttributeSink sink) {
    int width = width(number.type());
    sink.bits(number.value().and(mask(width)), width);
  }

  static Attribute read(Type type, AttributeSource source) {
    if (!(type instanceof IntegerType) && !(type instanceof IndexType)) {
      throw source.error("an integer has a type that is none of integers");
    }
    int width = width(type);
    BigInteger bits = source.bits(width);
    if (type.equals(IntegerType.I1)) {
      return BoolAttr.of(bits.signum() != 0);
    }
    boolean negative =
        !(type instanceof IntegerType integer && integer.isUnsigned())
            && width > 0 // i0 has the value 0
            && bits.testBit(width - 1);
    return new IntegerAttr(type, negative ? bits.subtract(BigInteger.ONE.shiftLeft(width)) : bits);
  }

  private static int width(Type type) {
    return type instanceof IntegerType integer ? integer.width() : 64;
  }

  private static BigInteger mask(int width) {
    return BigInteger.ONE.shiftLeft(width).subtract(BigInteger.ONE);
  }
}
