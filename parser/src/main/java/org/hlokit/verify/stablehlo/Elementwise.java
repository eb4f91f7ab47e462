// SPDX-License-Identifier: Apache-2.0
package org.hlokit.verify.stablehlo;

import static org.hlokit.verify.stablehlo.Arguments.operand;
import static org.hlokit.verify.stablehlo.Compatibility.element;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.ImmutableLongArray;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.ComplexType;
import org.hlokit.ir.EnumAttr;
import org.hlokit.ir.FloatAttr;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Operation;
import org.hlokit.ir.QuantizedType;
import org.hlokit.ir.StructAttr;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Trait;
import org.hlokit.ir.Type;
import org.hlokit.ir.UnrankedTensorType;

/** Ops that work element by element. */
final class Elementwise {
  /** The most specific of the operands' types. */
  static final Inference UNIFORM = Elementwise::inferUniform;

  static final ImmutableMap<OpDefinition, Constraint> CONSTRAINTS = constraints();
  static final ImmutableMap<OpDefinition, Inference> INFERENCES = inferences();

  private Elementwise() {}

  private static ImmutableMap<OpDefinition, Constraint> constraints() {
    ImmutableMap.Builder<OpDefinition, Constraint> rules = ImmutableMap.builder();
    for (OpDefinition op : StablehloOps.ALL) {
      if (op.property("result_accuracy") != null) {
        rules.put(op, Elementwise::checkAccuracy);
      }
    }
    return rules
        .put(StablehloOps.ADD, Elementwise::checkAdd)
        .put(StablehloOps.UNIFORM_QUANTIZE, Quantization::checkQuantize)
        .buildOrThrow();
  }

  private static ImmutableMap<OpDefinition, Inference> inferences() {
    ImmutableMap.Builder<OpDefinition, Inference> rules = ImmutableMap.builder();
    for (OpDefinition op : StablehloOps.ALL) {
      if (isUniform(op)) {
        rules.put(op, UNIFORM);
      }
    }
    return rules
        .put(StablehloOps.ADD, UNIFORM)
        .put(StablehloOps.ABS, Elementwise::inferReal)
        .put(StablehloOps.IMAG, Elementwise::inferReal)
        .put(StablehloOps.REAL, Elementwise::inferReal)
        .put(StablehloOps.IS_FINITE, Elementwise::inferPredicate)
        .put(StablehloOps.COMPARE, Elementwise::inferPredicate)
        .put(StablehloOps.UNIFORM_DEQUANTIZE, Elementwise::inferDequantized)
        .put(StablehloOps.COMPLEX, Elementwise::inferComplex)
        .put(StablehloOps.CLAMP, Elementwise::inferClamp)
        .put(StablehloOps.SELECT, Elementwise::inferSelect)
        .buildOrThrow();
  }

  private static boolean isUniform(OpDefinition op) {
    return op.has(Trait.COMPATIBLE_OPERANDS_AND_RESULT_TYPE);
  }

  private static void checkAccuracy(Operation op) {
    if (op.attribute("result_accuracy") instanceof StructAttr accuracy) {
      checkAccuracy(accuracy);
    }
  }

  /** Whether all operands and the result have the same type, as they mostly do. */
  static boolean hasOneType(Operation op) {
    Type type = op.result(0).type();
    for (int i = 0; i < op.operandCount(); i++) {
      if (!op.operand(i).type().equals(type)) {
        return false;
      }
    }
    return true;
  }

  static void checkAccuracy(StructAttr accuracy) {
    double absolute = number(accuracy, "atol");
    double relative = number(accuracy, "rtol");
    long ulps = Arguments.integer(accuracy, "ulps");
    if (isNegative(absolute) || isNegative(relative) || ulps < 0) {
      throw new Violation("Negative tolerance");
    }
    if (accuracy.get("mode") instanceof EnumAttr(_, String mode)
        && (mode.equals("DEFAULT") || mode.equals("HIGHEST"))
        && (absolute != 0 || relative != 0 || ulps != 0)) {
      throw new Violation(
          "Invalid tolerances for ResultAccuracyAttr with mode " + mode + ", must be all zero.");
    }
  }

