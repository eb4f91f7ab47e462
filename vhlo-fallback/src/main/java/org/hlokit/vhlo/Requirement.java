// SPDX-License-Identifier: Apache-2.0
package org.hlokit.vhlo;

import com.google.common.collect.ImmutableList;
import java.util.HashSet;
import java.util.Set;
import org.hlokit.dialect.VersionedOp;
import org.hlokit.dialect.VersionedOp.Revision;
import org.hlokit.dialect.VhloChange;
import org.hlokit.dialect.VhloVersion;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.DenseElementsAttr;
import org.hlokit.ir.NamedAttribute;
import org.hlokit.ir.Operation;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Value;
import org.jspecify.annotations.Nullable;

/**
 * The oldest version of VHLO that can say what an operation says.
 *
 * @param since that version
 * @param reason what it is that came with it: {@code "its attribute 'result_tilings'"}
 */
record Requirement(VhloVersion since, String reason) {

  /** What {@code op}, a revision of {@code known}, needs. */
  static Requirement of(Operation op, VersionedOp known) {
    int index = known.indexOf(op.definition());
    Set<String> dropped = new HashSet<>();
    String reason = null;
    while (index > 0 && reason == null) {
      Revision revision = known.revisions().get(index);
      reason = obstacle(op, revision.changes());
      if (reason == null) {
        for (VhloChange change : revision.changes()) {
          if (change instanceof VhloChange.Adds(String name, _)) {
            dropped.add(name);
          }
        }
        index--;
      }
    }
    Requirement requirement =
        new Requirement(known.revisions().get(index).since(), reason == null ? "the op" : reason);
    requirement =
        requirement.and(Lifetimes.sinceUse(op, known), "what its operands and attributes are");
    for (NamedAttribute entry : op.properties().entries()) {
      if (!dropped.contains(entry.name())) {
        requirement = requirement.and(entry);
      }
    }
    for (NamedAttribute entry : op.discardable().entries()) {
      requirement = requirement.and(entry);
    }
    for (Value operand : op.operands()) {
      requirement = requirement.and(Lifetimes.since(operand.type()), "the type of an operand");
    }
    for (Value result : op.results()) {
      requirement = requirement.and(Lifetimes.since(result.type()), "the type of a result");
    }
    return requirement;
  }

  private Requirement and(NamedAttribute entry) {
    return and(
        Lifetimes.since(entry.value()), "the value of its attribute '%s'".formatted(entry.name()));
  }

  private Requirement and(VhloVersion version, String why) {
    return since.isBefore(version) ? new Requirement(version, why) : this;
  }

  /** What {@code op} says that the revision before {@code changes} cannot say; null for nothing. */
  private static @Nullable String obstacle(Operation op, ImmutableList<VhloChange> changes) {
    for (VhloChange change : changes) {
      String obstacle =
          switch (change) {
            case VhloChange.Adds(String name, Attribute implied) ->
                isImplied(op.attribute(name), implied)
                    ? null
                    : "its attribute '%s'".formatted(name);
            case VhloChange.Drops _ -> null;
            case VhloChange.TakesMany() ->
                op.operandCount() == 1 && op.resultCount() == 1 ? null : "having several operands";
            case VhloChange.TakesRegions() -> op.regions().isEmpty() ? null : "having regions";
          };
      if (obstacle != null) {
        return obstacle;
      }
    }
    return null;
  }

  private static boolean isImplied(@Nullable Attribute value, Attribute implied) {
    if (value == null) {
      return true;
    }
    Attribute plain = VhloAttributes.unwrap(value);
    return plain.equals(implied)
        || (plain instanceof DenseElementsAttr(TensorType type, _)
            && type.hasStaticShape()
            && type.elementCount() == 0);
  }
}
