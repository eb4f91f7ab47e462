// SPDX-License-Identifier: Apache-2.0
package org.hlokit.verify.stablehlo;

import com.google.common.primitives.ImmutableLongArray;
import java.util.HashSet;
import java.util.Set;
import org.hlokit.ir.ArrayAttr;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.DenseElementsAttr;
import org.hlokit.ir.Operation;
import org.hlokit.ir.StringAttr;
import org.hlokit.ir.StructAttr;
import org.hlokit.ir.SymbolRefAttr;
import org.hlokit.ir.TensorType;
import org.jspecify.annotations.Nullable;

/** The attribute {@code replica_groups}: which processes work together. */
final class ReplicaGroups {
  private ReplicaGroups() {}

  /**
   * Checks groups that are written as a matrix.
   *
   * @param uniform whether all groups must have the same size
   * @param global whether ids are those of devices
   * @param groupSize the size that groups must have, or -1 for any
   */
  static void check(Operation op, boolean uniform, boolean global, long groupSize) {
    if (op.attribute("replica_groups") instanceof StructAttr groups) {
      checkMesh(groups);
    }
    if (!(op.attribute("replica_groups") instanceof DenseElementsAttr dense)
        || !(dense.type() instanceof TensorType type)) {
      return;
    }
    if (type.rank() != 2) {
      throw new Violation("replica groups should be a rank 2 tensor");
    }
    if (global && Dims.count(type.shape()) == 0) {
      throw new Violation("if `use_global_device_ids` is set, the replica groups cannot be empty");
    }
    ImmutableLongArray ids = IntegerConstants.of(dense);
    if (ids == null) {
      return;
    }
    checkIds(ids, uniform);
    long groups = type.dimension(0);
    if (uniform && groupSize >= 0 && (groups == 0 || ids.length() / groups != groupSize)) {
      throw new Violation("group size of replica_groups must be " + groupSize);
    }
  }

  private static void checkIds(ImmutableLongArray ids, boolean uniform) {
    Set<Long> seen = new HashSet<>();
    for (int i = 0; i < ids.length(); i++) {
      long id = ids.get(i);
      if (id == -1) {
        if (uniform) {
          throw new Violation("Invalid replica id -1");
        }
        continue;
      }
      requireNew(seen, id);
    }
    for (long id = 0; id < seen.size(); id++) {
      if (!seen.contains(id)) {
        throw new Violation("replica id #" + id + " not seen in replica groups");
      }
    }
  }

  private static void requireNew(Set<Long> seen, long id) {
    if (!seen.add(id)) {
      throw new Violation("replica id #" + id + " seen more than once");
    }
  }

  /** What collective_broadcast demands: ids that are not negative, each once. */
  static void checkBroadcast(Operation op) {
    if (op.attribute("replica_groups") instanceof StructAttr groups) {
      checkMesh(groups);
    }
    if (!(op.attribute("replica_groups") instanceof DenseElementsAttr dense)
        || !(dense.type() instanceof TensorType type)) {
      return;
    }
    if (type.rank() != 2) {
      throw new Violation(
          "replica groups should be a rank 2 tensor,but instead it is of rank " + type.rank());
    }
    ImmutableLongArray ids = IntegerConstants.of(dense);
    Set<Long> seen = new HashSet<>();
    for (int i = 0; ids != null && i < ids.length(); i++) {
      if (ids.get(i) < 0) {
        throw new Violation("replica_groups values must be positive, but was given " + ids.get(i));
      }
      requireNew(seen, ids.get(i));
    }
  }

  /** The symbol of the mesh whose axes make the groups, or null. */
  static @Nullable String meshSymbol(Operation op) {
    return op.attribute("replica_groups") instanceof StructAttr groups
            && groups.get("mesh") instanceof SymbolRefAttr symbol
        ? symbol.root()
        : null;
  }

  /** A mesh that groups name must be defined. */
  static void requireMesh(Operation op, String symbol, @Nullable Operation mesh) {
    if (mesh == null) {
      throw Violation.of(op, "replica_groups: mesh symbol '" + symbol + "' not found");
    }
  }

  /** A mesh that groups write out must have the axes that they name. */
  private static void checkMesh(StructAttr groups) {
    if (groups.get("mesh") instanceof StructAttr written
        && written.get("axes") instanceof ArrayAttr meshAxes
        && groups.get("axes") instanceof ArrayAttr axes) {
      for (Attribute axis : axes.elements()) {
        requireAxis(meshAxes, name(axis));
      }
    }
  }

  private static void requireAxis(ArrayAttr axes, String name) {
    if (axes.elements().stream().noneMatch(axis -> name(axis).equals(name))) {
      throw new Violation("axis '" + name + "' not found in mesh definition");
    }
  }

  private static String name(Attribute axis) {
    return axis instanceof StructAttr struct
            && struct.get("name") instanceof StringAttr(String name, _)
        ? name
        : "";
  }
}