  private static boolean isNegative(double value) {
    return Double.doubleToRawLongBits(value) < 0;
  }

  private static double number(StructAttr struct, String field) {
    return struct.get(field) instanceof FloatAttr value ? value.doubleValue() : 0;
  }

  private static void checkAdd(Operation op) {
    if (hasOneType(op)) {
      return;
    }
    Type lhs = op.operand(0).type();
    Type rhs = op.operand(1).type();
    Type result = op.result(0).type();
    if (Quantization.isQuantized(lhs)
        || Quantization.isQuantized(rhs)
        || Quantization.isQuantized(result)) {
      Quantization.checkAdd(lhs, rhs, result);
    } else if (!element(lhs).equals(element(rhs)) || !element(lhs).equals(element(result))) {
      throw new Violation("op requires the same element type for all operands and results");
    }
  }

  /** The most specific of the operands' types. */
  private static ImmutableList<Type> inferUniform(Operation op) {
    Type first = op.operand(0).type();
    return ImmutableList.of(
        op.operandCount() == 1 ? first : Merging.mostSpecific(Control.types(op.operands())));
  }

  private static ImmutableList<Type> inferReal(Operation op) {
    Type type = op.operand(0).type();
    return ImmutableList.of(
        element(type) instanceof ComplexType(Type part) ? withElement(type, part) : type);
  }

  /** The shape of the first operand with elements of {@code i1}. */
  static ImmutableList<Type> inferPredicate(Operation op) {
    return ImmutableList.of(withElement(op.operand(0).type(), IntegerType.I1));
  }

  private static ImmutableList<Type> inferComplex(Operation op) {
    Type part = op.operand(0).type();
    return ImmutableList.of(withElement(part, new ComplexType(element(part))));
  }

  private static ImmutableList<Type> inferDequantized(Operation op) {
    TensorType operand = operand(op, 0);
    if (!(operand.element() instanceof QuantizedType quantized)) {
      throw new Violation("");
    }
    return ImmutableList.of(TensorType.of(quantized.expressed(), operand.shape()));
  }

  static Type withElement(Type shaped, Type element) {
    return shaped instanceof TensorType tensor
        ? tensor.withElement(element)
        : new UnrankedTensorType(element);
  }

  private static ImmutableList<Type> inferClamp(Operation op) {
    TensorType operand = operand(op, 1);
    requireScalarOrShape(operand(op, 0), operand, "min");
    requireScalarOrShape(operand(op, 2), operand, "max");
    return ImmutableList.of(operand);
  }

  private static void requireScalarOrShape(TensorType limit, TensorType operand, String name) {
    ImmutableLongArray shape = limit.shape();
    if (limit.rank() != 0 && !Dims.agree(shape, operand.shape())) {
      throw new Violation(
          "%s shape [%s] is not scalar and is not compatible to operand shape [%s]"
              .formatted(name, Dims.list(shape), Dims.list(operand.shape())));
    }
  }

  private static ImmutableList<Type> inferSelect(Operation op) {
    TensorType predicate = operand(op, 0);
    TensorType onTrue = operand(op, 1);
    TensorType onFalse = operand(op, 2);
    if (!Dims.agree(onTrue.shape(), onFalse.shape())
        || !onTrue.element().equals(onFalse.element())) {
      throw new Violation("requires compatible types for non-predicate operands");
    }
    if (predicate.rank() != 0 && !Dims.agree(predicate.shape(), onTrue.shape())) {
      throw new Violation("requires the same shape for all operands");
    }
    return ImmutableList.of(Merging.mostSpecific(ImmutableList.of(onTrue, onFalse)));
  }
}
