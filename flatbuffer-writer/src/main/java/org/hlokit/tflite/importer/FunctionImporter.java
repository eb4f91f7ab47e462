// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.importer;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableIntArray;
import com.google.flatbuffers.IntVector;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hlokit.dialect.FuncOps;
import org.hlokit.ir.ArrayAttr;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.Block;
import org.hlokit.ir.BlockArgument;
import org.hlokit.ir.BoolAttr;
import org.hlokit.ir.DenseElementsAttr;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.Elements;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.FunctionType;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.Location;
import org.hlokit.ir.NoneType;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Operation;
import org.hlokit.ir.OperationBuilder;
import org.hlokit.ir.QuantizedType;
import org.hlokit.ir.Region;
import org.hlokit.ir.StringAttr;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;
import org.hlokit.ir.TypeAttr;
import org.hlokit.ir.UnitAttr;
import org.hlokit.ir.Value;
import org.hlokit.tflite.reader.Schema;
import org.hlokit.tflite.reader.TableView;
import org.hlokit.tflite.reader.TfliteFile;
import org.hlokit.tflite.schema.BuiltinOperator;
import org.hlokit.tflite.schema.Operator;
import org.hlokit.tflite.schema.OperatorCode;
import org.hlokit.tflite.schema.SubGraph;
import org.hlokit.tflite.schema.Tensor;
import org.jspecify.annotations.Nullable;

/** Reads one subgraph as a function. */
final class FunctionImporter {
  private static final OpDefinition CONSTANT = OpDefinition.unregistered("tfl.pseudo_const");
  private static final OpDefinition QUANTIZED_CONSTANT =
      OpDefinition.unregistered("tfl.pseudo_qconst");
  private static final OpDefinition NO_VALUE = OpDefinition.unregistered("tfl.no_value");
  private static final OpDefinition UNDEFINED = OpDefinition.unregistered("tfl.undefined");

  private final TfliteFile file;
  private final SubGraph subgraph;
  private final ImmutableList<TableView> tensors;
  private final String name;
  private final Constants constants;
  private final TableAttributes attributes;
  private final Block body = new Block();
  private final Map<Integer, Value> values = new HashMap<>();

  /**
   * @param tensors the subgraph's tensors, to be read by the schema
   */
  FunctionImporter(
      TfliteFile file,
      SubGraph subgraph,
      ImmutableList<TableView> tensors,
      String name,
      Constants constants,
      TableAttributes attributes) {
    this.file = file;
    this.subgraph = subgraph;
    this.tensors = tensors;
    this.name = name;
    this.constants = constants;
    this.attributes = attributes;
  }

  Operation read() {
    ImmutableIntArray inputs = indexes(subgraph.inputsVector());
    for (int i = 0; i < inputs.length(); i++) {
      int index = inputs.get(i);
      BlockArgument argument = body.addArgument(type(index), location(index));
      values.putIfAbsent(index, argument);
    }
    for (int i = 0; i < subgraph.tensorsLength(); i++) {
      if (!values.containsKey(i)) {
        constant(i);
      }
    }
    for (int i = 0; i < subgraph.operatorsLength(); i++) {
      operator(subgraph.operators(i));
    }
    ImmutableIntArray outputs = indexes(subgraph.outputsVector());
    ImmutableList<Value> results =
        outputs.stream().mapToObj(this::value).collect(ImmutableList.toImmutableList());
    body.append(Operation.builder(FuncOps.RETURN).operands(results).build());
    Region region = new Region();
    region.add(body);
    OperationBuilder function =
        Operation.builder(FuncOps.FUNC)
            .attribute("sym_name", StringAttr.of(name))
            .attribute(
                "function_type",
                new TypeAttr(
                    new FunctionType(
                        ImmutableList.copyOf(body.argumentTypes()),
                        results.stream()
                            .map(Value::type)
                            .collect(ImmutableList.<Type>toImmutableList()))))
            .region(region);
    if (inputs.stream().anyMatch(i -> !details(i).isEmpty())) {
      function.attribute(
          "arg_attrs",
          new ArrayAttr(
              inputs.stream()
                  .mapToObj(this::details)
                  .collect(ImmutableList.<Attribute>toImmutableList())));
    }
    return function.build();
  }

  private Type type(int index) {
    return index < 0 ? NoneType.NONE : TensorTypes.type(subgraph.tensors(index));
  }

  private Location location(int index) {
    String text = index < 0 ? null : subgraph.tensors(index).name();
    return text == null || text.isEmpty()
        ? Location.UNKNOWN
        : new Location.Name(text, Location.UNKNOWN);
  }

