// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter.op;

import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.Ints;
import java.util.Map;
import java.util.function.Function;
import org.hlokit.dialect.ArithOps;
import org.hlokit.dialect.ChloOps;
import org.hlokit.dialect.SdyOps;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.interpreter.kernel.Conversion;
import org.hlokit.interpreter.kernel.Movement;
import org.hlokit.interpreter.kernel.Scattering;
import org.hlokit.interpreter.value.ElementTypes;
import org.hlokit.interpreter.value.EvaluationException;
import org.hlokit.interpreter.value.LongTensor;
import org.hlokit.interpreter.value.RuntimeValue;
import org.hlokit.interpreter.value.Shapes;
import org.hlokit.interpreter.value.Tensor;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.DenseElementsAttr;
import org.hlokit.ir.DenseResourceAttr;
import org.hlokit.ir.ElementData;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.SparseElementsAttr;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;

/**
 * Ops that make, move, choose and rename elements, each as the section of the specification that
 * bears its name says. Quantized elements stay as they are stored.
 */
final class MovementOps {
  static final ImmutableMap<OpDefinition, Evaluator> TABLE =
      ImmutableMap.ofEntries(
          moving(StablehloOps.BITCAST_CONVERT, c -> Conversion.bitcast(c.tensor(0), c.element())),
          moving(
              StablehloOps.BROADCAST_IN_DIM,
              c ->
                  Movement.broadcast(
                      c.tensor(0), c.ints("broadcast_dimensions"), Shapes.of(c.resultType(0)))),
          moving(StablehloOps.BROADCAST, MovementOps::broadcast),
          moving(
              StablehloOps.CONCATENATE,
              c -> Movement.concatenate(c.tensors(0, c.operandCount()), c.integer("dimension"))),
          moving(StablehloOps.CONSTANT, c -> constant(c.attribute("value"), c.resultType(0))),
          moving(ArithOps.CONSTANT, MovementOps::foreignConstant),
          moving(SdyOps.CONSTANT, MovementOps::foreignConstant),
          moving(ChloOps.CONSTANT, c -> constant(c.attribute("value"), c.resultType(0))),
          moving(
              StablehloOps.DYNAMIC_BROADCAST_IN_DIM,
              c ->
                  Movement.broadcast(
                      c.tensor(0), c.ints("broadcast_dimensions"), c.shapeOperand(1))),
          moving(StablehloOps.DYNAMIC_GATHER, c -> gather(c, c.shapeOperand(2))),
          moving(
              StablehloOps.DYNAMIC_IOTA,
              c -> iota(c.element(), c.shapeOperand(0), c.integer("iota_dimension"))),
          moving(
              StablehloOps.DYNAMIC_PAD,
              c ->
                  Movement.pad(
                      c.tensor(0),
                      c.tensor(1),
                      c.shapeOperand(2),
                      c.shapeOperand(3),
                      c.shapeOperand(4))),
          moving(
              StablehloOps.DYNAMIC_RESHAPE, c -> Movement.reshape(c.tensor(0), c.shapeOperand(1))),
          moving(StablehloOps.DYNAMIC_SLICE, MovementOps::dynamicSlice),
          moving(StablehloOps.DYNAMIC_UPDATE_SLICE, MovementOps::dynamicUpdateSlice),
          moving(StablehloOps.GATHER, c -> gather(c, c.ints("slice_sizes"))),
          moving(StablehloOps.GET_DIMENSION_SIZE, MovementOps::dimensionSize),
          moving(
              StablehloOps.IOTA,
              c -> iota(c.element(), Shapes.of(c.resultType(0)), c.integer("iota_dimension"))),
          moving(
              StablehloOps.PAD,
              c ->
                  Movement.pad(
                      c.tensor(0),
                      c.tensor(1),
                      c.ints("edge_padding_low"),
                      c.ints("edge_padding_high"),
                      c.ints("interior_padding"))),
          moving(
              StablehloOps.REAL_DYNAMIC_SLICE,
              c ->
                  Movement.slice(
                      c.tensor(0), c.shapeOperand(1), c.shapeOperand(2), c.shapeOperand(3))),
          moving(
              StablehloOps.RESHAPE, c -> Movement.reshape(c.tensor(0), Shapes.of(c.resultType(0)))),
          moving(StablehloOps.REVERSE, c -> Movement.reverse(c.tensor(0), c.ints("dimensions"))),
          moving(StablehloOps.SET_DIMENSION_SIZE, MovementOps::setDimensionSize),
          moving(
              StablehloOps.SLICE,
              c ->
                  Movement.slice(
                      c.tensor(0),
                      c.ints("start_indices"),
                      c.ints("limit_indices"),
                      c.ints("strides"))),
          moving(StablehloOps.TORCH_INDEX_SELECT, MovementOps::torchIndexSelect),
          moving(
              StablehloOps.TRANSPOSE, c -> Movement.transpose(c.tensor(0), c.ints("permutation"))));

