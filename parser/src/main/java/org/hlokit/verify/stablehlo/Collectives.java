// SPDX-License-Identifier: Apache-2.0
package org.hlokit.verify.stablehlo;

import static org.hlokit.ir.TensorType.DYNAMIC;
import static org.hlokit.verify.stablehlo.Arguments.block;
import static org.hlokit.verify.stablehlo.Arguments.flag;
import static org.hlokit.verify.stablehlo.Arguments.integer;
import static org.hlokit.verify.stablehlo.Arguments.operand;
import static org.hlokit.verify.stablehlo.Arguments.quoted;
import static org.hlokit.verify.stablehlo.Arguments.result;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.ImmutableLongArray;
import java.util.HashSet;
import java.util.Set;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.DenseElementsAttr;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Operation;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;

/** Ops that several processes run together. */
final class Collectives {
  static final ImmutableMap<OpDefinition, Constraint> CONSTRAINTS =
      ImmutableMap.<OpDefinition, Constraint>builder()
          .put(StablehloOps.ALL_GATHER, Collectives::checkAllGather)
          .put(StablehloOps.ALL_REDUCE, Collectives::checkAllReduce)
          .put(StablehloOps.REDUCE_SCATTER, Collectives::checkReduceScatter)
          .put(StablehloOps.COLLECTIVE_BROADCAST, Collectives::checkCollectiveBroadcast)
          .put(StablehloOps.COLLECTIVE_REDUCE, Collectives::checkCollectiveReduce)
          .put(StablehloOps.COLLECTIVE_PERMUTE, Collectives::checkCollectivePermute)
          .buildOrThrow();

  static final ImmutableMap<OpDefinition, Inference> INFERENCES =
      ImmutableMap.of(
          StablehloOps.ALL_REDUCE, Collectives::inferAllReduce,
          StablehloOps.ALL_TO_ALL, Collectives::inferAllToAll,
          StablehloOps.COLLECTIVE_BROADCAST, Collectives::inferCollectiveBroadcast,
          StablehloOps.COLLECTIVE_REDUCE, Collectives::inferCollectiveReduce,
          StablehloOps.COLLECTIVE_PERMUTE, Control::inferOperands);

  private Collectives() {}

  private static long channel(Operation op) {
    return integer(Arguments.struct(op, "channel_handle"), "handle");
  }

  private static void checkAllGather(Operation op) {
    boolean global = flag(op, "use_global_device_ids");
    ReplicaGroups.check(op, true, global, -1);
    if (global && channel(op) < 0) {
      throw new Violation("channel_id cannot be negative when useGlobalDeviceIds is set");
    }
    int dimension = (int) integer(op, "all_gather_dim", 0);
    for (int i = 0; i < op.operandCount(); i++) {
      if (!gathers(operand(op, i), result(op, i), dimension)) {
        return;
      }
    }
  }

  /** Checks one pair; false where an extent is not known and the rest cannot be told. */
  private static boolean gathers(TensorType operand, TensorType result, int dimension) {
    if (dimension < 0 || dimension >= operand.rank()) {
      throw new Violation("all_gather_dim must be a valid index of operand");
    }
    if (operand.dimension(dimension) == 0) {
      throw new Violation("dimension size of operand at 'all_gather_dim' cannot be zero");
    }
    if (result.rank() != operand.rank()) {
      throw new Violation("operand and result must have the same rank");
    }
    for (int d = 0; d < operand.rank(); d++) {
      if (d != dimension && !Dims.agree(operand.dimension(d), result.dimension(d))) {
        throw new Violation(
            "operand and result should have the same shape except for the dimension size at "
                + "'all_gather_dim'");
      }
    }
    if (operand.isDynamic(dimension) || result.isDynamic(dimension)) {
      return false;
    }
    if (result.dimension(dimension) % operand.dimension(dimension) != 0) {
      throw new Violation(
          ("result gather dimension has size %d, expected to be a multiple of operand gather "
                  + "dimension size %d")
              .formatted(result.dimension(dimension), operand.dimension(dimension)));
    }
    return true;
  }

