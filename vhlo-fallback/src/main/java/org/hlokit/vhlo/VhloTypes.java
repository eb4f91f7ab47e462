// SPDX-License-Identifier: Apache-2.0
package org.hlokit.vhlo;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.List;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.ComplexType;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.FunctionType;
import org.hlokit.ir.FutureType;
import org.hlokit.ir.IndexType;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.NoneType;
import org.hlokit.ir.OpaqueType;
import org.hlokit.ir.QuantizedType;
import org.hlokit.ir.StructAttr;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.TokenType;
import org.hlokit.ir.TupleType;
import org.hlokit.ir.Type;
import org.hlokit.ir.UnrankedTensorType;
import org.hlokit.ir.VectorType;
import org.hlokit.ir.VhloType;
import org.jspecify.annotations.Nullable;

/** Types of VHLO and what they stand for. */
public final class VhloTypes {
  private static final ImmutableSet<Integer> WIDTHS = ImmutableSet.of(2, 4, 8, 16, 32, 64);
  private static final Type WITNESS = new OpaqueType("!shape.witness");
  private static final Type VHLO_WITNESS = new OpaqueType("!vhlo.witness_v1");

  private VhloTypes() {}

  /** Whether VHLO has a type for {@code type}. */
  public static boolean hasForm(Type type) {
    return switch (type) {
      case IntegerType integer -> hasForm(integer);
      case FloatType floating -> floating != FloatType.F80 && floating != FloatType.F128;
      case IndexType _, NoneType _, TokenType _ -> true;
      case ComplexType(Type element) -> hasForm(element);
      case QuantizedType quantized ->
          quantized.blockSizes().isEmpty()
              && hasForm(quantized.storage())
              && hasForm(quantized.expressed());
      case TensorType tensor -> hasForm(tensor.element()) && hasForm(tensor.encoding());
      case UnrankedTensorType(Type element) -> hasForm(element);
      case TupleType(ImmutableList<Type> elements) -> haveForms(elements);
      case FutureType(ImmutableList<Type> elements) -> haveForms(elements);
      case FunctionType(ImmutableList<Type> inputs, ImmutableList<Type> results) ->
          haveForms(inputs) && haveForms(results);
      case OpaqueType opaque -> opaque.equals(WITNESS) || BufferTypes.isMemref(opaque);
      case VectorType _, VhloType _ -> false;
    };
  }

  private static boolean hasForm(IntegerType type) {
    return switch (type.signedness()) {
      case SIGNLESS -> type.width() == 1 || WIDTHS.contains(type.width());
      case UNSIGNED -> WIDTHS.contains(type.width());
      case SIGNED -> false;
    };
  }

  private static boolean hasForm(@Nullable Attribute encoding) {
    return encoding == null
        || (encoding instanceof StructAttr bounds && bounds.mnemonic().equals("stablehlo.bounds"));
  }

  private static boolean haveForms(List<Type> types) {
    return types.stream().allMatch(VhloTypes::hasForm);
  }

  /** Whether {@code type} is one of VHLO, of a version that the tables know or of another. */
  public static boolean isVhlo(Type type) {
    return type instanceof VhloType
        || (type instanceof OpaqueType(String text) && text.startsWith("!vhlo."));
  }

  /** The VHLO type for {@code type}, which {@link #hasForm has one}. */
  public static Type wrap(Type type) {
    return switch (type) {
      case OpaqueType opaque when opaque.equals(WITNESS) -> VHLO_WITNESS;
      case OpaqueType opaque -> BufferTypes.toVhlo(opaque);
      default -> new VhloType(type);
    };
  }

  /** The builtin or StableHLO type that {@code type} is or stands for. */
  public static Type unwrap(Type type) {
    return switch (type) {
      case VhloType(Type inner) -> inner;
      case OpaqueType opaque when opaque.equals(VHLO_WITNESS) -> WITNESS;
      case OpaqueType opaque when BufferTypes.isBuffer(opaque) -> BufferTypes.toMemref(opaque);
      default -> type;
    };
  }

  static ImmutableList<Type> unwrap(List<? extends Type> types) {
    return types.stream().map(VhloTypes::unwrap).collect(toImmutableList());
  }
}
