// SPDX-License-Identifier: Apache-2.0
package org.hlokit.vhlo;

import com.google.common.collect.ImmutableList;
import org.hlokit.pass.PassDefinition;
import org.hlokit.pass.PassOption;

/** The passes between StableHLO and VHLO. */
public final class VhloPasses {
  public static final PassDefinition STABLEHLO_LEGALIZE_TO_VHLO =
      new PassDefinition(
          "stablehlo-legalize-to-vhlo",
          "turn StableHLO and func into the newest VHLO",
          null,
          ImmutableList.of(
              PassOption.flag(
                  "allow-other-dialects", "keep ops that VHLO does not have, behind casts")),
          options -> new LegalizeToVhlo(options.flag("allow-other-dialects")));

  public static final PassDefinition VHLO_LEGALIZE_TO_STABLEHLO =
      PassDefinition.of(
          "vhlo-legalize-to-stablehlo",
          "turn VHLO of any version into StableHLO and func",
          LegalizeToStablehlo::new);

  /** What the reference has as a pipeline. */
  public static final PassDefinition STABLEHLO_DESERIALIZE =
      PassDefinition.of(
          "stablehlo-deserialize",
          "the same, under the name that portable artifacts are read with",
          LegalizeToStablehlo::new);

  public static final PassDefinition VHLO_TO_VERSION =
      new PassDefinition(
          "vhlo-to-version",
          "turn VHLO into that of another version",
          null,
          ImmutableList.of(
              PassOption.text("target", "", "the version: 1.9.0, say, or minimum or current")),
          options -> new VhloToVersion(options.text("target")));

  /** All of them. */
  public static final ImmutableList<PassDefinition> ALL =
      ImmutableList.of(
          STABLEHLO_LEGALIZE_TO_VHLO,
          VHLO_LEGALIZE_TO_STABLEHLO,
          STABLEHLO_DESERIALIZE,
          VHLO_TO_VERSION);

  private VhloPasses() {}
}
