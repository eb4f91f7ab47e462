// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.summary;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.flatbuffers.IntVector;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.hlokit.tflite.reader.CustomCallPlan;
import org.hlokit.tflite.reader.FlexBufferReader;
import org.hlokit.tflite.reader.InvalidModelException;
import org.hlokit.tflite.reader.MetadataText;
import org.hlokit.tflite.reader.RuntimeOperators;
import org.hlokit.tflite.reader.RuntimeOperators.RuntimeOperator;
import org.hlokit.tflite.reader.TfliteFile;
import org.hlokit.tflite.schema.BuiltinOperator;
import org.hlokit.tflite.schema.BuiltinOptions2;
import org.hlokit.tflite.schema.Model;
import org.hlokit.tflite.schema.Operator;
import org.hlokit.tflite.schema.OperatorCode;
import org.hlokit.tflite.schema.SignatureDef;
import org.hlokit.tflite.schema.StableHLOCompositeOptions;
import org.hlokit.tflite.schema.SubGraph;
import org.hlokit.tflite.schema.Tensor;
import org.hlokit.tflite.schema.TensorMap;
import org.hlokit.tflite.summary.ModelSummary.Call;
import org.hlokit.tflite.summary.ModelSummary.CallKind;
import org.jspecify.annotations.Nullable;

/** Sums up a model. */
public final class SummaryReader {
  private final TfliteFile file;
  private final Model model;

  private SummaryReader(TfliteFile file) {
    this.file = file;
    this.model = file.model();
  }

  /**
   * Sums up a checked file.
   *
   * @throws InvalidModelException when the attributes of a custom call cannot be read
   */
  public static ModelSummary read(TfliteFile file) throws InvalidModelException {
    return new SummaryReader(file).read();
  }

  private ModelSummary read() throws InvalidModelException {
    long constants = 0;
    for (int i = 0; i < model.buffersLength(); i++) {
      constants += TfliteFile.length(model.buffers(i));
    }
    return new ModelSummary(
        file.size(),
        constants,
        text(model.description()),
        model.version(),
        list(model.metadataLength(), this::metadata),
        list(model.signatureDefsLength(), i -> signature(model.signatureDefs(i))),
        list(model.subgraphsLength(), i -> subgraph(i, model.subgraphs(i))),
        tensors(),
        operators(),
        calls());
  }

