// SPDX-License-Identifier: Apache-2.0
package org.hlokit.verify;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.math.BigInteger;
import java.util.Objects;
import java.util.function.Predicate;
import org.hlokit.ir.ArrayAttr;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.AttributeKind;
import org.hlokit.ir.AttributeKind.Limit;
import org.hlokit.ir.AttributeTypes;
import org.hlokit.ir.BoolAttr;
import org.hlokit.ir.DenseArrayAttr;
import org.hlokit.ir.DenseElementsAttr;
import org.hlokit.ir.DenseResourceAttr;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.EnumAttr;
import org.hlokit.ir.FloatAttr;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.FunctionType;
import org.hlokit.ir.IndexType;
import org.hlokit.ir.IntegerAttr;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.OpDefinition.AttributeSpec;
import org.hlokit.ir.OpaqueAttr;
import org.hlokit.ir.SparseElementsAttr;
import org.hlokit.ir.StringAttr;
import org.hlokit.ir.StructAttr;
import org.hlokit.ir.SymbolRefAttr;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;
import org.hlokit.ir.TypeAttr;
import org.hlokit.ir.UnitAttr;
import org.hlokit.print.Printer;
import org.hlokit.verify.stablehlo.Compatibility;
import org.jspecify.annotations.Nullable;

/** Whether attributes are what rows demand, and how MLIR says what they demand. */
public final class AttributeRules {
  /** How the definitions of dialects describe their enumerations and structures. */
  private static final ImmutableMap<String, String> SUMMARIES =
      ImmutableMap.<String, String>builder()
          .put("stablehlo.comparison_direction", "Which comparison operation to perform.")
          .put("stablehlo.comparison_type", "Which comparison type to use.")
          .put("chlo.comparison_direction", "Which comparison operation to perform.")
          .put("chlo.comparison_type", "Which comparison type to use.")
          .put("stablehlo.precision", "Precision Config attribute")
          .put("chlo.precision", "Precision Config attribute")
          .put("stablehlo.fft_type", "XLA fast fourier transform type.")
          .put("stablehlo.rng_algorithm", "XLA PRNG algorithm to be used.")
          .put("stablehlo.rng_distribution", "XLA PRNG distribution to be used.")
          .put("stablehlo.transpose", "Transpose options")
          .put("stablehlo.channel_handle", "two 64-bit integers 'handle' and 'type'")
          .put("stablehlo.result_accuracy", "The requested accuracy for transcendental unary ops.")
          .put("stablehlo.conv", "Structure of dimension information for conv op")
          .put("stablehlo.dot", "Attribute that models the dimension information for dot.")
          .put(
              "stablehlo.dot_algorithm",
              "Attribute that models the algorithm constraints to use for computing dot.")
          .put("stablehlo.gather", "Attribute that models the dimension information for gather")
          .put("stablehlo.scatter", "Attribute that models the dimension information for scatter")
          .put("chlo.ragged_dot", "Attribute that models the dimension information for ragged dot.")
          .buildOrThrow();

  private AttributeRules() {}

  /** What is wrong with property {@code name} of an op being {@code value}, or null. */
  public static @Nullable String fault(OpDefinition op, String name, Attribute value) {
    AttributeSpec spec = op.property(name);
    return spec == null || accepts(spec.kind(), value)
        ? null
        : "'%s' op attribute '%s' failed to satisfy constraint: %s"
            .formatted(op.name(), name, summary(spec.kind()));
  }

  /**
   * What is wrong with a dictionary of properties, or null: what is of the wrong class cannot be
   * one at all, whatever its value.
   */
  public static @Nullable String propertyFault(OpDefinition op, DictionaryAttr properties) {
    for (AttributeSpec spec : op.attributesByName()) {
      Attribute value = properties.get(spec.name());
      if (value != null && !isOfForm(spec.kind(), value)) {
        return "invalid properties %s for op %s: Invalid attribute `%s` in property conversion: %s"
            .formatted(Printer.toText(properties), op.name(), spec.name(), Printer.toText(value));
      }
    }
    return null;
  }

