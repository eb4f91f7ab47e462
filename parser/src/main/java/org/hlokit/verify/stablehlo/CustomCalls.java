// SPDX-License-Identifier: Apache-2.0
package org.hlokit.verify.stablehlo;

import static org.hlokit.verify.stablehlo.Arguments.longs;
import static org.hlokit.verify.stablehlo.Arguments.quoted;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.ImmutableLongArray;
import java.util.List;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.ArrayAttr;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.DenseElementsAttr;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.EnumAttr;
import org.hlokit.ir.IntegerAttr;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Operation;
import org.hlokit.ir.StringAttr;
import org.hlokit.ir.StructAttr;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.TupleType;
import org.hlokit.ir.Type;
import org.hlokit.print.Printer;
import org.jspecify.annotations.Nullable;

/** The op custom_call: layouts, aliases, configuration. */
final class CustomCalls {
  static final ImmutableMap<OpDefinition, Constraint> CONSTRAINTS =
      ImmutableMap.of(StablehloOps.CUSTOM_CALL, CustomCalls::check);

  private static final ImmutableList<String> API_VERSIONS =
      ImmutableList.of(
          "API_VERSION_UNSPECIFIED",
          "API_VERSION_ORIGINAL",
          "API_VERSION_STATUS_RETURNING",
          "API_VERSION_STATUS_RETURNING_UNIFIED",
          "API_VERSION_TYPED_FFI");
  private static final int TYPED_FFI = 4;

  private CustomCalls() {}

  private static void check(Operation op) {
    checkLayouts(op);
    if (op.attribute("output_operand_aliases") instanceof ArrayAttr(var aliases)) {
      for (Attribute alias : aliases) {
        if (alias instanceof StructAttr struct) {
          checkAlias(op, struct);
        }
      }
    }
    checkBackendConfig(op);
    BufferCalls.check(op);
  }

  private static void checkLayouts(Operation op) {
    Attribute operands = op.attribute("operand_layouts");
    Attribute results = op.attribute("result_layouts");
    if ((operands == null) != (results == null)) {
      throw Violation.of(
          op,
          "Layout attributes should be specified for either both operands and results or none.");
    }
    if (operands instanceof ArrayAttr(var operandLayouts)
        && results instanceof ArrayAttr(var resultLayouts)) {
      List<Type> resultTypes =
          op.resultCount() == 1 && op.result(0).type() instanceof TupleType(var elements)
              ? elements
              : Control.types(op.results());
      checkLayouts(op, Control.types(op.operands()), operandLayouts, "operand");
      checkLayouts(op, resultTypes, resultLayouts, "result");
    }
  }

  private static void checkLayouts(
      Operation op, List<Type> types, List<Attribute> layouts, String name) {
    if (types.size() != layouts.size()) {
      throw Violation.of(
          op,
          "Number of %ss must match the number of %s layouts, %d != %d"
              .formatted(name, name, types.size(), layouts.size()));
    }
    for (int i = 0; i < types.size(); i++) {
      if (layouts.get(i) instanceof DenseElementsAttr layout) {
        checkLayout(op, types.get(i), layout, name, i);
      }
    }
  }

  private static void checkLayout(
      Operation op, Type type, DenseElementsAttr layout, String name, int index) {
    if (type instanceof TupleType) {
      throw Violation.of(op, "Tuple types are not fully supported with layout constraints yet");
    }
    ImmutableLongArray values = IntegerConstants.of(layout);
    if (values == null) {
      return;
    }
    if (!Compatibility.isShaped(type)) {
      if (values.isEmpty()) {
        return;
      }
      throw Violation.of(
          op,
          "Only tensor types can have non-empty layout: %s #%d of type %s has layout %s"
              .formatted(name, index, quoted(type), Printer.toText(layout)));
    }
    if (type instanceof TensorType tensor && !Dims.isPermutation(values, tensor.rank())) {
      throw Violation.of(
          op,
          "incorrect layout %s for type %s, layout must be a permutation of [0, %d)"
              .formatted(Printer.toText(layout), quoted(type), tensor.rank()));
    }
  }

  private static void checkAlias(Operation op, StructAttr alias) {
    long operand = Arguments.integer(alias, "operand_index");
    if (operand < 0 || operand >= op.operandCount()) {
      throw Violation.of(
          op,
          ("expects operandIndex in the output_operand_alias attribute to be in range [0, %d); "
                  + "got: %d.")
              .formatted(op.operandCount(), operand));
    }
    Type operandPart =
        part(op.operand((int) operand).type(), longs(alias, "operand_tuple_indices"));
    if (operandPart == null) {
      throw Violation.of(
          op, "operand_tuple_indices in the output_operand_alias attribute out of bounds");
    }
    Type output =
        op.resultCount() == 1
            ? op.result(0).type()
            : new TupleType(ImmutableList.copyOf(Control.types(op.results())));
    Type outputPart = part(output, longs(alias, "output_tuple_indices"));
    if (outputPart == null) {
      throw Violation.of(
          op, "output_tuple_indices in the output_operand_alias attribute out of bounds");
    }
    if (!operandPart.equals(outputPart)) {
      throw Violation.of(
          op,
          ("shapes mismatch in the output_operand_alias attribute: operand part has type %s and "
                  + "output part has type %s")
              .formatted(quoted(operandPart), quoted(outputPart)));
    }
  }

  /** What stands at {@code indices} of nested tuples, or null where nothing does. */
  static @Nullable Type part(Type type, ImmutableLongArray indices) {
    Type at = type;
    for (int i = 0; i < indices.length(); i++) {
      long index = indices.get(i);
      if (!(at instanceof TupleType(var elements)) || index < 0 || index >= elements.size()) {
        return null;
      }
      at = elements.get((int) index);
    }
    return at;
  }

  private static void checkBackendConfig(Operation op) {
    Attribute config = op.attribute("backend_config");
    if (config == null) {
      return;
    }
    int version = apiVersion(op);
    boolean isTyped = version == TYPED_FFI;
    if (isTyped ? !(config instanceof DictionaryAttr) : !(config instanceof StringAttr)) {
      throw Violation.of(
          op,
          "backend_config for api_version %s must be a %s attribute."
              .formatted(API_VERSIONS.get(version), isTyped ? "dictionary" : "string"));
    }
  }

  private static int apiVersion(Operation op) {
    return switch (op.attribute("api_version")) {
      case IntegerAttr number -> Math.clamp(number.longValue(), 0, API_VERSIONS.size() - 1);
      case EnumAttr(_, String word) -> Math.max(0, API_VERSIONS.indexOf(word));
      case null, default -> 1;
    };
  }
}
