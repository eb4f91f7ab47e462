// SPDX-License-Identifier: Apache-2.0
package org.hlokit.dialect;

import com.google.common.collect.ImmutableList;
import org.hlokit.ir.OpDefinition;

/**
 * An op through the versions of VHLO.
 *
 * @param source the op that the newest revision stands for: {@code stablehlo.rsqrt}
 * @param revisions {@code vhlo.rsqrt_v1}, {@code vhlo.rsqrt_v2}: oldest first
 */
public record VersionedOp(OpDefinition source, ImmutableList<Revision> revisions) {
  /**
   * One VHLO op.
   *
   * @param definition its row
   * @param since the first version that has it
   * @param until the last version that has it
   * @param changes what is different from the revision before; empty for the first
   */
  public record Revision(
      OpDefinition definition,
      VhloVersion since,
      VhloVersion until,
      ImmutableList<VhloChange> changes) {

    public boolean livesIn(VhloVersion version) {
      return !version.isBefore(since) && !until.isBefore(version);
    }
  }

  public Revision newest() {
    return revisions.getLast();
  }

  /** The position of the revision that {@code version} has, or -1 where it has none. */
  public int indexAt(VhloVersion version) {
    for (int i = revisions.size() - 1; i >= 0; i--) {
      if (revisions.get(i).livesIn(version)) {
        return i;
      }
    }
    return -1;
  }

  /** The position of the revision with {@code definition}, which must be one of this op. */
  public int indexOf(OpDefinition definition) {
    for (int i = 0; i < revisions.size(); i++) {
      if (revisions.get(i).definition() == definition) {
        return i;
      }
    }
    throw new IllegalArgumentException(definition.name());
  }

  /** The first version that has the op in any revision. */
  public VhloVersion since() {
    return revisions.getFirst().since();
  }
}
