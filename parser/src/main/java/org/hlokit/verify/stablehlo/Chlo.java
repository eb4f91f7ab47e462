// SPDX-License-Identifier: Apache-2.0
package org.hlokit.verify.stablehlo;

import static org.hlokit.verify.stablehlo.Arguments.operand;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.ImmutableLongArray;
import org.hlokit.dialect.ChloOps;
import org.hlokit.ir.DenseArrayAttr;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Operation;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Trait;
import org.hlokit.ir.Type;
import org.hlokit.ir.UnrankedTensorType;
import org.jspecify.annotations.Nullable;

/** Ops of CHLO that do not broadcast, but for ragged_dot. */
final class Chlo {
  static final ImmutableMap<OpDefinition, Constraint> CONSTRAINTS =
      ImmutableMap.of(
          ChloOps.CONSTANT_LIKE, Chlo::checkConstantLike,
          ChloOps.SCAN, Chlo::checkScan);

  static final ImmutableMap<OpDefinition, Inference> INFERENCES = inferences();

  private Chlo() {}

  private static ImmutableMap<OpDefinition, Inference> inferences() {
    ImmutableMap.Builder<OpDefinition, Inference> rules = ImmutableMap.builder();
    for (OpDefinition op : ChloOps.ALL) {
      if (op.has(Trait.COMPATIBLE_OPERANDS_AND_RESULT_TYPE)) {
        rules.put(op, Elementwise.UNIFORM);
      }
    }
    return rules
        .put(ChloOps.IS_INF, Elementwise::inferPredicate)
        .put(ChloOps.IS_NEG_INF, Elementwise::inferPredicate)
        .put(ChloOps.IS_POS_INF, Elementwise::inferPredicate)
        .put(ChloOps.CONSTANT_LIKE, Chlo::inferConstantLike)
        .put(ChloOps.TOP_K, Chlo::inferTopK)
        .put(ChloOps.SCAN, Chlo::inferScan)
        .buildOrThrow();
  }

  private static void checkConstantLike(Operation op) {
    Type type = Values.typeOf(op.attribute("value"));
    if (type != null && !type.equals(Compatibility.element(op.result(0).type()))) {
      throw Violation.of(op, "value's type doesn't match element return type");
    }
  }

  private static ImmutableList<Type> inferConstantLike(Operation op) {
    Type type = Values.typeOf(op.attribute("value"));
    return ImmutableList.of(
        Elementwise.withElement(
            op.operand(0).type(),
            type == null ? Compatibility.element(op.result(0).type()) : type));
  }

  private static ImmutableList<Type> inferTopK(Operation op) {
    if (op.operand(0).type() instanceof UnrankedTensorType unranked) {
      return ImmutableList.of(unranked, new UnrankedTensorType(IntegerType.I32));
    }
    TensorType operand = operand(op, 0);
    int last = operand.rank() - 1;
    if (last < 0) {
      throw new Violation("operand's rank must be at least 1");
    }
    long k = Arguments.integer(op, "k", 0);
    if (!operand.isDynamic(last) && operand.dimension(last) < k) {
      throw new Violation("operand's last dimension must be at least " + k);
    }
    long[] shape = operand.shape().toArray();
    shape[last] = k;
    ImmutableLongArray operandBounds = Bounds.of(operand);
    long[] bounds = operandBounds == null ? new long[0] : operandBounds.toArray();
    if (bounds.length > 0) {
      bounds[last] = TensorType.DYNAMIC;
    }
    TensorType values = Bounds.type(shape, operand.element(), operand.encoding(), bounds);
    return ImmutableList.of(values, values.withElement(IntegerType.I32));
  }

  /** How many operands of a scan are inputs; the others are initial values of carries. */
  private static int scanInputs(Operation op) {
    return op.attribute("operandSegmentSizes") instanceof DenseArrayAttr(_, var sizes)
            && !sizes.isEmpty()
        ? (int) sizes.get(0)
        : op.operandCount();
  }

  private static @Nullable TensorType ranked(Type type) {
    return type instanceof TensorType tensor ? tensor : null;
  }

