// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.reader;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.ImmutableIntArray;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalDouble;
import org.hlokit.tflite.schema.BuiltinOperator;
import org.hlokit.tflite.schema.BuiltinOptions2;
import org.hlokit.tflite.schema.Model;
import org.hlokit.tflite.schema.Operator;
import org.hlokit.tflite.schema.StablehloCustomCallOptions;
import org.hlokit.tflite.schema.SubGraph;

/**
 * The custom calls (operator 173) of a model in the order in which a runtime initialises their
 * kernels: subgraph by subgraph, and in each by operator.
 *
 * <p>A runtime hands a kernel for this operator nothing of its options. Whoever registers one reads
 * this plan from the file first and lets the kernel take the next entry each time it is
 * initialised, checking by subgraph name and output tensor that it is the right one.
 */
public record CustomCallPlan(ImmutableList<Call> calls) {

  /**
   * One custom call.
   *
   * @param subgraph index of the subgraph that holds it
   * @param subgraphName that subgraph's name, empty when it has none
   * @param operator index among the subgraph's operators
   * @param inputs tensor indexes of its operands, -1 for absent ones
   * @param outputs tensor indexes of its results
   * @param backendConfig the text as it stands in the file, empty when there is none
   * @param parameters {@code backend_config} read as an MLIR dictionary, and over it the entries of
   *     {@code custom_attributes}: {@link Boolean}, {@link Long}, {@link Double}, {@link String},
   *     or {@link ImmutableList} and {@link ImmutableMap} of these
   * @param apiVersion 0 unspecified, 1 original, 2 status returning, 3 unified, 4 typed FFI
   */
  public record Call(
      int subgraph,
      String subgraphName,
      int operator,
      ImmutableIntArray inputs,
      ImmutableIntArray outputs,
      String callTargetName,
      boolean hasSideEffect,
      String backendConfig,
      int apiVersion,
      ImmutableIntArray calledComputations,
      ImmutableMap<String, Object> parameters) {

    /** Index of the tensor that the first result is written to, -1 for a call without results. */
    public int outputTensor() {
      return outputs.isEmpty() ? -1 : outputs.get(0);
    }

    /** The parameter {@code epsilon}, empty when the call does not say. */
    public OptionalDouble epsilon() {
      return parameters.get("epsilon") instanceof Number number
          ? OptionalDouble.of(number.doubleValue())
          : OptionalDouble.empty();
    }

    /** Whether the normalised value is rounded to the output type before the weight is applied. */
    public boolean castBeforeScale() {
      return Boolean.TRUE.equals(parameters.get("cast_before_scale"));
    }
  }

  /**
   * Reads the plan of a checked file.
   *
   * @throws InvalidModelException when the attributes of a call cannot be read
   */
  public static CustomCallPlan of(TfliteFile file) throws InvalidModelException {
    ImmutableList.Builder<Call> calls = ImmutableList.builder();
    Model model = file.model();
    for (int s = 0; s < model.subgraphsLength(); s++) {
      SubGraph subgraph = model.subgraphs(s);
      for (int o = 0; o < subgraph.operatorsLength(); o++) {
        Operator operator = subgraph.operators(o);
        if (file.builtinCode(operator) == BuiltinOperator.STABLEHLO_CUSTOM_CALL) {
          calls.add(call(s, subgraph, o, operator));
        }
      }
    }
    return new CustomCallPlan(calls.build());
  }

  private static Call call(int s, SubGraph subgraph, int o, Operator operator)
      throws InvalidModelException {
    StablehloCustomCallOptions options = new StablehloCustomCallOptions();
    if (operator.builtinOptions2Type() != BuiltinOptions2.StablehloCustomCallOptions
        || operator.builtinOptions2(options) == null) {
      throw new InvalidModelException(
          "subgraph %d, operator %d is a custom call without its options".formatted(s, o), -1);
    }
    String backendConfig = Optional.ofNullable(options.backendConfig()).orElse("");
    ImmutableMap.Builder<String, Object> parameters = ImmutableMap.builder();
    parameters.putAll(DictionaryText.parse(backendConfig));
    if (options.customAttributesLength() > 0) {
      ByteBuffer attributes = options.customAttributesAsByteBuffer();
      parameters.putAll(FlexBufferReader.readMap(attributes));
    }
    ImmutableIntArray.Builder computations = ImmutableIntArray.builder();
    for (int i = 0; i < options.calledComputationsLength(); i++) {
      computations.add(options.calledComputations(i));
    }
    return new Call(
        s,
        Optional.ofNullable(subgraph.name()).orElse(""),
        o,
        inputs(operator),
        outputs(operator),
        Optional.ofNullable(options.callTargetName()).orElse(""),
        options.hasSideEffect(),
        backendConfig,
        options.apiVersion(),
        computations.build(),
        parameters.buildKeepingLast());
  }

  private static ImmutableIntArray inputs(Operator operator) {
    ImmutableIntArray.Builder inputs = ImmutableIntArray.builder(operator.inputsLength());
    for (int i = 0; i < operator.inputsLength(); i++) {
      inputs.add(operator.inputs(i));
    }
    return inputs.build();
  }

  private static ImmutableIntArray outputs(Operator operator) {
    ImmutableIntArray.Builder outputs = ImmutableIntArray.builder(operator.outputsLength());
    for (int i = 0; i < operator.outputsLength(); i++) {
      outputs.add(operator.outputs(i));
    }
    return outputs.build();
  }
}
