// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.compat;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hlokit.ir.ArrayAttr;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.DenseElementsAttr;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.Elements;
import org.hlokit.ir.IntegerAttr;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.Operation;
import org.hlokit.ir.StringAttr;
import org.hlokit.ir.StructAttr;
import org.hlokit.ir.SymbolRefAttr;
import org.hlokit.ir.TensorType;
import org.hlokit.rewriter.pattern.Outcome;
import org.hlokit.rewriter.pattern.Outcome.NoMatch;
import org.hlokit.rewriter.pattern.Outcome.Reason;
import org.hlokit.rewriter.pattern.Outcome.Rewritten;
import org.hlokit.rewriter.pattern.RewriteRule;
import org.hlokit.rewriter.pattern.Rewriter;
import org.hlokit.rewriter.pattern.Symbols;
import org.hlokit.verify.stablehlo.IntegerConstants;
import org.jspecify.annotations.Nullable;

/**
 * Writes groups of devices that are axes of a mesh as their numbers.
 *
 * <pre>
 *   replica_groups = #stablehlo.replica_group_mesh_axes&lt;
 *       mesh = #stablehlo.mesh&lt;axes = [&lt;name = "x", size = 2&gt;, &lt;name = "y", size = 2&gt;]&gt;,
 *       axes = [#stablehlo.axis_ref&lt;name = "x"&gt;]&gt;
 *   ==>
 *   replica_groups = dense&lt;[[0, 2], [1, 3]]&gt; : tensor&lt;2x2xi64&gt;
 * </pre>
 *
 * <p>Exact. Groups along a part of an axis are left alone, and those of a mesh that is not known.
 */
final class ExpandMeshAxes implements RewriteRule {
  private static final Reason NOT_KNOWN =
      new Reason("is-known", "the mesh is known and the axes are whole", "not so", null);

  private static final String GROUPS = "replica_groups";

  private final Symbols symbols;

  ExpandMeshAxes(Symbols symbols) {
    this.symbols = symbols;
  }

  /**
   * A mesh.
   *
   * @param names of its axes
   * @param sizes of its axes
   * @param devices the device at each position, row-major; empty where they are numbered so
   */
  private record Mesh(List<String> names, List<Integer> sizes, List<Long> devices) {}

  @Override
  public boolean startsAt(Operation op) {
    return op.attribute(GROUPS) instanceof StructAttr groups
        && groups.mnemonic().equals("stablehlo.replica_group_mesh_axes");
  }

  @Override
  public Outcome apply(Operation op, Rewriter rewriter) {
    Mesh mesh = op.attribute(GROUPS) instanceof StructAttr groups ? mesh(groups) : null;
    List<Integer> along =
        mesh != null && op.attribute(GROUPS) instanceof StructAttr groups
            ? axes(groups, mesh)
            : null;
    if (mesh == null || along == null) {
      return new NoMatch(NOT_KNOWN, op);
    }
    op.setAttribute(GROUPS, numbered(mesh, along));
    return new Rewritten(op.name());
  }

  private @Nullable Mesh mesh(StructAttr groups) {
    Attribute mesh = groups.get("mesh");
    if (mesh instanceof SymbolRefAttr symbol) {
      Operation definition = symbols.symbol(symbol.root()).orElse(null);
      Attribute plain = definition == null ? null : definition.attribute("mesh");
      mesh =
          plain != null
              ? plain
              : definition == null ? null : definition.attribute("stablehlo.mesh");
    }
    return switch (mesh) {
      case StructAttr struct -> mesh(struct.fields());
      case DictionaryAttr fields -> mesh(fields);
      case null, default -> null;
    };
  }

  private static @Nullable Mesh mesh(DictionaryAttr fields) {
    if (!(fields.get("axes") instanceof ArrayAttr(ImmutableList<Attribute> axes))) {
      return null;
    }
    List<String> names = new ArrayList<>();
    List<Integer> sizes = new ArrayList<>();
    for (Attribute axis : axes) {
      if (!(field(axis, "name") instanceof StringAttr name)
          || !(field(axis, "size") instanceof IntegerAttr size)
          || size.longValue() < 1
          || size.longValue() > Integer.MAX_VALUE) {
        return null;
      }
      names.add(name.value());
      sizes.add((int) size.longValue());
    }
    List<Long> devices = new ArrayList<>();
    if (fields.get("device_ids") instanceof DenseElementsAttr ids) {
      var numbers = IntegerConstants.of(ids);
      if (numbers == null) {
        return null;
      }
      devices.addAll(numbers.asList());
    }
    return new Mesh(names, sizes, devices);
  }

  private static @Nullable Attribute field(Attribute of, String name) {
    return switch (of) {
      case StructAttr struct -> struct.get(name);
      case DictionaryAttr fields -> fields.get(name);
      default -> null;
    };
  }

  /** The axes that groups are along, by their numbers in the mesh. */
  private static @Nullable List<Integer> axes(StructAttr groups, Mesh mesh) {
    if (!(groups.get("axes") instanceof ArrayAttr(ImmutableList<Attribute> axes))) {
      return null;
    }
    List<Integer> along = new ArrayList<>();
    for (Attribute axis : axes) {
      int index =
          field(axis, "name") instanceof StringAttr name ? mesh.names().indexOf(name.value()) : -1;
      if (index < 0 || field(axis, "sub_axis_info") != null) {
        return null;
      }
      along.add(index);
    }
    return along;
  }

  /** A group for each position in the other axes; its members differ in those {@code along}. */
  private static DenseElementsAttr numbered(Mesh mesh, List<Integer> along) {
    Set<Integer> grouped = new HashSet<>(along);
    List<Integer> others = new ArrayList<>();
    for (int i = 0; i < mesh.sizes().size(); i++) {
      if (!grouped.contains(i)) {
        others.add(i);
      }
    }
    List<Long> groups = positions(mesh, others);
    List<Long> members = positions(mesh, along);
    long[] ids = new long[Math.multiplyExact(groups.size(), members.size())];
    int next = 0;
    for (long group : groups) {
      for (long member : members) {
        int position = Math.toIntExact(group + member);
        ids[next++] = mesh.devices().isEmpty() ? position : mesh.devices().get(position);
      }
    }
    return Elements.i64(TensorType.of(IntegerType.I64, groups.size(), members.size()), ids);
  }

  /** What the positions along {@code axes}, the last one changing fastest, add to a device's. */
  private static List<Long> positions(Mesh mesh, List<Integer> axes) {
    List<Long> positions = new ArrayList<>(List.of(0L));
    for (int axis : axes) {
      long stride = 1;
      for (int i = axis + 1; i < mesh.sizes().size(); i++) {
        stride *= mesh.sizes().get(i);
      }
      List<Long> more = new ArrayList<>();
      for (long position : positions) {
        for (int i = 0; i < mesh.sizes().get(axis); i++) {
          more.add(position + i * stride);
        }
      }
      positions = more;
    }
    return positions;
  }
}
