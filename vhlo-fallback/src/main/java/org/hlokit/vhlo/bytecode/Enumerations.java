// SPDX-License-Identifier: Apache-2.0
package org.hlokit.vhlo.bytecode;

import com.google.common.collect.ImmutableBiMap;
import com.google.common.collect.ImmutableMap;
import java.util.Map;
import org.hlokit.ir.EnumAttr;

/** The enumerations of a dialect: the code of each, and the numbers of its words. */
final class Enumerations {
  private static final ImmutableMap<String, ImmutableBiMap<Integer, String>> WORDS =
      ImmutableMap.<String, ImmutableBiMap<Integer, String>>builder()
          .put("comparison_direction", words(0, "EQ", "NE", "GE", "GT", "LE", "LT"))
          .put("comparison_type", words(0, "NOTYPE", "FLOAT", "TOTALORDER", "SIGNED", "UNSIGNED"))
          .put(
              "api_version",
              words(
                  0,
                  "API_VERSION_UNSPECIFIED",
                  "API_VERSION_ORIGINAL",
                  "API_VERSION_STATUS_RETURNING",
                  "API_VERSION_STATUS_RETURNING_UNIFIED",
                  "API_VERSION_TYPED_FFI"))
          .put("fft_type", words(0, "FFT", "IFFT", "RFFT", "IRFFT"))
          .put("precision", words(0, "DEFAULT", "HIGH", "HIGHEST"))
          .put("rng_algorithm", words(0, "DEFAULT", "THREE_FRY", "PHILOX"))
          .put("rng_distribution", words(1, "UNIFORM", "NORMAL"))
          .put("transpose", words(0, "TRANSPOSE_INVALID", "NO_TRANSPOSE", "TRANSPOSE", "ADJOINT"))
          .put("result_accuracy_mode", words(0, "DEFAULT", "HIGHEST", "TOLERANCE"))
          .buildOrThrow();

  private final String dialect;
  private final ImmutableBiMap<Integer, String> names;

  /**
   * @param dialect what comes before the dot in the mnemonics: {@code stablehlo}
   * @param names the names of the enumerations by their codes
   */
  Enumerations(String dialect, Map<Integer, String> names) {
    this.dialect = dialect;
    this.names = ImmutableBiMap.copyOf(names);
  }

  private static ImmutableBiMap<Integer, String> words(int first, String... words) {
    ImmutableBiMap.Builder<Integer, String> numbers = ImmutableBiMap.builder();
    for (int i = 0; i < words.length; i++) {
      numbers.put(first + i, words[i]);
    }
    return numbers.buildOrThrow();
  }

  private static ImmutableBiMap<Integer, String> wordsOf(String name) {
    return WORDS.getOrDefault(name, ImmutableBiMap.of());
  }

  String dialect() {
    return dialect;
  }

  /** Writes the code of the enumeration and the number of the word; false for unknown ones. */
  boolean write(EnumAttr word, AttributeSink sink) {
    if (!word.mnemonic().startsWith(dialect + ".")) {
      return false;
    }
    String name = word.mnemonic().substring(dialect.length() + 1);
    Integer code = names.inverse().get(name);
    Integer number = wordsOf(name).inverse().get(word.value());
    if (code == null || number == null) {
      return false;
    }
    sink.varint(code);
    sink.varint(number);
    return true;
  }

  /** Whether {@code code} is that of an enumeration. */
  boolean isEnumeration(int code) {
    return names.containsKey(code);
  }

  EnumAttr read(int code, AttributeSource source) {
    String name = names.getOrDefault(code, "");
    int number = source.code();
    String word = wordsOf(name).get(number);
    if (word == null) {
      throw source.error("%s has no word %d".formatted(name, number));
    }
    return new EnumAttr(dialect + "." + name, word);
  }
}
