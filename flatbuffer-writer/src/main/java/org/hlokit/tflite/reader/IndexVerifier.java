// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.reader;

import com.google.flatbuffers.IntVector;
import java.util.List;
import java.util.Optional;
import org.hlokit.tflite.reader.Schema.Field;
import org.hlokit.tflite.schema.Buffer;
import org.hlokit.tflite.schema.Model;
import org.hlokit.tflite.schema.Operator;
import org.hlokit.tflite.schema.SignatureDef;
import org.hlokit.tflite.schema.SubGraph;
import org.hlokit.tflite.schema.Tensor;
import org.hlokit.tflite.schema.TensorMap;
import org.jspecify.annotations.Nullable;

/** Checks that what refers to something by its number refers to something that is there. */
final class IndexVerifier {
  private final TfliteFile file;
  private final Model model;

  private IndexVerifier(TfliteFile file) {
    this.file = file;
    this.model = file.model();
  }

  static void verify(TfliteFile file) throws InvalidModelException {
    new IndexVerifier(file).verify();
  }

  private void verify() throws InvalidModelException {
    if (model.subgraphsLength() == 0) {
      throw fault("the model has no subgraph");
    }
    buffers();
    for (int i = 0; i < model.subgraphsLength(); i++) {
      subgraph(i, model.subgraphs(i));
    }
    for (int i = 0; i < model.metadataLength(); i++) {
      check(model.metadata(i).buffer(), model.buffersLength(), "metadata " + i, "buffer");
    }
    for (int i = 0; i < model.signatureDefsLength(); i++) {
      signature("signature " + i, model.signatureDefs(i));
    }
  }

  private void buffers() throws InvalidModelException {
    for (int i = 0; i < model.buffersLength(); i++) {
      Buffer buffer = model.buffers(i);
      long end = buffer.offset() + buffer.size();
      if (buffer.offset() < 0 || buffer.size() < 0 || end < 0 || end > file.size()) {
        throw new InvalidModelException(
            "buffer %d reaches to byte %s, beyond the end of the file's %d bytes"
                .formatted(i, Long.toUnsignedString(end), file.size()),
            buffer.offset());
      }
    }
  }

  private void subgraph(int index, SubGraph subgraph) throws InvalidModelException {
    String where = "subgraph " + index;
    int tensors = subgraph.tensorsLength();
    for (int i = 0; i < tensors; i++) {
      tensor(where + ", tensor " + i, subgraph.tensors(i));
    }
    tensorIndexes(subgraph.inputsVector(), tensors, where + ", inputs", false);
    tensorIndexes(subgraph.outputsVector(), tensors, where + ", outputs", false);
    for (int i = 0; i < subgraph.operatorsLength(); i++) {
      operator(where + ", operator " + i, subgraph.operators(i), tensors);
    }
  }

  private void tensor(String where, Tensor tensor) throws InvalidModelException {
    check(tensor.buffer(), Math.max(model.buffersLength(), 1), where, "buffer");
    for (int d = 0; d < tensor.shapeLength(); d++) {
      if (tensor.shape(d) < 0 && tensor.shape(d) != -1) {
        throw fault("%s has a dimension of size %d".formatted(where, tensor.shape(d)));
      }
    }
  }

  private void operator(String where, Operator operator, int tensors) throws InvalidModelException {
    check(operator.opcodeIndex(), model.operatorCodesLength(), where, "operator code");
    tensorIndexes(operator.inputsVector(), tensors, where + ", inputs", true);
    tensorIndexes(operator.outputsVector(), tensors, where + ", outputs", true);
    tensorIndexes(operator.intermediatesVector(), tensors, where + ", intermediates", true);
    Optional<TableView> options = file.options(operator);
    if (options.isPresent()) {
      options(where, options.get());
    }
  }

  private void options(String where, TableView options) throws InvalidModelException {
    for (Field field : options.type().fields()) {
      if (!SubgraphFields.NAMES.contains(field.name())) {
        continue;
      }
      Object value = options.value(field).orElse(List.of());
      for (Object index : value instanceof List<?> list ? list : List.of(value)) {
        // A region that is not there is written as -1.
        if ((Long) index != -1) {
          check((Long) index, model.subgraphsLength(), where, "subgraph");
        }
      }
    }
  }

  private void signature(String where, SignatureDef signature) throws InvalidModelException {
    check(signature.subgraphIndex(), model.subgraphsLength(), where, "subgraph");
    int tensors = model.subgraphs((int) signature.subgraphIndex()).tensorsLength();
    for (int i = 0; i < signature.inputsLength(); i++) {
      binding(where, signature.inputs(i), tensors);
    }
    for (int i = 0; i < signature.outputsLength(); i++) {
      binding(where, signature.outputs(i), tensors);
    }
  }

  private static void binding(String where, TensorMap binding, int tensors)
      throws InvalidModelException {
    check(binding.tensorIndex(), tensors, where, "tensor");
  }

  private static void tensorIndexes(
      @Nullable IntVector indexes, int tensors, String where, boolean optional)
      throws InvalidModelException {
    if (indexes == null) {
      return;
    }
    for (int i = 0; i < indexes.length(); i++) {
      if (!(optional && indexes.get(i) == -1)) {
        check(indexes.get(i), tensors, where, "tensor");
      }
    }
  }

  private static void check(long index, int count, String where, String what)
      throws InvalidModelException {
    if (index < 0 || index >= count) {
      throw fault("%s names %s %d, but there are %d".formatted(where, what, index, count));
    }
  }

  private static InvalidModelException fault(String message) {
    return new InvalidModelException(message, -1);
  }
}
