// SPDX-License-Identifier: Apache-2.0
package org.hlokit.vhlo;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Ordering;
import java.util.List;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.dialect.VersionedOp;
import org.hlokit.dialect.VhloVersion;
import org.hlokit.ir.ArrayAttr;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.ComplexType;
import org.hlokit.ir.DenseElementsAttr;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.EnumAttr;
import org.hlokit.ir.FloatAttr;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.FunctionType;
import org.hlokit.ir.FutureType;
import org.hlokit.ir.IntegerAttr;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.NamedAttribute;
import org.hlokit.ir.NoneType;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.OpaqueType;
import org.hlokit.ir.Operation;
import org.hlokit.ir.QuantizedType;
import org.hlokit.ir.StructAttr;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.TupleType;
import org.hlokit.ir.Type;
import org.hlokit.ir.TypeAttr;
import org.hlokit.ir.UnrankedTensorType;
import org.hlokit.ir.Value;
import org.hlokit.ir.VhloAttr;
import org.hlokit.ir.VhloType;

/**
 * Since when VHLO has had a type, an attribute or a way of using an op. All of them live to this
 * day. Facts from the dialect's version log.
 */
final class Lifetimes {
  private static final VhloVersion ALWAYS = VhloVersion.MINIMUM;

  private static final ImmutableMap<FloatType, VhloVersion> FLOATS =
      ImmutableMap.<FloatType, VhloVersion>builder()
          .put(FloatType.F8E4M3FNUZ, new VhloVersion(0, 10, 0))
          .put(FloatType.F8E5M2FNUZ, new VhloVersion(0, 10, 0))
          .put(FloatType.F8E4M3B11FNUZ, new VhloVersion(0, 11, 0))
          .put(FloatType.TF32, new VhloVersion(1, 6, 0))
          .put(FloatType.F8E4M3, new VhloVersion(1, 7, 0))
          .put(FloatType.F8E3M4, new VhloVersion(1, 7, 0))
          .put(FloatType.F4E2M1FN, new VhloVersion(1, 8, 0))
          .put(FloatType.F6E2M3FN, new VhloVersion(1, 8, 0))
          .put(FloatType.F6E3M2FN, new VhloVersion(1, 8, 0))
          .put(FloatType.F8E8M0FNU, new VhloVersion(1, 8, 0))
          .buildOrThrow();

  private static final ImmutableMap<String, VhloVersion> MNEMONICS =
      ImmutableMap.<String, VhloVersion>builder()
          .put("stablehlo.result_accuracy", new VhloVersion(1, 9, 0))
          .put("stablehlo.result_accuracy_mode", new VhloVersion(1, 9, 0))
          .put("stablehlo.axis_ref", new VhloVersion(1, 16, 0))
          .put("stablehlo.mesh", new VhloVersion(1, 16, 0))
          .put("stablehlo.mesh_axis", new VhloVersion(1, 16, 0))
          .put("stablehlo.replica_group_mesh_axes", new VhloVersion(1, 16, 0))
          .put("stablehlo.sub_axis_info", new VhloVersion(1, 16, 0))
          .buildOrThrow();

  private static final VhloVersion TWO_BITS = new VhloVersion(1, 2, 0);
  private static final VhloVersion NONE = new VhloVersion(1, 6, 0);
  private static final VhloVersion FUTURE = new VhloVersion(1, 15, 0);
  private static final VhloVersion PER_AXIS = new VhloVersion(0, 18, 0);
  private static final VhloVersion BUFFER = new VhloVersion(1, 13, 0);
  private static final VhloVersion PROMOTION = new VhloVersion(0, 17, 0);
  private static final VhloVersion TYPED_CALL = new VhloVersion(1, 3, 0);
  private static final VhloVersion FUTURE_CALL = new VhloVersion(1, 17, 0);

  /** The ops whose results may have another element type than their operands since 0.17.0. */
  private static final ImmutableSet<OpDefinition> PROMOTING =
      ImmutableSet.of(
          StablehloOps.ALL_REDUCE,
          StablehloOps.REDUCE,
          StablehloOps.REDUCE_SCATTER,
          StablehloOps.REDUCE_WINDOW,
          StablehloOps.SCATTER,
          StablehloOps.SELECT_AND_SCATTER);

  private Lifetimes() {}

