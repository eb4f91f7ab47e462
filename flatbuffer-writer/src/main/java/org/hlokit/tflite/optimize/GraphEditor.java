// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.optimize;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableIntArray;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.hlokit.tflite.model.ConstantData;
import org.hlokit.tflite.model.Operator;
import org.hlokit.tflite.model.Subgraph;
import org.hlokit.tflite.model.Tensor;
import org.hlokit.tflite.schema.BuiltinOperator;
import org.hlokit.tflite.schema.TensorType;
import org.jspecify.annotations.Nullable;

/**
 * A subgraph whose operators can be replaced in place. Operators keep their positions, so that
 * their order stays one in which they can be run; a tensor is known by its index.
 */
final class GraphEditor {
  /** What is read of constants here: vectors and the like, never weights. */
  private static final long LARGEST_READ = 1 << 20;

  private final Subgraph old;
  private final List<Tensor> tensors;
  private final List<@Nullable Operator> operators;
  private final Map<Integer, Integer> writers = new HashMap<>();
  private final Map<Integer, Integer> uses = new HashMap<>();

  GraphEditor(Subgraph subgraph) {
    this.old = subgraph;
    this.tensors = new ArrayList<>(subgraph.tensors());
    this.operators = new ArrayList<>(subgraph.operators());
    for (int i = 0; i < operators.size(); i++) {
      added(i);
    }
    subgraph.outputs().forEach(this::use);
  }

  /** How many places there are for operators. */
  int size() {
    return operators.size();
  }

  /** The operator at a place, null where it was removed. */
  @Nullable Operator at(int place) {
    return operators.get(place);
  }

  Tensor tensor(int index) {
    return tensors.get(index);
  }

  /** How often a tensor is read, by operators or by what uses the graph. */
  int uses(int tensor) {
    return uses.getOrDefault(tensor, 0);
  }

  /** Where the operator is that writes a tensor, -1 for inputs and constants. */
  int writer(int tensor) {
    return writers.getOrDefault(tensor, -1);
  }

  /** The operator that writes a tensor, if it is one of {@code code}. */
  Optional<Operator> writing(int tensor, int code) {
    int place = writer(tensor);
    return place < 0
        ? Optional.empty()
        : Optional.ofNullable(operators.get(place)).filter(op -> op.kind().code() == code);
  }

  /**
   * What writes a tensor, seen through the operators that only give it another shape and that
   * nothing else reads.
   *
   * @param producer where the operator is
   * @param tensor what it writes
   * @param last where the last of the operators between is, -1 if there is none
   */
  record Origin(int producer, int tensor, int last) {}

  /** What writes a tensor that only one operator reads; empty where it is read elsewhere. */
  Optional<Origin> origin(int tensor) {
    int last = -1;
    int at = tensor;
    while (uses(at) == 1) {
      int place = writer(at);
      Operator operator = place < 0 ? null : operators.get(place);
      if (operator == null) {
        break;
      }
      if (operator.kind().code() != BuiltinOperator.RESHAPE) {
        return Optional.of(new Origin(place, at, last));
      }
      last = last < 0 ? place : last;
      at = operator.inputs().get(0);
    }
    return Optional.empty();
  }

  /** Puts an operator in the place of an origin's, and removes the one that it is joined with. */
  void join(Origin origin, Operator joined, int place) {
    Operator operator = Objects.requireNonNull(operators.get(place));
    remove(place);
    if (origin.last() < 0) {
      replace(origin.producer(), joined.withOutputs(operator.outputs()));
      return;
    }
    replace(origin.producer(), joined);
    Operator last = Objects.requireNonNull(operators.get(origin.last()));
    replace(origin.last(), last.withOutputs(operator.outputs()));
  }

  /** Whether a tensor leaves the graph. */
  boolean isOutput(int tensor) {
    return old.outputs().contains(tensor);
  }

  /** Lets operators read a tensor where they read another. */
  void replaceUses(int tensor, int other) {
    for (int place = writer(tensor) + 1; place < operators.size(); place++) {
      Operator operator = operators.get(place);
      if (operator != null && operator.inputs().contains(tensor)) {
        int[] inputs = operator.inputs().stream().map(i -> i == tensor ? other : i).toArray();
        replace(place, operator.withInputs(inputs));
      }
    }
  }

