// SPDX-License-Identifier: Apache-2.0
package org.hlokit.dialect;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;
import static org.hlokit.dialect.StablehloAttributes.DEFAULT_ACCURACY;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import org.hlokit.ir.ArrayAttr;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.BoolAttr;
import org.hlokit.ir.DenseArrayAttr;
import org.hlokit.ir.DenseElementsAttr;
import org.hlokit.ir.ElementData;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.NoneType;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Operation;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;
import org.hlokit.ir.TypeAttr;
import org.hlokit.ir.VhloType;
import org.jspecify.annotations.Nullable;

/**
 * The ops of the VHLO dialect: every op of StableHLO through the versions that it has lived in.
 * Facts from the dialect's version log.
 */
public final class VhloOps {
  private static final Attribute NO_TYPE = new TypeAttr(NoneType.NONE);
  private static final Attribute NO_NUMBERS = DenseArrayAttr.i64();

  /** The ops of which there is one revision, which version 0.9.0 had already. */
  private static final ImmutableList<OpDefinition> UNCHANGED =
      ImmutableList.of(
          FuncOps.FUNC,
          FuncOps.CALL,
          StablehloOps.RETURN,
          StablehloOps.ABS,
          StablehloOps.ADD,
          StablehloOps.AFTER_ALL,
          StablehloOps.AND,
          StablehloOps.ATAN2,
          StablehloOps.BATCH_NORM_GRAD,
          StablehloOps.BATCH_NORM_INFERENCE,
          StablehloOps.BATCH_NORM_TRAINING,
          StablehloOps.BITCAST_CONVERT,
          StablehloOps.BROADCAST,
          StablehloOps.BROADCAST_IN_DIM,
          StablehloOps.CASE,
          StablehloOps.CEIL,
          StablehloOps.CHOLESKY,
          StablehloOps.CLAMP,
          StablehloOps.COLLECTIVE_PERMUTE,
          StablehloOps.COMPARE,
          StablehloOps.COMPLEX,
          StablehloOps.CONCATENATE,
          StablehloOps.CONSTANT,
          StablehloOps.CONVERT,
          StablehloOps.CONVOLUTION,
          StablehloOps.COUNT_LEADING_ZEROS,
          StablehloOps.CREATE_TOKEN,
          StablehloOps.CROSS_REPLICA_SUM,
          StablehloOps.DIVIDE,
          StablehloOps.DOT,
          StablehloOps.DYNAMIC_BROADCAST_IN_DIM,
          StablehloOps.DYNAMIC_IOTA,
          StablehloOps.DYNAMIC_PAD,
          StablehloOps.DYNAMIC_RESHAPE,
          StablehloOps.DYNAMIC_SLICE,
          StablehloOps.DYNAMIC_UPDATE_SLICE,
          StablehloOps.EINSUM,
          StablehloOps.FFT,
          StablehloOps.FLOOR,
          StablehloOps.GET_DIMENSION_SIZE,
          StablehloOps.GET_TUPLE_ELEMENT,
          StablehloOps.IF,
          StablehloOps.IMAG,
          StablehloOps.INFEED,
          StablehloOps.IOTA,
          StablehloOps.IS_FINITE,
          StablehloOps.MAP,
          StablehloOps.MAXIMUM,
          StablehloOps.MINIMUM,
          StablehloOps.MULTIPLY,
          StablehloOps.NEGATE,
          StablehloOps.NOT,
          StablehloOps.OPTIMIZATION_BARRIER,
          StablehloOps.OR,
          StablehloOps.OUTFEED,
          StablehloOps.PAD,
          StablehloOps.PARTITION_ID,
          StablehloOps.POPCNT,
          StablehloOps.POWER,
          StablehloOps.REAL,
          StablehloOps.REAL_DYNAMIC_SLICE,
          StablehloOps.REDUCE,
          StablehloOps.REDUCE_PRECISION,
          StablehloOps.REDUCE_SCATTER,
          StablehloOps.REDUCE_WINDOW,
          StablehloOps.REMAINDER,
          StablehloOps.REPLICA_ID,
          StablehloOps.RESHAPE,
          StablehloOps.REVERSE,
          StablehloOps.RNG,
          StablehloOps.RNG_BIT_GENERATOR,
          StablehloOps.ROUND_NEAREST_AFZ,
          StablehloOps.ROUND_NEAREST_EVEN,
          StablehloOps.SELECT,
          StablehloOps.SELECT_AND_SCATTER,
          StablehloOps.SET_DIMENSION_SIZE,
          StablehloOps.SHIFT_LEFT,
          StablehloOps.SHIFT_RIGHT_ARITHMETIC,
          StablehloOps.SHIFT_RIGHT_LOGICAL,
          StablehloOps.SIGN,
          StablehloOps.SLICE,
          StablehloOps.SORT,
          StablehloOps.SUBTRACT,
          StablehloOps.TORCH_INDEX_SELECT,
          StablehloOps.TRANSPOSE,
          StablehloOps.TRIANGULAR_SOLVE,
          StablehloOps.TUPLE,
          StablehloOps.UNARY_EINSUM,
          StablehloOps.UNIFORM_DEQUANTIZE,
          StablehloOps.UNIFORM_QUANTIZE,
          StablehloOps.WHILE,
          StablehloOps.XOR);

