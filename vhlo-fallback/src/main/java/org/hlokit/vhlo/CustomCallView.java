// SPDX-License-Identifier: Apache-2.0
package org.hlokit.vhlo;

import com.google.common.collect.ImmutableList;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.Operation;
import org.hlokit.pass.PassFailure;
import org.jspecify.annotations.Nullable;

/**
 * What a custom call says, however it is written: as {@code stablehlo.custom_call}, {@code
 * mhlo.custom_call} or {@code vhlo.custom_call_v<N>} of any version, its attributes as properties
 * or in the attribute dictionary, each of them builtin or VHLO. Attributes are given unwrapped: a
 * {@code #vhlo.string_v1<"a">} is the string {@code "a"} here.
 *
 * @param op the call
 * @param target the name of the function that is called
 * @param apiVersion how it is called
 * @param hasSideEffect whether the call must stay though nobody uses its results
 * @param backendConfig what the call passes on to the target: mostly a string or a dictionary; null
 *     where it is absent
 * @param calledComputations symbols of functions that the target may call
 * @param layouts those of {@code operand_layouts}, {@code result_layouts}, {@code
 *     output_operand_aliases} and {@code result_tilings} that say something
 * @param extraAttributes all other attributes
 * @param deviations why the op is not a well-formed custom call of a version that the tables know,
 *     a sentence each; empty where it is one
 */
public record CustomCallView(
    Operation op,
    String target,
    ApiVersion apiVersion,
    boolean hasSideEffect,
    @Nullable Attribute backendConfig,
    ImmutableList<String> calledComputations,
    DictionaryAttr layouts,
    DictionaryAttr extraAttributes,
    ImmutableList<String> deviations) {

  private static final Pattern NAME =
      Pattern.compile("(?:stablehlo|mhlo|vhlo)\\.custom_call(?:_v\\d+)?");

  /** Whether {@code opName} is what some dialect, in some version, calls a custom call. */
  public static boolean isCustomCall(String opName) {
    return NAME.matcher(opName).matches();
  }

  /**
   * Reads {@code op}; nothing where it is not a custom call.
   *
   * @throws PassFailure where it is one but does not say what it calls, or says it in a way that
   *     cannot be understood
   */
  public static Optional<CustomCallView> of(Operation op) {
    return isCustomCall(op.name())
        ? Optional.of(new CustomCallReader(op).read())
        : Optional.empty();
  }

  /** Whether the op had to be read by its name rather than by its definition. */
  public boolean isFallback() {
    return !deviations.isEmpty();
  }
}
