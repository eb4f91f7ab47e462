// SPDX-License-Identifier: Apache-2.0
package org.hlokit.vhlo;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
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
import org.hlokit.print.Printer;

/** Makes StableHLO custom calls of those of VHLO that have to be read by their names. */
final class CustomCallFallback {
  private CustomCallFallback() {}

  static void replace(CustomCallView view, PassContext context) {
    Operation op = view.op();
    context.remark(remark(view));
    Replacement.replace(
        op,
        StablehloOps.CUSTOM_CALL,
        op.operands(),
        VhloTypes.unwrap(op.results().stream().map(OpResult::type).collect(toImmutableList())),
        properties(view),
        view.extraAttributes());
  }

  /** Which op was read by its name, why, and what was found in it. */
  private static Remark remark(CustomCallView view) {
    Operation op = view.op();
    return Remark.applied(
            op, "read '%s' by its name, as a call of '%s'".formatted(op.name(), view.target()))
        .withNote(note(op, "its definition does not fit: " + String.join("; ", view.deviations())))
        .withNote(note(op, found(view)));
  }

  /** A note that is not to show the op once more. */
  private static Remark note(Operation op, String message) {
    return new Remark(Remark.Kind.NOTE, op.location(), null, message, ImmutableList.of(), null);
  }

  private static String found(CustomCallView view) {
    Attribute config = view.backendConfig();
    return "found api_version = %d, has_side_effect = %s, backend_config = %s, %s, extra attributes %s"
        .formatted(
            view.apiVersion().number(),
            view.hasSideEffect(),
            config == null ? "none" : Printer.toText(config),
            view.calledComputations().isEmpty()
                ? "no called computations"
                : "called computations @" + String.join(", @", view.calledComputations()),
            view.extraAttributes().isEmpty() ? "none" : Printer.toText(view.extraAttributes()));
  }

  /** Calls that are not typed have texts, which dictionaries become by their own text. */
  private static Attribute config(Attribute config, ApiVersion version) {
    return config instanceof DictionaryAttr && version != ApiVersion.API_VERSION_TYPED_FFI
        ? StringAttr.of(Printer.toText(config))
        : config;
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
      properties.add(new NamedAttribute("backend_config", config(config, view.apiVersion())));
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
