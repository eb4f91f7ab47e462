// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.chlo;

import static java.util.Objects.requireNonNull;

import com.google.common.primitives.Longs;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.Block;
import org.hlokit.ir.BoolAttr;
import org.hlokit.ir.ComplexType;
import org.hlokit.ir.DenseArrayAttr;
import org.hlokit.ir.EnumAttr;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.IntegerAttr;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.Operation;
import org.hlokit.ir.OperationBuilder;
import org.hlokit.ir.Region;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;
import org.hlokit.ir.Value;
import org.hlokit.rewriter.pattern.Cloner;
import org.hlokit.rewriter.pattern.Rewriter;
import org.hlokit.rewriter.pattern.StablehloBuilder;
import org.jspecify.annotations.Nullable;

/**
 * {@code chlo.scan}: a {@code stablehlo.while} that counts along the scanned dimension, slices the
 * inputs there, runs the body and writes its outputs there. It carries the counter, the carries and
 * the outputs, in this order.
 */
final class Scan {
  private static final TensorType SCALAR = TensorType.of(IntegerType.I64);

  private final Operation op;
  private final int dimension;
  private final List<Value> inputs;
  private final List<Value> initial;
  private final int outputs;
  private final Rewriter rewriter;
  private final StablehloBuilder build;

  private Scan(Operation op, int dimension, int inputs, Rewriter rewriter) {
    this.op = op;
    this.dimension = dimension;
    this.inputs = List.copyOf(op.operands().subList(0, inputs));
    this.initial = List.copyOf(op.operands().subList(inputs, op.operandCount()));
    this.outputs = op.resultCount() - initial.size();
    this.rewriter = rewriter;
    this.build = new StablehloBuilder(rewriter);
  }

  static @Nullable List<? extends Value> legalize(Operation op, Rewriter rewriter) {
    if (!(op.attribute("dimension") instanceof IntegerAttr dimension)) {
      return null;
    }
    // The body takes a slice of each input and then the carries, of which there is one a result.
    Block body = op.region(0).entry();
    int carries =
        op.attribute("operandSegmentSizes") instanceof DenseArrayAttr sizes
            ? (int) sizes.values().get(1)
            : op.operandCount() - body.arguments().size() / 2;
    Scan scan = new Scan(op, (int) dimension.longValue(), op.operandCount() - carries, rewriter);
    return scan.legalize();
  }

  private @Nullable List<? extends Value> legalize() {
    Value size = scannedSize();
    if (size == null) {
      return null;
    }
    Value count = build.create(StablehloOps.CONVERT, SCALAR, List.of(size));
    List<Value> state = initialState();
    if (state == null) {
      return null;
    }
    List<Type> types = state.stream().map(Value::type).toList();
    Region condition = new Region();
    fillCondition(condition, types, count);
    Region body = new Region();
    fillBody(body, types, count);
    OperationBuilder loop = Operation.builder(StablehloOps.WHILE).operands(state).results(types);
    Operation built = rewriter.before(op).insert(loop.region(condition).region(body));
    List<Value> results = new ArrayList<>();
    for (int i = 0; i < outputs; i++) {
      results.add(built.result(1 + initial.size() + i));
    }
    for (int i = 0; i < initial.size(); i++) {
      results.add(built.result(1 + i));
    }
    return results;
  }

  private @Nullable Value scannedSize() {
    if (!inputs.isEmpty()) {
      return build.dimensionSize(inputs.getFirst(), dimension);
    }
    TensorType type = op.result(0).tensorType();
    return type.isDynamic(dimension)
        ? null
        : build.constant(ConstantLike.scalar(IntegerType.I32, type.dimension(dimension)));
  }

  private @Nullable List<Value> initialState() {
    List<Value> state = new ArrayList<>();
    state.add(i64(0));
    state.addAll(initial);
    for (int i = 0; i < outputs; i++) {
      TensorType type = op.result(i).tensorType();
      Value zero = zero(type.element());
      if (zero == null || (!type.hasStaticShape() && inputs.isEmpty())) {
        return null;
      }
      state.add(
          type.hasStaticShape()
              ? build.broadcast(zero, type.shape())
              : build.dynamicBroadcast(
                  zero,
                  ShapeDialect.shapeOf(inputs.get(i < inputs.size() ? i : 0), rewriter),
                  type.shape()));
    }
    return state;
  }

  private @Nullable Value zero(Type element) {
    return switch (element) {
      case FloatType type when type.width() <= 64 ->
          build.constant(ConstantLike.scalar(element, 0));
      case IntegerType _ -> build.constant(ConstantLike.scalar(element, 0));
      case ComplexType(FloatType part) -> build.constant(ConstantLike.complex(part, 0, 0));
      default -> null;
    };
  }

  private Value i64(long value) {
    return build.constant(ConstantLike.scalar(IntegerType.I64, value));
  }

