// SPDX-License-Identifier: Apache-2.0
package org.hlokit.vhlo.bytecode;

import org.hlokit.dialect.VhloVersion;
import org.hlokit.ir.Operation;

/**
 * A VHLO module as bytes, which StableHLO of the same and later versions can read: what JAX and
 * torch exporters produce.
 */
public final class PortableArtifact {
  /** Since when readers know locations that span several columns. */
  private static final VhloVersion RANGE_LOCATIONS = new VhloVersion(1, 9, 0);

  private PortableArtifact() {}

  /**
   * The artifact of a module.
   *
   * @param module a module of VHLO in version {@code target}
   * @throws org.hlokit.pass.PassFailure where an operation cannot be written
   */
  public static BytecodeFile of(Operation module, VhloVersion target) {
    return BytecodeFile.of(
        module,
        bytecodeVersion(target),
        "StableHLO_v" + target,
        new Codecs(!target.isBefore(RANGE_LOCATIONS)));
  }

  /** The version of the bytecode format that readers of {@code target} know. */
  static int bytecodeVersion(VhloVersion target) {
    if (target.isBefore(new VhloVersion(0, 10, 0))) {
      return 0;
    }
    if (target.isBefore(new VhloVersion(0, 12, 0))) {
      return 1;
    }
    if (target.isBefore(new VhloVersion(0, 14, 0))) {
      return 3;
    }
    return target.isBefore(new VhloVersion(0, 15, 0)) ? 4 : 6;
  }
}