  /** What is known of a tensor beyond its type: other quantization, sparsity. */
  private DictionaryAttr details(int index) {
    if (index < 0) {
      return DictionaryAttr.EMPTY;
    }
    Tensor tensor = subgraph.tensors(index);
    DictionaryAttr details = DictionaryAttr.EMPTY;
    if (TensorTypes.quantized(tensor).isEmpty()) {
      DictionaryAttr quantization =
          tensors
              .get(index)
              .table("quantization")
              .map(attributes::dictionary)
              .orElse(DictionaryAttr.EMPTY);
      // Writers leave an empty table with tensors that are not quantized.
      if (quantization.entries().stream().anyMatch(e -> !e.name().equals("quantized_dimension"))) {
        details = details.with("tfl.quantization", quantization);
      }
    }
    Optional<TableView> sparsity = tensors.get(index).table("sparsity");
    return sparsity.isPresent()
        ? details.with("tfl.sparsity", attributes.dictionary(sparsity.get()))
        : details;
  }

  /** Tensors that have a value before any operator runs. */
  private void constant(int index) {
    Tensor tensor = subgraph.tensors(index);
    if (constants.isConstant(tensor)) {
      constant(index, constants.value(tensor), details(index));
      return;
    }
    TensorType storage = TensorTypes.storage(tensor);
    boolean number =
        storage.element() instanceof IntegerType || storage.element() instanceof FloatType;
    if (tensor.isVariable()
        && number
        && storage.hasStaticShape()
        && Constants.elementCount(storage) >= 0) {
      DenseElementsAttr zero = Elements.splat(storage, 0);
      constant(index, zero, details(index).with("tfl.is_variable", BoolAttr.TRUE));
    }
  }

  private void constant(int index, Attribute value, DictionaryAttr details) {
    TensorType type = TensorTypes.type(subgraph.tensors(index));
    OperationBuilder constant =
        Operation.builder(type.element() instanceof QuantizedType ? QUANTIZED_CONSTANT : CONSTANT)
            .attribute("value", value)
            .attributes(details)
            .result(type)
            .location(location(index));
    if (type.element() instanceof QuantizedType) {
      constant.attribute("qtype", new TypeAttr(type));
    }
    append(constant, index);
  }

  private void append(OperationBuilder builder, int index) {
    Operation op = builder.build();
    body.append(op);
    values.put(index, op.result());
  }

  private void operator(Operator operator) {
    OperatorCode code = file.model().operatorCodes((int) operator.opcodeIndex());
    ImmutableIntArray inputs = indexes(operator.inputsVector());
    ImmutableIntArray outputs = indexes(operator.outputsVector());
    OperationBuilder builder = Operation.builder(OpDefinition.unregistered(operationName(code)));
    inputs.forEach(index -> builder.operand(value(index)));
    outputs.forEach(index -> builder.result(type(index)));
    file.options(operator).ifPresent(table -> builder.attributes(attributes.dictionary(table)));
    if (TfliteFile.builtinCode(code) == BuiltinOperator.CUSTOM) {
      builder.attribute(
          "custom_code", StringAttr.of(Optional.ofNullable(code.customCode()).orElse("")));
      if (operator.customOptionsLength() > 0) {
        builder.attribute(
            "custom_option", TableAttributes.flexBuffer(operator.customOptionsAsByteBuffer()));
      }
    }
    if (operator.intermediatesLength() > 0) {
      builder.attribute(
          "intermediates",
          new ArrayAttr(
              indexes(operator.intermediatesVector()).stream()
                  .mapToObj(index -> new TypeAttr(type(index)))
                  .collect(ImmutableList.<Attribute>toImmutableList())));
    }
    if (!outputs.isEmpty()) {
      builder.location(location(outputs.get(0)));
      builder.attributes(details(outputs.get(0)));
    }
    Operation op = builder.build();
    body.append(op);
    for (int i = 0; i < outputs.length(); i++) {
      values.put(outputs.get(i), op.result(i));
    }
  }

  /** {@code tfl.add}; an operator that the schema does not know goes by its number. */
  private static String operationName(OperatorCode code) {
    int number = TfliteFile.builtinCode(code);
    String name = Schema.get().enumeration("BuiltinOperator").nameOf(number);
    return Character.isLetter(name.charAt(0))
        ? "tfl." + name.toLowerCase(Locale.ROOT)
        : "tfl.operator_" + Integer.toUnsignedString(number);
  }

  /** The value of a tensor as it is now; what nothing has written yet is undefined. */
  private Value value(int index) {
    int key = Math.max(index, -1);
    Value known = values.get(key);
    if (known != null) {
      return known;
    }
    OperationBuilder builder =
        key < 0
            ? Operation.builder(NO_VALUE).attribute("value", UnitAttr.UNIT)
            : Operation.builder(UNDEFINED).attributes(details(key)).location(location(key));
    Operation op = builder.result(type(key)).build();
    body.insertBefore(body.firstOp(), op);
    values.put(key, op.result());
    return op.result();
  }

  static ImmutableIntArray indexes(@Nullable IntVector vector) {
    ImmutableIntArray.Builder indexes = ImmutableIntArray.builder();
    for (int i = 0; vector != null && i < vector.length(); i++) {
      indexes.add(vector.get(i));
    }
    return indexes.build();
  }
}
