// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.lower;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.Ints;
import java.util.Arrays;
import java.util.List;
import org.hlokit.ir.Operation;
import org.hlokit.ir.StructAttr;
import org.hlokit.ir.Value;
import org.hlokit.tflite.model.Options;
import org.hlokit.tflite.schema.BuiltinOperator;
import org.hlokit.tflite.schema.BuiltinOptions2;
import org.hlokit.tflite.schema.StablehloGatherOptions;
import org.hlokit.tflite.schema.TensorType;

/**
 * Exporter of {@code gather}. Taking whole slices along one dimension, as an embedding does, is
 * GATHER; everything else is STABLEHLO_GATHER, whose kernel follows the StableHLO specification.
 */
final class GatherExporters {
  private GatherExporters() {}

  /** {@code gather}. */
  static void gather(Operation op, Graph graph) {
    StructAttr numbers = Attributes.struct(op, "dimension_numbers");
    int[] sliceSizes = Attributes.ints(op, "slice_sizes");
    int axis = wholeSlicesAlong(op, numbers, sliceSizes);
    if (axis >= 0) {
      take(op, graph, numbers, axis);
    } else {
      general(op, graph, numbers);
    }
  }

  /** The dimension along which whole slices are taken, -1 if the gather does something else. */
  private static int wholeSlicesAlong(Operation op, StructAttr numbers, int[] sliceSizes) {
    Shape operand = Shape.of(op.operand(0).tensorType());
    Shape result = Shape.of(op.result().tensorType());
    int[] starts = Attributes.ints(numbers, "start_index_map");
    int[] collapsed = Attributes.ints(numbers, "collapsed_slice_dims");
    int[] offsets = Attributes.ints(numbers, "offset_dims");
    if (starts.length != 1
        || !Arrays.equals(starts, collapsed)
        || Attributes.ints(numbers, "operand_batching_dims").length != 0) {
      return -1;
    }
    int axis = starts[0];
    for (int i = 0; i < operand.rank(); i++) {
      if (sliceSizes[i] != (i == axis ? 1 : operand.size(i))) {
        return -1;
      }
    }
    // The result must be the operand's shape with the indexes' shape in place of the axis.
    int batch = result.rank() - offsets.length;
    for (int i = 0; i < offsets.length; i++) {
      if (offsets[i] != (i < axis ? i : i + batch)) {
        return -1;
      }
    }
    return axis;
  }

  private static void take(Operation op, Graph graph, StructAttr numbers, int axis) {
    Shape result = graph.shapeOf(op.result());
    int[] offsets = Attributes.ints(numbers, "offset_dims");
    int[] indexShape = new int[result.rank() - offsets.length];
    int next = 0;
    for (int i = 0; i < result.rank(); i++) {
      if (!Ints.contains(offsets, i)) {
        indexShape[next++] = result.size(i);
      }
    }
    Ref indexes =
        indexable(graph, graph.reshape(graph.readElements(op.operand(1)), Shape.of(indexShape)));
    int size = graph.shapeOf(op.operand(0)).size(axis);
    Ref inside = IndexBounds.clamped(graph, indexes, op.operand(1), size);
    graph.define(op.result(), NarrowTables.gather(graph, op.operand(0), inside, axis, result));
  }

  /** Indexes in a type that kernels take. */
  static Ref indexable(Graph graph, Ref indexes) {
    return switch (indexes.type()) {
      case TensorType.INT32, TensorType.INT64 -> indexes;
      case TensorType.UINT32 -> graph.cast(indexes, TensorType.INT64);
      default -> graph.cast(indexes, TensorType.INT32);
    };
  }

