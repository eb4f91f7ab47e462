// SPDX-License-Identifier: Apache-2.0
package org.hlokit.vhlo;

import static com.google.common.collect.ImmutableList.toImmutableList;

import org.hlokit.dialect.VersionedOp;
import org.hlokit.dialect.VersionedOp.Revision;
import org.hlokit.dialect.VhloChange;
import org.hlokit.dialect.VhloOps;
import org.hlokit.dialect.VhloVersion;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.Block;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.OpResult;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Region;
import org.hlokit.pass.Pass;
import org.hlokit.pass.PassContext;
import org.hlokit.pass.PassFailure;
import org.hlokit.pass.Remark;
import org.jspecify.annotations.Nullable;

/**
 * Replaces every VHLO op by the revision of it that a version of VHLO has, stepping through the
 * revisions between as the table says.
 *
 * <pre>
 *   %0 = "vhlo.rsqrt_v2"(%x) <{result_accuracy = ..DEFAULT..}> : ..
 *   ==> target=1.8.0
 *   %0 = "vhlo.rsqrt_v1"(%x) : ..
 * </pre>
 *
 * A program that the target cannot say is refused with the versions that can.
 */
final class VhloToVersion implements Pass {
  private final String target;

  /**
   * @param target {@code 1.9.0}, {@code minimum} or {@code current}
   */
  VhloToVersion(String target) {
    this.target = target;
  }

  @Override
  public void run(Operation root, PassContext context) {
    VhloVersion version = TargetVersion.parse(target, root).withoutPatch();
    root.walk(op -> check(op, root, version));
    convert(root, version, context);
  }

  // --- refusing -------------------------------------------------------------------------------

  private static void check(Operation op, Operation root, VhloVersion version) {
    VersionedOp known = revisionOf(op);
    if (known == null) {
      return;
    }
    Requirement requirement = Requirement.of(op, known);
    if (version.isBefore(requirement.since())) {
      throw new PassFailure(
              Remark.missed(
                      op,
                      "failed to legalize operation '%s' that was explicitly marked illegal: %s came with version %s, the target is %s"
                          .formatted(op.name(), requirement.reason(), requirement.since(), version))
                  .withHelp(
                      "targets from %s to %s would work"
                          .formatted(requirement(root), VhloVersion.CURRENT)))
          .withNext(Remark.missed(root, "failed to convert VHLO to v" + version));
    }
  }

  /** What all ops together need. */
  private static VhloVersion requirement(Operation root) {
    VhloVersion[] latest = {VhloVersion.MINIMUM};
    root.walk(
        op -> {
          VersionedOp known = revisionOf(op);
          if (known != null) {
            latest[0] = Lifetimes.later(latest[0], Requirement.of(op, known).since());
          }
        });
    return latest[0];
  }

  private static @Nullable VersionedOp revisionOf(Operation op) {
    VersionedOp known = VhloOps.find(op.definition());
    return known == null || known.source() == op.definition() ? null : known;
  }

  // --- converting -----------------------------------------------------------------------------

  /**
   * Converts {@code op} and all that it holds.
   *
   * @param version a version that can say what they say
   */
  static void convert(Operation op, VhloVersion version, PassContext context) {
    Operation converted = op;
    VersionedOp known = revisionOf(op);
    if (known != null) {
      int from = known.indexOf(op.definition());
      int to = known.indexAt(version);
      if (from != to) {
        converted = replace(op, known, from, to);
        context.count("operations converted", 1);
      }
    }
    for (Region region : converted.regions()) {
      for (Block block : region.blocks()) {
        for (Operation inner : block.operations()) {
          convert(inner, version, context);
        }
      }
    }
  }

  private static Operation replace(Operation op, VersionedOp known, int from, int to) {
    DictionaryAttr properties = op.properties();
    for (int i = from + 1; i <= to; i++) {
      for (VhloChange change : known.revisions().get(i).changes()) {
        properties = upgraded(properties, change);
      }
    }
    for (int i = from; i > to; i--) {
      for (VhloChange change : known.revisions().get(i).changes()) {
        properties = downgraded(properties, change, op);
      }
    }
    Revision revision = known.revisions().get(to);
    return Replacement.replace(
        op,
        revision.definition(),
        op.operands(),
        op.results().stream().map(OpResult::type).collect(toImmutableList()),
        properties,
        op.discardable());
  }

  private static DictionaryAttr upgraded(DictionaryAttr properties, VhloChange change) {
    return switch (change) {
      case VhloChange.Adds(String name, Attribute implied) ->
          properties.contains(name) ? properties : properties.with(name, wrapped(implied));
      case VhloChange.Drops(String name, _) -> properties.without(name);
      case VhloChange.TakesMany(), VhloChange.TakesRegions() -> properties;
    };
  }

  private static DictionaryAttr downgraded(
      DictionaryAttr properties, VhloChange change, Operation op) {
    return switch (change) {
      case VhloChange.Adds(String name, _) -> properties.without(name);
      case VhloChange.Drops(String name, var filler) ->
          properties.with(name, wrapped(filler.apply(op)));
      case VhloChange.TakesMany(), VhloChange.TakesRegions() -> properties;
    };
  }

  private static Attribute wrapped(Attribute attribute) {
    Attribute form = VhloAttributes.wrap(attribute);
    if (form == null) {
      throw new IllegalStateException("the table holds an attribute that VHLO has not");
    }
    return form;
  }
}