  /** Whether {@code value} is of the class that {@code kind} asks for. */
  private static boolean isOfForm(AttributeKind kind, Attribute value) {
    return switch (kind.form()) {
      case I32, I64, UI32, UI64 -> value instanceof IntegerAttr;
      case F32, F64 -> value instanceof FloatAttr;
      case I64_ELEMENTS -> value instanceof DenseElementsAttr;
      case SYMBOL, TYPE, ARRAY, ENUM_ARRAY -> kind(value).equals(kind(kind));
      default -> accepts(kind, value);
    };
  }

  private static String kind(AttributeKind kind) {
    return switch (kind.form()) {
      case SYMBOL -> "symbol";
      case TYPE -> "type";
      default -> "array";
    };
  }

  private static String kind(Attribute value) {
    return switch (value) {
      case SymbolRefAttr _ -> "symbol";
      case TypeAttr _ -> "type";
      case ArrayAttr _ -> "array";
      default -> "other";
    };
  }

  /** Whether {@code value} is what {@code kind} asks for. */
  static boolean accepts(AttributeKind kind, Attribute value) {
    return switch (kind.form()) {
      case ANY -> acceptsAny(kind.limit(), value);
      case I32 -> isInteger(value, IntegerType.I32, kind.limit());
      case I64 -> isInteger(value, IntegerType.I64, kind.limit());
      case UI32 -> isInteger(value, IntegerType.UI32, kind.limit());
      case UI64 -> isInteger(value, IntegerType.UI64, kind.limit());
      case INDEX -> isInteger(value, IndexType.INDEX, kind.limit());
      case F32 -> value instanceof FloatAttr number && number.type() == FloatType.F32;
      case F64 -> value instanceof FloatAttr number && number.type() == FloatType.F64;
      case BOOL -> value instanceof BoolAttr;
      case UNIT -> value instanceof UnitAttr;
      case STRING -> value instanceof StringAttr;
      case I64_ARRAY ->
          value instanceof DenseArrayAttr array && array.element().equals(IntegerType.I64);
      case BOOL_ARRAY ->
          value instanceof DenseArrayAttr array && array.element().equals(IntegerType.I1);
      case I64_ELEMENTS -> isElements(value, IntegerType.I64);
      case ELEMENTS ->
          value instanceof DenseElementsAttr
              || value instanceof DenseResourceAttr
              || value instanceof SparseElementsAttr
              || value instanceof DenseArrayAttr;
      case SYMBOL -> isFlatSymbol(value);
      case TYPE -> value instanceof TypeAttr(Type type) && type instanceof FunctionType;
      case DICTIONARY -> value instanceof DictionaryAttr;
      case ARRAY -> acceptsArray(kind.limit(), value);
      case ENUM ->
          value instanceof EnumAttr word && Objects.equals(word.mnemonic(), kind.mnemonic());
      case STRUCT ->
          value instanceof StructAttr struct && Objects.equals(struct.mnemonic(), kind.mnemonic())
              || value instanceof OpaqueAttr(String text, _)
                  && text.startsWith("#" + kind.mnemonic() + "<");
      case ENUM_ARRAY ->
          allOf(
              value,
              item ->
                  item instanceof EnumAttr word
                      && Objects.equals(word.mnemonic(), kind.mnemonic()));
      case OPAQUE -> value instanceof OpaqueAttr(String text, _) && kind.partOf(text) != null;
      case I32_WORD, I64_WORD ->
          value instanceof IntegerAttr(Type type, BigInteger number)
              && type.equals(
                  kind.form() == AttributeKind.Form.I32_WORD ? IntegerType.I32 : IntegerType.I64)
              && number.signum() >= 0
              && number.compareTo(BigInteger.valueOf(kind.words().size())) < 0;
    };
  }

  private static boolean acceptsAny(Limit limit, Attribute value) {
    return switch (limit) {
      case REPLICA_GROUPS -> isElements(value, IntegerType.I64) || value instanceof StructAttr;
      case STRING_OR_DICTIONARY -> value instanceof StringAttr || value instanceof DictionaryAttr;
      case TYPED -> AttributeTypes.typeOf(value) != null;
      case ALIASES -> allOf(value, StructAttr.class::isInstance);
      default -> true;
    };
  }

