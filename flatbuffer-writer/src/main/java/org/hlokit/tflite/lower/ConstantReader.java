// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.lower;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.hlokit.dialect.ChloOps;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.ElementData;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.Operation;
import org.hlokit.ir.TensorType;
import org.hlokit.tflite.model.ConstantData;

/** Constant operations as tensors of a graph. */
final class ConstantReader {
  /**
   * Up to this many elements, 16-bit floats are widened in the file: an operator costs more than
   * the bytes.
   */
  private static final long WIDEN_IN_FILE = 1024;

  private ConstantReader() {}

  /** Whether an operation only gives a literal. */
  static boolean isConstant(Operation op) {
    return op.is(StablehloOps.CONSTANT)
        || op.is(ChloOps.CONSTANT)
        || (!op.definition().isRegistered() && op.definition().mnemonic().equals("constant"));
  }

  /** The tensor of a constant operation's result as it is held, empty for another operation. */
  static Optional<Ref> read(Graph graph, Operation op, TensorType type) {
    if (!isConstant(op)) {
      return Optional.empty();
    }
    Ref stored = stored(graph, op, type);
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
    if (data.isEmpty()) {
      throw new NotExportableException(op, "the constant's data was elided from the text");
    }
    if (data.get() instanceof ElementData.Strings) {
      throw new NotExportableException(op, "constants of strings");
    }
    byte stored = graph.storedType(op.result());
    ConstantData bytes = graph.plan().data(op, () -> Constants.of(data.get(), type.elementCount()));
    return graph.constant(stored, graph.shapeOf(op.result()), bytes);
  }
}
