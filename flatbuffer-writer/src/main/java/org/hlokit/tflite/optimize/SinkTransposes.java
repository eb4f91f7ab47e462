// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.optimize;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.primitives.ImmutableIntArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hlokit.tflite.model.Operator;
import org.hlokit.tflite.model.OperatorKind;
import org.hlokit.tflite.model.Options;
import org.hlokit.tflite.model.Subgraph;
import org.hlokit.tflite.model.Tensor;
import org.hlokit.tflite.schema.BuiltinOperator;
import org.hlokit.tflite.schema.BuiltinOptions;
import org.hlokit.tflite.schema.TransposeOptions;
import org.jspecify.annotations.Nullable;

/**
 * Moves transpositions behind what works element by element, until they meet their inverse: a net
 * whose channels come first then has them last throughout, as kernels want them.
 *
 * <p>A transposition is not emitted where it stands but where a transposed tensor is needed, once.
 * Until then operators are given its operand.
 */
final class SinkTransposes {
  private static final ImmutableSet<Integer> ELEMENTWISE =
      ImmutableSet.of(
          BuiltinOperator.ABS,
          BuiltinOperator.ADD,
          BuiltinOperator.CAST,
          BuiltinOperator.DIV,
          BuiltinOperator.ELU,
          BuiltinOperator.EXP,
          BuiltinOperator.FLOOR,
          BuiltinOperator.GELU,
          BuiltinOperator.GREATER,
          BuiltinOperator.GREATER_EQUAL,
          BuiltinOperator.LESS,
          BuiltinOperator.LESS_EQUAL,
          BuiltinOperator.LOG,
          BuiltinOperator.LOGISTIC,
          BuiltinOperator.MAXIMUM,
          BuiltinOperator.MINIMUM,
          BuiltinOperator.MUL,
          BuiltinOperator.NEG,
          BuiltinOperator.RELU,
          BuiltinOperator.RELU6,
          BuiltinOperator.RSQRT,
          BuiltinOperator.SELECT_V2,
          BuiltinOperator.SQRT,
          BuiltinOperator.SQUARE,
          BuiltinOperator.SUB,
          BuiltinOperator.TANH);

  private static final ImmutableSet<Integer> REDUCTIONS =
      ImmutableSet.of(
          BuiltinOperator.MEAN,
          BuiltinOperator.SUM,
          BuiltinOperator.REDUCE_MAX,
          BuiltinOperator.REDUCE_MIN);

  private final GraphEditor old;
  private final Subgraph subgraph;
  private final List<Tensor> tensors;
  private final List<Operator> operators = new ArrayList<>();
  private final Map<Integer, Transposed> pending = new HashMap<>();
  private final Map<Integer, Integer> replaced = new HashMap<>();

  /**
   * A tensor as another with its dimensions in another order.
   *
   * @param permutation dimension {@code i} of the tensor is dimension {@code permutation[i]} of
   *     {@code source}
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared as a whole
  private record Transposed(int source, int[] permutation) {}

  private SinkTransposes(Subgraph subgraph) {
    this.subgraph = subgraph;
    this.old = new GraphEditor(subgraph);
    this.tensors = new ArrayList<>(subgraph.tensors());
  }

  /** The subgraph with transpositions as late as they can be, if it is shorter so. */
  static Subgraph apply(Subgraph subgraph) {
    boolean any =
        subgraph.operators().stream().anyMatch(op -> op.kind().code() == BuiltinOperator.TRANSPOSE);
    if (!any) {
      return subgraph;
    }
    Subgraph sunk = new SinkTransposes(subgraph).run();
    return sunk.operators().size() < subgraph.operators().size() ? sunk : subgraph;
  }

  private Subgraph run() {
    for (Operator operator : subgraph.operators()) {
      boolean done =
          switch (operator.kind().code()) {
            case BuiltinOperator.TRANSPOSE -> transpose(operator);
            case BuiltinOperator.RESHAPE -> reshape(operator);
            default ->
                (ELEMENTWISE.contains(operator.kind().code()) && elementwise(operator))
                    || (REDUCTIONS.contains(operator.kind().code()) && reduce(operator));
          };
      if (!done) {
        int[] inputs = operator.inputs().stream().map(this::needed).toArray();
        operators.add(operator.withInputs(inputs));
      }
    }
    subgraph.outputs().forEach(this::needed);
    return new Subgraph(
            subgraph.name(),
            ImmutableList.copyOf(tensors),
            subgraph.inputs(),
            subgraph.outputs(),
            ImmutableList.copyOf(operators))
        .withoutUnused();
  }

  /** Emits an operator on what stands before transposes, its result being transposed later. */
  private void putOff(Operator operator, int[] inputs, int result, int[] permutation) {
    int[] sizes = new int[permutation.length];
    for (int i = 0; i < sizes.length; i++) {
      sizes[permutation[i]] = tensors.get(result).shape().get(i);
    }
    int source = tensor(result, sizes);
    operators.add(operator.withInputs(inputs).withOutputs(ImmutableIntArray.of(source)));
    pending.put(result, new Transposed(source, permutation));
  }

  /** A tensor that an operator reads as it is: what was put off is emitted now. */
  private int needed(int tensor) {
    Transposed transposed = pending.remove(tensor);
    if (transposed != null) {
      int order = constant("order_" + tensor, transposed.permutation());
      Options options =
          new Options.Builtin(
              BuiltinOptions.TransposeOptions,
              builder -> {
                TransposeOptions.startTransposeOptions(builder);
                return TransposeOptions.endTransposeOptions(builder);
              });
      operators.add(
          Operator.of(
              OperatorKind.builtin(BuiltinOperator.TRANSPOSE, 1),
              options,
              tensor,
              transposed.source(),
              order));
    }
    return replaced.getOrDefault(tensor, tensor);
  }

