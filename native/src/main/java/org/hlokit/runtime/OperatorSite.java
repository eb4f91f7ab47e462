// SPDX-License-Identifier: Apache-2.0
package org.hlokit.runtime;

import com.google.common.primitives.ImmutableLongArray;
import com.google.errorprone.annotations.FormatMethod;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.hlokit.tflite.reader.TableView;
import org.hlokit.tflite.reader.TfliteFile;
import org.hlokit.tflite.schema.Operator;
import org.hlokit.tflite.schema.SubGraph;
import org.hlokit.tflite.schema.Tensor;
import org.hlokit.tflite.schema.TensorType;

/**
 * An operator in its subgraph, whose operands and results have been counted.
 *
 * @param name what messages call it
 */
record OperatorSite(TfliteFile file, SubGraph subgraph, Operator operator, String name) {

  @FormatMethod
  TfliteException fault(String message, Object... arguments) {
    return new TfliteException("%s %s".formatted(name, message.formatted(arguments)));
  }

  int code() {
    return file.builtinCode(operator);
  }

  /** Whether an operand is given; those that are optional may not be. */
  boolean has(int operand) {
    return operand < operator.inputsLength() && operator.inputs(operand) >= 0;
  }

  Tensor operand(int index) {
    return subgraph.tensors(operator.inputs(index));
  }

  Tensor result(int index) {
    return subgraph.tensors(operator.outputs(index));
  }

  /** How many elements an operand has, empty where that is not known before the model runs. */
  OptionalLong elements(int operand) {
    long count = 1;
    for (int i = 0; i < rank(operand); i++) {
      if (!isFixed(operand, i)) {
        return OptionalLong.empty();
      }
      count *= dimension(operand, i);
    }
    return OptionalLong.of(count);
  }

  int rank(int operand) {
    return operand(operand).shapeLength();
  }

  /** A dimension's size, counted from the last where negative; -1 for one that is not there. */
  long dimension(int operand, int index) {
    Tensor tensor = operand(operand);
    int at = index < 0 ? index + tensor.shapeLength() : index;
    return at >= 0 && at < tensor.shapeLength() ? tensor.shape(at) : -1;
  }

  /** Whether a dimension is known before the model runs. */
  boolean isFixed(int operand, int index) {
    Tensor tensor = operand(operand);
    int at = index < 0 ? index + tensor.shapeLength() : index;
    return tensor.shape(at) >= 0
        && (tensor.shapeSignatureLength() != tensor.shapeLength()
            || tensor.shapeSignature(at) >= 0);
  }

  int resultRank() {
    return result(0).shapeLength();
  }

  /** The numbers of a constant operand of integers, empty for another operand. */
  Optional<ImmutableLongArray> constant(int operand) {
    Tensor tensor = operand(operand);
    if (tensor.buffer() >= file.model().buffersLength()) {
      return Optional.empty();
    }
    int width =
        switch (tensor.type()) {
          case TensorType.INT32 -> Integer.BYTES;
          case TensorType.INT64 -> Long.BYTES;
          default -> 0;
        };
    Optional<ByteBuffer> data = file.data(file.model().buffers((int) tensor.buffer()));
    if (width == 0 || data.isEmpty()) {
      return Optional.empty();
    }
    ImmutableLongArray.Builder numbers = ImmutableLongArray.builder();
    for (int at = 0; at + width <= data.get().remaining(); at += width) {
      numbers.add(width == Integer.BYTES ? data.get().getInt(at) : data.get().getLong(at));
    }
    return Optional.of(numbers.build());
  }

  /** The numbers or truths in a field of the options, none where there are no options. */
  ImmutableLongArray option(String field) {
    Optional<TableView> options = file.options(operator);
    if (options.isEmpty() || !options.get().type().has(field)) {
      return ImmutableLongArray.of();
    }
    Object value = options.get().value(field).orElse(List.of());
    ImmutableLongArray.Builder numbers = ImmutableLongArray.builder();
    for (Object number : value instanceof List<?> list ? list : List.of(value)) {
      numbers.add(number instanceof Boolean truth ? (truth ? 1 : 0) : (Long) number);
    }
    return numbers.build();
  }
}