  /** The others. */
  private static final ImmutableList<VersionedOp> CHANGED =
      ImmutableList.of(
          op(StablehloOps.ALL_GATHER).since("0.9.0").since("1.5.0", takesMany()).build(),
          op(StablehloOps.ALL_REDUCE).since("0.9.0").since("1.5.0", takesMany()).build(),
          op(StablehloOps.ALL_TO_ALL).since("0.9.0").since("1.5.0", takesMany()).build(),
          op(StablehloOps.ASYNC_DONE).since("1.15.0").build(),
          op(StablehloOps.ASYNC_START).since("1.15.0").build(),
          op(StablehloOps.COLLECTIVE_BROADCAST)
              .since("0.16.0")
              .since("1.20.0", takesMany(), adds("has_dynamic_root", BoolAttr.FALSE))
              .build(),
          op(StablehloOps.COLLECTIVE_REDUCE).since("1.19.0").build(),
          op(StablehloOps.COMPOSITE).since("0.19.0").since("1.14.0", takesRegions()).build(),
          op(StablehloOps.CUSTOM_CALL)
              .since("0.9.0")
              .since("1.18.0", adds("result_tilings", ArrayAttr.EMPTY))
              .build(),
          op(StablehloOps.DOT_GENERAL)
              .since("0.9.0")
              .since(
                  "1.6.0",
                  adds("lhs_precision_type", NO_TYPE),
                  adds("rhs_precision_type", NO_TYPE),
                  adds("accumulation_type", NO_TYPE),
                  adds("lhs_component_count", NO_TYPE),
                  adds("rhs_component_count", NO_TYPE),
                  adds("num_primitive_operations", NO_TYPE),
                  adds("allow_imprecise_accumulation", NO_TYPE))
              .build(),
          op(StablehloOps.DYNAMIC_CONV)
              .since("0.9.0")
              .since("0.20.0", new VhloChange.Drops("padding", VhloOps::noPadding))
              .build(),
          op(StablehloOps.DYNAMIC_GATHER)
              .since("0.9.0")
              .since(
                  "1.1.0",
                  adds("operand_batching_dims", NO_NUMBERS),
                  adds("start_indices_batching_dims", NO_NUMBERS))
              .build(),
          op(StablehloOps.GATHER)
              .since("0.9.0")
              .since(
                  "1.1.0",
                  adds("operand_batching_dims", NO_NUMBERS),
                  adds("start_indices_batching_dims", NO_NUMBERS))
              .build(),
          op(StablehloOps.RECV)
              .since("0.9.0")
              .since("1.12.0", adds("source_target_pairs", NO_NUMBERS))
              .build(),
          op(StablehloOps.SCATTER)
              .since("0.9.0")
              .since(
                  "1.1.0",
                  adds("input_batching_dims", NO_NUMBERS),
                  adds("scatter_indices_batching_dims", NO_NUMBERS))
              .build(),
          op(StablehloOps.SEND)
              .since("0.9.0")
              .since("1.12.0", adds("source_target_pairs", NO_NUMBERS))
              .build(),
          accurate(StablehloOps.CBRT, "0.9.0", "1.10.0"),
          accurate(StablehloOps.COSINE, "0.9.0", "1.10.0"),
          accurate(StablehloOps.EXPONENTIAL, "0.9.0", "1.9.0"),
          accurate(StablehloOps.EXPONENTIAL_MINUS_ONE, "0.9.0", "1.10.0"),
          accurate(StablehloOps.LOG, "0.9.0", "1.10.0"),
          accurate(StablehloOps.LOG_PLUS_ONE, "0.9.0", "1.10.0"),
          accurate(StablehloOps.LOGISTIC, "0.9.0", "1.10.0"),
          accurate(StablehloOps.RSQRT, "0.9.0", "1.10.0"),
          accurate(StablehloOps.SINE, "0.9.0", "1.10.0"),
          accurate(StablehloOps.SQRT, "0.9.0", "1.10.0"),
          accurate(StablehloOps.TAN, "1.4.0", "1.10.0"),
          accurate(StablehloOps.TANH, "0.9.0", "1.10.0"));

