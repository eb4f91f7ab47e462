// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.legalize;

import com.google.common.primitives.ImmutableLongArray;
import java.util.List;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.BoolAttr;
import org.hlokit.ir.DenseArrayAttr;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.IntegerAttr;
import org.hlokit.ir.Operation;
import org.hlokit.ir.OperationBuilder;
import org.hlokit.ir.Region;
import org.hlokit.ir.StructAttr;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Value;
import org.hlokit.rewriter.pattern.Rewriter;
import org.hlokit.rewriter.pattern.StablehloBuilder;

/** Elements of tensors of one dimension, picked and changed by their places. */
final class FlatElements {
  private FlatElements() {}

  /** A tensor's elements in row-major order. */
  static Value flat(Value value, StablehloBuilder builder) {
    return builder.reshape(value, ImmutableLongArray.of(value.tensorType().elementCount()));
  }

  /**
   * The elements of {@code operand} at {@code places}, those outside at the nearest that there is.
   *
   * @param places integers, of one dimension
   */
  static Value gather(Value operand, Value places, Rewriter rewriter) {
    StructAttr numbers =
        new StructAttr(
            "stablehlo.gather",
            DictionaryAttr.EMPTY
                .with("collapsed_slice_dims", DenseArrayAttr.i64(0))
                .with("start_index_map", DenseArrayAttr.i64(0))
                .with("index_vector_dim", IntegerAttr.i64(1)));
    return rewriter
        .insert(
            Operation.builder(StablehloOps.GATHER)
                .operand(operand)
                .operand(column(places, rewriter))
                .attribute("dimension_numbers", numbers)
                .attribute("slice_sizes", DenseArrayAttr.i64(1))
                .attribute("indices_are_sorted", BoolAttr.of(false))
                .result(TensorType.of(operand.tensorType().element(), count(places))))
        .result();
  }

  /**
   * Tensors whose elements at {@code places} are updated; places outside are left out.
   *
   * @param body the update, of the elements that are there and the new ones
   */
  static List<Value> scatter(
      List<Value> operands, Value places, List<Value> updates, Region body, Rewriter rewriter) {
    StructAttr numbers =
        new StructAttr(
            "stablehlo.scatter",
            DictionaryAttr.EMPTY
                .with("inserted_window_dims", DenseArrayAttr.i64(0))
                .with("scatter_dims_to_operand_dims", DenseArrayAttr.i64(0))
                .with("index_vector_dim", IntegerAttr.i64(1)));
    Value column = column(places, rewriter);
    OperationBuilder scatter =
        Operation.builder(StablehloOps.SCATTER)
            .operands(operands)
            .operand(column)
            .operands(updates)
            .attribute("scatter_dimension_numbers", numbers)
            .attribute("indices_are_sorted", BoolAttr.of(false))
            .attribute("unique_indices", BoolAttr.of(false))
            .region(body);
    operands.forEach(operand -> scatter.result(operand.type()));
    return List.copyOf(rewriter.insert(scatter).results());
  }

  private static Value column(Value places, Rewriter rewriter) {
    return new StablehloBuilder(rewriter).reshape(places, ImmutableLongArray.of(count(places), 1));
  }

  private static long count(Value places) {
    return places.tensorType().elementCount();
  }
}
