// SPDX-License-Identifier: Apache-2.0
package org.hlokit.verify.sdy;

import com.google.common.collect.ImmutableList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hlokit.diagnostic.Diagnostic;
import org.hlokit.dialect.BuiltinOps;
import org.hlokit.ir.ArrayAttr;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.FunctionType;
import org.hlokit.ir.OpResult;
import org.hlokit.ir.OpaqueAttr;
import org.hlokit.ir.Operation;
import org.hlokit.ir.StringAttr;
import org.hlokit.ir.Type;
import org.hlokit.ir.TypeAttr;
import org.hlokit.verify.sdy.Sharding.Axis;
import org.hlokit.verify.sdy.Sharding.Mesh;
import org.jspecify.annotations.Nullable;

/**
 * Checks Shardy's attribute {@code sdy.sharding} on ops, and on arguments and results of functions.
 * A text that cannot be read is not judged, nor is a sharding by a mesh that the module cannot hold
 * since it defines none.
 */
public final class Shardings {
  private static final String ATTRIBUTE = "sdy.sharding";

  private Shardings() {}

  /** What is wrong with the sharding of an op's results, or null. */
  public static @Nullable Diagnostic fault(Operation op) {
    Attribute attribute = op.discardable().get(ATTRIBUTE);
    if (!(attribute instanceof OpaqueAttr(String text, _))) {
      return null;
    }
    if (!ShardingText.isPerValue(text)) {
      return ShardingText.isSharding(text)
          ? error(op, "should have a sharding attribute of type TensorShardingPerValueAttr")
          : null;
    }
    ImmutableList<Sharding> shardings = ShardingText.perValue(text).orElse(ImmutableList.of());
    if (shardings.isEmpty()) {
      return null;
    }
    return values(op, "result", shardings, op.results().stream().map(OpResult::type).toList());
  }

  /**
   * What is wrong with the shardings of some values of {@code op}, or null.
   *
   * @param kind what errors call one of the values
   */
  static @Nullable Diagnostic values(
      Operation op, String kind, ImmutableList<Sharding> shardings, List<Type> types) {
    if (types.isEmpty() && shardings.size() == 1) {
      Optional<Mesh> mesh = mesh(op, shardings.getFirst());
      if (mesh.isEmpty() || mesh.get().isMaximal() || shardings.getFirst().isFullyReplicated()) {
        return fault(op, shardings.getFirst(), null, kind + " 0 - ");
      }
    }
    if (shardings.size() != types.size()) {
      return error(
          op,
          "%s shardings don't match number of values: %d shardings vs %d values"
              .formatted(kind, shardings.size(), types.size()));
    }
    for (int i = 0; i < types.size(); i++) {
      String value = kind + (types.size() == 1 ? " - " : " %d - ".formatted(i));
      Diagnostic fault = fault(op, shardings.get(i), types.get(i), value);
      if (fault != null) {
        return fault;
      }
    }
    return null;
  }

  /** What is wrong with the shardings of a function's arguments and results, or null. */
  public static @Nullable Diagnostic functionFault(Operation function) {
    if (!(function.attribute("function_type") instanceof TypeAttr(FunctionType type))) {
      return null;
    }
    Diagnostic fault = functionFault(function, "arg_attrs", "arg", type.inputs());
    return fault != null ? fault : functionFault(function, "res_attrs", "result", type.results());
  }

  private static @Nullable Diagnostic functionFault(
      Operation function, String name, String kind, ImmutableList<Type> types) {
    if (!(function.attribute(name) instanceof ArrayAttr(ImmutableList<Attribute> dictionaries))) {
      return null;
    }
    for (int i = 0; i < Math.min(types.size(), dictionaries.size()); i++) {
      if (!(dictionaries.get(i) instanceof DictionaryAttr dictionary)
          || !(dictionary.get(ATTRIBUTE) instanceof OpaqueAttr(String text, _))) {
        continue;
      }
      String value = "%s %d - ".formatted(kind, i);
      if (ShardingText.isPerValue(text)) {
        return error(
            function, value + "should have a sharding attribute of type TensorShardingAttr");
      }
      Optional<Sharding> sharding = ShardingText.sharding(text);
      Diagnostic fault =
          sharding.isEmpty() ? null : fault(function, sharding.get(), types.get(i), value);
      if (fault != null) {
        return fault;
      }
    }
    return null;
  }

