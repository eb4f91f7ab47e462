// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import org.hlokit.interpreter.kernel.BinaryOp;
import org.hlokit.interpreter.kernel.Body;
import org.hlokit.interpreter.kernel.Movement;
import org.hlokit.interpreter.value.Shapes;
import org.hlokit.interpreter.value.Tensor;
import org.hlokit.ir.Region;
import org.jspecify.annotations.Nullable;

/**
 * A region of scalars applied to many: as one function of arrays where it is just that, else side
 * by side where it can be lifted, else one scalar after the other.
 */
final class ScalarBody implements Body {
  private final Region region;
  private final Frame frame;
  private final @Nullable BinaryOp binary;
  private final boolean liftable;

  ScalarBody(Region region, Frame frame, Lifting lifting) {
    this.region = region;
    this.frame = frame;
    this.binary = Lifting.binary(region);
    this.liftable = lifting.isLiftable(region);
  }

  @Override
  public @Nullable BinaryOp binary() {
    return binary;
  }

  @Override
  public List<Tensor> apply(List<Tensor> arguments) {
    if (binary != null) {
      return ImmutableList.of(binary.apply(arguments.get(0), arguments.get(1)));
    }
    int[] shape = arguments.getFirst().shape();
    return ImmutableList.copyOf(
        liftable ? sideBySide(arguments, shape) : oneByOne(arguments, shape));
  }

  private List<Tensor> sideBySide(List<Tensor> arguments, int[] shape) {
    List<Tensor> results = new ArrayList<>();
    for (Tensor result : frame.runLifted(region, arguments)) {
      // A result that does not depend on the arguments is still a scalar.
      results.add(result.rank() == 0 ? Movement.broadcast(result, new int[0], shape) : result);
    }
    return results;
  }

  private List<Tensor> oneByOne(List<Tensor> arguments, int[] shape) {
    int count = Shapes.count(shape);
    List<Tensor> results = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<Tensor> scalars = new ArrayList<>();
      for (Tensor argument : arguments) {
        Tensor scalar = argument.allocate(Shapes.type(argument.element()));
        argument.copyRun(i * argument.lanes(), 1, scalar, 0, 1, argument.lanes());
        scalars.add(scalar);
      }
      List<Tensor> values = Frame.tensors(frame.run(region, scalars));
      for (int r = 0; r < values.size(); r++) {
        Tensor value = values.get(r);
        if (i == 0) {
          results.add(value.allocate(Shapes.type(value.element(), shape)));
        }
        value.copyRun(0, 1, results.get(r), i * value.lanes(), 1, value.lanes());
      }
    }
    if (count == 0) {
      for (var result : region.entry().terminator().operands()) {
        results.add(Tensor.zeros(Shapes.type(result.tensorType().element(), shape)));
      }
    }
    return results;
  }
}