  private void fillCondition(Region region, List<Type> types, Value count) {
    Block block = region.addBlock();
    types.forEach(type -> block.addArgument(type, op.location()));
    rewriter.atEnd(block);
    Value more =
        rewriter
            .insert(
                Operation.builder(StablehloOps.COMPARE)
                    .operand(block.argument(0))
                    .operand(count)
                    .attribute(
                        "comparison_direction",
                        new EnumAttr("stablehlo.comparison_direction", "LT"))
                    .result(TensorType.of(IntegerType.I1)))
            .result();
    rewriter.insert(Operation.builder(StablehloOps.RETURN).operand(more));
  }

  private void fillBody(Region region, List<Type> types, Value count) {
    Block block = region.addBlock();
    types.forEach(type -> block.addArgument(type, op.location()));
    rewriter.atEnd(block);
    Value counter = block.argument(0);
    Value position = counter;
    if (BoolAttr.TRUE.equals(op.attribute("is_reverse"))) {
      Value last = build.binary(StablehloOps.SUBTRACT, count, i64(1));
      position = build.binary(StablehloOps.SUBTRACT, last, counter);
    }
    Block body = op.region(0).entry();
    Cloner cloner = new Cloner();
    for (int i = 0; i < inputs.size(); i++) {
      cloner.map(body.argument(i), sliceAt(inputs.get(i), position));
    }
    for (int i = 0; i < initial.size(); i++) {
      cloner.map(body.argument(inputs.size() + i), block.argument(1 + i));
    }
    for (Operation inner : body.operations()) {
      if (inner != body.terminator()) {
        rewriter.insert(cloner.copy(inner));
      }
    }
    List<Value> results = body.terminator().operands().stream().map(cloner::copyOf).toList();
    List<Value> updated = new ArrayList<>();
    for (int i = 0; i < outputs; i++) {
      Value output = block.argument(1 + initial.size() + i);
      updated.add(update(output, results.get(i), position));
    }
    List<Value> next = new ArrayList<>();
    next.add(build.add(counter, i64(1)));
    next.addAll(results.subList(outputs, results.size()));
    next.addAll(updated);
    rewriter.insert(Operation.builder(StablehloOps.RETURN).operands(next));
  }

  private Value sliceAt(Value input, Value position) {
    TensorType type = input.tensorType();
    long[] shape = type.shape().toArray();
    shape[dimension] = 1;
    TensorType sliceType = TensorType.of(type.element(), shape);
    Value slice =
        type.hasStaticShape()
            ? rewriter
                .insert(
                    Operation.builder(StablehloOps.DYNAMIC_SLICE)
                        .operand(input)
                        .operands(starts(type, position))
                        .attribute("slice_sizes", DenseArrayAttr.i64(shape))
                        .result(sliceType))
                .result()
            : dynamicSlice(input, sliceType, position);
    List<Long> rest = new ArrayList<>(Longs.asList(shape));
    rest.remove(dimension);
    return build.create(
        StablehloOps.RESHAPE, TensorType.of(type.element(), Longs.toArray(rest)), List.of(slice));
  }

  private List<Value> starts(TensorType type, Value position) {
    List<Value> starts = new ArrayList<>(Collections.nCopies(type.rank(), i64(0)));
    starts.set(dimension, position);
    return starts;
  }

  private Value dynamicSlice(Value input, TensorType type, Value position) {
    Value starts = vector(starts(type, position));
    TensorType whole = input.tensorType();
    List<Value> limits = new ArrayList<>();
    for (int d = 0; d < type.rank(); d++) {
      if (d == dimension) {
        limits.add(build.add(position, i64(1)));
      } else {
        Value size =
            whole.isDynamic(d)
                ? build.dimensionSize(input, d)
                : build.constant(ConstantLike.scalar(IntegerType.I32, whole.dimension(d)));
        limits.add(build.convert(size, IntegerType.I64));
      }
    }
    Value limit = vector(limits);
    Value strides = Slices.vector(Slices.ones(type.rank()), rewriter);
    return Slices.atRunTime(input, type, starts, limit, strides, rewriter);
  }

  private Value vector(List<Value> scalars) {
    TensorType one = TensorType.of(IntegerType.I64, 1);
    List<Value> parts = new ArrayList<>();
    for (Value scalar : scalars) {
      parts.add(build.create(StablehloOps.RESHAPE, one, List.of(scalar)));
    }
    return RuntimeSizes.join(parts, rewriter);
  }

  private Value update(Value output, Value element, Value position) {
    TensorType type = requireNonNull(output.tensorType());
    long[] shape = type.shape().toArray();
    shape[dimension] = 1;
    Value slice =
        build.create(StablehloOps.RESHAPE, TensorType.of(type.element(), shape), List.of(element));
    List<Value> operands = new ArrayList<>(List.of(output, slice));
    operands.addAll(starts(type, position));
    return build.create(StablehloOps.DYNAMIC_UPDATE_SLICE, type, operands);
  }
}
