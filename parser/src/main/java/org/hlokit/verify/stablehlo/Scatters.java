// SPDX-License-Identifier: Apache-2.0
package org.hlokit.verify.stablehlo;

import static org.hlokit.verify.stablehlo.Arguments.longs;
import static org.hlokit.verify.stablehlo.Arguments.operand;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.ImmutableLongArray;
import java.util.ArrayList;
import java.util.List;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Operation;
import org.hlokit.ir.StructAttr;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;

/** The op scatter. */
final class Scatters {
  static final ImmutableMap<OpDefinition, Constraint> CONSTRAINTS =
      ImmutableMap.of(StablehloOps.SCATTER, Scatters::check);

  static final ImmutableMap<OpDefinition, Inference> INFERENCES =
      ImmutableMap.of(StablehloOps.SCATTER, Scatters::infer);

  private Scatters() {}

  private static ImmutableList<Type> infer(Operation op) {
    ImmutableList.Builder<Type> types = ImmutableList.builder();
    for (int i = 0; i < inputs(op); i++) {
      types.add(operand(op, i).withElement(Reducers.accumulatorElement(op, 0, i)));
    }
    return types.build();
  }

  /** Inputs, one tensor of indices, and as many updates as inputs. */
  private static int inputs(Operation op) {
    return (op.operandCount() - 1) / 2;
  }

  private static void check(Operation op) {
    int inputs = inputs(op);
    TensorType indices = operand(op, inputs);
    List<Type> inputTypes = new ArrayList<>();
    List<Type> initTypes = new ArrayList<>();
    for (int i = 0; i < inputs; i++) {
      requireSameShape(op, 0, i, "inputs");
      inputTypes.add(operand(op, i));
      initTypes.add(TensorType.of(operand(op, inputs + 1 + i).element()));
    }
    for (int i = 0; i < inputs; i++) {
      requireSameShape(op, inputs + 1, inputs + 1 + i, "updates");
    }
    StructAttr numbers = Arguments.struct(op, "scatter_dimension_numbers");
    long indexVectorDim = Arguments.integer(numbers, "index_vector_dim");
    Dims.requireInClosedBounds(
        indexVectorDim, indices.rank(), "index_vector_dim", "rank-of('scatter_indices')");
    Reducers.check(Arguments.block(op, 0), inputTypes, initTypes, ImmutableLongArray.of());
    ImmutableLongArray expanded =
        indexVectorDim == indices.rank()
            ? ImmutableLongArray.builder().addAll(indices.shape()).add(1).build()
            : indices.shape();
    int windowRank = longs(numbers, "update_window_dims").length();
    for (int i = 0; i < inputs; i++) {
      requireUpdatesRank(operand(op, inputs + 1 + i), expanded.length() - 1 + windowRank);
    }
    for (int i = 0; i < inputs; i++) {
      numbers(numbers, operand(op, i), operand(op, inputs + 1 + i), expanded).check();
    }
    for (int i = 0; i < inputs; i++) {
      numbers(numbers, operand(op, i), operand(op, inputs + 1 + i), expanded).checkExtents();
    }
  }

  private static void requireSameShape(Operation op, int first, int other, String name) {
    if (!Dims.agree(operand(op, first).shape(), operand(op, other).shape())) {
      throw new Violation("Not all " + name + " have compatible shapes.");
    }
  }

  private static void requireUpdatesRank(TensorType updates, int expected) {
    if (updates.rank() != expected) {
      throw new Violation(
          ("expects updates tensor must be of rank %d ( == rank-of('scatter_indices') - 1 + "
                  + "size-of('update_window_dims'), where 'scatter_indices' is expanded by a "
                  + "trailing 1 dimension if 'index_vector_dim' == rank-of('scatter_indices')), but "
                  + "got %d.")
              .formatted(expected, updates.rank()));
    }
  }

  private static ScatterNumbers numbers(
      StructAttr numbers, TensorType operand, TensorType updates, ImmutableLongArray indices) {
    return new ScatterNumbers(
        operand,
        updates,
        indices,
        longs(numbers, "update_window_dims"),
        longs(numbers, "inserted_window_dims"),
        longs(numbers, "input_batching_dims"),
        longs(numbers, "scatter_indices_batching_dims"),
        longs(numbers, "scatter_dims_to_operand_dims"),
        Arguments.integer(numbers, "index_vector_dim"));
  }
}