  private static void checkScan(Operation op) {
    int inputs = scanInputs(op);
    int carries = op.operandCount() - inputs;
    if (inputs == 0 && op.resultCount() == carries) {
      throw Violation.of(op, "at least one of inputs or outputs must be present");
    }
    int dimension = (int) Arguments.integer(op, "dimension", 0);
    long size = Arguments.integer(op, "scan_dim_size", TensorType.DYNAMIC);
    for (int i = 0; i < inputs; i++) {
      TensorType input = ranked(op.operand(i).type());
      if (input == null) {
        throw Violation.of(op, "operand " + i + " is not ranked");
      }
      if (dimension < 0 || dimension >= input.rank()) {
        throw Violation.of(op, "scan dimension of operand " + i + " is out of bounds");
      }
      if (!Dims.agree(size, input.dimension(dimension))) {
        throw Violation.of(op, "invalid scan dimension size of operand " + i);
      }
      size = input.isDynamic(dimension) ? size : input.dimension(dimension);
    }
    checkScanBody(op, inputs, dimension);
  }

  private static void checkScanBody(Operation op, int inputs, int dimension) {
    var arguments = Arguments.block(op, 0).arguments();
    if (arguments.size() != op.operandCount()) {
      throw Violation.of(
          op,
          "expects %d arguments in the body, but got %d"
              .formatted(op.operandCount(), arguments.size()));
    }
    for (int i = 0; i < op.operandCount(); i++) {
      TensorType operand = ranked(op.operand(i).type());
      if (operand == null) {
        throw Violation.of(op, "operand " + i + " is not ranked");
      }
      TensorType expected = i < inputs ? without(operand, dimension) : operand;
      if (!Compatibility.types(expected, arguments.get(i).type())) {
        throw Violation.of(op, "operand and body argument " + i + " are incompatible");
      }
    }
  }

  private static TensorType without(TensorType type, int dimension) {
    ImmutableLongArray shape = type.shape();
    return TensorType.of(
        type.element(),
        ImmutableLongArray.builder()
            .addAll(shape.subArray(0, dimension))
            .addAll(shape.subArray(dimension + 1, shape.length()))
            .build());
  }

  private static ImmutableList<Type> inferScan(Operation op) {
    if (op.region(0).isEmpty()) {
      throw new Violation("ScanOp region is empty");
    }
    Operation terminator = Arguments.terminator(op.region(0).entry());
    int inputs = scanInputs(op);
    int carries = op.operandCount() - inputs;
    if (terminator.operandCount() < carries) {
      throw new Violation("ScanOp body must return at least " + carries + " values (carries)");
    }
    int outputs = terminator.operandCount() - carries;
    int dimension = (int) Arguments.integer(op, "dimension", 0);
    long size = Arguments.integer(op, "scan_dim_size", TensorType.DYNAMIC);
    for (int i = 0; i < inputs; i++) {
      TensorType input = ranked(op.operand(i).type());
      if (input == null) {
        throw new Violation("operand " + i + " is not ranked");
      }
      if (dimension < 0 || dimension >= input.rank()) {
        throw new Violation("scan dimension of operand " + i + " is out of bounds");
      }
      size = Dims.isDynamic(size) ? input.dimension(dimension) : size;
    }
    ImmutableList.Builder<Type> types = ImmutableList.builder();
    for (int i = 0; i < terminator.operandCount(); i++) {
      TensorType result = ranked(terminator.operand(i).type());
      if (result == null) {
        throw new Violation("terminator operand " + i + " is not ranked");
      }
      types.add(i < outputs ? stacked(result, dimension, size) : result);
    }
    return types.build();
  }

  private static TensorType stacked(TensorType slice, int dimension, long size) {
    ImmutableLongArray shape = slice.shape();
    int at = Math.min(dimension, shape.length());
    return TensorType.of(
        slice.element(),
        ImmutableLongArray.builder()
            .addAll(shape.subArray(0, at))
            .add(size)
            .addAll(shape.subArray(at, shape.length()))
            .build());
  }
}
