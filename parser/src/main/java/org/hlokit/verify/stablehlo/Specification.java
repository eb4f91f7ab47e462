// SPDX-License-Identifier: Apache-2.0
package org.hlokit.verify.stablehlo;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Operation;
import org.hlokit.ir.SymbolRefAttr;
import org.jspecify.annotations.Nullable;

/** The constraints of all ops of StableHLO and CHLO that have some beyond their rows. */
public final class Specification {
  private static final ImmutableMap<OpDefinition, Constraint> CONSTRAINTS =
      ImmutableMap.<OpDefinition, Constraint>builder()
          .putAll(Chlo.CONSTRAINTS)
          .putAll(ChloBroadcasts.CONSTRAINTS)
          .putAll(Collectives.CONSTRAINTS)
          .putAll(Contraction.CONSTRAINTS)
          .putAll(Control.CONSTRAINTS)
          .putAll(Conversion.CONSTRAINTS)
          .putAll(Convolution.CONSTRAINTS)
          .putAll(CustomCalls.CONSTRAINTS)
          .putAll(DynamicShapes.CONSTRAINTS)
          .putAll(Elementwise.CONSTRAINTS)
          .putAll(Layout.CONSTRAINTS)
          .putAll(Numerics.CONSTRAINTS)
          .putAll(RaggedDot.CONSTRAINTS)
          .putAll(Reductions.CONSTRAINTS)
          .putAll(Scatters.CONSTRAINTS)
          .putAll(Slices.CONSTRAINTS)
          .putAll(Values.CONSTRAINTS)
          .putAll(Windows.CONSTRAINTS)
          .buildOrThrow();

  private static final ImmutableSet<OpDefinition> SYMBOL_USERS =
      ImmutableSet.of(
          StablehloOps.COMPOSITE,
          StablehloOps.ALL_GATHER,
          StablehloOps.ALL_REDUCE,
          StablehloOps.ALL_TO_ALL,
          StablehloOps.COLLECTIVE_BROADCAST,
          StablehloOps.COLLECTIVE_REDUCE,
          StablehloOps.REDUCE_SCATTER);

  private Specification() {}

  /** The ops that {@link #check} has something to say of. */
  public static ImmutableSet<OpDefinition> constrained() {
    return CONSTRAINTS.keySet();
  }

  /** The ops that may name symbols. */
  public static ImmutableSet<OpDefinition> symbolUsers() {
    return SYMBOL_USERS;
  }

  /**
   * Checks {@code op} but for the types of its results, and not what its regions hold.
   *
   * @throws Violation where it breaks a constraint; the first that the reference would report
   */
  public static void check(Operation op) {
    Constraint constraint = CONSTRAINTS.get(op.definition());
    if (constraint != null) {
      constraint.check(op);
    }
  }

  /** Looks up what a symbol stands for. */
  @FunctionalInterface
  public interface SymbolLookup {
    /** The operation that defines {@code name}, or null. */
    @Nullable Operation find(String name);
  }

  /**
   * Checks the symbols that {@code op} names.
   *
   * @throws Violation where one is not defined, or not as {@code op} uses it
   */
  public static void checkSymbols(Operation op, SymbolLookup symbols) {
    if (op.is(StablehloOps.COMPOSITE)) {
      Composites.check(
          op,
          op.attribute("decomposition") instanceof SymbolRefAttr symbol
              ? symbols.find(symbol.root())
              : null);
    } else {
      String mesh = ReplicaGroups.meshSymbol(op);
      if (mesh != null) {
        ReplicaGroups.requireMesh(op, mesh, symbols.find(mesh));
      }
    }
  }
}
