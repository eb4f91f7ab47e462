// SPDX-License-Identifier: Apache-2.0
package org.hlokit.verify.sdy;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.TupleType;
import org.hlokit.ir.Type;
import org.hlokit.ir.UnrankedTensorType;
import org.hlokit.ir.VectorType;
import org.hlokit.print.Printer;
import org.hlokit.verify.sdy.Sharding.Axis;
import org.hlokit.verify.sdy.Sharding.Dimension;
import org.hlokit.verify.sdy.Sharding.Mesh;
import org.hlokit.verify.sdy.Sharding.MeshAxis;
import org.jspecify.annotations.Nullable;

/** Whether a sharding fits its mesh and the type of its value, in Shardy's words. */
final class ShardingRules {
  private static final String NOTHING_DIVIDED =
      "can only have a sharding with rank 0 and no replicated or unreduced axes";

  private final Mesh mesh;
  private final Comparator<Axis> order;
  private final Set<Axis> seen = new HashSet<>();
  private final Map<String, List<Axis>> parts = new LinkedHashMap<>();

  private ShardingRules(Mesh mesh) {
    this.mesh = mesh;
    this.order = (left, right) -> isBefore(left, right) ? -1 : isBefore(right, left) ? 1 : 0;
  }

  /**
   * What is wrong with a sharding, or null.
   *
   * @param type the type of the value; null where there is no value
   */
  static @Nullable String fault(Sharding sharding, Mesh mesh, @Nullable Type type) {
    if (mesh.isMaximal() || (type == null && sharding.isFullyReplicated())) {
      return sharding.isEmpty() ? null : "a maximal sharding " + NOTHING_DIVIDED + ".";
    }
    Type value = type;
    if (type instanceof TupleType(ImmutableList<Type> elements)) {
      if (elements.size() != 1) {
        return "ops can only have a sharding for a tuple of size 1: '" + Printer.toText(type) + "'";
      }
      value = elements.getFirst();
    }
    if (value instanceof UnrankedTensorType) {
      return "only ranked tensors can have a sharding. type: '" + Printer.toText(value) + "'";
    }
    int rank =
        switch (value) {
          case TensorType tensor -> tensor.rank();
          case VectorType vector -> vector.shape().length();
          case null, default -> -1;
        };
    if (rank < 0) {
      return sharding.isEmpty() || value == null ? null : "non-shaped tensors " + NOTHING_DIVIDED;
    }
    if (sharding.dimensions().size() != rank) {
      return "sharding doesn't match tensor rank: %d != %d"
          .formatted(sharding.dimensions().size(), rank);
    }
    return new ShardingRules(mesh).axes(sharding);
  }

  private @Nullable String axes(Sharding sharding) {
    for (int i = 0; i < sharding.dimensions().size(); i++) {
      Dimension dimension = sharding.dimensions().get(i);
      Long priority = dimension.priority();
      if (priority != null && priority < 0) {
        return "dim %d has a negative priority".formatted(i);
      }
      if (priority != null && dimension.isClosed() && dimension.axes().isEmpty()) {
        return "dim %d is empty and closed but has a priority".formatted(i);
      }
      String fault = list(dimension.axes());
      if (fault != null) {
        return fault;
      }
    }
    String fault = sorted(sharding.replicated(), "replicated");
    fault = fault != null ? fault : sorted(sharding.unreduced(), "unreduced");
    for (Map.Entry<String, List<Axis>> entry : parts.entrySet()) {
      fault = fault != null ? fault : parts(entry.getKey(), entry.getValue());
    }
    return fault;
  }

  private @Nullable String sorted(ImmutableList<Axis> axes, String kind) {
    for (int i = 0; i + 1 < axes.size(); i++) {
      if (isBefore(axes.get(i + 1), axes.get(i))) {
        return kind + " axes are not ordered w.r.t. mesh";
      }
    }
    return list(axes);
  }

  private @Nullable String list(ImmutableList<Axis> axes) {
    Axis previous = null;
    for (Axis axis : axes) {
      if (mesh.indexOf(axis.name()) < 0) {
        return "unknown axis name: \"%s\"".formatted(axis.name());
      }
      if (!seen.add(axis)) {
        return "duplicate axis ref: " + axis;
      }
      if (axis.isPart()) {
        parts.computeIfAbsent(axis.name(), name -> new ArrayList<>()).add(axis);
        if (previous != null
            && previous.isPart()
            && previous.name().equals(axis.name())
            && previous.nextPreSize() == axis.preSize()) {
          return "two consecutive sub-axes can be merged: %s, %s".formatted(previous, axis);
        }
      }
      previous = axis;
    }
    return null;
  }

  private @Nullable String parts(String name, List<Axis> parts) {
    MeshAxis whole = mesh.axes().get(mesh.indexOf(name));
    if (seen.contains(new Axis(name, 1, 0))) {
      return "both sub-axis and full-axis are used for axis name: \"%s\"".formatted(name);
    }
    parts.sort(order);
    Axis previous = null;
    for (Axis part : parts) {
      if (part.preSize() < 1) {
        return "sub-axis pre-size must be at least 1: " + part;
      }
      if (part.size() <= 1) {
        return "sub-axis sizes must be greater than 1: " + part;
      }
      if (whole.size() % part.nextPreSize() != 0) {
        return "sub-axis next pre-size %d doesn't divide the size of the full axis %d: %s"
            .formatted(part.nextPreSize(), whole.size(), part);
      }
      if (part.size() == whole.size()) {
        return "sub-axis size is equal to the full axis size: " + part;
      }
      if (previous != null && previous.nextPreSize() > part.preSize()) {
        return "overlapping sub-axes: %s, %s".formatted(previous, part);
      }
      previous = part;
    }
    return null;
  }

  /** By the mesh; a part before what comes after it, and the whole like a part from the start. */
  private boolean isBefore(Axis left, Axis right) {
    if (!left.name().equals(right.name())) {
      return mesh.indexOf(left.name()) < mesh.indexOf(right.name());
    }
    if (!left.isPart()) {
      return right.preSize() > 1;
    }
    if (!right.isPart()) {
      return left.preSize() == 1;
    }
    return left.preSize() != right.preSize()
        ? left.preSize() < right.preSize()
        : left.size() < right.size();
  }
}
