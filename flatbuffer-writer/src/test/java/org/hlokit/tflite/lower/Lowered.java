// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.lower;

import com.google.common.primitives.ImmutableIntArray;
import java.nio.ByteBuffer;
import java.util.stream.Collectors;
import org.hlokit.ir.Source;
import org.hlokit.parse.MlirText;
import org.hlokit.tflite.ExportException;
import org.hlokit.tflite.ExportOptions;
import org.hlokit.tflite.ExportedModel;
import org.hlokit.tflite.Models;
import org.hlokit.tflite.TfliteExporter;
import org.hlokit.tflite.model.Operator;
import org.hlokit.tflite.model.Subgraph;
import org.hlokit.tflite.model.Tensor;
import org.hlokit.tflite.reader.TfliteFile;
import org.hlokit.tflite.schema.TensorType;

/** MLIR text to the operators of the model that it becomes, a line each. */
final class Lowered {
  private Lowered() {}

  /** Exports {@code @main} with the given arguments, results and body. */
  static String function(String signature, String body) throws Exception {
    return module("func.func @main%s {\n%s\n}".formatted(signature, body));
  }

  /** Exports a module; the file that is written must pass the structural check. */
  static String module(String text) throws Exception {
    ExportedModel model = export(text, ExportOptions.DEFAULT);
    TfliteFile _ = TfliteFile.of(ByteBuffer.wrap(Models.bytes(model.model())));
    return model.model().subgraphs().stream().map(Lowered::text).collect(Collectors.joining());
  }

  static ExportedModel export(String text, ExportOptions options) throws ExportException {
    return new TfliteExporter(options)
        .export(MlirText.ofAllDialects().read(Source.of("test.mlir", text)));
  }

  /** A line for each operator: {@code ADD(FLOAT32[2,4], const FLOAT32[4]) -> FLOAT32[2,4]}. */
  static String text(Subgraph subgraph) {
    StringBuilder text = new StringBuilder();
    for (Operator operator : subgraph.operators()) {
      text.append(operator.kind())
          .append(tensors(subgraph, operator.inputs()))
          .append(" -> ")
          .append(tensors(subgraph, operator.outputs()))
          .append('\n');
    }
    return text.toString();
  }

  private static String tensors(Subgraph subgraph, ImmutableIntArray indexes) {
    return indexes.stream()
        .mapToObj(index -> index < 0 ? "-" : tensor(subgraph.tensors().get(index)))
        .collect(Collectors.joining(", ", "(", ")"));
  }

  private static String tensor(Tensor tensor) {
    return (tensor.data().isPresent() ? "const " : "")
        + TensorType.name(tensor.type())
        + tensor.shape().stream()
            .mapToObj(size -> size < 0 ? "?" : Integer.toString(size))
            .collect(Collectors.joining(",", "[", "]"));
  }
}
