// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.lower;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableIntArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.hlokit.ir.Operation;
import org.hlokit.tflite.model.ConstantData;
import org.hlokit.tflite.model.Operator;
import org.hlokit.tflite.model.OperatorKind;
import org.hlokit.tflite.model.Options;
import org.hlokit.tflite.model.Subgraph;
import org.hlokit.tflite.model.Tensor;
import org.hlokit.tflite.model.Tensor.Quantization;
import org.jspecify.annotations.Nullable;

/**
 * The tensors and operators of a subgraph under construction. It knows nothing of the program's
 * values and of how these are held, which is what {@link Graph} adds: here a tensor is made as it
 * is asked for, once for each thing that it is made of, and an operator is added as it is given.
 */
abstract sealed class SubgraphBuilder permits Graph {
  private final List<Tensor> tensors = new ArrayList<>();
  private final List<Operator> operators = new ArrayList<>();
  private final Map<Derived, Ref> derived = new HashMap<>();

  private Operation current;

  /** What a tensor was made of, so that it is made once. */
  private record Derived(Object from, Object how) {}

  SubgraphBuilder(Operation first) {
    this.current = first;
  }

  /** Says which operation is exported now; what is emitted is named after it. */
  void at(Operation op) {
    current = op;
  }

  /** The operation being exported. */
  Operation current() {
    return current;
  }

  /** The quantization of a tensor, if it holds quantized integers. */
  Optional<Quantization> quantization(Ref ref) {
    return tensors.get(ref.index()).quantization();
  }

  /** The last operator, if it is the one that gives a tensor. */
  Optional<Operator> producer(Ref ref) {
    return operators.isEmpty() || !operators.getLast().outputs().contains(ref.index())
        ? Optional.empty()
        : Optional.of(operators.getLast());
  }

  /** A constant by its index, empty where there is none. */
  Optional<Ref> constantAt(int index) {
    if (index < 0) {
      return Optional.empty();
    }
    Tensor tensor = tensors.get(index);
    return tensor
        .data()
        .map(
            data ->
                new Ref(
                    index, tensor.type(), Shape.of(tensor.shape().toArray()), Optional.of(data)));
  }

  /** Gives a tensor another name. */
  void rename(Ref ref, String name) {
    Tensor tensor = tensors.get(ref.index());
    tensors.set(
        ref.index(),
        new Tensor(name, tensor.type(), tensor.shape(), tensor.data(), tensor.quantization()));
  }

  /** A tensor that is written by an operator or comes from outside. */
  Ref tensor(String name, byte type, Shape shape) {
    return add(Tensor.of(name, type, shape.sizes()), type, shape, Optional.empty());
  }

  /** A tensor of quantized integers. */
  Ref stored(String name, byte type, Shape shape, Quantization quantization) {
    Tensor tensor =
        new Tensor(name, type, shape.sizes(), Optional.empty(), Optional.of(quantization));
    return add(tensor, type, shape, Optional.empty());
  }

  /** A constant of quantized integers. */
  Ref constant(byte type, Shape shape, ConstantData data, Quantization quantization) {
    return derive(
        data,
        List.of(type, shape, quantization),
        () ->
            add(
                new Tensor(
                    "c" + tensors.size(),
                    type,
                    shape.sizes(),
                    Optional.of(data),
                    Optional.of(quantization)),
                type,
                shape,
                Optional.of(data)));
  }

  /** A constant. The same bytes in the same shape give the same tensor. */
  Ref constant(byte type, Shape shape, ConstantData data) {
    return derive(
        data,
        List.of(type, shape),
        () ->
            add(
                Tensor.constant("c" + tensors.size(), type, shape.sizes(), data),
                type,
                shape,
                Optional.of(data)));
  }

  private Ref add(Tensor tensor, byte type, Shape shape, Optional<ConstantData> data) {
    tensors.add(tensor);
    return new Ref(tensors.size() - 1, type, shape, data);
  }

  /** A constant vector of 32-bit integers, the form of shapes and axes. */
  Ref ints(int... values) {
    return derive(
        ImmutableIntArray.copyOf(values),
        "ints",
        () ->
            constant(
                org.hlokit.tflite.schema.TensorType.INT32,
                Shape.of(values.length),
                Constants.ofInts(values)));
  }

  /** An operator with given results. */
  void emit(int code, Options options, List<Ref> outputs, Ref... inputs) {
    int version = OperatorVersions.of(code, Arrays.asList(inputs), outputs);
    emit(OperatorKind.builtin(code, version), options, outputs, Arrays.asList(inputs));
  }

  /** An operator of any kind. */
  void emit(
      OperatorKind kind, Options options, List<Ref> outputs, List<? extends @Nullable Ref> inputs) {
    operators.add(new Operator(kind, indexes(inputs), indexes(outputs), options));
  }

  private static ImmutableIntArray indexes(List<? extends @Nullable Ref> refs) {
    ImmutableIntArray.Builder indexes = ImmutableIntArray.builder(refs.size());
    for (Ref ref : refs) {
      indexes.add(ref == null ? -1 : ref.index());
    }
    return indexes.build();
  }

  /** A name for the next tensor that the current operation writes. */
  String nameFor() {
    return current.definition().mnemonic() + "_" + tensors.size();
  }

  /** Makes a tensor once for each pair of what it is made of and how. */
  Ref derive(Object from, Object how, Supplier<Ref> maker) {
    Derived key = new Derived(from, how);
    Ref known = derived.get(key);
    if (known == null) {
      known = maker.get();
      derived.put(key, known);
    }
    return known;
  }

  /** Why the current operation cannot be exported. */
  NotExportableException refusal(String reason) {
    return new NotExportableException(current, reason);
  }

  /** The finished subgraph, without what was emitted and turned out not to be needed. */
  Subgraph build(String name, List<Ref> inputs, List<Ref> outputs) {
    return new Subgraph(
            name,
            ImmutableList.copyOf(tensors),
            indexes(inputs),
            indexes(outputs),
            ImmutableList.copyOf(operators))
        .withoutUnused();
  }
}
