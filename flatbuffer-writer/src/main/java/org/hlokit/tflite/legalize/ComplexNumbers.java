// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.legalize;

import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.ImmutableLongArray;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hlokit.dialect.FuncOps;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.Block;
import org.hlokit.ir.BlockArgument;
import org.hlokit.ir.ComplexType;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.OpResult;
import org.hlokit.ir.Operation;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;
import org.hlokit.ir.Value;
import org.hlokit.rewriter.pattern.Rewriter;
import org.hlokit.rewriter.pattern.StablehloBuilder;

/**
 * Computes with complex numbers, for which the runtime has hardly a kernel, as with their real and
 * imaginary parts. Where a program takes or gives complex tensors, their bits are read as pairs of
 * floats.
 *
 * <pre>
 *   %c = complex %a, %b                 %0 = multiply %a, %x     %2 = multiply %b, %y
 *   %z = complex %x, %y        ==>      %r = subtract %0, %2
 *   %m = multiply %c, %z
 *   %r = real %m
 * </pre>
 */
final class ComplexNumbers {
  /** The parts of a complex tensor, of its shape. */
  record Parts(Value real, Value imaginary) {}

  /** What an operation makes of the parts of its complex operands. */
  interface Formula {
    /** The parts of the result; empty where it cannot be said. */
    Optional<Parts> parts(Operation op, ComplexNumbers numbers, StablehloBuilder builder);
  }

  private static final ImmutableMap<OpDefinition, Formula> FORMULAS = ComplexFormulas.all();

  private final Rewriter rewriter = new Rewriter();
  private final Map<Value, Parts> known = new HashMap<>();
  private final List<Operation> replaced = new ArrayList<>();
  private final List<Block> bodies = new ArrayList<>();

  private ComplexNumbers() {}

  /** Rewrites the functions of a module. */
  static void run(Operation module) {
    ComplexNumbers numbers = new ComplexNumbers();
    module.walk(
        op -> {
          if (op.is(FuncOps.FUNC) && !op.region(0).isEmpty()) {
            numbers.rewrite(op.region(0).entry());
          }
        });
    for (Operation op : numbers.replaced.reversed()) {
      if (op.block() != null && op.isUnused()) {
        numbers.rewriter.eraseWithUnused(op);
      }
    }
    numbers.bodies.forEach(ComplexNumbers::eraseComplex);
  }

  private void rewrite(Block block) {
    List<Operation> ops = new ArrayList<>();
    block.operations().forEach(ops::add);
    for (Operation op : ops) {
      boolean hasBody = ComplexBodies.canSplit(op) && ComplexBodies.mentionsComplex(op);
      // What ends a body is rewritten with the operation around it.
      if ((touchesComplex(op) || hasBody) && !op.is(StablehloOps.RETURN)) {
        rewrite(op);
      }
    }
  }

  private static void eraseComplex(Block body) {
    for (int i = body.arguments().size() - 1; i >= 0; i--) {
      if (isComplex(body.argument(i)) && body.argument(i).isUnused()) {
        body.eraseArgument(i);
      }
    }
  }

  private static boolean touchesComplex(Operation op) {
    return op.operands().stream().anyMatch(ComplexNumbers::isComplex)
        || op.results().stream().anyMatch(ComplexNumbers::isComplex);
  }

  static boolean isComplex(Value value) {
    return value.type() instanceof TensorType type
        && type.hasStaticShape()
        && type.element() instanceof ComplexType;
  }

  private void rewrite(Operation op) {
    StablehloBuilder builder = new StablehloBuilder(rewriter.before(op));
    Formula formula = FORMULAS.get(op.definition());
    Optional<Parts> parts =
        formula == null || op.resultCount() != 1
            ? Optional.empty()
            : formula.parts(op, this, builder);
    if (parts.isPresent()) {
      replaced.add(op);
      if (isComplex(op.result())) {
        known.put(op.result(), parts.get());
      } else {
        op.result().replaceAllUsesWith(parts.get().real());
      }
      return;
    }
    if (ComplexBodies.canSplit(op)) {
      replaced.add(op);
      new ComplexBodies(this, rewriter.before(op)).split(op);
      return;
    }
    for (int i = 0; i < op.operandCount(); i++) {
      Parts split = known.get(op.operand(i));
      if (split != null) {
        op.setOperand(i, joined(split, op.operand(i).tensorType(), builder));
      }
    }
  }

  /** Rewrites a body, whose complex arguments are known by their parts. */
  void rewriteBody(Block body) {
    bodies.add(body);
    rewrite(body);
  }

  /** Says what the parts of a complex value are. */
  void define(Value value, Parts parts) {
    known.put(value, parts);
  }

  /** The parts of a complex value; of one that comes from outside they are its bits. */
  Parts of(Value value) {
    return known.computeIfAbsent(value, _ -> bits(value));
  }

  /** The bits of a complex value, read where it is defined, so that all its users may use them. */
  private static Parts bits(Value value) {
    Rewriter behind = new Rewriter();
    switch (value) {
      case OpResult result -> behind.after(result.owner());
      case BlockArgument argument -> behind.atStart(argument.owner());
    }
    StablehloBuilder builder = new StablehloBuilder(behind);
    TensorType type = value.tensorType();
    ImmutableLongArray shape = type.shape();
    Value pairs =
        builder.create(
            StablehloOps.BITCAST_CONVERT,
            TensorType.of(part(type), with(shape, 2)),
            List.of(value));
    return new Parts(
        builder.reshape(builder.slice(pairs, type.rank(), 0, 1), shape),
        builder.reshape(builder.slice(pairs, type.rank(), 1, 2), shape));
  }

  private static Value joined(Parts parts, TensorType type, StablehloBuilder builder) {
    ImmutableLongArray column = with(type.shape(), 1);
    Value pairs =
        builder.concatenate(
            List.of(
                builder.reshape(parts.real(), column), builder.reshape(parts.imaginary(), column)),
            type.rank());
    return builder.create(StablehloOps.BITCAST_CONVERT, type, List.of(pairs));
  }

  private static ImmutableLongArray with(ImmutableLongArray shape, long last) {
    return ImmutableLongArray.builder(shape.length() + 1).addAll(shape).add(last).build();
  }

  /** The element type of the parts. */
  static Type part(TensorType type) {
    return ((ComplexType) type.element()).element();
  }
}