  private MovementOps() {}

  private static Map.Entry<OpDefinition, Evaluator> moving(
      OpDefinition op, Function<OpCall, RuntimeValue> function) {
    return Map.entry(op, new Evaluator.Moving(function));
  }

  /** The tensor that a constant's attribute holds. */
  static Tensor constant(@org.jspecify.annotations.Nullable Attribute value, TensorType type) {
    return switch (value) {
      case DenseElementsAttr(Type _, ElementData data) -> Tensor.of(plain(type), data);
      case DenseResourceAttr resource -> {
        ElementData blob = resource.resource().blob();
        if (blob == null) {
          throw new EvaluationException(
              "the resource '%s' has no data".formatted(resource.resource().key()));
        }
        yield Tensor.of(plain(type), blob);
      }
      case SparseElementsAttr sparse -> sparse(sparse, type);
      case null -> throw new EvaluationException("attribute 'value' is missing");
      default -> throw new EvaluationException("the constant's value holds no elements");
    };
  }

  /** A constant of another dialect, which must be a tensor. */
  private static Tensor foreignConstant(OpCall call) {
    return constant(call.attribute("value"), call.resultType(0));
  }

  private static TensorType plain(TensorType type) {
    return TensorType.of(type.element(), type.shape());
  }

  private static Tensor sparse(SparseElementsAttr sparse, TensorType type) {
    Tensor result = Tensor.zeros(plain(type));
    Tensor indices = constant(sparse.indices(), (TensorType) sparse.indices().type());
    Tensor values = constant(sparse.values(), (TensorType) sparse.values().type());
    int[] strides = Shapes.strides(result.shape());
    int rank = strides.length;
    for (int i = 0; i < values.count(); i++) {
      int at = 0;
      for (int d = 0; d < rank; d++) {
        at += (int) indices.longAt(i * rank + d) * strides[d];
      }
      int lanes = values.lanes();
      values.copyRun(i * lanes, 1, result, at * lanes, 1, lanes);
    }
    return result;
  }

  private static Tensor broadcast(OpCall call) {
    Tensor operand = call.tensor(0);
    int[] sizes = call.ints("broadcast_sizes");
    int[] dims = new int[operand.rank()];
    for (int i = 0; i < dims.length; i++) {
      dims[i] = sizes.length + i;
    }
    return Movement.broadcast(operand, dims, Ints.concat(sizes, operand.shape()));
  }

  static Tensor iota(Type element, int[] shape, int dimension) {
    Tensor line =
        new LongTensor(
            Shapes.type(org.hlokit.ir.IntegerType.I64, shape[dimension]),
            java.util.stream.LongStream.range(0, shape[dimension]).toArray());
    return Movement.broadcast(Conversion.convert(line, element), new int[] {dimension}, shape);
  }

