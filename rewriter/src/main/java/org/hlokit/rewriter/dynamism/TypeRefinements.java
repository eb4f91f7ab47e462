// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.dynamism;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.ImmutableLongArray;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.hlokit.dialect.ChloOps;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.BoolAttr;
import org.hlokit.ir.ComplexType;
import org.hlokit.ir.DenseElementsAttr;
import org.hlokit.ir.ElementTypes;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.IntegerAttr;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.OpResult;
import org.hlokit.ir.Operation;
import org.hlokit.ir.OperationBuilder;
import org.hlokit.ir.StringAttr;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.TupleType;
import org.hlokit.ir.Type;
import org.hlokit.ir.UnitAttr;
import org.hlokit.ir.Value;
import org.hlokit.verify.stablehlo.Compatibility;
import org.hlokit.verify.stablehlo.IntegerConstants;
import org.hlokit.verify.stablehlo.ResultTypes;
import org.hlokit.verify.stablehlo.Violation;
import org.jspecify.annotations.Nullable;

/** What is known of the types of an operation's results from its operands. */
final class TypeRefinements {
  /** Types of the results, which may know less than those that they have; null for none. */
  private interface Refinement {
    @Nullable ImmutableList<Type> of(Operation op);
  }

  /** Ops whose element type is the program's to choose, or whose shape is an operand. */
  private static final ImmutableMap<OpDefinition, Refinement> TABLE =
      ImmutableMap.<OpDefinition, Refinement>builder()
          .put(StablehloOps.ALL_GATHER, TypeRefinements::allGather)
          .put(StablehloOps.BITCAST_CONVERT, TypeRefinements::bitcastConvert)
          .put(StablehloOps.CONVERT, op -> shape(op, op.operand(0)))
          .put(StablehloOps.CONVOLUTION, TypeRefinements::inferredShape)
          .put(StablehloOps.DOT, TypeRefinements::inferredShape)
          .put(StablehloOps.DOT_GENERAL, TypeRefinements::inferredShape)
          .put(StablehloOps.DYNAMIC_BROADCAST_IN_DIM, op -> shapeValue(op, 1))
          .put(StablehloOps.DYNAMIC_CONV, TypeRefinements::staticForm)
          .put(StablehloOps.DYNAMIC_IOTA, op -> shapeValue(op, 0))
          .put(StablehloOps.DYNAMIC_PAD, TypeRefinements::staticForm)
          .put(StablehloOps.DYNAMIC_RESHAPE, op -> shapeValue(op, 1))
          .put(StablehloOps.REAL_DYNAMIC_SLICE, TypeRefinements::slice)
          .put(StablehloOps.REDUCE_SCATTER, TypeRefinements::reduceScatter)
          .put(StablehloOps.RNG, op -> shapeValue(op, 2))
          .put(StablehloOps.UNIFORM_QUANTIZE, op -> shape(op, op.operand(0)))
          .put(ChloOps.RAGGED_DOT, TypeRefinements::inferredShape)
          .buildOrThrow();

  private static final String RMS_NORM = "ai_edge_torch.rms_norm";

  private TypeRefinements() {}

  /** Whether {@link #of} may know something. */
  static boolean mayKnow(Operation op) {
    return TABLE.containsKey(op.definition())
        || ResultTypes.inferred().contains(op.definition())
        || op.is(StablehloOps.CUSTOM_CALL);
  }

  /**
   * The types of the results of {@code op}, or null where nothing is known.
   *
   * @param errors is told what is wrong with a custom call's shape operands
   */
  static @Nullable ImmutableList<Type> of(Operation op, RefinementErrors errors) {
    if (op.is(StablehloOps.CUSTOM_CALL)) {
      if (isRmsNorm(op)) {
        return shape(op, op.operand(0));
      }
      ShapeOperands shapes = ShapeOperands.of(op, errors);
      return shapes == null ? null : shaped(op, shapes.shapes());
    }
    try {
      Refinement refinement = TABLE.get(op.definition());
      return refinement == null ? ResultTypes.infer(op) : refinement.of(op);
    } catch (Violation e) {
      return null; // the verifier says why
    }
  }

  /** The one call whose meaning is known here: its result has the shape of x. */
  private static boolean isRmsNorm(Operation op) {
    return op.attribute("call_target_name") instanceof StringAttr target
        && target.value().equals(RMS_NORM)
        && op.resultCount() == 1
        && op.operandCount() > 0;
  }

  // --- shapes to types --------------------------------------------------------------------------

  /** The types of the results with these shapes, in the order of {@link ShapeOperands#flat}. */
  private static @Nullable ImmutableList<Type> shaped(
      Operation op, List<ImmutableLongArray> shapes) {
    Deque<ImmutableLongArray> rest = new ArrayDeque<>(shapes);
    ImmutableList.Builder<Type> types = ImmutableList.builder();
    for (OpResult result : op.results()) {
      Type type = shaped(result.type(), rest);
      if (type == null) {
        return null;
      }
      types.add(type);
    }
    return types.build();
  }