  /** All of them. */
  public static final ImmutableList<VersionedOp> TABLE =
      ImmutableList.<VersionedOp>builder()
          .addAll(UNCHANGED.stream().map(op -> op(op).since("0.9.0").build()).iterator())
          .addAll(CHANGED)
          .build();

  /** Every revision of every op. */
  public static final ImmutableList<OpDefinition> ALL =
      TABLE.stream()
          .flatMap(op -> op.revisions().stream())
          .map(VersionedOp.Revision::definition)
          .collect(toImmutableList());

  private static final ImmutableMap<OpDefinition, VersionedOp> BY_DEFINITION = byDefinition();

  private VhloOps() {}

  /** The op that {@code definition} is the source or a revision of, or null where there is none. */
  public static @Nullable VersionedOp find(OpDefinition definition) {
    return BY_DEFINITION.get(definition);
  }

  /** {@code custom_call} through its versions. */
  public static VersionedOp customCall() {
    return requireNonNull(find(StablehloOps.CUSTOM_CALL));
  }

  private static ImmutableMap<OpDefinition, VersionedOp> byDefinition() {
    ImmutableMap.Builder<OpDefinition, VersionedOp> map = ImmutableMap.builder();
    for (VersionedOp op : TABLE) {
      map.put(op.source(), op);
      op.revisions().forEach(revision -> map.put(revision.definition(), op));
    }
    return map.buildOrThrow();
  }

  private static VersionedOp accurate(OpDefinition op, String since, String accurateSince) {
    return op(op)
        .since(since)
        .since(accurateSince, adds("result_accuracy", DEFAULT_ACCURACY))
        .build();
  }

  private static VersionedOpBuilder op(OpDefinition source) {
    return new VersionedOpBuilder(source);
  }

  private static VhloChange adds(String attribute, Attribute implied) {
    return new VhloChange.Adds(attribute, implied);
  }

  private static VhloChange takesMany() {
    return new VhloChange.TakesMany();
  }

  private static VhloChange takesRegions() {
    return new VhloChange.TakesRegions();
  }

  /**
   * Zero padding for a convolution: two numbers for each dimension that is neither batch nor
   * feature.
   */
  private static Attribute noPadding(Operation convolution) {
    Type operand = convolution.operand(0).type();
    int rank = operand instanceof VhloType(TensorType tensor) ? tensor.rank() : 2;
    int spatial = Math.max(rank - 2, 0);
    return new DenseElementsAttr(
        TensorType.of(IntegerType.I64, spatial, 2),
        new ElementData.Bytes(new byte[spatial == 0 ? 0 : Long.BYTES], spatial > 0));
  }
}