  private static Tensor gather(OpCall call, int[] sliceSizes) {
    String name = "dimension_numbers";
    return Scattering.gather(
        call.tensor(0),
        call.tensor(1),
        new Scattering.Dimensions(
            call.structInts(name, "offset_dims"),
            call.structInts(name, "collapsed_slice_dims"),
            call.structInts(name, "operand_batching_dims"),
            call.structInts(name, "start_indices_batching_dims"),
            call.structInts(name, "start_index_map"),
            call.structInt(name, "index_vector_dim")),
        sliceSizes);
  }

  /** The start given by scalars from operand {@code first} on, moved so that the box fits. */
  private static int[] start(OpCall call, int first, int[] shape, int[] sizes) {
    int[] start = new int[shape.length];
    for (int i = 0; i < start.length; i++) {
      Tensor index = call.tensor(first + i);
      long value = index.longAt(0);
      if (value < 0 && ElementTypes.isUnsigned(index.element())) {
        value = Long.MAX_VALUE;
      }
      start[i] = Math.clamp(value, 0, Math.max(shape[i] - sizes[i], 0));
    }
    return start;
  }

  private static Tensor dynamicSlice(OpCall call) {
    Tensor operand = call.tensor(0);
    int[] sizes = call.ints("slice_sizes");
    return Movement.box(operand, start(call, 1, operand.shape(), sizes), sizes);
  }

  private static Tensor dynamicUpdateSlice(OpCall call) {
    Tensor operand = call.tensor(0);
    Tensor update = call.tensor(1);
    return Movement.updateBox(operand, update, start(call, 2, operand.shape(), update.shape()));
  }

  private static Tensor dimensionSize(OpCall call) {
    return new LongTensor(
        Shapes.type(call.element()),
        new long[] {call.tensor(0).dimension(call.integer("dimension"))});
  }

  /** The operand cut to the given size of a dimension. */
  private static Tensor setDimensionSize(OpCall call) {
    Tensor operand = call.tensor(0);
    int dimension = call.integer("dimension");
    long size = call.tensor(1).longAt(0);
    if (size < 0 || size > operand.dimension(dimension)) {
      throw new EvaluationException(
          "size %d is not within dimension %d of extent %d"
              .formatted(size, dimension, operand.dimension(dimension)));
    }
    int[] sizes = operand.shape().clone();
    sizes[dimension] = (int) size;
    return Movement.box(operand, new int[sizes.length], sizes);
  }

  /** Slices of operand 0 along {@code dim} at the indices, which share {@code batch_dims}. */
  private static Tensor torchIndexSelect(OpCall call) {
    Tensor operand = call.tensor(0);
    Tensor index = call.tensor(1);
    int dim = call.integer("dim");
    int batch = call.integer("batch_dims");
    int[] shape =
        Ints.concat(
            java.util.Arrays.copyOf(operand.shape(), dim),
            java.util.Arrays.copyOfRange(index.shape(), batch, index.rank()),
            java.util.Arrays.copyOfRange(operand.shape(), dim + 1, operand.rank()));
    int[] from = new int[Shapes.count(shape)];
    int[] at = new int[shape.length];
    int[] strides = Shapes.strides(operand.shape());
    int[] indexStrides = Shapes.strides(index.shape());
    int indexed = index.rank() - batch;
    for (int i = 0; i < from.length; i++, Shapes.next(at, shape)) {
      int where = 0;
      for (int d = 0; d < index.rank(); d++) {
        where += indexStrides[d] * at[d < batch ? d : dim + d - batch];
      }
      int position = Math.clamp(index.longAt(where), 0, operand.dimension(dim) - 1) * strides[dim];
      for (int d = 0; d < operand.rank(); d++) {
        if (d != dim) {
          position += strides[d] * at[d < dim ? d : d + indexed - 1];
        }
      }
      from[i] = position;
    }
    return operand.take(Shapes.type(operand.element(), shape), from);
  }
}
