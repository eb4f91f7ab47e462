// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableIntArray;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hlokit.interpreter.value.ElementText;
import org.hlokit.interpreter.value.Tensor;
import org.hlokit.runtime.Runner;
import org.hlokit.runtime.RuntimeTensor;
import org.hlokit.runtime.TfliteException;

/**
 * The arrays for the inputs of a model.
 *
 * @param arrays in the model's order, each of its input's element type and of a shape that it takes
 */
record ModelInputs(ImmutableList<Tensor> arrays) {

  /** Reads the files that the user gives as {@code [NAME=]FILE}. */
  static ModelInputs read(List<String> given, Runner runner, Console console)
      throws CommandFailure, IOException {
    List<RuntimeTensor> inputs = runner.inputs();
    List<Optional<String>> files = NamedFiles.assign(given, inputs, "input");
    List<Tensor> arrays = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      RuntimeTensor input = inputs.get(i);
      if (files.get(i).isEmpty()) {
        throw new CommandFailure(
            "input %s is not given".formatted(input),
            "the model takes %s; give each as --input FILE.npy"
                .formatted(NamedFiles.describe(inputs)));
      }
      Tensor array = NpyFiles.read(files.get(i).get(), RuntimeTensors.type(input), console);
      if (!RuntimeTensors.hasTypeOf(input, array)
          || !(RuntimeTensors.hasShapeOf(input, array) || fits(array.shape(), input.openShape()))) {
        throw new CommandFailure(
            "input %s cannot be a %s".formatted(input, ElementText.typeText(array.type())),
            "give an array of the model's shape and element type");
      }
      arrays.add(array);
    }
    return new ModelInputs(ImmutableList.copyOf(arrays));
  }

  private static boolean fits(int[] shape, ImmutableIntArray open) {
    return shape.length == open.length()
        && IntStream.range(0, shape.length)
            .allMatch(i -> open.get(i) == -1 || open.get(i) == shape[i]);
  }

  /** Gives the inputs the shapes of the arrays, and allocates memory. */
  void allocate(Runner runner) throws TfliteException {
    for (int i = 0; i < arrays.size(); i++) {
      if (!RuntimeTensors.hasShapeOf(runner.inputs().get(i), arrays.get(i))) {
        runner.resize(i, ImmutableIntArray.copyOf(arrays.get(i).shape()));
      }
    }
    runner.allocate();
  }

  /** Runs the model once, and tells how many nanoseconds that took, without writing the inputs. */
  long run(Runner runner) throws TfliteException {
    for (int i = 0; i < arrays.size(); i++) {
      RuntimeTensors.write(arrays.get(i), runner.inputs().get(i));
    }
    long start = System.nanoTime();
    runner.invoke();
    return System.nanoTime() - start;
  }
}
