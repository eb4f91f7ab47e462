// SPDX-License-Identifier: Apache-2.0
package org.hlokit.verify.sdy;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.primitives.ImmutableLongArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.hlokit.diagnostic.Diagnostic;
import org.hlokit.dialect.SdyOps;
import org.hlokit.ir.Block;
import org.hlokit.ir.IntegerAttr;
import org.hlokit.ir.OpaqueAttr;
import org.hlokit.ir.Operation;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;
import org.hlokit.ir.Value;
import org.hlokit.print.Printer;
import org.hlokit.verify.sdy.Sharding.Axis;
import org.hlokit.verify.sdy.Sharding.Dimension;
import org.hlokit.verify.sdy.Sharding.Mesh;
import org.hlokit.verify.sdy.Sharding.MeshAxis;
import org.jspecify.annotations.Nullable;

/** Checks Shardy's own ops, in its words. Collectives between shardings are not judged. */
public final class ShardyOps {
  private ShardyOps() {}

  /** What is wrong with {@code op} beyond its row, or null. */
  public static @Nullable Diagnostic fault(Operation op) {
    if (op.is(SdyOps.MESH)) {
      return mesh(op);
    }
    if (op.is(SdyOps.SHARDING_CONSTRAINT) || op.is(SdyOps.RESHARD)) {
      return sharding(op, "sharding");
    }
    if (op.is(SdyOps.DATA_FLOW_EDGE)) {
      return dataFlowEdge(op);
    }
    if (op.is(SdyOps.PROPAGATION_BARRIER)) {
      return barrier(op);
    }
    if (op.is(SdyOps.MANUAL_COMPUTATION)) {
      return manualComputation(op);
    }
    return op.is(SdyOps.NAMED_COMPUTATION) ? namedComputation(op) : null;
  }

  private static @Nullable Diagnostic mesh(Operation op) {
    Optional<Mesh> mesh =
        op.attribute("mesh") instanceof OpaqueAttr(String text, _)
            ? ShardingText.mesh(text.substring(text.indexOf('<')))
            : Optional.empty();
    String fault = mesh.isEmpty() ? null : fault(mesh.get());
    return fault == null
        ? null
        : Diagnostic.error(op.range(), "custom op '%s' %s".formatted(op.name(), fault));
  }

  private static @Nullable String fault(Mesh mesh) {
    ImmutableLongArray devices = mesh.devices();
    for (int i = 0; i < devices.length(); i++) {
      if (devices.get(i) < 0) {
        return "device id must be non-negative, got: " + devices.get(i);
      }
    }
    if (mesh.axes().isEmpty()) {
      return devices.length() > 1 ? "axes is empty and device_ids has more than one element" : null;
    }
    Set<String> names = new HashSet<>();
    long product = 1;
    for (MeshAxis axis : mesh.axes()) {
      if (!names.add(axis.name())) {
        return "duplicate axis name: \"%s\"".formatted(axis.name());
      }
      product *= axis.size();
    }
    if (devices.isEmpty()) {
      return null;
    }
    if (product != devices.length()) {
      return "total product of axis sizes must match total number of device ids, got: %d != %d"
          .formatted(product, devices.length());
    }
    long[] sorted = devices.toArray();
    Arrays.sort(sorted);
    if (!Arrays.equals(sorted, LongStream.range(0, product).toArray())) {
      List<String> found = Arrays.stream(sorted).mapToObj(Long::toString).toList();
      return "sorted device ids must be iota(product(axes)), got: " + String.join(", ", found);
    }
    return null;
  }

  /** What is wrong with the sharding of the only result. */
  private static @Nullable Diagnostic sharding(Operation op, String attribute) {
    Optional<Sharding> sharding =
        op.attribute(attribute) instanceof OpaqueAttr(String text, _)
            ? ShardingText.sharding(text)
            : Optional.empty();
    return sharding.isEmpty() ? null : Shardings.fault(op, sharding.get(), op.result(0).type(), "");
  }

