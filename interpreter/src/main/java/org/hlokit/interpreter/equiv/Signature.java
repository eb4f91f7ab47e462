// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter.equiv;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableLongArray;
import java.util.List;
import org.hlokit.interpreter.value.EvaluationException;
import org.hlokit.interpreter.value.LongTensor;
import org.hlokit.interpreter.value.RuntimeValue;
import org.hlokit.interpreter.value.Shapes;
import org.hlokit.interpreter.value.TokenValue;
import org.hlokit.ir.Block;
import org.hlokit.ir.BlockArgument;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.Operation;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.TokenType;
import org.hlokit.ir.Type;

/** What a function takes, and values for it. */
public final class Signature {
  private Signature() {}

  /** The types of a function's arguments. */
  public static ImmutableList<Type> inputs(Operation function) {
    return function.region(0).entry().arguments().stream()
        .map(BlockArgument::type)
        .collect(ImmutableList.toImmutableList());
  }

  /**
   * Draws a value for each argument. Every extent that is not known is {@code extent}. Where there
   * are such extents, scalar integers at the front are what exporters pass them in, and are {@code
   * extent} too.
   *
   * @param regimes the regime of each argument
   */
  public static ImmutableList<RuntimeValue> draw(
      Operation function, List<Regime> regimes, InputDraw draw, int extent) {
    Block entry = function.region(0).entry();
    boolean dynamic =
        entry.arguments().stream()
            .anyMatch(a -> a.type() instanceof TensorType type && !type.hasStaticShape());
    ImmutableList.Builder<RuntimeValue> values = ImmutableList.builder();
    boolean front = dynamic;
    for (BlockArgument argument : entry.arguments()) {
      switch (argument.type()) {
        case TensorType type -> {
          front &=
              type.rank() == 0
                  && type.element() instanceof IntegerType integer
                  && integer.width() >= 32;
          values.add(
              front
                  ? new LongTensor(Shapes.type(type.element()), new long[] {extent})
                  : draw.draw(closed(type, extent), regimes.get(argument.index())));
        }
        case TokenType _ -> values.add(TokenValue.TOKEN);
        default ->
            throw new EvaluationException(
                "no value can be drawn for argument %d of type %s"
                    .formatted(argument.index(), argument.type()));
      }
    }
    return values.build();
  }

  private static TensorType closed(TensorType type, int extent) {
    ImmutableLongArray.Builder shape = ImmutableLongArray.builder();
    type.shape().forEach(d -> shape.add(d == TensorType.DYNAMIC ? extent : d));
    return TensorType.of(type.element(), shape.build());
  }
}
