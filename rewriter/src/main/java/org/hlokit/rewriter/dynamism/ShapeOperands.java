// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.dynamism;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableLongArray;
import java.util.List;
import org.hlokit.ir.DenseElementsAttr;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.OpResult;
import org.hlokit.ir.Operation;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.TupleType;
import org.hlokit.ir.Type;
import org.hlokit.print.Printer;
import org.hlokit.verify.stablehlo.Compatibility;
import org.hlokit.verify.stablehlo.IntegerConstants;
import org.jspecify.annotations.Nullable;

/**
 * The operands of a custom call that are the shapes of its results, as {@code
 * indices_of_shape_operands} says: one for each result, the elements of tuples one by one.
 *
 * @param indices which operands
 * @param shapes their values
 */
record ShapeOperands(ImmutableLongArray indices, ImmutableList<ImmutableLongArray> shapes) {
  static final String ATTRIBUTE = "indices_of_shape_operands";

  /**
   * Those of {@code call}, or null where it names none, or one of them is no constant.
   *
   * @param errors is told what is wrong with them
   */
  static @Nullable ShapeOperands of(Operation call, RefinementErrors errors) {
    if (!(call.attribute(ATTRIBUTE) instanceof DenseElementsAttr attribute)
        || !(attribute.type() instanceof TensorType type)) {
      return null;
    }
    ImmutableList<Type> results = flat(call.results().stream().map(OpResult::type).toList());
    String tuples = results.size() == call.resultCount() ? "" : ", with tuples flattened";
    ImmutableLongArray indices = IntegerConstants.of(attribute);
    String fault = fault(type, results.size(), tuples);
    if (fault != null || indices == null) {
      errors.add(call, ATTRIBUTE + ": " + fault);
      return null;
    }
    ImmutableList.Builder<ImmutableLongArray> shapes = ImmutableList.builder();
    for (int i = 0; i < indices.length(); i++) {
      long index = indices.get(i);
      if (index < 0 || index >= call.operandCount()) {
        errors.add(
            call,
            "%s: index #%d (%d) must be within bounds for operation operands (from 0 to %d)"
                .formatted(ATTRIBUTE, i, index, call.operandCount()));
        return null;
      }
      ImmutableLongArray shape = IntegerConstants.of(call.operand((int) index));
      if (shape == null) {
        return null;
      }
      if (!describes(shape, results.get(i))) {
        errors.add(
            call,
            "%s: refinement #%d (%s) must be compatible with operation result #%d ('%s')%s"
                .formatted(ATTRIBUTE, i, shape, i, Printer.toText(results.get(i)), tuples));
        return null;
      }
      shapes.add(shape);
    }
    return new ShapeOperands(indices, shapes.build());
  }

  private static @Nullable String fault(TensorType type, int results, String tuples) {
    if (type.elementCount() != results) {
      return "number of elements (%d) must be equal to the number of operation results (%d)%s"
          .formatted(type.elementCount(), results, tuples);
    }
    if (type.rank() != 1) {
      return "must have rank = 1";
    }
    return type.element().equals(IntegerType.I64) ? null : "must have i64 element type";
  }

  private static boolean describes(ImmutableLongArray shape, Type result) {
    return shape.stream().allMatch(extent -> extent >= 0)
        && Compatibility.isShaped(result)
        && Compatibility.types(TensorType.of(Compatibility.element(result), shape), result);
  }

  /** The types, and in place of tuples their elements. */
  static ImmutableList<Type> flat(List<? extends Type> types) {
    ImmutableList.Builder<Type> flat = ImmutableList.builder();
    for (Type type : types) {
      if (type instanceof TupleType(ImmutableList<Type> elements)) {
        flat.addAll(flat(elements));
      } else {
        flat.add(type);
      }
    }
    return flat.build();
  }
}
