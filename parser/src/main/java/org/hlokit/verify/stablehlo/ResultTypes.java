// SPDX-License-Identifier: Apache-2.0
package org.hlokit.verify.stablehlo;

import static org.hlokit.verify.stablehlo.Arguments.quoted;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import org.hlokit.dialect.ChloOps;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Type;
import org.jspecify.annotations.Nullable;

/**
 * Infers the types of results. An op that chooses its result's element type or shape (dot_general,
 * reshape, custom_call, ..) has no inference.
 */
public final class ResultTypes {
  private static final ImmutableMap<OpDefinition, Inference> INFERENCES =
      ImmutableMap.<OpDefinition, Inference>builder()
          .putAll(Async.INFERENCES)
          .putAll(BatchNorm.INFERENCES)
          .putAll(Chlo.INFERENCES)
          .putAll(ChloBroadcasts.INFERENCES)
          .putAll(Collectives.INFERENCES)
          .putAll(Control.INFERENCES)
          .putAll(DynamicShapes.INFERENCES)
          .putAll(Elementwise.INFERENCES)
          .putAll(Gathers.INFERENCES)
          .putAll(Layout.INFERENCES)
          .putAll(Numerics.INFERENCES)
          .putAll(Reductions.INFERENCES)
          .putAll(Scatters.INFERENCES)
          .putAll(Slices.INFERENCES)
          .putAll(Values.INFERENCES)
          .putAll(Windows.INFERENCES)
          .buildOrThrow();

  /** Ops whose results' element types are the program's to choose. */
  private static final ImmutableMap<OpDefinition, Inference> SHAPES =
      ImmutableMap.of(
          StablehloOps.DOT, op -> ImmutableList.of(Contraction.inferDot(op)),
          StablehloOps.DOT_GENERAL, op -> ImmutableList.of(Contraction.inferDotGeneral(op)),
          StablehloOps.CONVOLUTION, op -> ImmutableList.of(Convolution.infer(op)),
          ChloOps.RAGGED_DOT, op -> ImmutableList.of(RaggedDot.infer(op)));

  private ResultTypes() {}

  /** The ops whose results' types {@link #infer} can tell. */
  public static ImmutableSet<OpDefinition> inferred() {
    return INFERENCES.keySet();
  }

  /**
   * The most specific types that follow from operands, attributes and regions.
   *
   * @throws Violation where none do, because the operation breaks a constraint
   * @throws IllegalArgumentException where the op has no inference
   */
  public static ImmutableList<Type> infer(Operation op) {
    Inference inference = INFERENCES.get(op.definition());
    if (inference == null) {
      throw new IllegalArgumentException("types of results are not inferred for " + op);
    }
    return inference.infer(op);
  }

  /**
   * As {@link #infer}, and for contractions and convolutions their shapes with elements of {@code
   * index}; null for other ops.
   *
   * @throws Violation where the operation breaks a constraint
   */
  public static @Nullable ImmutableList<Type> inferShapes(Operation op) {
    Inference inference = SHAPES.getOrDefault(op.definition(), INFERENCES.get(op.definition()));
    return inference == null ? null : inference.infer(op);
  }

  /**
   * Checks that the types of {@code op}'s results go with what is inferred.
   *
   * @throws Violation where they do not, or where nothing can be inferred
   */
  public static void check(Operation op) {
    Inference inference = INFERENCES.get(op.definition());
    if (inference == null || (inference == Elementwise.UNIFORM && Elementwise.hasOneType(op))) {
      return;
    }
    ImmutableList<Type> inferred = inference.infer(op);
    if (!agree(op, inferred)) {
      throw Violation.of(
          op,
          "inferred type(s) %s are incompatible with return type(s) of operation %s"
              .formatted(quoted(inferred), quoted(Control.types(op.results()))));
    }
  }

  private static boolean agree(Operation op, ImmutableList<Type> inferred) {
    if (inferred.size() != op.resultCount()) {
      return false;
    }
    for (int i = 0; i < inferred.size(); i++) {
      Type result = op.result(i).type();
      boolean agrees =
          op.is(StablehloOps.CONSTANT)
              ? Values.isConstantOf(inferred.get(i), result)
              : op.is(ChloOps.BROADCAST_SELECT) || op.is(ChloOps.SCAN)
                  ? Compatibility.shapes(inferred.get(i), result)
                  : Compatibility.types(inferred.get(i), result);
      if (!agrees) {
        return false;
      }
    }
    return true;
  }
}
