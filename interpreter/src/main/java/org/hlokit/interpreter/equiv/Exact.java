// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter.equiv;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import org.hlokit.interpreter.Interpreter;
import org.hlokit.interpreter.RunEvents;
import org.hlokit.interpreter.check.Ulps;
import org.hlokit.interpreter.value.DoubleTensor;
import org.hlokit.interpreter.value.Rounding;
import org.hlokit.interpreter.value.RuntimeValue;
import org.hlokit.interpreter.value.Tensor;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.DenseElementsAttr;
import org.hlokit.ir.DenseResourceAttr;
import org.hlokit.ir.ElementData;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.FunctionType;
import org.hlokit.ir.NamedAttribute;
import org.hlokit.ir.Operation;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;
import org.hlokit.ir.TypeAttr;
import org.hlokit.ir.Value;

/**
 * A program computed in {@code f64} wherever it says {@code f32}, {@code f16} or {@code bf16}: what
 * it means, without the rounding that its types bring about. Constants stay the numbers that they
 * are.
 */
public final class Exact {
  private static final int ROUNDINGS = 2;

  private final Interpreter program;
  private final Operation function;

  /**
   * @param module is changed: all its types are made wider
   * @param name the function to run
   */
  public Exact(Operation module, String name) {
    widen(module);
    program = new Interpreter(module, RunEvents.quiet());
    Operation entry = program.entry(name);
    if (entry == null) {
      throw new IllegalArgumentException("no function @" + name);
    }
    function = entry;
  }

  /** What the function gives for {@code inputs}, which may be of narrower types. */
  ImmutableList<RuntimeValue> run(List<? extends RuntimeValue> inputs) {
    return program.run(function, inputs.stream().map(Exact::widen).toList());
  }

  /**
   * {@code first} with those elements of {@code second} that are at least as near to what is exact,
   * or no more than {@value #ROUNDINGS} steps of their format away from it: one for each rounding
   * that a fused operation does. Where the exact number is infinite or none, an element of {@code
   * second} must equal it.
   *
   * @param finite whether all inputs are finite; then an element of {@code second} may be a number
   *     where those of the others are none, as zero divided by zero
   */
  static List<RuntimeValue> nearer(
      List<? extends RuntimeValue> first,
      List<? extends RuntimeValue> second,
      List<? extends RuntimeValue> exact,
      boolean finite) {
    List<RuntimeValue> results = new ArrayList<>();
    for (int i = 0; i < first.size(); i++) {
      results.add(
          first.get(i) instanceof Tensor a
                  && second.get(i) instanceof Tensor b
                  && exact.get(i) instanceof DoubleTensor c
              ? nearer(a, b, c, finite)
              : first.get(i));
    }
    return results;
  }

  private static Tensor nearer(Tensor first, Tensor second, DoubleTensor exact, boolean finite) {
    Tensor result = first.allocate(first.type());
    Type format = first.type().element();
    for (int i = 0; i < first.count(); i++) {
      double actual = second.doubleAt(i);
      double goal = exact.doubleAt(i);
      boolean better =
          distance(actual, goal) <= distance(first.doubleAt(i), goal)
              || (finite && Double.isNaN(goal) && Double.isNaN(first.doubleAt(i)))
              || (isNarrow(format)
                  && Ulps.between(format, actual, Rounding.toFloat(format, goal)) <= ROUNDINGS);
      (better ? second : first).copyRun(i, 1, result, i, 1, 1);
    }
    return result;
  }

  private static double distance(double value, double exact) {
    return Double.compare(value, exact) == 0
        ? 0
        : Double.isFinite(value) && Double.isFinite(exact)
            ? Math.abs(value - exact)
            : Double.POSITIVE_INFINITY;
  }

  // --- widening ---------------------------------------------------------------------------------

  private static void widen(Operation root) {
    root.walk(
        op -> {
          op.results().forEach(Exact::widen);
          op.regions().forEach(r -> r.blocks().forEach(b -> b.arguments().forEach(Exact::widen)));
          for (NamedAttribute entry : List.copyOf(op.properties().entries())) {
            Attribute wide = widen(entry.value());
            if (wide != entry.value()) {
              op.setAttribute(entry.name(), wide);
            }
          }
        });
  }

  private static void widen(Value value) {
    value.setType(widen(value.type()));
  }

  private static Type widen(Type type) {
    return switch (type) {
      case FloatType narrow when isNarrow(narrow) -> FloatType.F64;
      case TensorType tensor when isNarrow(tensor.element()) -> tensor.withElement(FloatType.F64);
      case FunctionType function ->
          new FunctionType(
              function.inputs().stream().map(Exact::widen).collect(ImmutableList.toImmutableList()),
              function.results().stream()
                  .map(Exact::widen)
                  .collect(ImmutableList.toImmutableList()));
      default -> type;
    };
  }

  private static boolean isNarrow(Type type) {
    return type == FloatType.F32 || type == FloatType.F16 || type == FloatType.BF16;
  }

  private static Attribute widen(Attribute attribute) {
    return switch (attribute) {
      case TypeAttr(Type type) -> new TypeAttr(widen(type));
      case DenseElementsAttr(Type type, ElementData data) when widen(type) != type ->
          widen((TensorType) type, data);
      case DenseResourceAttr(Type type, var resource)
          when widen(type) != type && resource.blob() != null ->
          widen((TensorType) type, resource.blob());
      default -> attribute;
    };
  }

  private static DenseElementsAttr widen(TensorType type, ElementData data) {
    TensorType one = TensorType.of(type.element(), data.isSplat() ? 1 : type.elementCount());
    Tensor narrow = Tensor.of(one, data);
    java.nio.ByteBuffer bytes =
        java.nio.ByteBuffer.allocate(8 * narrow.count()).order(java.nio.ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < narrow.count(); i++) {
      bytes.putDouble(narrow.doubleAt(i));
    }
    return new DenseElementsAttr(
        type.withElement(FloatType.F64), new ElementData.Bytes(bytes.array(), data.isSplat()));
  }

  private static RuntimeValue widen(RuntimeValue value) {
    if (!(value instanceof Tensor narrow) || !isNarrow(narrow.type().element())) {
      return value;
    }
    double[] numbers = new double[narrow.count()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = narrow.doubleAt(i);
    }
    return new DoubleTensor(narrow.type().withElement(FloatType.F64), numbers);
  }
}
