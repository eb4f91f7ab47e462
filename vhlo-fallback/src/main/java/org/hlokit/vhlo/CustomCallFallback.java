// SPDX-License-Identifier: Apache-2.0
package org.hlokit.vhlo;

import static com.google.common.collect.ImmutableList.toImmutableList;

import java.util.ArrayList;
import java.util.List;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.ArrayAttr;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.BoolAttr;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.IntegerAttr;
import org.hlokit.ir.NamedAttribute;
import org.hlokit.ir.OpResult;
import org.hlokit.ir.Operation;
import org.hlokit.ir.StringAttr;
import org.hlokit.ir.SymbolRefAttr;
import org.hlokit.pass.PassContext;
import org.hlokit.pass.Remark;

/** Makes StableHLO custom calls of custom calls in versions of VHLO that no table knows. */
final class CustomCallFallback {
  private CustomCallFallback() {}

  static Operation replace(Operation op, PassContext context) {
    CustomCallView view = CustomCallView.of(op).orElseThrow();
    context.remark(
        Remark.applied(op, "read '%s' as a call of '%s'".formatted(op.name(), view.target())));
    return Replacement.replace(
        op,
        StablehloOps.CUSTOM_CALL,
        op.operands(),
        VhloTypes.unwrap(op.results().stream().map(OpResult::type).collect(toImmutableList())),
        properties(view),
        view.extraAttributes());
  }

  private static DictionaryAttr properties(CustomCallView view) {
    List<NamedAttribute> properties = new ArrayList<>(view.layouts().entries());
    properties.add(new NamedAttribute("call_target_name", StringAttr.of(view.target())));
    if (view.hasSideEffect()) {
      properties.add(new NamedAttribute("has_side_effect", BoolAttr.TRUE));
    }
    if (view.apiVersion() != ApiVersion.API_VERSION_ORIGINAL) {
      properties.add(
          new NamedAttribute("api_version", IntegerAttr.i32(view.apiVersion().number())));
    }
    Attribute config = view.backendConfig();
    if (config != null && !Defaults.isEmpty(config)) {
      properties.add(new NamedAttribute("backend_config", config));
    }
    if (!view.calledComputations().isEmpty()) {
      properties.add(
          new NamedAttribute(
              "called_computations",
              new ArrayAttr(
                  view.calledComputations().stream()
                      .map(SymbolRefAttr::of)
                      .collect(toImmutableList()))));
    }
    return DictionaryAttr.of(properties);
  }
}