  private static @Nullable Diagnostic dataFlowEdge(Operation op) {
    if (op.result(0).type() instanceof TensorType type && !type.hasStaticShape()) {
      return Shardings.error(
          op, "expected sdy.data_flow_edge to have a static-shaped result. type: " + quoted(type));
    }
    Value input = op.operand(0);
    if (input.useCount() != 1) {
      return Shardings.error(op, "expected input of sdy.data_flow_edge to have a single user");
    }
    Operation source = input.definingOp();
    if (source != null
        && source.definition().dialect().equals("sdy")
        && !source.is(SdyOps.NAMED_COMPUTATION)
        && !source.is(SdyOps.MANUAL_COMPUTATION)) {
      return Shardings.error(
              op,
              "expected input of sdy.data_flow_edge to not be defined by an SdyDialect op (other"
                  + " than an sdy.named_computation).")
          .withNote(source.range(), "sdy op defining the input of the sdy.data_flow_edge");
    }
    return sharding(op, "sharding");
  }

  private static @Nullable Diagnostic barrier(Operation op) {
    return op.attribute("allowed_direction") instanceof IntegerAttr direction
            && direction.longValue() == 3
        ? Shardings.error(
            op,
            "cannot specify `BOTH` as the direction. Not blocking propagation direction makes the"
                + " op redundant.")
        : null;
  }

  private static Optional<ImmutableList<Sharding>> shardings(Operation op, String attribute) {
    return op.attribute(attribute) instanceof OpaqueAttr(String text, _)
        ? ShardingText.perValue(text)
        : Optional.empty();
  }

  private static @Nullable Diagnostic namedComputation(Operation op) {
    Block body = op.region(0).entry();
    if (body.arguments().size() != op.operandCount()) {
      return Diagnostic.error(
          op.range(),
          "number of block arguments must match the number of operands: %d != %d"
              .formatted(body.arguments().size(), op.operandCount()));
    }
    for (int i = 0; i < op.operandCount(); i++) {
      Type inner = body.argument(i).type();
      Type outer = op.operand(i).type();
      if (!inner.equals(outer)) {
        return Diagnostic.error(
            op.range(),
            ("expected the type of the %d'th block argument to match the type of the"
                    + " corresponding operand: %s vs %s")
                .formatted(i, quoted(inner), quoted(outer)));
      }
    }
    Optional<ImmutableList<Sharding>> in = shardings(op, "in_shardings");
    Diagnostic fault =
        in.isEmpty() ? null : Shardings.values(op, "in_shardings", in.get(), types(op.operands()));
    Optional<ImmutableList<Sharding>> out = shardings(op, "out_shardings");
    return fault != null || out.isEmpty()
        ? fault
        : Shardings.values(op, "out_shardings", out.get(), types(op.results()));
  }

  private static List<Type> types(List<? extends Value> values) {
    return values.stream().map(Value::type).toList();
  }

  // --- Manual computations. ---------------------------------------------------------------------

  private static @Nullable Diagnostic manualComputation(Operation op) {
    ImmutableSet<String> manual = ImmutableSet.copyOf(Shardings.manualAxes(op));
    Map<String, Operation> owners = Shardings.owners(op);
    for (String axis : manual) {
      Operation owner = owners.get(axis);
      if (owner != null) {
        return Shardings.alreadyBound(op, "", axis, owner);
      }
    }
    Optional<ImmutableList<Sharding>> in = shardings(op, "in_shardings");
    Optional<ImmutableList<Sharding>> out = shardings(op, "out_shardings");
    Operation end = op.region(0).entry().lastOp();
    if (in.isEmpty() || out.isEmpty() || end == null) {
      return null;
    }
    List<Type> arguments = types(op.region(0).entry().arguments());
    Diagnostic fault = values(op, "operand", types(op.operands()), arguments, in.get(), manual);
    fault =
        fault != null
            ? fault
            : values(op, "result", types(op.results()), types(end.operands()), out.get(), manual);
    return fault != null ? fault : commonMesh(op, in.get(), out.get(), manual);
  }

