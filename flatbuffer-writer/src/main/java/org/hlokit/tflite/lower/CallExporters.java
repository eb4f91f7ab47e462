// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.lower;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.flatbuffers.FlatBufferBuilder;
import java.nio.ByteBuffer;
import java.util.List;
import org.hlokit.ir.BoolAttr;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.NamedAttribute;
import org.hlokit.ir.Operation;
import org.hlokit.ir.StringAttr;
import org.hlokit.ir.Value;
import org.hlokit.pass.PassFailure;
import org.hlokit.tflite.model.OperatorKind;
import org.hlokit.tflite.model.Options;
import org.hlokit.tflite.schema.BuiltinOperator;
import org.hlokit.tflite.schema.BuiltinOptions2;
import org.hlokit.tflite.schema.CustomOptionsFormat;
import org.hlokit.tflite.schema.StableHLOCompositeOptions;
import org.hlokit.tflite.schema.StablehloCustomCallOptions;
import org.hlokit.vhlo.CustomCallView;

/** Exporters of operations that name what they do: custom calls and composites. */
final class CallExporters {

  /** Libraries that exporters call, by how the names of their functions begin. */
  private static final ImmutableMap<String, String> LIBRARIES =
      ImmutableMap.of(
          "lapack_", "LAPACK",
          "cublas_", "cuBLAS",
          "cudnn_", "cuDNN",
          "cusolver_", "cuSOLVER",
          "cusparse_", "cuSPARSE",
          "hipsolver_", "hipSOLVER",
          "Eigh", "XLA for TPUs");

  private CallExporters() {}

  /** A custom call, of whichever dialect and version, in the form that the user asks for. */
  static void customCall(Operation op, Graph graph) {
    CustomCallView call;
    try {
      call = CustomCallView.of(op).orElseThrow();
    } catch (PassFailure e) {
      throw graph.refusal(String.valueOf(e.getMessage()));
    }
    LIBRARIES.forEach(
        (prefix, library) -> {
          if (call.target().startsWith(prefix)) {
            throw graph.refusal(
                "@%s is a function of %s, which the runtime does not have"
                    .formatted(call.target(), library));
          }
        });
    switch (graph.plan().lowering().customCalls()) {
      case STABLEHLO -> stablehloCustomCall(op, call, graph);
      case CUSTOM -> custom(op, call, graph);
      case COMPOSITE ->
          throw graph.refusal(
              "no decomposition of @%s is known, which a composite needs".formatted(call.target()));
    }
  }

  /** Operator 32, which a resolver finds by the target's name, with its parameters. */
  private static void custom(Operation op, CustomCallView call, Graph graph) {
    ByteBuffer parameters = flexBuffer(graph, CallParameters.of(call), true);
    emit(op, graph, OperatorKind.custom(call.target()), new Options.Custom(parameters));
  }

  /** Operator 173, with everything that the call says. */
  private static void stablehloCustomCall(Operation op, CustomCallView call, Graph graph) {
    String config;
    try {
      config = backendConfig(call, graph);
    } catch (UnsupportedOperationException e) {
      throw graph.refusal(String.valueOf(e.getMessage()));
    }
    for (NamedAttribute layout : call.layouts().entries()) {
      graph
          .plan()
          .lowering()
          .remark(
              op,
              "attribute '%s' has no meaning in a model and is left out".formatted(layout.name()));
    }
    int[] computations =
        call.calledComputations().stream()
            .mapToInt(symbol -> graph.plan().lowering().function(op, symbol))
            .toArray();
    // Readers of the reference look for this one among the attributes.
    DictionaryAttr dictionary =
        call.extraAttributes().with("has_side_effect", BoolAttr.of(call.hasSideEffect()));
    ByteBuffer attributes = flexBuffer(graph, dictionary, true);
    Options options =
        new Options.Builtin2(
            BuiltinOptions2.StablehloCustomCallOptions,
            builder -> {
              int name = builder.createString(call.target());
              int text = builder.createString(config);
              int called =
                  computations.length == 0
                      ? 0
                      : StablehloCustomCallOptions.createCalledComputationsVector(
                          builder, computations);
              return StablehloCustomCallOptions.createStablehloCustomCallOptions(
                  builder,
                  name,
                  call.hasSideEffect(),
                  text,
                  call.apiVersion().number(),
                  called,
                  bytes(builder, attributes));
            });
    emit(op, graph, OperatorKind.builtin(BuiltinOperator.STABLEHLO_CUSTOM_CALL, 1), options);
  }

  /** Text as it is; a dictionary, the form of {@code api_version = 4}, as its text. */
  private static String backendConfig(CustomCallView call, Graph graph) {
    return switch (call.backendConfig()) {
      case null -> "";
      case StringAttr text -> text.value();
      case DictionaryAttr dictionary -> AttributeText.of(dictionary);
      default -> throw graph.refusal("a backend_config that is neither text nor a dictionary");
    };
  }

  /** {@code composite} as operator 206 with its decomposition, which any runtime can execute. */
  static void composite(Operation op, Graph graph) {
    String name = Attributes.text(op, "name");
    int version = (int) Attributes.integer(op, "version", 0);
    int decomposition =
        graph.plan().lowering().function(op, Attributes.symbol(op, "decomposition"));
    DictionaryAttr dictionary =
        op.attribute("composite_attributes") instanceof DictionaryAttr found
            ? found
            : DictionaryAttr.EMPTY;
    ByteBuffer attributes = flexBuffer(graph, dictionary, false);
    Options options =
        new Options.Builtin2(
            BuiltinOptions2.StableHLOCompositeOptions,
            builder -> {
              int text = builder.createString(name);
              return StableHLOCompositeOptions.createStableHLOCompositeOptions(
                  builder,
                  text,
                  decomposition,
                  bytes(builder, attributes),
                  CustomOptionsFormat.FLEXBUFFERS,
                  version);
            });
    emit(op, graph, OperatorKind.builtin(BuiltinOperator.STABLEHLO_COMPOSITE, 1), options);
  }

  private static int bytes(FlatBufferBuilder builder, ByteBuffer content) {
    return builder.createByteVector(content.duplicate());
  }

  private static ByteBuffer flexBuffer(Graph graph, DictionaryAttr dictionary, boolean typed) {
    for (NamedAttribute entry : dictionary.entries()) {
      if (entry.name().indexOf('\0') >= 0) {
        throw graph.refusal("an attribute's name holds a zero byte");
      }
    }
    try {
      return FlexBufferWriter.write(dictionary, typed);
    } catch (UnsupportedOperationException e) {
      throw graph.refusal(String.valueOf(e.getMessage()));
    }
  }

  /** Reads all operands in their own shapes and types, and defines all results. */
  private static void emit(Operation op, Graph graph, OperatorKind kind, Options options) {
    List<Ref> inputs = op.operands().stream().map(graph::readStored).toList();
    ImmutableList.Builder<Ref> outputs = ImmutableList.builder();
    for (Value result : op.results()) {
      outputs.add(graph.tensor(graph.nameFor(), graph.storedType(result), graph.shapeOf(result)));
    }
    ImmutableList<Ref> results = outputs.build();
    graph.emit(kind, options, results, inputs);
    for (int i = 0; i < results.size(); i++) {
      graph.define(op.result(i), graph.held(results.get(i)));
    }
  }
}
