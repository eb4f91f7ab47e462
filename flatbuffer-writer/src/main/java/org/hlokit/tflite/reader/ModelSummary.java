// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.reader;

import com.google.common.collect.ImmutableSet;
import com.google.flatbuffers.IntVector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hlokit.tflite.schema.BuiltinOperator;
import org.hlokit.tflite.schema.Model;
import org.hlokit.tflite.schema.Operator;
import org.hlokit.tflite.schema.OperatorCode;
import org.hlokit.tflite.schema.SignatureDef;
import org.hlokit.tflite.schema.SubGraph;
import org.hlokit.tflite.schema.Tensor;
import org.hlokit.tflite.schema.TensorMap;
import org.jspecify.annotations.Nullable;

/** What is in a model, as a table for people: the text of {@code hlokit inspect}. */
public final class ModelSummary {
  /** Operators that the schema has and the runtime's own resolver lacks, as of release 2.21. */
  private static final ImmutableSet<Integer> WITHOUT_KERNEL =
      ImmutableSet.of(
          162, 164, 167, 168, 169, 170, 171, 172, 173, 174, 175, 177, 178, 179, 180, 182, 183, 184,
          185, 186, 187, 188, 189, 191, 192, 193, 194, 196, 197, 199, 200, 202, 208);

  private final TfliteFile file;
  private final Model model;
  private final StringBuilder text = new StringBuilder();

  private ModelSummary(TfliteFile file) {
    this.file = file;
    this.model = file.model();
  }

  /**
   * The table of a checked file.
   *
   * @throws InvalidModelException when the attributes of a custom call cannot be read
   */
  public static String of(TfliteFile file) throws InvalidModelException {
    return new ModelSummary(file).write();
  }

  private String write() throws InvalidModelException {
    header();
    signatures();
    for (int i = 0; i < model.subgraphsLength(); i++) {
      subgraph(i, model.subgraphs(i));
    }
    operators();
    customCalls();
    return text.toString();
  }

  private void line(String content) {
    text.append(content).append('\n');
  }

  private void header() {
    long constants = 0;
    for (int i = 0; i < model.buffersLength(); i++) {
      constants += TfliteFile.length(model.buffers(i));
    }
    line("size         %,d bytes, %,d of them constants".formatted(file.size(), constants));
    line("written by   %s".formatted(or(model.description(), "(does not say)")));
    line("schema       version %d".formatted(model.version()));
    for (int i = 0; i < model.metadataLength(); i++) {
      line("metadata     %s".formatted(or(model.metadata(i).name(), "(no name)")));
    }
  }

  private void signatures() {
    for (int i = 0; i < model.signatureDefsLength(); i++) {
      SignatureDef signature = model.signatureDefs(i);
      SubGraph subgraph = model.subgraphs((int) signature.subgraphIndex());
      line("signature    %s".formatted(or(signature.signatureKey(), "(no name)")));
      for (int j = 0; j < signature.inputsLength(); j++) {
        binding("input", signature.inputs(j), subgraph);
      }
      for (int j = 0; j < signature.outputsLength(); j++) {
        binding("output", signature.outputs(j), subgraph);
      }
    }
  }

  private void binding(String kind, TensorMap binding, SubGraph subgraph) {
    Tensor tensor = subgraph.tensors((int) binding.tensorIndex());
    line("  %-10s %s: %s".formatted(kind, or(binding.name(), "(no name)"), type(tensor)));
  }

  private void subgraph(int index, SubGraph subgraph) {
    line(
        "subgraph %-3d %s: %d operators, %d tensors, %d inputs, %d outputs"
            .formatted(
                index,
                or(subgraph.name(), "(no name)"),
                subgraph.operatorsLength(),
                subgraph.tensorsLength(),
                length(subgraph.inputsVector()),
                length(subgraph.outputsVector())));
  }

  private void operators() {
    Map<String, Integer> counts = new TreeMap<>();
    for (int i = 0; i < model.subgraphsLength(); i++) {
      SubGraph subgraph = model.subgraphs(i);
      for (int j = 0; j < subgraph.operatorsLength(); j++) {
        counts.merge(describe(subgraph.operators(j)), 1, Integer::sum);
      }
    }
    line("operators    %d".formatted(counts.values().stream().mapToInt(Integer::intValue).sum()));
    counts.forEach((name, count) -> line("  %6d  %s".formatted(count, name)));
  }

  private String describe(Operator operator) {
    OperatorCode code = model.operatorCodes((int) operator.opcodeIndex());
    int builtin = TfliteFile.builtinCode(code);
    String note = WITHOUT_KERNEL.contains(builtin) ? "  (the runtime has no kernel for it)" : "";
    return "%s, version %d%s".formatted(name(code), code.version(), note);
  }

  /** The operator's name; a number where the schema does not know it. */
  static String name(OperatorCode code) {
    int builtin = TfliteFile.builtinCode(code);
    if (builtin == BuiltinOperator.CUSTOM) {
      return "CUSTOM '%s'".formatted(or(code.customCode(), ""));
    }
    return Schema.get().enumeration("BuiltinOperator").nameOf(builtin);
  }

  private void customCalls() throws InvalidModelException {
    List<CustomCallPlan.Call> calls = CustomCallPlan.of(file).calls();
    if (!calls.isEmpty()) {
      line("custom calls %d".formatted(calls.size()));
    }
    for (CustomCallPlan.Call call : calls) {
      String parameters =
          call.parameters().entrySet().stream()
              .map(entry -> entry.getKey() + " = " + entry.getValue())
              .collect(Collectors.joining(", ", "{", "}"));
      line(
          "  subgraph %d, operator %d: @%s, api version %d, %s"
              .formatted(
                  call.subgraph(),
                  call.operator(),
                  call.callTargetName(),
                  call.apiVersion(),
                  parameters));
    }
  }

  /** {@code 2x?xFLOAT32}; a dimension that is known only at run time is a question mark. */
  static String type(Tensor tensor) {
    List<String> parts = new ArrayList<>();
    boolean signature = tensor.shapeSignatureLength() == tensor.shapeLength();
    for (int i = 0; i < tensor.shapeLength(); i++) {
      int size = signature ? tensor.shapeSignature(i) : tensor.shape(i);
      parts.add(size < 0 ? "?" : Integer.toString(size));
    }
    parts.add(Schema.get().enumeration("TensorType").nameOf(tensor.type()));
    return String.join("x", parts);
  }

  private static int length(@Nullable IntVector vector) {
    return vector == null ? 0 : vector.length();
  }

  private static String or(@Nullable String text, String otherwise) {
    return Optional.ofNullable(text).filter(name -> !name.isEmpty()).orElse(otherwise);
  }
}
