// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.chlo;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.io.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hlokit.dialect.ChloOps;
import org.hlokit.ir.ComplexType;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Source;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;
import org.hlokit.ir.Value;
import org.hlokit.parse.MlirText;
import org.hlokit.rewriter.pattern.Rewriter;
import org.hlokit.rewriter.pattern.StablehloBuilder;
import org.hlokit.rewriter.pattern.Symbols;
import org.jspecify.annotations.Nullable;

/**
 * Elementwise functions written as StableHLO: resource {@code NAME.mlir} holds {@code chlo.NAME} as
 * functions of tensors, one for each kind of element that needs its own. {@code @real} and
 * {@code @complex} serve all types of their kind, {@code @f64} that type, {@code @f32} that type
 * and, by conversion, the 16-bit ones, {@code @signed} and {@code @unsigned} integers of 64 bits. A
 * function {@code attributes {at_least_f32}} computes narrower types in {@code f32}.
 *
 * <p>The texts are written for {@code f64}, shapes unknown; {@link Formula} says how they become
 * another type's.
 */
final class Formulas {
  private static final String DIALECT = "chlo.";
  private static final String AT_LEAST_F32 = "at_least_f32";

  /** The operations that have a text and need nothing else. */
  static final ImmutableSet<OpDefinition> OPS =
      ImmutableSet.of(
          ChloOps.ACOS,
          ChloOps.ACOSH,
          ChloOps._ASIN_ACOS_KERNEL,
          ChloOps.ASIN,
          ChloOps.ASINH,
          ChloOps.ATAN,
          ChloOps.ATANH,
          ChloOps.BESSEL_I1E,
          ChloOps.COSH,
          ChloOps.DIGAMMA,
          ChloOps.ERF,
          ChloOps.ERF_INV,
          ChloOps.ERFC,
          ChloOps.IS_INF,
          ChloOps.IS_NEG_INF,
          ChloOps.IS_POS_INF,
          ChloOps.LGAMMA,
          ChloOps.NEXT_AFTER,
          ChloOps.POLYGAMMA,
          ChloOps.SINH,
          ChloOps.SQUARE,
          ChloOps.TAN,
          ChloOps.ZETA);

  private final Map<OpDefinition, Symbols> read = new HashMap<>();

  /** Writes the formula of {@code op} before it; null where there is none for its type. */
  @Nullable List<? extends Value> expand(Operation op, Rewriter rewriter) {
    if (!(op.operand(0).type() instanceof TensorType type)) {
      return null;
    }
    Symbols texts = read.computeIfAbsent(op.definition(), Formulas::read);
    for (String kind : kinds(type.element())) {
      Operation text = texts.symbol(kind).orElse(null);
      if (text != null) {
        return expand(op, text, type, rewriter);
      }
    }
    return null;
  }

  private static List<? extends Value> expand(
      Operation op, Operation text, TensorType type, Rewriter rewriter) {
    StablehloBuilder build = new StablehloBuilder(rewriter);
    boolean isWidened =
        text.attribute(AT_LEAST_F32) != null
            && type.element() instanceof FloatType narrow
            && narrow.width() < FloatType.F32.width();
    List<Value> operands = new ArrayList<>();
    for (Value operand : op.operands()) {
      operands.add(isWidened ? build.convert(operand, FloatType.F32) : operand);
    }
    Value result = new Formula(text, operands.getFirst().tensorType()).expand(operands, rewriter);
    return List.of(isWidened ? build.convert(result, type.element()) : result);
  }

  /** The functions that serve an element type, the most particular first. */
  private static ImmutableList<String> kinds(Type element) {
    return switch (element) {
      case ComplexType(FloatType part) when part.width() <= 64 -> ImmutableList.of("complex");
      case FloatType type ->
          switch (type) {
            case F64 -> ImmutableList.of("f64", "real");
            case F32, F16, BF16 -> ImmutableList.of("f32", "real");
            case F80, F128 -> ImmutableList.of();
            // Formulas return infinities and NaN, which these have not.
            case F4E2M1FN, F6E2M3FN, F6E3M2FN -> ImmutableList.of();
            default -> ImmutableList.of("real");
          };
      case IntegerType type when type.width() == 64 ->
          ImmutableList.of(type.isUnsigned() ? "unsigned" : "signed");
      default -> ImmutableList.of();
    };
  }

  private static Symbols read(OpDefinition op) {
    String name = op.name().substring(DIALECT.length()).replaceFirst("^_", "") + ".mlir";
    try {
      byte[] text = Resources.toByteArray(Resources.getResource(Formulas.class, name));
      return new Symbols(MlirText.ofAllDialects().read(new Source(name, text)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
