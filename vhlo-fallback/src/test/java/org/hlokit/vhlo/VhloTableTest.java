// SPDX-License-Identifier: Apache-2.0
package org.hlokit.vhlo;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.util.List;
import org.hlokit.dialect.FuncOps;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.dialect.VersionedOp;
import org.hlokit.dialect.VersionedOp.Revision;
import org.hlokit.dialect.VhloChange;
import org.hlokit.dialect.VhloOps;
import org.hlokit.dialect.VhloVersion;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.OpDefinition;
import org.junit.jupiter.api.Test;

final class VhloTableTest {
  @Test
  void everyStablehloOpHasVersions() {
    for (OpDefinition op : StablehloOps.ALL) {
      assertWithMessage(op.name()).that(VhloOps.find(op)).isNotNull();
    }
    assertThat(VhloOps.find(FuncOps.FUNC)).isNotNull();
    assertThat(VhloOps.find(FuncOps.CALL)).isNotNull();
  }

  @Test
  void revisionsFollowEachOtherToTheCurrentVersion() {
    for (VersionedOp op : VhloOps.TABLE) {
      List<Revision> revisions = op.revisions();
      for (int i = 0; i < revisions.size(); i++) {
        Revision revision = revisions.get(i);
        String name = revision.definition().name();
        assertThat(name).isEqualTo("vhlo." + op.source().mnemonic() + "_v" + (i + 1));
        assertWithMessage(name).that(revision.since()).isAtLeast(VhloVersion.MINIMUM);
        assertWithMessage(name).that(revision.until()).isAtLeast(revision.since());
        if (i + 1 < revisions.size()) {
          VhloVersion next = revisions.get(i + 1).since();
          assertWithMessage(name)
              .that(revision.until())
              .isEqualTo(new VhloVersion(next.major(), next.minor() - 1, 0));
        }
      }
      assertWithMessage(op.source().name())
          .that(op.newest().until())
          .isEqualTo(VhloVersion.CURRENT);
    }
  }

  @Test
  void oneRevisionLivesInEachVersionSinceTheFirst() {
    for (VersionedOp op : VhloOps.TABLE) {
      for (int minor = 9; minor <= 20; minor++) {
        checkVersion(op, new VhloVersion(0, minor, 0));
      }
      for (int minor = 0; minor <= VhloVersion.CURRENT.minor(); minor++) {
        checkVersion(op, new VhloVersion(1, minor, 0));
      }
    }
  }

  private static void checkVersion(VersionedOp op, VhloVersion version) {
    long living = op.revisions().stream().filter(r -> r.livesIn(version)).count();
    assertWithMessage("%s in %s", op.source(), version)
        .that(living)
        .isEqualTo(version.isBefore(op.since()) ? 0 : 1);
    assertThat(op.indexAt(version) >= 0).isEqualTo(living == 1);
  }

  @Test
  void changesTellTheAttributesOfNeighboursApart() {
    for (VersionedOp op : VhloOps.TABLE) {
      assertThat(op.revisions().getFirst().changes()).isEmpty();
      for (int i = 1; i < op.revisions().size(); i++) {
        OpDefinition before = op.revisions().get(i - 1).definition();
        OpDefinition after = op.revisions().get(i).definition();
        assertWithMessage(after.name()).that(op.revisions().get(i).changes()).isNotEmpty();
        for (VhloChange change : op.revisions().get(i).changes()) {
          switch (change) {
            case VhloChange.Adds(String name, Attribute implied) -> {
              assertThat(before.hasProperty(name)).isFalse();
              assertThat(after.hasProperty(name)).isTrue();
              assertWithMessage("%s %s", after, name)
                  .that(VhloAttributes.wrap(implied))
                  .isNotNull();
            }
            case VhloChange.Drops(String name, _) -> {
              assertThat(before.hasProperty(name)).isTrue();
              assertThat(after.hasProperty(name)).isFalse();
            }
            case VhloChange.TakesMany() -> {
              assertThat(before.operands().getFirst().kind())
                  .isEqualTo(OpDefinition.OperandSpec.Kind.ONE);
              assertThat(after.operands().getFirst().kind())
                  .isEqualTo(OpDefinition.OperandSpec.Kind.VARIADIC);
            }
            case VhloChange.TakesRegions() -> {
              assertThat(before.regions()).isEmpty();
              assertThat(after.regions()).isNotEmpty();
            }
          }
        }
      }
    }
  }

  @Test
  void namesAreUnique() {
    assertThat(VhloOps.ALL.stream().map(OpDefinition::name).toList()).containsNoDuplicates();
  }

  @Test
  void versionsAreOrderedByNumber() {
    assertThat(new VhloVersion(1, 9, 0)).isLessThan(new VhloVersion(1, 10, 0));
    assertThat(VhloVersion.parse("1.10.2")).hasValue(new VhloVersion(1, 10, 2));
    assertThat(VhloVersion.parse("1.10")).isEmpty();
    assertThat(VhloVersion.parse("v1.10.0")).isEmpty();
  }
}
