// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.legalize;

import com.google.common.collect.ImmutableMap;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hlokit.dialect.ChloOps;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.Block;
import org.hlokit.ir.ComplexType;
import org.hlokit.ir.DenseElementsAttr;
import org.hlokit.ir.ElementData;
import org.hlokit.ir.EnumAttr;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Operation;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;
import org.hlokit.ir.Value;
import org.hlokit.rewriter.pattern.Literals;
import org.hlokit.rewriter.pattern.StablehloBuilder;
import org.hlokit.tflite.legalize.ComplexNumbers.Formula;
import org.hlokit.tflite.legalize.ComplexNumbers.Parts;

/** What operations on complex numbers do to their parts. */
final class ComplexFormulas {
  private ComplexFormulas() {}

  /** A formula for each operation that has one. */
  static ImmutableMap<OpDefinition, Formula> all() {
    ImmutableMap.Builder<OpDefinition, Formula> formulas = ImmutableMap.builder();
    for (OpDefinition op :
        List.of(
            StablehloOps.ADD,
            StablehloOps.BROADCAST_IN_DIM,
            StablehloOps.CONCATENATE,
            StablehloOps.DYNAMIC_SLICE,
            StablehloOps.DYNAMIC_UPDATE_SLICE,
            StablehloOps.GATHER,
            StablehloOps.NEGATE,
            StablehloOps.OPTIMIZATION_BARRIER,
            StablehloOps.PAD,
            StablehloOps.RESHAPE,
            StablehloOps.REVERSE,
            StablehloOps.SELECT,
            StablehloOps.SLICE,
            StablehloOps.SUBTRACT,
            StablehloOps.TRANSPOSE)) {
      formulas.put(op, ComplexFormulas::partByPart);
    }
    return formulas
        .putAll(ComplexFunctions.all())
        .put(StablehloOps.ABS, ComplexFormulas::abs)
        .put(StablehloOps.COMPARE, ComplexFormulas::compare)
        .put(
            StablehloOps.COMPLEX,
            (op, _, _) -> Optional.of(new Parts(op.operand(0), op.operand(1))))
        .put(ChloOps.CONJ, ComplexFormulas::conjugate)
        .put(StablehloOps.CONSTANT, ComplexFormulas::constant)
        .put(StablehloOps.CONVERT, ComplexFormulas::convert)
        .put(StablehloOps.DIVIDE, ComplexFormulas::divide)
        .put(StablehloOps.DOT_GENERAL, ComplexFormulas::product)
        .put(StablehloOps.FFT, Fourier::transform)
        .put(StablehloOps.IMAG, (op, numbers, b) -> real(numbers.of(op.operand(0)).imaginary()))
        .put(StablehloOps.IOTA, ComplexFormulas::iota)
        .put(StablehloOps.MULTIPLY, ComplexFormulas::product)
        .put(StablehloOps.REDUCE, ComplexFormulas::sum)
        .put(StablehloOps.REAL, (op, numbers, b) -> real(numbers.of(op.operand(0)).real()))
        .buildOrThrow();
  }

  /** A result that is no complex number. */
  private static Optional<Parts> real(Value value) {
    return Optional.of(new Parts(value, value));
  }

  /** What is done to a number is done to both its parts. */
  private static Optional<Parts> partByPart(
      Operation op, ComplexNumbers numbers, StablehloBuilder builder) {
    List<Value> reals = new ArrayList<>();
    List<Value> imaginaries = new ArrayList<>();
    for (Value operand : op.operands()) {
      boolean complex = ComplexNumbers.isComplex(operand);
      Parts parts = complex ? numbers.of(operand) : new Parts(operand, operand);
      reals.add(parts.real());
      imaginaries.add(parts.imaginary());
    }
    return Optional.of(new Parts(copy(op, reals, builder), copy(op, imaginaries, builder)));
  }

  /** The operation on other operands, its result a tensor of floats. */
  private static Value copy(Operation op, List<Value> operands, StablehloBuilder builder) {
    TensorType type = op.result().tensorType();
    Type element =
        type.element() instanceof ComplexType complex ? complex.element() : type.element();
    return builder.like(op, operands, type.withElement(element));
  }

  private static Optional<Parts> product(
      Operation op, ComplexNumbers numbers, StablehloBuilder builder) {
    Parts a = numbers.of(op.operand(0));
    Parts b = numbers.of(op.operand(1));
    Value real =
        builder.binary(
            StablehloOps.SUBTRACT,
            copy(op, List.of(a.real(), b.real()), builder),
            copy(op, List.of(a.imaginary(), b.imaginary()), builder));
    Value imaginary =
        builder.add(
            copy(op, List.of(a.real(), b.imaginary()), builder),
            copy(op, List.of(a.imaginary(), b.real()), builder));
    return Optional.of(new Parts(real, imaginary));
  }

