// SPDX-License-Identifier: Apache-2.0
package org.hlokit.lit.filecheck;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The variables of a check file: which names there are, and what they hold at the moment. */
final class Variables {
  static final String LINE = "@LINE";

  private final Map<String, Slice> strings = new HashMap<>();
  private final Set<String> stringNames = new HashSet<>();
  private final Map<String, NumericVariable> numbers = new HashMap<>();
  private final NumericVariable line = new NumericVariable(LINE, NumberFormat.UNSIGNED, 0);

  Variables() {
    numbers.put(LINE, line);
  }

  @Nullable Slice string(String name) {
    return strings.get(name);
  }

  void setString(String name, Slice value) {
    strings.put(name, value);
  }

  /** Notes that some pattern defines a string variable of this name. */
  void declareString(String name) {
    stringNames.add(name);
  }

  boolean isString(String name) {
    return stringNames.contains(name);
  }

  @Nullable NumericVariable number(String name) {
    return numbers.get(name);
  }

  void declareNumber(NumericVariable variable) {
    numbers.put(variable.name(), variable);
  }

  void setLine(int number) {
    line.set(BigInteger.valueOf(number), null);
  }

  /** Forgets all values but those of variables whose names begin with {@code $}. */
  void clearLocals() {
    strings.keySet().removeIf(name -> !name.startsWith("$"));
    for (NumericVariable variable : numbers.values()) {
      if (!variable.name().startsWith("$")) {
        variable.clear();
      }
    }
  }
}