  private static boolean acceptsArray(Limit limit, Attribute value) {
    return switch (limit) {
      case SYMBOLS -> allOf(value, AttributeRules::isFlatSymbol);
      case DICTIONARIES -> allOf(value, DictionaryAttr.class::isInstance);
      case LAYOUTS -> allOf(value, AttributeRules::isLayout);
      case TILINGS -> allOf(value, tiling -> allOf(tiling, AttributeRules::isLayout));
      default -> value instanceof ArrayAttr;
    };
  }

  private static boolean isInteger(Attribute value, Type type, Limit limit) {
    return value instanceof IntegerAttr(Type found, BigInteger number)
        && found.equals(type)
        && switch (limit) {
          case NON_NEGATIVE -> number.signum() >= 0;
          case POSITIVE -> number.signum() > 0;
          case API_VERSION -> number.signum() >= 0 && number.longValue() <= 4;
          default -> true;
        };
  }

  private static boolean isElements(Attribute value, Type element) {
    return value instanceof DenseElementsAttr(Type type, _)
        && Compatibility.element(type).equals(element);
  }

  private static boolean isLayout(Attribute value) {
    return value instanceof DenseElementsAttr(Type type, _)
        && type instanceof TensorType tensor
        && tensor.rank() == 1
        && tensor.element() instanceof IndexType;
  }

  private static boolean isFlatSymbol(Attribute value) {
    return value instanceof SymbolRefAttr(_, ImmutableList<String> nested) && nested.isEmpty();
  }

  private static boolean allOf(Attribute value, Predicate<Attribute> condition) {
    return value instanceof ArrayAttr(ImmutableList<Attribute> items)
        && items.stream().allMatch(condition);
  }

  /** What {@code kind} asks for, in MLIR's words. */
  static String summary(AttributeKind kind) {
    return switch (kind.limit()) {
      case NONE, SYMBOL_NAME ->
          summary(kind.form(), kind.mnemonic() == null ? "" : kind.mnemonic());
      case NON_NEGATIVE -> summary(kind.form(), "") + " whose value is non-negative";
      case POSITIVE -> summary(kind.form(), "") + " whose value is positive";
      case API_VERSION -> "Custom call API version";
      case REPLICA_GROUPS ->
          "64-bit signless integer elements attribute or mesh and axes based replica groups"
              + " representation.";
      case STRING_OR_DICTIONARY -> "string attribute or dictionary of named attribute values";
      case TYPED -> "TypedAttr instance";
      case SYMBOLS -> "flat symbol ref array attribute";
      case DICTIONARIES -> "Array of dictionary attributes";
      case LAYOUTS -> "Array of layout (1D tensor of index type) attributes";
      case TILINGS -> "Array of tiling attributes";
      case ALIASES -> "Aliasing attribute for outputs and operands of CustomCall";
    };
  }

  private static String summary(AttributeKind.Form form, String mnemonic) {
    return switch (form) {
      case ANY -> "any attribute";
      case I32 -> "32-bit signless integer attribute";
      case I64 -> "64-bit signless integer attribute";
      case UI32 -> "32-bit unsigned integer attribute";
      case UI64 -> "64-bit unsigned integer attribute";
      case INDEX -> "index attribute";
      case F32 -> "32-bit float attribute";
      case F64 -> "64-bit float attribute";
      case BOOL -> "bool attribute";
      case UNIT -> "unit attribute";
      case STRING -> "string attribute";
      case I64_ARRAY -> "i64 dense array attribute";
      case BOOL_ARRAY -> "i1 dense array attribute";
      case I64_ELEMENTS -> "64-bit signless integer elements attribute";
      case ELEMENTS -> "constant vector/tensor attribute";
      case SYMBOL -> "flat symbol reference attribute";
      case TYPE -> "type attribute of function type";
      case DICTIONARY -> "dictionary of named attribute values";
      case ARRAY -> "array attribute";
      case I32_WORD -> "allowed 32-bit signless integer cases: one of " + mnemonic;
      case I64_WORD -> "allowed 64-bit signless integer cases: one of " + mnemonic;
      case ENUM, STRUCT, ENUM_ARRAY, OPAQUE ->
          SUMMARIES.getOrDefault(mnemonic, mnemonic + " attribute");
    };
  }
}