  /** The first version that has {@code type}; what is not VHLO's it does not mind. */
  static VhloVersion since(Type type) {
    return switch (type) {
      case VhloType(Type inner) -> sincePlain(inner);
      case OpaqueType opaque when BufferTypes.isBuffer(opaque) -> BUFFER;
      default -> ALWAYS;
    };
  }

  private static VhloVersion sincePlain(Type type) {
    return switch (type) {
      case IntegerType(int width, _) -> width == 2 ? TWO_BITS : ALWAYS;
      case FloatType floating -> FLOATS.getOrDefault(floating, ALWAYS);
      case NoneType() -> NONE;
      case ComplexType(Type element) -> sincePlain(element);
      case TensorType tensor -> sincePlain(tensor.element());
      case UnrankedTensorType(Type element) -> sincePlain(element);
      case TupleType(var elements) -> latest(elements);
      case FutureType(var elements) -> later(FUTURE, latest(elements));
      case FunctionType(var inputs, var results) -> later(latest(inputs), latest(results));
      case QuantizedType quantized ->
          later(
              quantized.axes().isEmpty() ? ALWAYS : PER_AXIS,
              later(sincePlain(quantized.storage()), sincePlain(quantized.expressed())));
      default -> ALWAYS;
    };
  }

  private static VhloVersion latest(List<Type> types) {
    return types.stream().map(Lifetimes::sincePlain).reduce(ALWAYS, Lifetimes::later);
  }

  /** The first version that has {@code attribute}; what is not VHLO's it does not mind. */
  static VhloVersion since(Attribute attribute) {
    return attribute instanceof VhloAttr(Attribute inner) ? sincePlain(inner) : ALWAYS;
  }

  private static VhloVersion sincePlain(Attribute attribute) {
    return switch (attribute) {
      case ArrayAttr(var elements) ->
          elements.stream().map(Lifetimes::sincePlain).reduce(ALWAYS, Lifetimes::later);
      case DictionaryAttr(var entries) ->
          entries.stream()
              .map(NamedAttribute::value)
              .map(Lifetimes::sincePlain)
              .reduce(ALWAYS, Lifetimes::later);
      case EnumAttr(String mnemonic, _) -> MNEMONICS.getOrDefault(mnemonic, ALWAYS);
      case StructAttr(String mnemonic, _) -> MNEMONICS.getOrDefault(mnemonic, ALWAYS);
      case FloatAttr number -> sincePlain(number.type());
      case IntegerAttr(Type type, _) -> sincePlain(type);
      case DenseElementsAttr(Type type, _) -> sincePlain(type);
      case TypeAttr(Type type) -> sincePlain(type);
      default -> ALWAYS;
    };
  }

  /** The first version that allows what {@code op}, a revision of {@code known}, does. */
  static VhloVersion sinceUse(Operation op, VersionedOp known) {
    if (PROMOTING.contains(known.source())) {
      return promotes(op) ? PROMOTION : ALWAYS;
    }
    if (known.source() != StablehloOps.CUSTOM_CALL) {
      return ALWAYS;
    }
    boolean typed =
        unwrapped(op, "backend_config") instanceof DictionaryAttr
            || (unwrapped(op, "api_version") instanceof EnumAttr(_, String word)
                && word.equals(ApiVersion.API_VERSION_TYPED_FFI.name()));
    boolean takesFuture =
        op.operands().stream().anyMatch(v -> v.type() instanceof VhloType(FutureType _));
    return later(typed ? TYPED_CALL : ALWAYS, takesFuture ? FUTURE_CALL : ALWAYS);
  }

  private static @org.jspecify.annotations.Nullable Attribute unwrapped(Operation op, String name) {
    Attribute value = op.attribute(name);
    return value == null ? null : VhloAttributes.unwrap(value);
  }

  /** Whether a result has another element type than the operand in its place. */
  private static boolean promotes(Operation op) {
    int pairs = Math.min(op.operandCount(), op.resultCount());
    for (int i = 0; i < pairs; i++) {
      if (!element(op.operand(i)).equals(element(op.result(i)))) {
        return true;
      }
    }
    return false;
  }

  private static Type element(Value value) {
    return switch (VhloTypes.unwrap(value.type())) {
      case TensorType tensor -> tensor.element();
      case UnrankedTensorType(Type element) -> element;
      case Type other -> other;
    };
  }

  static VhloVersion later(VhloVersion left, VhloVersion right) {
    return Ordering.natural().max(left, right);
  }
}
