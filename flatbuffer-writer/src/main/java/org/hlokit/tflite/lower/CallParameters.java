// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.lower;

import org.hlokit.diagnostic.DiagnosticException;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.NamedAttribute;
import org.hlokit.ir.Source;
import org.hlokit.ir.StringAttr;
import org.hlokit.parse.MlirText;
import org.hlokit.vhlo.CustomCallView;

/** What a custom call passes on to its target, as one dictionary. */
public final class CallParameters {
  private CallParameters() {}

  /**
   * The entries of {@code backend_config}, a dictionary or the text of one, and over them the
   * call's own further attributes. Text of another kind is the entry {@code backend_config}.
   */
  public static DictionaryAttr of(CustomCallView call) {
    DictionaryAttr parameters =
        switch (call.backendConfig()) {
          case null -> DictionaryAttr.EMPTY;
          case DictionaryAttr dictionary -> dictionary;
          case StringAttr text when text.value().isBlank() -> DictionaryAttr.EMPTY;
          case StringAttr text -> parsed(text);
          default -> DictionaryAttr.of("backend_config", call.backendConfig());
        };
    for (NamedAttribute extra : call.extraAttributes().entries()) {
      parameters = parameters.with(extra.name(), extra.value());
    }
    return parameters;
  }

  private static DictionaryAttr parsed(StringAttr text) {
    if (text.value().strip().startsWith("{")) {
      try {
        return MlirText.ofAllDialects()
            .read(Source.of("<backend_config>", "module attributes " + text.value() + " {}"))
            .discardable();
      } catch (DiagnosticException e) {
        // Any text is a backend's right; this one is no dictionary.
        return DictionaryAttr.of("backend_config", text);
      }
    }
    return DictionaryAttr.of("backend_config", text);
  }
}
