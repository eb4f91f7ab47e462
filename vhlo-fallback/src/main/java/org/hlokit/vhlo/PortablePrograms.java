// SPDX-License-Identifier: Apache-2.0
package org.hlokit.vhlo;

import org.hlokit.dialect.VhloVersion;
import org.hlokit.ir.Block;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Region;
import org.hlokit.pass.PassContext;

/** Programs of StableHLO as VHLO of some version and back: the passes put together. */
public final class PortablePrograms {
  private PortablePrograms() {}

  /** Whether there are ops of VHLO, known ones or not, in {@code op}. */
  public static boolean holdsVhlo(Operation op) {
    if (op.definition().dialect().equals("vhlo")) {
      return true;
    }
    for (Region region : op.regions()) {
      for (Block block : region.blocks()) {
        for (Operation inner : block.operations()) {
          if (holdsVhlo(inner)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /**
   * Makes VHLO of a program.
   *
   * @param target the version: {@code 1.9.0}, {@code minimum} or {@code current}
   * @param allowOtherDialects whether ops that VHLO does not have may stay
   * @return the version
   * @throws org.hlokit.pass.PassFailure where VHLO, or that version of it, cannot say what the
   *     program says, or there is no such version
   */
  public static VhloVersion toVhlo(
      Operation module, String target, boolean allowOtherDialects, PassContext context) {
    VhloVersion version = TargetVersion.parse(target, module);
    new LegalizeToVhlo(allowOtherDialects).run(module, context);
    new VhloToVersion(target).run(module, context);
    return version;
  }

  /**
   * Makes StableHLO of a program of VHLO of any version, or of a mixture.
   *
   * @throws org.hlokit.pass.PassFailure where an operation says something that cannot be understood
   */
  public static void toStablehlo(Operation module, PassContext context) {
    new LegalizeToStablehlo().run(module, context);
  }
}