  private static void requireChannel(Operation op) {
    if (flag(op, "use_global_device_ids") && channel(op) <= 0) {
      throw new Violation(
          "channel_id must be positive when useGlobalDeviceIds is set but got: " + channel(op));
    }
  }

  private static void checkReducer(Operation op, int operand) {
    TensorType type = operand(op, operand);
    Reducers.check(
        block(op, 0),
        ImmutableList.of(type),
        ImmutableList.of(TensorType.of(type.element())),
        ImmutableLongArray.of());
  }

  private static void checkAllReduce(Operation op) {
    ReplicaGroups.check(op, false, flag(op, "use_global_device_ids"), -1);
    requireChannel(op);
    for (int i = 0; i < op.operandCount(); i++) {
      checkReducer(op, i);
    }
  }

  private static ImmutableList<Type> inferAllReduce(Operation op) {
    return inferReduced(op, op.operandCount());
  }

  private static ImmutableList<Type> inferReduced(Operation op, int operands) {
    ImmutableList.Builder<Type> types = ImmutableList.builder();
    for (int i = 0; i < operands; i++) {
      types.add(operand(op, i).withElement(Reducers.accumulatorElement(op, 0, 0)));
    }
    return types.build();
  }

  private static ImmutableList<Type> inferAllToAll(Operation op) {
    long count = integer(op, "split_count", 1);
    ReplicaGroups.check(op, true, false, count);
    int split = (int) integer(op, "split_dimension", 0);
    int concat = (int) integer(op, "concat_dimension", 0);
    ImmutableList.Builder<Type> types = ImmutableList.builder();
    for (int i = 0; i < op.operandCount(); i++) {
      types.add(exchanged(operand(op, i), split, concat, count));
    }
    return types.build();
  }

  private static TensorType exchanged(TensorType operand, int split, int concat, long count) {
    requireDimension(split, operand.rank(), "split_dimension");
    requireDimension(concat, operand.rank(), "concat_dimension");
    long[] shape = operand.shape().toArray();
    if (shape[split] != DYNAMIC && shape[split] % count != 0) {
      throw new Violation(
          "split dimension has size %d, expected to be a multiple of split_count %d"
              .formatted(shape[split], count));
    }
    exchange(shape, split, concat, count);
    ImmutableLongArray bounds = Bounds.of(operand);
    long[] resultBounds = bounds == null ? new long[0] : bounds.toArray();
    if (bounds != null) {
      exchange(resultBounds, split, concat, count);
    }
    return Bounds.type(shape, operand.element(), operand.encoding(), resultBounds);
  }

  private static void exchange(long[] extents, int split, int concat, long count) {
    if (extents[split] != DYNAMIC) {
      extents[split] /= count;
    }
    if (extents[concat] != DYNAMIC) {
      extents[concat] *= count;
    }
  }

  private static void requireDimension(int dimension, int rank, String name) {
    if (dimension < 0 || dimension >= rank) {
      throw new Violation(
          "AllToAll %s %d is out-of-bounds for input rank %d".formatted(name, dimension, rank));
    }
  }

  private static void checkReduceScatter(Operation op) {
    ReplicaGroups.check(op, true, flag(op, "use_global_device_ids"), -1);
    checkReducer(op, 0);
    TensorType operand = operand(op, 0);
    TensorType result = result(op, 0);
    if (operand.rank() != result.rank()) {
      throw new Violation("operand and result should have same rank");
    }
    int dimension = (int) integer(op, "scatter_dimension", 0);
    if (dimension < 0 || dimension >= operand.rank()) {
      throw new Violation("scatter dim should be less than operand/result rank");
    }
    requireChannel(op);
    if (!operand.isDynamic(dimension) && !result.isDynamic(dimension)) {
      checkScattered(op, operand, result, dimension);
    }
  }