  private static void general(Operation op, Graph graph, StructAttr numbers) {
    if (Attributes.ints(numbers, "operand_batching_dims").length != 0) {
      throw graph.refusal("a gather with batching dimensions");
    }
    int[] offsets = Attributes.ints(numbers, "offset_dims");
    int[] collapsed = Attributes.ints(numbers, "collapsed_slice_dims");
    int[] starts = Attributes.ints(numbers, "start_index_map");
    long vector = Attributes.integer(numbers, "index_vector_dim", 0);
    int[] sizes = Attributes.ints(op, "slice_sizes");
    boolean sorted = Attributes.flag(op, "indices_are_sorted");
    Ref operand = graph.read(op.operand(0));
    Ref given = indexable(graph, graph.read(op.operand(1)));
    int[] last = new int[starts.length];
    for (int i = 0; i < last.length; i++) {
      int size = operand.shape().size(starts[i]);
      last[i] = size == Shape.DYNAMIC ? Integer.MAX_VALUE : size - sizes[starts[i]];
    }
    Ref indexes =
        starts.length == 0
            ? given
            : IndexBounds.clamped(graph, given, (int) vector, new int[starts.length], last);
    Options options =
        new Options.Builtin2(
            BuiltinOptions2.StablehloGatherOptions,
            builder ->
                StablehloGatherOptions.createStablehloGatherOptions(
                    builder,
                    StablehloGatherOptions.createOffsetDimsVector(builder, longs(offsets)),
                    StablehloGatherOptions.createCollapsedSliceDimsVector(
                        builder, longs(collapsed)),
                    StablehloGatherOptions.createStartIndexMapVector(builder, longs(starts)),
                    vector,
                    StablehloGatherOptions.createSliceSizesVector(builder, longs(sizes)),
                    sorted));
    graph.define(
        op.result(),
        graph.emit(
            BuiltinOperator.STABLEHLO_GATHER,
            options,
            operand.type(),
            graph.shapeOf(op.result()),
            operand,
            indexes));
  }

  static long[] longs(int... values) {
    return Arrays.stream(values).asLongStream().toArray();
  }

  // --- slices at computed places --------------------------------------------------------------

  /** {@code dynamic_update_slice}; its kernel clamps the starts itself. */
  static void dynamicUpdateSlice(Operation op, Graph graph) {
    Ref operand = graph.read(op.operand(0));
    byte compute =
        Kernels.movedAs(BuiltinOperator.DYNAMIC_UPDATE_SLICE, operand.type())
            .orElseGet(
                () ->
                    Arithmetic.computeType(
                        graph, BuiltinOperator.DYNAMIC_UPDATE_SLICE, operand.type()));
    Ref updated =
        graph.emit(
            BuiltinOperator.DYNAMIC_UPDATE_SLICE,
            OptionTables.plain(BuiltinOperator.DYNAMIC_UPDATE_SLICE),
            compute,
            operand.shape(),
            moved(graph, operand, compute),
            moved(graph, graph.read(op.operand(1)), compute),
            packed(graph, op.operands().subList(2, op.operandCount())));
    graph.define(op.result(), moved(graph, updated, operand.type()));
  }

  /** The same bits where the width is the same, else the same numbers. */
  private static Ref moved(Graph graph, Ref ref, byte type) {
    return ElementTypes.bytes(ref.type()) == ElementTypes.bytes(type)
        ? graph.bits(ref, type)
        : graph.cast(ref, type);
  }

  /** Scalars as one vector; a constant where all are. */
  static Ref packed(Graph graph, List<Value> scalars) {
    if (scalars.stream().allMatch(value -> Views.splat(value).isPresent())) {
      return graph.ints(
          scalars.stream()
              .mapToInt(value -> (int) Views.splat(value).orElseThrow().longValue())
              .toArray());
    }
    Ref[] parts =
        scalars.stream()
            .map(value -> indexable(graph, graph.reshape(graph.readBroadcast(value), Shape.SCALAR)))
            .toArray(Ref[]::new);
    byte type = parts[0].type();
    Ref[] alike = Arrays.stream(parts).map(part -> graph.cast(part, type)).toArray(Ref[]::new);
    if (alike.length == 1) {
      return graph.reshape(alike[0], Shape.of(1));
    }
    return graph.derive(
        ImmutableList.copyOf(Arrays.stream(alike).map(Ref::index).toArray(Integer[]::new)),
        "packed",
        () ->
            graph.emit(
                BuiltinOperator.PACK,
                OptionTables.pack(alike.length),
                type,
                Shape.of(alike.length),
                alike));
  }
}