  /** What is wrong with one sharding; {@code value} begins the message. */
  static @Nullable Diagnostic fault(
      Operation op, Sharding sharding, @Nullable Type type, String value) {
    Optional<Mesh> mesh = mesh(op, sharding);
    if (mesh.isEmpty()) {
      return isUnknown(op, sharding)
          ? error(op, value + "unknown mesh: @" + sharding.mesh())
          : null;
    }
    String fault = ShardingRules.fault(sharding, mesh.get(), type);
    return fault != null ? error(op, value + fault) : bound(op, sharding, value);
  }

  static Diagnostic error(Operation op, String message) {
    return Diagnostic.error(op.range(), "'%s' op %s".formatted(op.name(), message));
  }

  // --- Meshes. --------------------------------------------------------------------------------

  static Optional<Mesh> mesh(Operation op, Sharding sharding) {
    String name = sharding.mesh();
    return name == null
        ? Optional.ofNullable(sharding.inlined())
        : meshes(op).filter(mesh -> name.equals(name(mesh))).findFirst().flatMap(Shardings::mesh);
  }

  private static boolean isUnknown(Operation op, Sharding sharding) {
    String name = sharding.mesh();
    return name != null
        && meshes(op).findAny().isPresent()
        && meshes(op).noneMatch(mesh -> name.equals(name(mesh)));
  }

  /** The meshes of the module that holds {@code op}. */
  private static Stream<Operation> meshes(Operation op) {
    Operation module = op.parentOp();
    while (module != null && !module.is(BuiltinOps.MODULE)) {
      module = module.parentOp();
    }
    return module == null || module.region(0).isEmpty()
        ? Stream.empty()
        : Stream.iterate(
                module.region(0).entry().firstOp(), inner -> inner != null, Operation::next)
            .filter(inner -> inner.name().equals("sdy.mesh"));
  }

  private static @Nullable String name(Operation mesh) {
    return mesh.attribute("sym_name") instanceof StringAttr(String name, _) ? name : null;
  }

  private static Optional<Mesh> mesh(Operation mesh) {
    return mesh.attribute("mesh") instanceof OpaqueAttr(String text, _) && text.indexOf('<') >= 0
        ? ShardingText.mesh(text.substring(text.indexOf('<')))
        : Optional.empty();
  }

  // --- Axes that a computation around the op has taken. ---------------------------------------

  private static @Nullable Diagnostic bound(Operation op, Sharding sharding, String value) {
    Map<String, Operation> owners = owners(op);
    if (owners.isEmpty()) {
      return null;
    }
    for (String axis : used(sharding)) {
      Operation owner = owners.get(axis);
      if (owner != null) {
        return alreadyBound(op, value, axis, owner);
      }
    }
    return null;
  }

  /** The computations around {@code op} that have taken axes, by axis. */
  static Map<String, Operation> owners(Operation op) {
    Map<String, Operation> owners = new LinkedHashMap<>();
    for (Operation parent = op.parentOp(); parent != null; parent = parent.parentOp()) {
      for (String axis : manualAxes(parent)) {
        owners.put(axis, parent);
      }
    }
    return owners;
  }

  /** The axes that {@code op} takes; none where it is no {@code sdy.manual_computation}. */
  static ImmutableList<String> manualAxes(Operation op) {
    return op.name().equals("sdy.manual_computation")
            && op.attribute("manual_axes") instanceof OpaqueAttr(String text, _)
        ? ShardingText.manualAxes(text)
        : ImmutableList.of();
  }

  static Diagnostic alreadyBound(Operation op, String value, String axis, Operation owner) {
    return error(
            op,
            "%soperates on axis \"%s\" which is already bound by a parent sdy.manual_computation op"
                .formatted(value, axis))
        .withNote(owner.range(), "parent bounding this axis as manual");
  }

  private static Set<String> used(Sharding sharding) {
    Set<String> names = new TreeSet<>();
    Stream.of(
            sharding.dimensions().stream().flatMap(dimension -> dimension.axes().stream()),
            sharding.replicated().stream(),
            sharding.unreduced().stream())
        .flatMap(axes -> axes)
        .map(Axis::name)
        .forEach(names::add);
    return names;
  }
}
