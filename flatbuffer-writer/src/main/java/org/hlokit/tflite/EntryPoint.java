// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite;

import java.util.List;
import java.util.Map;
import org.hlokit.ir.Operation;
import org.hlokit.ir.StringAttr;
import org.jspecify.annotations.Nullable;

/** The function of a module that becomes a model. */
public final class EntryPoint {
  private EntryPoint() {}

  /**
   * Finds the function.
   *
   * @param functions the module's functions by symbol
   * @param name its symbol; empty for {@code @main}, or else the only public function
   */
  public static @Nullable Operation find(Map<String, Operation> functions, String name) {
    Operation function = functions.get(name.isEmpty() ? "main" : name);
    if (function != null || !name.isEmpty()) {
      return function;
    }
    List<Operation> open = functions.values().stream().filter(EntryPoint::isPublic).toList();
    return open.size() == 1 ? open.get(0) : null;
  }

  private static boolean isPublic(Operation function) {
    return !(function.attribute("sym_visibility") instanceof StringAttr visibility
        && visibility.value().equals("private"));
  }
}
