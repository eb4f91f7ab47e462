// SPDX-License-Identifier: Apache-2.0
package org.hlokit.verify.stablehlo;

import static org.hlokit.verify.stablehlo.Arguments.quoted;
import static org.hlokit.verify.stablehlo.Compatibility.element;

import com.google.common.primitives.ImmutableLongArray;
import java.util.List;
import org.hlokit.ir.Block;
import org.hlokit.ir.ComplexType;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.IndexType;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.Operation;
import org.hlokit.ir.QuantizedType;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;

/** Regions that combine an accumulator with an element. */
final class Reducers {
  private Reducers() {}

  /** The element type that region {@code region} returns at {@code index}. */
  static Type accumulatorElement(Operation op, int region, int index) {
    Operation terminator = Arguments.terminator(Arguments.block(op, region));
    if (index >= terminator.operandCount()) {
      throw new Violation("The reduction-region expected to return some value(s)");
    }
    return element(terminator.operand(index).type());
  }

  /**
   * Checks that a block takes accumulators and elements and returns accumulators.
   *
   * @param inputs the tensors whose elements are combined
   * @param inits the types that accumulators start with
   * @param allowed the dimensions that accumulators may have
   */
  static void check(
      Block block,
      List<? extends Type> inputs,
      List<? extends Type> inits,
      ImmutableLongArray allowed) {
    int count = inputs.size();
    if (block.arguments().size() != 2 * count) {
      throw new Violation(
          "Reduction-region must take %d parameters, but takes %d parameter(s)"
              .formatted(2 * count, block.arguments().size()));
    }
    Operation terminator = block.lastOp();
    if (terminator == null) {
      throw new Violation("The reduction-region expected to have a terminator");
    }
    if (terminator.operandCount() == 0) {
      throw new Violation("The reduction-region expected to return some value(s)");
    }
    if (terminator.operandCount() != count) {
      throw new Violation(
          "Reduction-region here must produce %d tensors, but produces %d instead"
              .formatted(count, terminator.operandCount()));
    }
    for (int i = 0; i < count; i++) {
      Type accumulator = terminator.operand(i).type();
      if (!Compatibility.isShaped(accumulator)) {
        throw new Violation(
            "Reduction-region here must produce tensor-typed result(s), but produces %s instead"
                .formatted(quoted(accumulator)));
      }
    }
    for (int i = 0; i < count; i++) {
      Type accumulator = terminator.operand(i).type();
      Type argument = block.argument(count + i).type();
      checkAccumulator(accumulator, block.argument(i).type(), i);
      checkElement(accumulator, argument, count + i);
      checkInit(accumulator, inits.get(i), i);
      checkInput(inputs.get(i), argument, count + i);
      checkRank(argument, allowed, count + i, i);
    }
  }

  private static void checkAccumulator(Type accumulator, Type argument, int index) {
    if (!Compatibility.shapes(accumulator, argument)
        || !element(accumulator).equals(element(argument))) {
      throw differs(argument, accumulator, index);
    }
  }

  private static void checkElement(Type accumulator, Type argument, int index) {
    if (!Compatibility.shapes(accumulator, argument)
        || !Compatibility.sameElementsButPrecision(accumulator, argument)) {
      throw differs(argument, accumulator, index);
    }
  }

  private static Violation differs(Type argument, Type accumulator, int index) {
    return new Violation(
        ("The type of reduction-region's parameter at index %d is different than the "
                + "corresponding result type: %s vs %s")
            .formatted(index, quoted(argument), quoted(accumulator)));
  }

  private static void checkInit(Type accumulator, Type init, int index) {
    if (!Compatibility.shapes(init, accumulator)) {
      throw new Violation(
          ("The shape of reduction-region's result type at index %d differs from the op's "
                  + "corresponding init-value type: %s vs %s")
              .formatted(index, quoted(accumulator), quoted(init)));
    }
    if (!isPromotable(init, accumulator)) {
      throw new Violation(
          ("The element-type of reduction-region's result type at index %d is expected to be "
                  + "promotable from the op's corresponding init-value element-type: %s vs %s")
              .formatted(index, quoted(accumulator), quoted(init)));
    }
  }

  private static void checkInput(Type input, Type argument, int index) {
    if (!isPromotable(input, argument)) {
      throw new Violation(
          ("The element-type of reduction-region's argument at index %d is expected to be "
                  + "promotable from %s, but got %s")
              .formatted(index, quoted(element(input)), quoted(element(argument))));
    }
  }

  private static void checkRank(
      Type argument, ImmutableLongArray allowed, int argumentIndex, int inputIndex) {
    if (!(argument instanceof TensorType tensor)) {
      return;
    }
    if (tensor.rank() > allowed.length()) {
      throw new Violation(
          "The rank of reduction-region's argument at index %d is expected to be <= %d, got %d"
              .formatted(argumentIndex, allowed.length(), tensor.rank()));
    }
    int found = 0;
    for (int i = 0; i < allowed.length() && found < tensor.rank(); i++) {
      found += Dims.agree(allowed.get(i), tensor.dimension(found)) ? 1 : 0;
    }
    if (found != tensor.rank()) {
      throw new Violation(
          ("The shape of reduction-region's argument at index %d is not compatible with that of "
                  + "reduce-op's input-parameter at index %d")
              .formatted(argumentIndex, inputIndex));
    }
  }

  /**
   * Whether elements of {@code from} can be taken as elements of {@code to} without loss; between
   * floating-point types always.
   */
  private static boolean isPromotable(Type from, Type to) {
    if (!Compatibility.isShaped(from) || !Compatibility.isShaped(to)) {
      return false;
    }
    Type first = element(from);
    Type second = element(to);
    return switch (first) {
      case FloatType _ -> second instanceof FloatType;
      case IntegerType _ -> second instanceof IntegerType && bits(first) <= bits(second);
      case ComplexType _ -> second instanceof ComplexType && bits(first) <= bits(second);
      case QuantizedType quantized ->
          second instanceof QuantizedType other
              && quantized.expressed().equals(other.expressed())
              && bits(first) <= bits(second);
      default -> false;
    };
  }

  /** The number of bits of an element; 0 where it has none. */
  static int bits(Type element) {
    return switch (element) {
      case IntegerType(int width, _) -> width;
      case FloatType floatType -> floatType.width();
      case ComplexType(Type part) -> 2 * bits(part);
      case QuantizedType quantized -> bits(quantized.storage());
      case IndexType _ -> 64;
      default -> 0;
    };
  }
}