  void remove(int place) {
    Operator operator = operators.get(place);
    if (operator != null) {
      operator.inputs().stream().filter(i -> i >= 0).forEach(i -> uses.merge(i, -1, Integer::sum));
      operator
          .outputs()
          .forEach(
              output -> {
                if (writer(output) == place) {
                  writers.remove(output);
                }
              });
      operators.set(place, null);
    }
  }

  void replace(int place, Operator operator) {
    remove(place);
    operators.set(place, operator);
    added(place);
  }

  private void added(int place) {
    Operator operator = Objects.requireNonNull(operators.get(place));
    operator.inputs().stream().filter(i -> i >= 0).forEach(this::use);
    operator.outputs().forEach(output -> writers.put(output, place));
  }

  private void use(int tensor) {
    uses.merge(tensor, 1, Integer::sum);
  }

  /** Adds a tensor and gives its index. */
  int add(Tensor tensor) {
    tensors.add(tensor);
    return tensors.size() - 1;
  }

  /** Adds a constant vector of floats, or a constant of another shape. */
  int add(String name, float[] values, int... shape) {
    int[] sizes = shape.length == 0 ? new int[] {values.length} : shape;
    ByteBuffer bytes = ConstantData.allocate(values.length * Float.BYTES);
    bytes.asFloatBuffer().put(values);
    return add(
        Tensor.constant(
            name, TensorType.FLOAT32, ImmutableIntArray.copyOf(sizes), ConstantData.of(bytes)));
  }

  /** A constant vector of 32-bit integers. */
  static Tensor ints(String name, int[] values) {
    ByteBuffer bytes = ConstantData.allocate(values.length * Integer.BYTES);
    bytes.asIntBuffer().put(values);
    return Tensor.constant(
        name, TensorType.INT32, ImmutableIntArray.of(values.length), ConstantData.of(bytes));
  }

  boolean isFloat(int tensor) {
    return tensors.get(tensor).type() == TensorType.FLOAT32
        && tensors.get(tensor).quantization().isEmpty();
  }

  ImmutableIntArray shape(int tensor) {
    return tensors.get(tensor).shape();
  }

  /** Elements of a tensor of static shape. */
  long elements(int tensor) {
    return shape(tensor).stream().asLongStream().reduce(1, (a, b) -> a * b);
  }

  /** The floats of a constant, empty for another tensor and for weights. */
  Optional<float[]> floats(int tensor) {
    Optional<ConstantData> data = tensors.get(tensor).data();
    if (data.isEmpty() || !isFloat(tensor) || data.get().size() > LARGEST_READ) {
      return Optional.empty();
    }
    try {
      ByteBuffer bytes = data.get().readAll().order(ByteOrder.LITTLE_ENDIAN);
      float[] values = new float[bytes.remaining() / Float.BYTES];
      bytes.asFloatBuffer().get(values);
      return Optional.of(values);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The number that all elements of a constant are. */
  OptionalDouble splat(int tensor) {
    Optional<float[]> values = tensor < 0 ? Optional.empty() : floats(tensor);
    if (values.isEmpty() || values.get().length == 0) {
      return OptionalDouble.empty();
    }
    for (float value : values.get()) {
      if (value != values.get()[0]) {
        return OptionalDouble.empty();
      }
    }
    return OptionalDouble.of(values.get()[0]);
  }

  /** The integers of a small constant of 32 bits, empty for another tensor. */
  Optional<int[]> ints(int tensor) {
    Optional<ConstantData> data = tensors.get(tensor).data();
    if (data.isEmpty()
        || tensors.get(tensor).type() != TensorType.INT32
        || data.get().size() > LARGEST_READ) {
      return Optional.empty();
    }
    try {
      ByteBuffer bytes = data.get().readAll().order(ByteOrder.LITTLE_ENDIAN);
      int[] values = new int[bytes.remaining() / Integer.BYTES];
      bytes.asIntBuffer().get(values);
      return Optional.of(values);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Subgraph build() {
    return new Subgraph(
            old.name(),
            ImmutableList.copyOf(tensors),
            old.inputs(),
            old.outputs(),
            operators.stream().filter(Objects::nonNull).collect(ImmutableList.toImmutableList()))
        .withoutUnused();
  }
}
