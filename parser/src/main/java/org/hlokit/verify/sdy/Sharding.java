// SPDX-License-Identifier: Apache-2.0
package org.hlokit.verify.sdy;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableLongArray;
import org.jspecify.annotations.Nullable;

/**
 * How a tensor is laid out over the devices of a mesh: {@code #sdy.sharding<@mesh, [{"x"}, {?}],
 * replicated={"y"}, unreduced={"z":(1)2}>}.
 *
 * @param mesh the name of the mesh, or null where {@code inlined} is it
 * @param inlined a mesh that is written in place, or null
 */
record Sharding(
    @Nullable String mesh,
    @Nullable Mesh inlined,
    ImmutableList<Dimension> dimensions,
    ImmutableList<Axis> replicated,
    ImmutableList<Axis> unreduced) {

  /**
   * {@code <["x"=2, "y"=4], device_ids=[..]>}.
   *
   * @param devices their numbers where they are written; one without axes is a maximal mesh
   */
  record Mesh(ImmutableList<MeshAxis> axes, ImmutableLongArray devices) {
    boolean isMaximal() {
      return axes.isEmpty() && devices.length() == 1;
    }

    /** The number of devices along an axis or a part of one. */
    long size(Axis axis) {
      int index = indexOf(axis.name());
      return axis.isPart() || index < 0 ? Math.max(axis.size(), 1) : axes.get(index).size();
    }

    /** The place of an axis in the mesh, or -1. */
    int indexOf(String axis) {
      for (int i = 0; i < axes.size(); i++) {
        if (axes.get(i).name().equals(axis)) {
          return i;
        }
      }
      return -1;
    }
  }

  /** An axis of a mesh. */
  record MeshAxis(String name, long size) {}

  /**
   * {@code {"x", "y"}p1}, or with {@code ?} where more axes may be added.
   *
   * @param priority a number that says when it is propagated, or null
   */
  record Dimension(ImmutableList<Axis> axes, boolean isClosed, @Nullable Long priority) {}

  /**
   * {@code "x"}, or a part of it, {@code "x":(2)4}.
   *
   * @param size the number of devices of the part; 0 for the whole axis
   */
  record Axis(String name, long preSize, long size) {
    boolean isPart() {
      return size != 0;
    }

    long nextPreSize() {
      return preSize * size;
    }

    @Override
    public String toString() {
      return isPart() ? "\"%s\":(%d)%d".formatted(name, preSize, size) : "\"" + name + "\"";
    }
  }

  /** Whether it divides nothing. */
  boolean isFullyReplicated() {
    return dimensions.stream().allMatch(dimension -> dimension.axes().isEmpty())
        && unreduced.isEmpty();
  }

  /** Whether it says nothing but a mesh. */
  boolean isEmpty() {
    return dimensions.isEmpty() && replicated.isEmpty() && unreduced.isEmpty();
  }
}
