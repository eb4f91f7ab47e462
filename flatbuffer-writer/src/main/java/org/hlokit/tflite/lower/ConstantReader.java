// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.lower;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.hlokit.dialect.FuncOps;
import org.hlokit.ir.ElementData;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.Operation;
import org.hlokit.ir.QuantizedType;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Trait;
import org.hlokit.tflite.model.ConstantData;

/** Constant operations as tensors of a graph. */
final class ConstantReader {
  /**
   * Up to this many elements, 16-bit floats are widened in the file: an operator costs more than
   * the bytes.
   */
  static final long WIDEN_IN_FILE = 1024;

  private ConstantReader() {}

  /** Whether an operation only gives a literal. */
  static boolean isConstant(Operation op) {
    return (op.definition().has(Trait.CONSTANT_LIKE) && !op.is(FuncOps.CONSTANT))
        || (!op.definition().isRegistered() && op.definition().mnemonic().equals("constant"));
  }

  /** The tensor of a constant operation's result as it is held, empty for another operation. */
  static Optional<Ref> read(Graph graph, Operation op, TensorType type) {
    if (!isConstant(op)) {
      return Optional.empty();
    }
    Ref stored = stored(graph, op, type);
    if (Quantized.type(op.result()).isPresent()) {
      return Optional.of(graph.held(stored));
    }
    if (!ElementTypes.isNarrowFloat(stored.type())) {
      return Optional.of(stored);
    }
    if (type.elementCount() <= WIDEN_IN_FILE) {
      try {
        ConstantData wide =
            Constants.widened(stored.constant().orElseThrow(), (FloatType) type.element());
        return Optional.of(
            graph.constant(org.hlokit.tflite.schema.TensorType.FLOAT32, stored.shape(), wide));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return Optional.of(graph.held(stored));
  }

  /** The tensor of a constant operation's result as the file stores it, 16-bit floats as such. */
  static Ref stored(Graph graph, Operation op, TensorType type) {
    Optional<ElementData> data = Views.data(op);
    byte stored = graph.storedType(op.result());
    if (data.isEmpty()) {
      graph
          .plan()
          .lowering()
          .warn(op, "the constant's data was elided from the text: the model has zeros there");
      ConstantData zeros =
          graph.plan().data(op, () -> zeros(type.elementCount() * ElementTypes.bytes(stored)));
      return graph.constant(stored, graph.shapeOf(op.result()), zeros);
    }
    if (data.get() instanceof ElementData.Strings) {
      throw new NotExportableException(op, "constants of strings");
    }
    Optional<QuantizedType> quantized = Quantized.type(op.result());
    ConstantData bytes =
        graph
            .plan()
            .data(
                op,
                () ->
                    quantized.isPresent() && isNarrow(quantized.get())
                        ? Constants.widened(data.get(), quantized.get(), type.elementCount())
                        : Constants.of(data.get(), type.elementCount()));
    Shape shape = graph.shapeOf(op.result());
    return quantized.isPresent()
        ? graph.constant(stored, shape, bytes, Quantized.parameters(quantized.get()))
        : graph.constant(stored, shape, bytes);
  }

  /** Whether integers take a byte each and fill only a part of it. */
  private static boolean isNarrow(QuantizedType type) {
    return type.storage() instanceof IntegerType storage && storage.width() < Byte.SIZE;
  }

  private static ConstantData zeros(long size) {
    return Constants.repeated(ConstantData.of(new byte[1]), size);
  }
}
