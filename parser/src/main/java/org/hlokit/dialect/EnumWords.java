// SPDX-License-Identifier: Apache-2.0
package org.hlokit.dialect;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import org.hlokit.ir.EnumAttr;
import org.jspecify.annotations.Nullable;

/** The words of the enumerations of StableHLO and CHLO. */
public final class EnumWords {
  /**
   * An enumeration.
   *
   * @param name as C++ has it, which is what errors say
   */
  private record Words(String name, ImmutableList<String> words) {}

  private static final Words DIRECTION =
      words("ComparisonDirection", "EQ", "NE", "GE", "GT", "LE", "LT");
  private static final Words COMPARISON =
      words("ComparisonType", "NOTYPE", "FLOAT", "TOTALORDER", "SIGNED", "UNSIGNED");
  private static final Words PRECISION = words("Precision", "DEFAULT", "HIGH", "HIGHEST");

  private static final ImmutableMap<String, Words> BY_MNEMONIC =
      ImmutableMap.<String, Words>builder()
          .put("stablehlo.comparison_direction", DIRECTION)
          .put("stablehlo.comparison_type", COMPARISON)
          .put("stablehlo.precision", PRECISION)
          .put("stablehlo.fft_type", words("FftType", "FFT", "IFFT", "RFFT", "IRFFT"))
          .put("stablehlo.rng_algorithm", words("RngAlgorithm", "DEFAULT", "THREE_FRY", "PHILOX"))
          .put("stablehlo.rng_distribution", words("RngDistribution", "UNIFORM", "NORMAL"))
          .put(
              "stablehlo.transpose",
              words("Transpose", "TRANSPOSE_INVALID", "NO_TRANSPOSE", "TRANSPOSE", "ADJOINT"))
          .put(
              "stablehlo.result_accuracy_mode",
              words("ResultAccuracyMode", "DEFAULT", "HIGHEST", "TOLERANCE"))
          .put("chlo.comparison_direction", DIRECTION)
          .put("chlo.comparison_type", COMPARISON)
          .put("chlo.precision", PRECISION)
          .buildOrThrow();

  private EnumWords() {}

  private static Words words(String name, String... words) {
    return new Words(name, ImmutableList.copyOf(words));
  }

  /** Whether the dialects have an enumeration of that name. */
  public static boolean isKnown(String mnemonic) {
    return BY_MNEMONIC.containsKey(mnemonic);
  }

  /**
   * What is wrong with a word, in MLIR's two messages; null where the enumeration has it or is not
   * known.
   */
  public static @Nullable ImmutableList<String> faults(EnumAttr attribute) {
    Words known = BY_MNEMONIC.get(attribute.mnemonic());
    if (known == null || known.words().contains(attribute.value())) {
      return null;
    }
    String dialect = attribute.mnemonic().substring(0, attribute.mnemonic().indexOf('.'));
    String type = "::mlir::%s::%s".formatted(dialect, known.name());
    return ImmutableList.of(
        "expected %s to be one of: %s".formatted(type, String.join(", ", known.words())),
        "failed to parse %s_%sAttr parameter 'value' which is to be a `%s`"
            .formatted(dialect.equals("chlo") ? "CHLO" : "StableHLO", known.name(), type));
  }
}
