// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.chlo;

import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Operation;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Value;
import org.hlokit.rewriter.pattern.Rewriter;
import org.hlokit.rewriter.pattern.StablehloBuilder;
import org.jspecify.annotations.Nullable;

/** {@code chlo.mulhi} of integers whose product fits 64 bits. */
final class HighProduct {
  private HighProduct() {}

  /** The high half of the product, or null where the integers are wider. */
  static @Nullable Value narrow(Operation op, TensorType type, Rewriter rewriter) {
    if (!(type.element() instanceof IntegerType element) || element.width() > 32) {
      return null;
    }
    StablehloBuilder build = new StablehloBuilder(rewriter);
    IntegerType wide = new IntegerType(2 * element.width(), element.signedness());
    Value left = build.convert(op.operand(0), wide);
    Value right = build.convert(op.operand(1), wide);
    Value product = build.multiply(left, right);
    Value width =
        ConstantLike.create(
            ConstantLike.scalar(wide, element.width()), product, product.tensorType(), rewriter);
    OpDefinition shift =
        element.isUnsigned()
            ? StablehloOps.SHIFT_RIGHT_LOGICAL
            : StablehloOps.SHIFT_RIGHT_ARITHMETIC;
    return build.convert(build.binary(shift, product, width), element);
  }
}
