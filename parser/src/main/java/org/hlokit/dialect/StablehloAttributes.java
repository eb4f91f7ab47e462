// SPDX-License-Identifier: Apache-2.0
package org.hlokit.dialect;

import com.google.common.collect.ImmutableList;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.EnumAttr;
import org.hlokit.ir.FloatAttr;
import org.hlokit.ir.IntegerAttr;
import org.hlokit.ir.NamedAttribute;
import org.hlokit.ir.StructAttr;

/** Attributes of the StableHLO dialect that tables and passes name. */
public final class StablehloAttributes {
  /** {@code #stablehlo.result_accuracy<mode = #stablehlo.result_accuracy_mode<DEFAULT>>}. */
  public static final StructAttr DEFAULT_ACCURACY =
      new StructAttr(
          "stablehlo.result_accuracy",
          DictionaryAttr.of(
              ImmutableList.of(
                  new NamedAttribute("atol", FloatAttr.f64(0)),
                  new NamedAttribute("rtol", FloatAttr.f64(0)),
                  new NamedAttribute("ulps", IntegerAttr.i64(0)),
                  new NamedAttribute(
                      "mode", new EnumAttr("stablehlo.result_accuracy_mode", "DEFAULT")))));

  private StablehloAttributes() {}
}