  private int constant(String name, int[] values) {
    tensors.add(GraphEditor.ints(name, values));
    return tensors.size() - 1;
  }

  /** What a tensor is the transposition of, if it has been put off. */
  private @Nullable Transposed pending(int tensor) {
    return pending.get(replaced.getOrDefault(tensor, tensor));
  }

  private boolean transpose(Operator operator) {
    int operand = operator.inputs().get(0);
    int result = operator.outputs().get(0);
    Optional<int[]> order = old.ints(operator.inputs().get(1));
    Tensor tensor = tensors.get(operand);
    if (order.isEmpty()
        || operator.kind().version() != 1
        || tensor.quantization().isPresent()
        || tensor.data().isPresent()) {
      return false;
    }
    Transposed before = pending(operand);
    int source = before == null ? replaced.getOrDefault(operand, operand) : before.source();
    int[] permutation =
        before == null
            ? order.get()
            : Arrays.stream(order.get()).map(i -> before.permutation()[i]).toArray();
    boolean isIdentity = IntStream.range(0, permutation.length).allMatch(i -> permutation[i] == i);
    if (isIdentity && !old.isOutput(result)) {
      replaced.put(result, source);
    } else {
      pending.put(result, new Transposed(source, permutation));
    }
    return true;
  }

  /** Another shape of a tensor in which only dimensions of size 1 have moved. */
  private boolean reshape(Operator operator) {
    Transposed before = pending(operator.inputs().get(0));
    if (before == null) {
      return false;
    }
    int[] moving =
        Arrays.stream(before.permutation())
            .filter(i -> tensors.get(before.source()).shape().get(i) != 1)
            .toArray();
    for (int i = 1; i < moving.length; i++) {
      if (moving[i] < moving[i - 1]) {
        return false;
      }
    }
    int[] inputs = operator.inputs().toArray();
    inputs[0] = before.source();
    operators.add(operator.withInputs(inputs));
    return true;
  }

  private boolean elementwise(Operator operator) {
    int result = operator.outputs().get(0);
    int[] permutation = null;
    for (int input : operator.inputs().toArray()) {
      Transposed before = pending(input);
      if (before == null) {
        if (tensors.get(input).data().isEmpty()) {
          return false;
        }
      } else if (permutation != null && !Arrays.equals(permutation, before.permutation())) {
        return false;
      } else {
        permutation = before.permutation();
      }
    }
    if (permutation == null || tensors.get(result).shape().length() != permutation.length) {
      return false;
    }
    int[] inputs = operator.inputs().toArray();
    for (int i = 0; i < inputs.length; i++) {
      Transposed before = pending(inputs[i]);
      inputs[i] = before == null ? moved(inputs[i], permutation) : before.source();
      if (inputs[i] < 0) {
        return false;
      }
    }
    putOff(operator, inputs, result, permutation);
    return true;
  }

  private int tensor(int like, int[] sizes) {
    Tensor tensor = tensors.get(like);
    tensors.add(
        Tensor.of(tensor.name() + "_moved", tensor.type(), ImmutableIntArray.copyOf(sizes)));
    return tensors.size() - 1;
  }

  /** A constant vector along the dimension that it has before a transposition; -1 for others. */
  private int moved(int constant, int[] permutation) {
    Tensor tensor = tensors.get(constant);
    int rank = tensor.shape().length();
    int along = -1;
    for (int i = 0; i < rank; i++) {
      if (tensor.shape().get(i) != 1) {
        if (along >= 0) {
          return -1;
        }
        along = i + permutation.length - rank;
      }
    }
    if (rank > permutation.length || tensor.quantization().isPresent()) {
      return -1;
    }
    if (along < 0) {
      return constant;
    }
    int at = permutation[along];
    int[] sizes = new int[permutation.length - at];
    Arrays.fill(sizes, 1);
    sizes[0] = tensor.shape().get(along - permutation.length + rank);
    tensors.add(
        Tensor.constant(
            tensor.name() + "_" + tensors.size(),
            tensor.type(),
            ImmutableIntArray.copyOf(sizes),
            tensor.data().orElseThrow()));
    return tensors.size() - 1;
  }

  /** A reduction of other axes, after which the rest may still be in another order. */
  private boolean reduce(Operator operator) {
    Transposed before = pending(operator.inputs().get(0));
    Optional<int[]> axes = old.ints(operator.inputs().get(1));
    int result = operator.outputs().get(0);
    int rank = before == null ? 0 : before.permutation().length;
    if (before == null
        || axes.isEmpty()
        || Arrays.stream(axes.get()).anyMatch(axis -> axis < 0 || axis >= rank)) {
      return false;
    }
    int[] moved = Arrays.stream(axes.get()).map(axis -> before.permutation()[axis]).toArray();
    boolean keeps = tensors.get(result).shape().length() == rank;
    int[] kept =
        keeps
            ? before.permutation()
            : Arrays.stream(before.permutation())
                .filter(i -> Arrays.stream(moved).noneMatch(axis -> axis == i))
                .toArray();
    // The dimensions that are left, by their place among them.
    int[] permutation =
        Arrays.stream(kept)
            .map(i -> (int) Arrays.stream(kept).filter(other -> other < i).count())
            .toArray();
    int[] inputs = {before.source(), constant("axes_" + result, moved)};
    if (IntStream.range(0, permutation.length).allMatch(i -> permutation[i] == i)) {
      operators.add(operator.withInputs(inputs));
      return true;
    }
    putOff(operator, inputs, result, permutation);
    return true;
  }
}
