// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.legalize;

import static com.google.common.collect.ImmutableSet.toImmutableSet;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.hlokit.dialect.ChloOps;
import org.hlokit.dialect.FuncOps;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Trait;
import org.hlokit.ir.Value;
import org.hlokit.rewriter.pattern.Rewriter;

/**
 * Puts operations that have an exporter in the place of those that have none, before anything is
 * exported. What the table says is exact, but for the order in which floats are summed.
 */
public final class Legalizer {
  private static final ImmutableMap<OpDefinition, Legalization> TABLE =
      ImmutableMap.<OpDefinition, Legalization>builder()
          .put(ChloOps.BROADCAST_SELECT, Selections::broadcast)
          .put(StablehloOps.ALL_GATHER, LoneDevice::own)
          .put(StablehloOps.ALL_REDUCE, LoneDevice::own)
          .put(StablehloOps.ALL_TO_ALL, LoneDevice::own)
          .put(StablehloOps.BATCH_NORM_GRAD, Normalizations::gradient)
          .put(StablehloOps.BATCH_NORM_INFERENCE, Normalizations::inference)
          .put(StablehloOps.BATCH_NORM_TRAINING, Normalizations::training)
          .put(StablehloOps.CASE, Cases::choose)
          .put(StablehloOps.CHOLESKY, LinearAlgebra::cholesky)
          .put(StablehloOps.COLLECTIVE_BROADCAST, LoneDevice::own)
          .put(StablehloOps.COLLECTIVE_PERMUTE, LoneDevice::permuted)
          .put(StablehloOps.COMPARE, FloatOrder::compare)
          .put(StablehloOps.CONVOLUTION, Convolutions::convolution)
          .put(StablehloOps.COUNT_LEADING_ZEROS, BitCounts::leadingZeros)
          .put(StablehloOps.CROSS_REPLICA_SUM, LoneDevice::own)
          .put(StablehloOps.DIVIDE, IntegerDivision::divide)
          .put(StablehloOps.DOT, Products::dot)
          .put(StablehloOps.DOT_GENERAL, Products::dotGeneral)
          .put(StablehloOps.DYNAMIC_GATHER, DynamicShapes::gather)
          .put(StablehloOps.EINSUM, Products::einsum)
          .put(StablehloOps.GATHER, BatchingDimensions::gather)
          .put(StablehloOps.GET_TUPLE_ELEMENT, Selections::tupleElement)
          .put(StablehloOps.MAP, ScalarBodies::map)
          .put(StablehloOps.OR, WideIntegers::bitwise)
          .put(StablehloOps.PARTITION_ID, LoneDevice::number)
          .put(StablehloOps.POPCNT, BitCounts::ones)
          .put(StablehloOps.POWER, IntegerPower::power)
          .put(StablehloOps.REDUCE, TreeReduction::reduce)
          .put(StablehloOps.REDUCE_PRECISION, ReducedPrecision::reduce)
          .put(StablehloOps.REDUCE_WINDOW, Windows::reduce)
          .put(StablehloOps.REDUCE_SCATTER, LoneDevice::own)
          .put(StablehloOps.REMAINDER, IntegerDivision::remainder)
          .put(StablehloOps.REPLICA_ID, LoneDevice::number)
          .put(StablehloOps.RNG_BIT_GENERATOR, RandomBits::bits)
          .put(StablehloOps.SCATTER, Scatters::scatter)
          .put(StablehloOps.SELECT_AND_SCATTER, Windows::selectAndScatter)
          .put(StablehloOps.SET_DIMENSION_SIZE, DynamicShapes::setSize)
          .put(StablehloOps.SHIFT_LEFT, WideIntegers::shiftLeft)
          .put(StablehloOps.SHIFT_RIGHT_ARITHMETIC, WideIntegers::shiftRightArithmetic)
          .put(StablehloOps.SHIFT_RIGHT_LOGICAL, WideIntegers::shiftRightLogical)
          .put(StablehloOps.SORT, Sorts::sort)
          .put(StablehloOps.TORCH_INDEX_SELECT, Selections::torchIndexSelect)
          .put(StablehloOps.TRIANGULAR_SOLVE, LinearAlgebra::triangularSolve)
          .put(StablehloOps.UNARY_EINSUM, Products::unaryEinsum)
          .put(StablehloOps.XOR, WideIntegers::bitwise)
          .buildOrThrow();

  private static final ImmutableSet<OpDefinition> CONTROL_FLOW =
      ImmutableSet.of(StablehloOps.CASE, StablehloOps.IF, StablehloOps.WHILE);

  private final Predicate<Operation> exportable;
  private final Map<Operation, Operation> origins = new HashMap<>();

  private Legalizer(Predicate<Operation> exportable) {
    this.exportable = exportable;
  }

  /**
   * Rewrites a module.
   *
   * @param exportable whether an operation can be exported as it is
   * @return of each operation that was inserted, the one in the program that it stands for
   */
  public static Map<Operation, Operation> run(Operation module, Predicate<Operation> exportable) {
    NamedCalls.run(module);
    NarrowDoubles.run(module);
    ComplexNumbers.run(module);
    Legalizer legalizer = new Legalizer(exportable);
    Deque<Operation> candidates = candidates(module);
    while (!candidates.isEmpty()) {
      legalizer.legalize(candidates.poll(), candidates);
    }
    return legalizer.origins;
  }

  /** The names of the operations that are said in others. */
  public static ImmutableSet<String> supported() {
    return TABLE.keySet().stream().map(OpDefinition::name).collect(toImmutableSet());
  }

  private static Deque<Operation> candidates(Operation module) {
    Deque<Operation> candidates = new ArrayDeque<>();
    module.walk(
        op -> {
          if (TABLE.containsKey(op.definition()) && isRun(op)) {
            candidates.add(op);
          }
        });
    return candidates;
  }

  /** Whether an operation is run as such, and is no part of a body that is read as a whole. */
  private static boolean isRun(Operation op) {
    Operation parent = op.parentOp();
    while (parent != null && CONTROL_FLOW.contains(parent.definition())) {
      parent = parent.parentOp();
    }
    return parent == null || parent.definition().has(Trait.SYMBOL_TABLE) || parent.is(FuncOps.FUNC);
  }

  private void legalize(Operation op, Deque<Operation> candidates) {
    Legalization legalization = TABLE.get(op.definition());
    if (legalization == null || op.block() == null || exportable.test(op)) {
      return;
    }
    Operation origin = origins.getOrDefault(op, op);
    Rewriter rewriter =
        new Rewriter(
            new Rewriter.Listener() {
              @Override
              public void changed(Operation inserted) {
                inserted.walk(
                    inner -> {
                      origins.put(inner, origin);
                      if (TABLE.containsKey(inner.definition()) && isRun(inner)) {
                        candidates.add(inner);
                      }
                    });
              }
            });
    List<Value> replacements = legalization.replacements(op, rewriter.before(op));
    if (!replacements.isEmpty()) {
      for (int i = 0; i < op.resultCount(); i++) {
        op.result(i).replaceAllUsesWith(replacements.get(i));
      }
      rewriter.eraseWithUnused(op);
    }
  }
}
