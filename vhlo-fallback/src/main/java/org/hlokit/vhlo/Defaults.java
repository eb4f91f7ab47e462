// SPDX-License-Identifier: Apache-2.0
package org.hlokit.vhlo;

import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.ImmutableLongArray;
import java.util.function.Function;
import java.util.function.Predicate;
import org.hlokit.ir.ArrayAttr;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.AttributeKind;
import org.hlokit.ir.BoolAttr;
import org.hlokit.ir.DenseArrayAttr;
import org.hlokit.ir.DenseElementsAttr;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.EnumAttr;
import org.hlokit.ir.IntegerAttr;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.OpDefinition.AttributeSpec;
import org.hlokit.ir.Operation;
import org.hlokit.ir.StringAttr;
import org.hlokit.ir.StructAttr;
import org.hlokit.ir.TensorType;
import org.jspecify.annotations.Nullable;

/**
 * What StableHLO leaves out and VHLO writes. An attribute of one name means the same on every op
 * that has it.
 */
final class Defaults {
  /**
   * A default.
   *
   * @param value what a missing attribute means, or null where the op does not say enough
   * @param isImplied whether an attribute may be left out
   */
  private record Default(
      Function<Operation, @Nullable Attribute> value, Predicate<Attribute> isImplied) {}

  private static final Attribute DEFAULT_PRECISION = new EnumAttr("stablehlo.precision", "DEFAULT");

  /** Those that the op table does not have. */
  private static final ImmutableMap<String, Default> BY_NAME =
      ImmutableMap.<String, Default>builder()
          .put("sym_visibility", constant(StringAttr.of("")))
          .put("arg_attrs", constant(ArrayAttr.EMPTY))
          .put("res_attrs", constant(ArrayAttr.EMPTY))
          .put("compare_type", constant(new EnumAttr("stablehlo.comparison_type", "NOTYPE")))
          .put("precision_config", precision())
          .put("version", new Default(op -> IntegerAttr.i64(0), Defaults::isZero))
          .put("backend_config", new Default(Defaults::backendConfig, Defaults::isEmpty))
          .put("operand_layouts", constant(ArrayAttr.EMPTY))
          .put("result_layouts", constant(ArrayAttr.EMPTY))
          .put("result_tilings", constant(ArrayAttr.EMPTY))
          .put("layout", constant(ArrayAttr.EMPTY))
          .put("known_expanding_dimensions", noNumbers())
          .put("known_nonexpanding_dimensions", noNumbers())
          .put("source_target_pairs", noNumbers())
          .put("window_strides", ones())
          .put("base_dilations", ones())
          .put("window_dilations", ones())
          .put("lhs_dilation", ones())
          .put("rhs_dilation", ones())
          .put("padding", forEachDimension(rank -> Elements.filled(IntegerType.I64, 0, rank, 2), 0))
          .put(
              "window_reversal",
              forEachDimension(rank -> Elements.filled(IntegerType.I1, 0, rank), 0))
          .buildOrThrow();

  private Defaults() {}

  /**
   * What {@code op} means by leaving out {@code property}, in the form that StableHLO would write;
   * null where VHLO has no default for it either.
   */
  static @Nullable Attribute value(Operation op, AttributeSpec property) {
    Default row = BY_NAME.get(property.name());
    if (row != null) {
      return row.value().apply(op);
    }
    if (property.kind() == AttributeKind.UNIT) {
      return BoolAttr.FALSE;
    }
    return property.defaultValue();
  }

  /** Whether {@code op} may leave out {@code property} where it is {@code value}. */
  static boolean isImplied(OpDefinition op, AttributeSpec property, Attribute value) {
    if (!property.optional()) {
      return false;
    }
    Default row = BY_NAME.get(property.name());
    if (row != null) {
      // StableHLO allows layouts of operands only together with those of results.
      return row.isImplied().test(value) && !property.name().endsWith("_layouts");
    }
    return value.equals(property.defaultValue());
  }

  private static Default constant(Attribute value) {
    return new Default(op -> value, value::equals);
  }

  private static Default precision() {
    return new Default(
        op -> ArrayAttr.of(DEFAULT_PRECISION, DEFAULT_PRECISION),
        value ->
            value instanceof ArrayAttr(var elements)
                && elements.stream().allMatch(DEFAULT_PRECISION::equals));
  }

  private static boolean isZero(Attribute value) {
    return value instanceof IntegerAttr number && number.longValue() == 0;
  }

  private static Attribute backendConfig(Operation op) {
    boolean typed =
        op.attribute("api_version") instanceof IntegerAttr version
            && version.longValue() == ApiVersion.API_VERSION_TYPED_FFI.number();
    return typed ? DictionaryAttr.EMPTY : StringAttr.of("");
  }

  static boolean isEmpty(Attribute value) {
    return value.equals(DictionaryAttr.EMPTY) || value.equals(StringAttr.of(""));
  }

  private static Default noNumbers() {
    return new Default(
        op -> DenseArrayAttr.i64(),
        value ->
            value instanceof DenseElementsAttr(TensorType type, _) && type.elementCount() == 0);
  }

  private static Default ones() {
    return forEachDimension(rank -> Elements.filled(IntegerType.I64, 1, rank), 1);
  }

  /** A tensor with as many rows as the op's window has dimensions. */
  private static Default forEachDimension(Function<Integer, Attribute> tensor, long fill) {
    return new Default(
        op -> {
          Integer rank = windowRank(op);
          return rank == null ? null : tensor.apply(rank);
        },
        value -> Elements.isFilledWith(value, fill));
  }

  private static @Nullable Integer windowRank(Operation op) {
    Attribute dimensions =
        op.attribute("dimension_numbers") instanceof StructAttr numbers
            ? numbers.get("input_spatial_dimensions")
            : op.attribute("window_dimensions");
    return dimensions instanceof DenseArrayAttr(_, ImmutableLongArray values)
        ? values.length()
        : null;
  }
}
