// SPDX-License-Identifier: Apache-2.0
package org.hlokit.lit;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.common.collect.ImmutableSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ConditionTest {
  private static final ImmutableSet<String> FEATURES = ImmutableSet.of("a", "b-1", "linux=6.1");

  @ParameterizedTest
  @CsvSource({
    "a, true",
    "c, false",
    "true, true",
    "!a, false",
    "!!a, true",
    "a && c, false",
    "a||c, true",
    "c || a && b-1, true",
    "(c || a) && c, false",
    "!(a && c), true",
    "linux=6.1, true",
    "{{linux=.*}}, true",
    "b-{{[0-9]}}, true",
    "b-{{[a-z]}}, false",
  })
  void isEvaluated(String condition, boolean expected) throws ScriptException {
    assertThat(Condition.holds(condition, FEATURES)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a &&", "a b", "(a", "a)", "&& a", "a & b", "{{(}}", "$"})
  void isRefused(String condition) {
    assertThrows(ScriptException.class, () -> Condition.holds(condition, FEATURES));
  }
}