  private static Optional<Parts> divide(
      Operation op, ComplexNumbers numbers, StablehloBuilder builder) {
    Parts a = numbers.of(op.operand(0));
    Parts b = numbers.of(op.operand(1));
    Value size = square(b, builder);
    Value real =
        builder.add(
            builder.multiply(a.real(), b.real()), builder.multiply(a.imaginary(), b.imaginary()));
    Value imaginary =
        builder.binary(
            StablehloOps.SUBTRACT,
            builder.multiply(a.imaginary(), b.real()),
            builder.multiply(a.real(), b.imaginary()));
    return Optional.of(new Parts(builder.divide(real, size), builder.divide(imaginary, size)));
  }

  private static Value square(Parts parts, StablehloBuilder builder) {
    return builder.add(
        builder.multiply(parts.real(), parts.real()),
        builder.multiply(parts.imaginary(), parts.imaginary()));
  }

  private static Optional<Parts> abs(
      Operation op, ComplexNumbers numbers, StablehloBuilder builder) {
    return real(builder.unary(StablehloOps.SQRT, square(numbers.of(op.operand(0)), builder)));
  }

  private static Optional<Parts> conjugate(
      Operation op, ComplexNumbers numbers, StablehloBuilder builder) {
    Parts parts = numbers.of(op.operand(0));
    return Optional.of(
        new Parts(parts.real(), builder.unary(StablehloOps.NEGATE, parts.imaginary())));
  }

  /** A sum is that of the parts; what else reduces does it with pairs. */
  private static Optional<Parts> sum(
      Operation op, ComplexNumbers numbers, StablehloBuilder builder) {
    Block body = op.region(0).entry();
    Operation first = body.firstOp();
    boolean adds =
        op.operandCount() == 2
            && first != null
            && first.is(StablehloOps.ADD)
            && first.next() == body.terminator()
            && body.terminator().operand(0) == first.result()
            && first.operand(0) != first.operand(1);
    if (!adds) {
      return Optional.empty();
    }
    Parts values = numbers.of(op.operand(0));
    Parts initial = numbers.of(op.operand(1));
    long[] dimensions = StablehloBuilder.integers(op, "dimensions");
    return Optional.of(
        new Parts(
            builder.reduce(StablehloOps.ADD, values.real(), initial.real(), dimensions),
            builder.reduce(StablehloOps.ADD, values.imaginary(), initial.imaginary(), dimensions)));
  }

  private static Optional<Parts> compare(
      Operation op, ComplexNumbers numbers, StablehloBuilder builder) {
    if (!(op.attribute("comparison_direction") instanceof EnumAttr direction)) {
      return Optional.empty();
    }
    Parts a = numbers.of(op.operand(0));
    Parts b = numbers.of(op.operand(1));
    OpDefinition both = direction.value().equals("EQ") ? StablehloOps.AND : StablehloOps.OR;
    return real(
        builder.binary(
            both,
            builder.compare(direction.value(), a.real(), b.real()),
            builder.compare(direction.value(), a.imaginary(), b.imaginary())));
  }

  private static Optional<Parts> convert(
      Operation op, ComplexNumbers numbers, StablehloBuilder builder) {
    TensorType type = op.result().tensorType();
    if (!ComplexNumbers.isComplex(op.result())) {
      return real(builder.convert(numbers.of(op.operand(0)).real(), type.element()));
    }
    Type part = ComplexNumbers.part(type);
    if (!ComplexNumbers.isComplex(op.operand(0))) {
      Value real = builder.convert(op.operand(0), part);
      return Optional.of(new Parts(real, builder.splat(real.tensorType(), 0)));
    }
    Parts parts = numbers.of(op.operand(0));
    return Optional.of(
        new Parts(builder.convert(parts.real(), part), builder.convert(parts.imaginary(), part)));
  }

  private static Optional<Parts> iota(
      Operation op, ComplexNumbers numbers, StablehloBuilder builder) {
    Value real = copy(op, List.of(), builder);
    return Optional.of(new Parts(real, builder.splat(real.tensorType(), 0)));
  }

  private static Optional<Parts> constant(
      Operation op, ComplexNumbers numbers, StablehloBuilder builder) {
    DenseElementsAttr literal = Literals.elements(op.result());
    if (literal == null) {
      return Optional.empty();
    }
    TensorType type =
        op.result().tensorType().withElement(ComplexNumbers.part(op.result().tensorType()));
    int width = Literals.width(type.element());
    ByteBuffer pairs = literal.data().read();
    int count = pairs.remaining() / (2 * width);
    List<byte[]> parts = List.of(new byte[count * width], new byte[count * width]);
    for (int i = 0; i < 2 * count; i++) {
      pairs.get(i * width, parts.get(i % 2), i / 2 * width, width);
    }
    boolean splat = literal.data().isSplat();
    return Optional.of(
        new Parts(
            builder.constant(
                new DenseElementsAttr(type, new ElementData.Bytes(parts.get(0), splat))),
            builder.constant(
                new DenseElementsAttr(type, new ElementData.Bytes(parts.get(1), splat)))));
  }
}
