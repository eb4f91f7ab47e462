// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter.op;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hlokit.interpreter.kernel.Normalization;
import org.hlokit.interpreter.value.EvaluationException;
import org.hlokit.interpreter.value.RuntimeValue;
import org.hlokit.interpreter.value.Tensor;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.BoolAttr;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.FloatAttr;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.StringAttr;
import org.hlokit.ir.Type;
import org.jspecify.annotations.Nullable;

/**
 * {@code custom_call @ai_edge_torch.rms_norm(%x [, %weight])}: the fused root-mean-square
 * normalisation. Its parameters travel in {@code backend_config}, as a dictionary or as the text of
 * one.
 */
final class RmsNormCalls {
  private static final Pattern EPSILON =
      Pattern.compile("\\bepsilon\\s*=\\s*(0[xX][0-9a-fA-F]+|[-+0-9.eE]+)(?:\\s*:\\s*(f\\d+))?");
  private static final Pattern CAST_BEFORE_SCALE =
      Pattern.compile("\\bcast_before_scale(?:\\s*=\\s*(true|false))?");

  private RmsNormCalls() {}

  static List<? extends RuntimeValue> evaluate(OpCall call) {
    int operands = call.operandCount();
    if (operands < 1 || operands > 2) {
      throw new EvaluationException(
          "takes x and a weight or x alone, got " + operands + " operands");
    }
    Attribute config = call.attribute("backend_config");
    Tensor weight = operands == 2 ? call.tensor(1) : null;
    Type result = call.element();
    return ImmutableList.of(
        Normalization.rootMeanSquare(
            call.tensor(0), weight, epsilon(config, call), castBeforeScale(config), result));
  }

  private static double epsilon(@Nullable Attribute config, OpCall call) {
    Double epsilon =
        switch (config) {
          case DictionaryAttr dictionary
              when dictionary.get("epsilon") instanceof FloatAttr value ->
              value.doubleValue();
          case StringAttr(String text, Type _) -> parse(text);
          case null, default -> null;
        };
    if (epsilon != null) {
      return epsilon;
    }
    double standard = call.evaluation().events().defaultEpsilon();
    call.evaluation()
        .events()
        .warn(call.op(), "the call has no epsilon; it is read with epsilon " + standard);
    return standard;
  }

  private static @Nullable Double parse(String text) {
    Matcher matcher = EPSILON.matcher(text);
    if (!matcher.find()) {
      return null;
    }
    String number = matcher.group(1);
    boolean single = !"f64".equals(matcher.group(2));
    try {
      if (number.startsWith("0x") || number.startsWith("0X")) {
        long bits = Long.parseUnsignedLong(number.substring(2), 16);
        FloatType type = single ? FloatType.F32 : FloatType.F64;
        return org.hlokit.ir.Floats.toDouble(type, bits);
      }
      return single ? Float.parseFloat(number) : Double.parseDouble(number);
    } catch (NumberFormatException e) {
      throw new EvaluationException("backend_config holds no number as epsilon: '" + number + "'");
    }
  }

  private static boolean castBeforeScale(@Nullable Attribute config) {
    return switch (config) {
      case DictionaryAttr dictionary ->
          dictionary.get("cast_before_scale") instanceof BoolAttr(boolean value) && value;
      case StringAttr(String text, Type _) -> {
        Matcher matcher = CAST_BEFORE_SCALE.matcher(text);
        yield matcher.find() && !"false".equals(matcher.group(1));
      }
      case null, default -> false;
    };
  }
}
