// SPDX-License-Identifier: Apache-2.0
package org.hlokit.lit.filecheck;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * A variable of {@code [[#..]]} blocks; uses refer to the object, so a definition sets them all.
 */
final class NumericVariable {
  private final String name;
  private final NumberFormat format;
  private final int definedAtLine;
  private @Nullable BigInteger value;
  private @Nullable Slice matched;

  /**
   * @param definedAtLine the line of the check file with the definition; 0 if it is elsewhere
   */
  NumericVariable(String name, NumberFormat format, int definedAtLine) {
    this.name = name;
    this.format = format;
    this.definedAtLine = definedAtLine;
  }

  String name() {
    return name;
  }

  NumberFormat format() {
    return format;
  }

  int definedAtLine() {
    return definedAtLine;
  }

  @Nullable BigInteger value() {
    return value;
  }

  /** The input that the value was read from, if it came from there. */
  @Nullable Slice matched() {
    return matched;
  }

  void set(BigInteger newValue, @Nullable Slice where) {
    value = newValue;
    matched = where;
  }

  void clear() {
    value = null;
    matched = null;
  }
}