  private static @Nullable Diagnostic values(
      Operation op,
      String kind,
      List<Type> global,
      List<Type> local,
      ImmutableList<Sharding> shardings,
      ImmutableSet<String> manual) {
    if (global.isEmpty() && local.isEmpty() && shardings.isEmpty()) {
      return null;
    }
    Diagnostic fault = Shardings.values(op, kind, shardings, global);
    if (fault != null) {
      return fault;
    }
    if (global.size() != local.size()) {
      return Shardings.error(
          op,
          "number of op %1$ss and region %1$ss must match. Op has %2$d op %1$ss and %3$d region %1$ss"
              .formatted(kind, global.size(), local.size()));
    }
    for (int i = 0; i < global.size(); i++) {
      String message = value(op, kind, i, global.get(i), local.get(i), shardings.get(i), manual);
      if (message != null) {
        return Shardings.error(op, message);
      }
    }
    return null;
  }

  private static @Nullable String value(
      Operation op,
      String kind,
      int index,
      Type global,
      Type local,
      Sharding sharding,
      ImmutableSet<String> manual) {
    for (int d = 0; d < sharding.dimensions().size(); d++) {
      ImmutableList<Axis> axes = sharding.dimensions().get(d).axes();
      for (int a = 1; a < axes.size(); a++) {
        if (manual.contains(axes.get(a).name()) && !manual.contains(axes.get(a - 1).name())) {
          return ("%s sharding at index %d must have all manual axes come before free axes in its"
                  + " dimension sharding at index %d. Saw manual axis %s after free axis %s")
              .formatted(kind, index, d, axes.get(a), axes.get(a - 1));
        }
      }
    }
    Optional<Mesh> mesh = Shardings.mesh(op, sharding);
    if (!(global instanceof TensorType whole)
        || mesh.isEmpty()
        || whole.rank() != sharding.dimensions().size()) {
      return null;
    }
    List<Long> sizes = new ArrayList<>();
    for (int d = 0; d < whole.rank(); d++) {
      long factor = factor(sharding.dimensions().get(d), mesh.get(), manual);
      long size = whole.dimension(d);
      if (size != TensorType.DYNAMIC && size % factor != 0) {
        return "%s dimension size %d is not divisible by the manual axes size %d"
            .formatted(kind, size, factor);
      }
      sizes.add(size == TensorType.DYNAMIC ? size : size / factor);
    }
    TensorType expected = new TensorType(ImmutableLongArray.copyOf(sizes), whole.element(), null);
    return expected.equals(local)
        ? null
        : ("%1$s shape, corresponding sharding, and region %1$s shape at index %2$d must match."
                + " Expected local shape %3$s, actual local shape %4$s")
            .formatted(kind, index, quoted(expected), quoted(local));
  }

  private static String quoted(Type type) {
    return "'" + Printer.toText(type) + "'";
  }

  private static long factor(Dimension dimension, Mesh mesh, ImmutableSet<String> manual) {
    long factor = 1;
    for (Axis axis : dimension.axes()) {
      factor *= manual.contains(axis.name()) ? mesh.size(axis) : 1;
    }
    return factor;
  }

  private static @Nullable Diagnostic commonMesh(
      Operation op,
      ImmutableList<Sharding> in,
      ImmutableList<Sharding> out,
      ImmutableSet<String> manual) {
    Mesh common = null;
    for (Sharding sharding : concat(in, out)) {
      Mesh mesh = Shardings.mesh(op, sharding).orElse(null);
      if (mesh == null || mesh.axes().isEmpty()) {
        continue;
      }
      if (common != null && !common.equals(mesh)) {
        return manual.isEmpty()
            ? null
            : Shardings.error(
                op, "all in and out shardings must be bound to the same mesh or an empty mesh.");
      }
      common = mesh;
    }
    for (String axis : manual) {
      if (common != null && common.indexOf(axis) < 0) {
        return Shardings.error(op, "unknown manual axis: \"" + axis + "\"");
      }
    }
    return null;
  }

  private static ImmutableList<Sharding> concat(
      ImmutableList<Sharding> first, ImmutableList<Sharding> second) {
    return ImmutableList.<Sharding>builder().addAll(first).addAll(second).build();
  }
}
