// SPDX-License-Identifier: Apache-2.0
package org.hlokit.verify.stablehlo;

import static org.hlokit.verify.stablehlo.Arguments.operand;
import static org.hlokit.verify.stablehlo.Arguments.quoted;
import static org.hlokit.verify.stablehlo.Arguments.result;

import com.google.common.collect.ImmutableMap;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.ComplexType;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Operation;
import org.hlokit.ir.TensorType;

/** The op bitcast_convert, which reads the bits of elements as elements of another type. */
final class Conversion {
  static final ImmutableMap<OpDefinition, Constraint> CONSTRAINTS =
      ImmutableMap.of(StablehloOps.BITCAST_CONVERT, Conversion::checkBitcast);

  private Conversion() {}

  private static void checkBitcast(Operation op) {
    TensorType operand = operand(op, 0);
    TensorType result = result(op, 0);
    if (operand.element() instanceof ComplexType != result.element() instanceof ComplexType) {
      throw new Violation(
          "cannot convert between real and complex types, but got: %s and %s"
              .formatted(quoted(operand), quoted(result)));
    }
    long from = Reducers.bits(operand.element());
    long to = Reducers.bits(result.element());
    TensorType narrow = from < to ? operand : result;
    TensorType wide = from < to ? result : operand;
    long narrowBits = Math.min(from, to);
    long wideBits = Math.max(from, to);
    int shared = narrow.rank();
    if (from != to) {
      if (narrow.rank() != wide.rank() + 1) {
        throw new Violation(
            ("rank of smaller element type (%d) should be 1 more than rank of larger element type "
                    + "(%d), but %d != %d + 1.")
                .formatted(narrow.rank(), wide.rank(), narrow.rank(), wide.rank()));
      }
      shared--;
      long parts = narrow.dimension(shared);
      if (Dims.isStatic(parts) && parts * narrowBits != wideBits) {
        throw new Violation(
            "requires compatible bit widths. Got: %s and %s, but %d * %d != %d."
                .formatted(quoted(operand), quoted(result), narrowBits, parts, wideBits));
      }
    }
    for (int i = 0; i < Math.min(shared, wide.rank()); i++) {
      if (!Dims.agree(narrow.dimension(i), wide.dimension(i))) {
        throw new Violation(
            ("operand and result shapes must match except for the innermost dimension of the shape "
                    + "with the smaller element type. Got: %s and %s.")
                .formatted(quoted(operand), quoted(result)));
      }
    }
  }
}
