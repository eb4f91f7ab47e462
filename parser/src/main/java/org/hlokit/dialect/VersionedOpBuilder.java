// SPDX-License-Identifier: Apache-2.0
package org.hlokit.dialect;

import com.google.common.collect.ImmutableList;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.hlokit.dialect.VersionedOp.Revision;
import org.hlokit.ir.AssemblyFamily;
import org.hlokit.ir.AttributeKind;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.OpDefinition.AttributeSpec;
import org.hlokit.ir.OpDefinition.OperandSpec;
import org.hlokit.ir.OpDefinition.RegionSpec;
import org.hlokit.ir.Trait;

/**
 * Writes a row of the VHLO table. The newest revision has the operands, results and regions of its
 * source and the attributes that {@link VhloFields} makes of the source's; the older ones follow by
 * undoing changes.
 */
final class VersionedOpBuilder {
  private final OpDefinition source;
  private final List<VhloVersion> starts = new ArrayList<>(2);
  private final List<ImmutableList<VhloChange>> changes = new ArrayList<>(2);

  VersionedOpBuilder(OpDefinition source) {
    this.source = source;
  }

  /** Adds a revision, which lives until the next one comes. */
  VersionedOpBuilder since(String version, VhloChange... differences) {
    starts.add(VhloVersion.of(version));
    changes.add(ImmutableList.copyOf(differences));
    return this;
  }

  VersionedOp build() {
    Signature signature = Signature.of(source);
    Deque<Revision> revisions = new ArrayDeque<>(2);
    VhloVersion until = VhloVersion.CURRENT;
    for (int i = starts.size() - 1; i >= 0; i--) {
      VhloVersion start = starts.get(i);
      revisions.addFirst(
          new Revision(signature.definition(source, i + 1), start, until, changes.get(i)));
      signature = signature.before(changes.get(i));
      until = new VhloVersion(start.major(), start.minor() - 1, 0);
    }
    return new VersionedOp(source, ImmutableList.copyOf(revisions));
  }

  /** What changes from revision to revision. */
  private record Signature(
      ImmutableList<String> attributes, boolean takesMany, boolean takesRegions) {

    static Signature of(OpDefinition source) {
      ImmutableList.Builder<String> names = ImmutableList.builder();
      for (AttributeSpec property : source.attributes()) {
        ImmutableList<VhloFields.Field> fields = VhloFields.of(source, property);
        if (!fields.isEmpty()) {
          fields.forEach(field -> names.add(field.name()));
        } else if (VhloFields.isKept(source, property.name())) {
          names.add(property.name());
        }
      }
      return new Signature(names.build(), true, true);
    }

    Signature before(List<VhloChange> changes) {
      List<String> names = new ArrayList<>(attributes);
      boolean many = takesMany;
      boolean regions = takesRegions;
      for (VhloChange change : changes) {
        switch (change) {
          case VhloChange.Adds added -> names.remove(added.name());
          case VhloChange.Drops dropped -> names.add(dropped.name());
          case VhloChange.TakesMany _ -> many = false;
          case VhloChange.TakesRegions _ -> regions = false;
        }
      }
      return new Signature(ImmutableList.copyOf(names), many, regions);
    }

    OpDefinition definition(OpDefinition source, int number) {
      OpDefinition.Builder row =
          OpDefinition.builder("vhlo." + source.mnemonic() + "_v" + number)
              .form(source == FuncOps.FUNC ? source.family() : AssemblyFamily.GENERIC);
      source.operands().forEach(operand -> row.operands(spelling(operand)));
      source.results().forEach(result -> row.results(spelling(result)));
      // Readers forgive a missing attribute, so none is required.
      attributes.forEach(name -> row.optional(name, AttributeKind.ANY));
      if (takesRegions) {
        source.regions().forEach(region -> row.regions(spelling(region)));
      }
      if (source.has(Trait.TERMINATOR)) {
        row.traits(Trait.TERMINATOR);
      }
      return row.build();
    }

    private String spelling(OperandSpec values) {
      return switch (values.kind()) {
        case ONE -> values.name();
        case OPTIONAL -> values.name() + "?";
        case VARIADIC -> values.name() + (takesMany ? "*" : "");
      };
    }

    private static String spelling(RegionSpec region) {
      return region.name() + (region.variadic() ? "*" : "");
    }
  }
}
