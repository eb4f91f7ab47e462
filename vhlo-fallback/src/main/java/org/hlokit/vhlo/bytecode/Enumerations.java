// SPDX-License-Identifier: Apache-2.0
package org.hlokit.vhlo.bytecode;

import com.google.common.collect.ImmutableBiMap;
import com.google.common.collect.ImmutableMap;
import org.hlokit.ir.EnumAttr;

/** The enumerations of VHLO: the code of each, and the numbers of its words. */
final class Enumerations {
  private static final ImmutableBiMap<Integer, String> MNEMONICS =
      ImmutableBiMap.<Integer, String>builder()
          .put(3, "stablehlo.comparison_direction")
          .put(4, "stablehlo.comparison_type")
          .put(5, "stablehlo.api_version")
          .put(7, "stablehlo.fft_type")
          .put(11, "stablehlo.precision")
          .put(12, "stablehlo.rng_algorithm")
          .put(13, "stablehlo.rng_distribution")
          .put(16, "stablehlo.transpose")
          .put(19, "stablehlo.result_accuracy_mode")
          .buildOrThrow();

  private static final ImmutableMap<String, ImmutableBiMap<Integer, String>> WORDS =
      ImmutableMap.<String, ImmutableBiMap<Integer, String>>builder()
          .put("stablehlo.comparison_direction", words(0, "EQ", "NE", "GE", "GT", "LE", "LT"))
          .put(
              "stablehlo.comparison_type",
              words(0, "NOTYPE", "FLOAT", "TOTALORDER", "SIGNED", "UNSIGNED"))
          .put(
              "stablehlo.api_version",
              words(
                  0,
                  "API_VERSION_UNSPECIFIED",
                  "API_VERSION_ORIGINAL",
                  "API_VERSION_STATUS_RETURNING",
                  "API_VERSION_STATUS_RETURNING_UNIFIED",
                  "API_VERSION_TYPED_FFI"))
          .put("stablehlo.fft_type", words(0, "FFT", "IFFT", "RFFT", "IRFFT"))
          .put("stablehlo.precision", words(0, "DEFAULT", "HIGH", "HIGHEST"))
          .put("stablehlo.rng_algorithm", words(0, "DEFAULT", "THREE_FRY", "PHILOX"))
          .put("stablehlo.rng_distribution", words(1, "UNIFORM", "NORMAL"))
          .put(
              "stablehlo.transpose",
              words(0, "TRANSPOSE_INVALID", "NO_TRANSPOSE", "TRANSPOSE", "ADJOINT"))
          .put("stablehlo.result_accuracy_mode", words(0, "DEFAULT", "HIGHEST", "TOLERANCE"))
          .buildOrThrow();

  private Enumerations() {}

  private static ImmutableBiMap<Integer, String> words(int first, String... words) {
    ImmutableBiMap.Builder<Integer, String> numbers = ImmutableBiMap.builder();
    for (int i = 0; i < words.length; i++) {
      numbers.put(first + i, words[i]);
    }
    return numbers.buildOrThrow();
  }

  /** Writes the code of the enumeration and the number of the word; false for unknown ones. */
  static boolean write(EnumAttr word, AttributeSink sink) {
    Integer code = MNEMONICS.inverse().get(word.mnemonic());
    ImmutableBiMap<Integer, String> words = WORDS.get(word.mnemonic());
    Integer number = words == null ? null : words.inverse().get(word.value());
    if (code == null || number == null) {
      return false;
    }
    sink.varint(code);
    sink.varint(number);
    return true;
  }

  /** Whether {@code code} is that of an enumeration. */
  static boolean isEnumeration(int code) {
    return MNEMONICS.containsKey(code);
  }

  static EnumAttr read(int code, AttributeSource source) {
    String mnemonic = MNEMONICS.get(code);
    ImmutableBiMap<Integer, String> words = mnemonic == null ? null : WORDS.get(mnemonic);
    int number = source.code();
    String word = words == null ? null : words.get(number);
    if (mnemonic == null || word == null) {
      throw source.error("%s has no word %d".formatted(mnemonic, number));
    }
    return new EnumAttr(mnemonic, word);
  }
}
