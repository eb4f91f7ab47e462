// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.lower;

import java.util.Optional;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.Type;

/** The smallest and largest values of element types. */
final class Extremes {
  private Extremes() {}

  /** An infinity, or the end of an integer type's range; {@link Double} or {@link Long}. */
  static Optional<Number> of(Type element, boolean largest) {
    return switch (element) {
      case FloatType _ ->
          Optional.of(largest ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY);
      case IntegerType integer when integer.isUnsigned() && integer.width() < 64 ->
          Optional.of(largest ? (1L << integer.width()) - 1 : 0L);
      case IntegerType integer when !integer.isUnsigned() && integer.width() > 1 ->
          Optional.of(largest ? (1L << (integer.width() - 1)) - 1 : -(1L << (integer.width() - 1)));
      default -> Optional.empty();
    };
  }
}