  private static void checkScattered(
      Operation op, TensorType operand, TensorType result, int dimension) {
    long from = operand.dimension(dimension);
    long to = result.dimension(dimension);
    if (to == 0) {
      throw new Violation("result dimension size at scatter_dimension cannot be zero");
    }
    if (from == 0) {
      throw new Violation("operand dimension size at scatter_dimension cannot be zero");
    }
    if (from % to != 0) {
      throw new Violation(
          ("operand scatter dimension has size %d, expected to be a multiple of result scatter "
                  + "dimension size %d")
              .formatted(from, to));
    }
    for (int d = 0; d < operand.rank(); d++) {
      if (d != dimension && !Dims.agree(operand.dimension(d), result.dimension(d))) {
        throw new Violation(
            "non scatter dimensions should be same for operand (%d) and result (%d)"
                .formatted(operand.dimension(d), result.dimension(d)));
      }
    }
    Type element = Reducers.accumulatorElement(op, 0, 0);
    if (!result.element().equals(element)) {
      throw new Violation(
          "result element-type is expected to be %s, but got %s"
              .formatted(quoted(element), quoted(result.element())));
    }
  }

  /** The number of operands that hold data: all but the last where that names the roots. */
  private static int dataOperands(Operation op) {
    return op.operandCount() - (flag(op, "has_dynamic_root") ? 1 : 0);
  }

  private static void requireRoots(Operation op, String name) {
    if (!flag(op, "has_dynamic_root")) {
      if (op.operandCount() == 0) {
        throw new Violation(name + " requires at least one data operand");
      }
      return;
    }
    if (op.operandCount() < 2) {
      throw new Violation(
          name + " with has_dynamic_root=true requires at least two operands (data + root)");
    }
    Type roots = op.operand(op.operandCount() - 1).type();
    if (!(roots instanceof TensorType tensor)
        || tensor.rank() != 1
        || !(tensor.element() instanceof IntegerType(int width, _))
        || width != 32) {
      throw new Violation(
          "last operand of %s with has_dynamic_root=true must be a rank-1 i32 tensor, but got %s"
              .formatted(name, quoted(roots)));
    }
    if (tensor.dimension(0) != dataOperands(op)) {
      throw new Violation(
          ("last operand of %s with has_dynamic_root=true must have the same number of elements "
                  + "as data operands (%d), but got %d")
              .formatted(name, dataOperands(op), tensor.dimension(0)));
    }
  }

  private static void checkCollectiveBroadcast(Operation op) {
    ReplicaGroups.checkBroadcast(op);
    requireRoots(op, "collective_broadcast");
  }

  private static ImmutableList<Type> inferCollectiveBroadcast(Operation op) {
    return Control.inferOperands(op).subList(0, dataOperands(op));
  }

  private static void checkCollectiveReduce(Operation op) {
    ReplicaGroups.check(op, false, flag(op, "use_global_device_ids"), -1);
    requireChannel(op);
    requireRoots(op, "collective_reduce");
    for (int i = 0; i < dataOperands(op); i++) {
      checkReducer(op, i);
    }
  }

  private static ImmutableList<Type> inferCollectiveReduce(Operation op) {
    return inferReduced(op, dataOperands(op));
  }

  private static void checkCollectivePermute(Operation op) {
    if (!(op.attribute("source_target_pairs") instanceof DenseElementsAttr dense)
        || !(dense.type() instanceof TensorType type)) {
      return;
    }
    if (type.rank() != 2) {
      throw new Violation(
          "expect source_target_pairs attribute to be of rank 2, but got rank " + type.rank());
    }
    if (type.dimension(1) != 2) {
      throw new Violation(
          "expect source_target_pairs attribute of shape (N, 2), but got (%s)"
              .formatted(Dims.list(type.shape())));
    }
    ImmutableLongArray ids = IntegerConstants.of(dense);
    Set<Long> sources = new HashSet<>();
    Set<Long> targets = new HashSet<>();
    for (int i = 0; ids != null && i < ids.length(); i++) {
      long id = ids.get(i);
      if (id < 0) {
        throw new Violation("replica ids in source_target_pairs must be >= 0.");
      }
      if (!(i % 2 == 0 ? sources : targets).add(id)) {
        throw new Violation(
            "duplicate %s not allowed.".formatted(i % 2 == 0 ? "sources" : "targets"));
      }
    }
  }
}
