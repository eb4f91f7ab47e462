// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.rmsnorm;

import java.util.OptionalDouble;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Value;
import org.hlokit.rewriter.pattern.Layout;
import org.hlokit.rewriter.pattern.Scalars;
import org.hlokit.rewriter.pattern.View;
import org.jspecify.annotations.Nullable;

/**
 * The spelling that keeps squares small: x is divided by a positive factor m per row before it is
 * squared, and epsilon by m^2. The result is that of x and epsilon themselves, whatever m is:
 *
 * <pre>
 *   x/m * rsqrt(mean((x/m)^2) + epsilon/m^2)  =  x * rsqrt(mean(x^2) + epsilon)
 * </pre>
 */
final class Rescaling {
  private Rescaling() {}

  /** Takes the factor out of {@code mean} where there is one; else leaves it as it is. */
  static void undo(MeanSquare mean) {
    Operation division = mean.squared.definingOp();
    if (division == null || !division.is(StablehloOps.DIVIDE)) {
      return;
    }
    Value factor = factor(division, mean);
    if (factor == null) {
      return;
    }
    Value unknown = mean.unknownEpsilon;
    if (unknown != null) {
      OptionalDouble epsilon = overSquare(unknown, factor);
      if (epsilon.isEmpty() || mean.epsilon != 0) {
        return;
      }
      mean.epsilon = epsilon.getAsDouble();
      mean.unknownEpsilon = null;
    } else if (mean.epsilon != 0) {
      return;
    }
    mean.rescaledFrom = division.operand(0);
    mean.inner.add(division);
  }

  /** The factor m, positive and constant along the reduced rows; null where there is none. */
  private static @Nullable Value factor(Operation division, MeanSquare mean) {
    View view = View.of(division.operand(1));
    if (!isPositive(view.base(), 2)) {
      return null;
    }
    Layout rows = Layout.rowMajor(mean.squared.tensorType());
    Layout own = Layout.rowMajor(view.base().tensorType());
    if (own.rank() != rows.rank()) {
      return null;
    }
    for (int i = 0; i < rows.rank(); i++) {
      boolean isReduced = rows.extent(i) == mean.length && rows.stride(i) == mean.stride;
      long expected = isReduced ? 1 : rows.extent(i);
      if (own.extent(i) != expected
          || (rows.extent(i) != 1 && view.layout().stride(i) != (isReduced ? 0 : own.stride(i)))) {
        return null;
      }
    }
    return view.base();
  }

  /** Whether {@code value} is a positive number, or bounded by such from below. */
  private static boolean isPositive(Value value, int steps) {
    OptionalDouble number = Scalars.read(value);
    if (number.isPresent()) {
      return number.getAsDouble() > 0;
    }
    Operation op = value.definingOp();
    if (op == null || steps == 0) {
      return false;
    }
    if (op.is(StablehloOps.MINIMUM)) {
      return isPositive(op.operand(0), steps - 1) && isPositive(op.operand(1), steps - 1);
    }
    return op.is(StablehloOps.MAXIMUM)
        && (isPositive(op.operand(0), 0) || isPositive(op.operand(1), 0));
  }

  /** The constant e where {@code value} is {@code e / factor / factor} or {@code e / factor^2}. */
  private static OptionalDouble overSquare(Value value, Value factor) {
    Value at = value;
    int power = 0;
    Operation op = at.definingOp();
    while (op != null && op.is(StablehloOps.DIVIDE) && power < 2) {
      Value by = op.operand(1);
      Operation square = by.definingOp();
      if (by == factor) {
        power++;
      } else if (square != null
          && square.is(StablehloOps.MULTIPLY)
          && square.operand(0) == factor
          && square.operand(1) == factor) {
        power += 2;
      } else {
        return OptionalDouble.empty();
      }
      at = op.operand(0);
      op = at.definingOp();
    }
    return power == 2 ? Scalars.read(at) : OptionalDouble.empty();
  }
}