  private static @Nullable Type shaped(Type type, Deque<ImmutableLongArray> shapes) {
    if (type instanceof TupleType(ImmutableList<Type> elements)) {
      ImmutableList.Builder<Type> tuple = ImmutableList.builder();
      for (Type element : elements) {
        Type shaped = shaped(element, shapes);
        if (shaped == null) {
          return null;
        }
        tuple.add(shaped);
      }
      return new TupleType(tuple.build());
    }
    // Bounds and other encodings are nothing that a shape can refine.
    if (!Compatibility.isShaped(type)
        || (type instanceof TensorType tensor && tensor.encoding() != null)) {
      return null;
    }
    Type refined = TensorType.of(Compatibility.element(type), shapes.remove());
    return Compatibility.types(type, refined) ? refined : null;
  }

  private static @Nullable ImmutableList<Type> shape(Operation op, ImmutableLongArray shape) {
    return shaped(op, List.of(shape));
  }

  private static @Nullable ImmutableList<Type> shape(Operation op, Value like) {
    return like.type() instanceof TensorType type && type.encoding() == null
        ? shape(op, type.shape())
        : null;
  }

  // --- ops --------------------------------------------------------------------------------------

  private static @Nullable ImmutableList<Type> shapeValue(Operation op, int operand) {
    ImmutableLongArray shape = IntegerConstants.of(op.operand(operand));
    return shape == null ? null : shape(op, shape);
  }

  private static @Nullable ImmutableList<Type> inferredShape(Operation op) {
    ImmutableList<Type> types = ResultTypes.inferShapes(op);
    return types != null && types.getFirst() instanceof TensorType type && type.encoding() == null
        ? shape(op, type.shape())
        : null;
  }

  /** As the op that has constant operands as attributes. */
  private static @Nullable ImmutableList<Type> staticForm(Operation op) {
    StaticForms.Form form = StaticForms.ALL.get(op.definition());
    return form == null ? null : inferred(form.of(op));
  }

  private static @Nullable ImmutableList<Type> inferred(@Nullable OperationBuilder builder) {
    if (builder == null) {
      return null;
    }
    Operation op = builder.build();
    try {
      return op.is(StablehloOps.CONVOLUTION) ? inferredShape(op) : ResultTypes.infer(op);
    } finally {
      op.erase();
    }
  }

  private static @Nullable ImmutableList<Type> slice(Operation op) {
    ImmutableList<Type> types = staticForm(op);
    ImmutableLongArray sizes = types == null ? StaticForms.sliceSizes(op) : null;
    return sizes == null ? types : shape(op, sizes);
  }

  private static @Nullable ImmutableList<Type> bitcastConvert(Operation op) {
    return width(op.operand(0).type()) == width(op.result().type())
        ? shape(op, op.operand(0))
        : null;
  }

  private static int width(Type type) {
    Type element = Compatibility.element(type);
    return switch (element instanceof ComplexType(Type part) ? part : element) {
      case FloatType number -> number.width();
      case IntegerType number -> number.width();
      case Type other -> ElementTypes.byteWidth(other) * Byte.SIZE;
    };
  }

  private static @Nullable ImmutableList<Type> allGather(Operation op) {
    long shards = shards(op);
    ImmutableList.Builder<Type> types = ImmutableList.builder();
    for (int i = 0; i < op.resultCount(); i++) {
      Type type = scaled(op, op.operand(i), "all_gather_dim", shards, 1);
      if (shards < 0 || type == null) {
        return null;
      }
      types.add(type);
    }
    return types.build();
  }

  private static @Nullable ImmutableList<Type> reduceScatter(Operation op) {
    long shards = shards(op);
    Type type = shards <= 0 ? null : scaled(op, op.operand(0), "scatter_dimension", 1, shards);
    return type == null ? null : ImmutableList.of(type);
  }

  /**
   * How many processes exchange their parts; -1 where that is not known: it depends on the number
   * of partitions, or is given by a mesh.
   */
  private static long shards(Operation op) {
    Object global = op.attribute("use_global_device_ids");
    boolean byDevice = global instanceof UnitAttr || BoolAttr.TRUE.equals(global);
    return (op.attribute("channel_handle") == null || byDevice)
            && op.attribute("replica_groups") instanceof DenseElementsAttr groups
            && groups.type() instanceof TensorType type
        ? type.dimension(1)
        : -1;
  }

  private static @Nullable Type scaled(
      Operation op, Value operand, String attribute, long factor, long divisor) {
    if (!(operand.type() instanceof TensorType type)
        || !(op.attribute(attribute) instanceof IntegerAttr along)) {
      return null;
    }
    int dimension = (int) along.longValue();
    long[] shape = type.shape().toArray();
    if (!type.isDynamic(dimension)) {
      shape[dimension] = shape[dimension] * factor / divisor;
    }
    return TensorType.of(type.element(), shape);
  }
}
