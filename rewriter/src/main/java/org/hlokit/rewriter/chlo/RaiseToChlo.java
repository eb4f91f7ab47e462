// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.chlo;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Lists;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hlokit.dialect.ChloOps;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Operation;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Value;
import org.hlokit.pass.Pass;
import org.hlokit.pass.PassContext;
import org.hlokit.pass.PassDefinition;
import org.hlokit.rewriter.pattern.Rewriter;

/**
 * The pass {@code raise-to-chlo}, the way back from {@link ChloLegalizeToStablehlo}: finds
 * functions that an exporter wrote with StableHLO operations.
 *
 * <pre>{@code
 * %1 = stablehlo.multiply %x, %x        %60 = chlo.erfc %x
 * ..                               =>
 * %60 = stablehlo.select %c, %a, %b
 * }</pre>
 *
 * What is found is the expansion operation by operation, so legalizing it again gives the same
 * program. Values that others use, too, stay. Refused are dynamic shapes.
 */
public final class RaiseToChlo implements Pass {
  public static final PassDefinition DEFINITION =
      PassDefinition.of(
          "raise-to-chlo",
          "find the functions of CHLO that were written with StableHLO operations",
          () -> new RaiseToChlo(RaiseToChlo.FUNCTIONS));

  /** Functions of one value, those before that others are part of. */
  private static final ImmutableList<OpDefinition> FUNCTIONS =
      ImmutableList.of(
          ChloOps.DIGAMMA,
          ChloOps.LGAMMA,
          ChloOps.ERF_INV,
          ChloOps.ERFC,
          ChloOps.ERF,
          ChloOps.BESSEL_I1E);

  private final ImmutableList<OpDefinition> functions;
  private final ChloLegalizer legalizer = new ChloLegalizer(PassContext.SILENT);
  private final Map<OpDefinition, Map<TensorType, Optional<Expansion>>> expansions =
      new HashMap<>();

  /**
   * A pass that finds some functions only.
   *
   * @param functions of CHLO, of one value, those before that others are part of
   */
  public RaiseToChlo(List<OpDefinition> functions) {
    this.functions = ImmutableList.copyOf(functions);
  }

  @Override
  public void run(Operation root, PassContext context) {
    List<Operation> ops = new ArrayList<>();
    root.walk(ops::add);
    // The last operation of a function stands behind those of the functions that are part of it.
    for (Operation op : Lists.reverse(ops)) {
      if (op.block() != null && op != root) {
        raise(op, context);
      }
    }
  }

  private void raise(Operation op, PassContext context) {
    if (op.resultCount() != 1
        || !(op.result().type() instanceof TensorType type)
        || !type.hasStaticShape()
        || !Expansion.hasNumbers(op)) {
      return;
    }
    for (OpDefinition function : functions) {
      Optional<Expansion> expansion =
          expansions
              .computeIfAbsent(function, _ -> new HashMap<>())
              .computeIfAbsent(
                  type, _ -> Optional.ofNullable(Expansion.of(function, type, legalizer)));
      Value argument = expansion.isPresent() ? expansion.get().argument(op) : null;
      if (argument != null) {
        Rewriter rewriter = new Rewriter(context).before(op);
        rewriter.replace(
            op,
            rewriter.insert(Operation.builder(function).operand(argument).result(type)).result());
        context.count("functions found", 1);
        return;
      }
    }
  }
}