  private static <T> ImmutableList<T> list(int count, IntFunction<T> element) {
    return IntStream.range(0, count).mapToObj(element).collect(ImmutableList.toImmutableList());
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  private ModelSummary.Entry metadata(int index) {
    return new ModelSummary.Entry(
        text(model.metadata(index).name()), MetadataText.of(file, model.metadata(index)));
  }

  private ModelSummary.Signature signature(SignatureDef signature) {
    SubGraph subgraph = model.subgraphs((int) signature.subgraphIndex());
    return new ModelSummary.Signature(
        text(signature.signatureKey()),
        (int) signature.subgraphIndex(),
        list(signature.inputsLength(), i -> binding(signature.inputs(i), subgraph)),
        list(signature.outputsLength(), i -> binding(signature.outputs(i), subgraph)));
  }

  private static ModelSummary.Binding binding(TensorMap binding, SubGraph subgraph) {
    return new ModelSummary.Binding(
        text(binding.name()), type(subgraph.tensors((int) binding.tensorIndex())));
  }

  private static String type(Tensor tensor) {
    List<String> parts = new ArrayList<>();
    boolean signature = tensor.shapeSignatureLength() == tensor.shapeLength();
    for (int i = 0; i < tensor.shapeLength(); i++) {
      int size = signature ? tensor.shapeSignature(i) : tensor.shape(i);
      parts.add(size < 0 ? "?" : Integer.toString(size));
    }
    parts.add(TfliteFile.typeName(tensor));
    return String.join("x", parts);
  }

  private static ModelSummary.Subgraph subgraph(int index, SubGraph subgraph) {
    return new ModelSummary.Subgraph(
        index,
        text(subgraph.name()),
        subgraph.operatorsLength(),
        subgraph.tensorsLength(),
        length(subgraph.inputsVector()),
        length(subgraph.outputsVector()));
  }

  private static int length(@Nullable IntVector vector) {
    return vector == null ? 0 : vector.length();
  }

  /** Constants that several tensors share count where they are first used. */
  private ImmutableList<ModelSummary.Tensors> tensors() {
    Map<String, ModelSummary.Tensors> types = new TreeMap<>();
    Set<Long> counted = new HashSet<>();
    for (int s = 0; s < model.subgraphsLength(); s++) {
      SubGraph subgraph = model.subgraphs(s);
      for (int t = 0; t < subgraph.tensorsLength(); t++) {
        Tensor tensor = subgraph.tensors(t);
        boolean isNew = tensor.buffer() < model.buffersLength() && counted.add(tensor.buffer());
        long bytes = isNew ? TfliteFile.length(model.buffers((int) tensor.buffer())) : 0;
        types.merge(
            TfliteFile.typeName(tensor),
            new ModelSummary.Tensors(TfliteFile.typeName(tensor), 1, bytes),
            (a, b) ->
                new ModelSummary.Tensors(
                    a.type(), a.count() + b.count(), a.constantBytes() + b.constantBytes()));
      }
    }
    return ImmutableList.copyOf(types.values());
  }

  private record Kind(String name, int version, Optional<String> missing)
      implements Comparable<Kind> {
    @Override
    public int compareTo(Kind other) {
      int byName = name.compareTo(other.name);
      return byName != 0 ? byName : Integer.compare(version, other.version);
    }
  }

  private ImmutableList<ModelSummary.Operators> operators() {
    Map<Kind, Integer> counts = new TreeMap<>();
    for (int s = 0; s < model.subgraphsLength(); s++) {
      SubGraph subgraph = model.subgraphs(s);
      for (int o = 0; o < subgraph.operatorsLength(); o++) {
        OperatorCode code = model.operatorCodes((int) subgraph.operators(o).opcodeIndex());
        counts.merge(
            new Kind(TfliteFile.operatorName(code), code.version(), missing(code)),
            1,
            Integer::sum);
      }
    }
    return counts.entrySet().stream()
        .map(
            entry ->
                new ModelSummary.Operators(
                    entry.getKey().name(),
                    entry.getKey().version(),
                    entry.getValue(),
                    entry.getKey().missing()))
        .collect(ImmutableList.toImmutableList());
  }

  /** What the runtime's own resolver lacks for an operator. */
  private static Optional<String> missing(OperatorCode code) {
    int builtin = TfliteFile.builtinCode(code);
    if (builtin == BuiltinOperator.CUSTOM) {
      return Optional.of("runs where a kernel of that name is registered");
    }
    Optional<RuntimeOperator> row = RuntimeOperators.find(builtin);
    if (row.isEmpty()) {
      return Optional.of("the runtime has no kernel for it");
    }
    return row.get().has(code.version())
        ? Optional.empty()
        : Optional.of(
            "the runtime has versions %d to %d of it"
                .formatted(row.get().lowest(), row.get().highest()));
  }

  // --- Operators that stand for something by its name. ------------------------------------------

  private ImmutableList<Call> calls() throws InvalidModelException {
    ImmutableList.Builder<Call> calls = ImmutableList.builder();
    for (CustomCallPlan.Call call : CustomCallPlan.of(file).calls()) {
      calls.add(
          new Call(
              CallKind.CUSTOM_CALL,
              call.subgraph(),
              call.operator(),
              call.callTargetName(),
              ImmutableMap.of("api version", (long) call.apiVersion()),
              call.parameters()));
    }
    for (int s = 0; s < model.subgraphsLength(); s++) {
      SubGraph subgraph = model.subgraphs(s);
      for (int o = 0; o < subgraph.operatorsLength(); o++) {
        Operator operator = subgraph.operators(o);
        switch (file.builtinCode(operator)) {
          case BuiltinOperator.CUSTOM -> calls.add(custom(s, o, operator));
          case BuiltinOperator.STABLEHLO_COMPOSITE ->
              composite(s, o, operator).ifPresent(calls::add);
          default -> {}
        }
      }
    }
    return calls.build();
  }

  private Call custom(int s, int o, Operator operator) {
    OperatorCode code = model.operatorCodes((int) operator.opcodeIndex());
    return new Call(
        CallKind.CUSTOM_OPERATOR,
        s,
        o,
        text(code.customCode()),
        ImmutableMap.of(),
        flexBuffer(operator.customOptionsAsByteBuffer(), operator.customOptionsLength()));
  }

  private static Optional<Call> composite(int s, int o, Operator operator) {
    StableHLOCompositeOptions options = new StableHLOCompositeOptions();
    if (operator.builtinOptions2Type() != BuiltinOptions2.StableHLOCompositeOptions
        || operator.builtinOptions2(options) == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Call(
            CallKind.COMPOSITE,
            s,
            o,
            text(options.name()),
            ImmutableMap.of(
                "version",
                (long) options.version(),
                "decomposition",
                (long) options.decompositionSubgraphIndex()),
            flexBuffer(
                options.compositeAttributesAsByteBuffer(), options.compositeAttributesLength())));
  }

  /** What is in a FlexBuffer, or how long what is none is. */
  private static Object flexBuffer(@Nullable ByteBuffer bytes, int length) {
    if (bytes == null || length == 0) {
      return ImmutableMap.of();
    }
    try {
      return FlexBufferReader.read(bytes);
    } catch (InvalidModelException e) {
      return "(%d bytes that are no FlexBuffer)".formatted(length);
    }
  }
}
