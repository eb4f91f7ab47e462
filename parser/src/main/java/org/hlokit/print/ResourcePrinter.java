// SPDX-License-Identifier: Apache-2.0
package org.hlokit.print;

import java.util.List;
import java.util.Set;
import org.hlokit.ir.ElementData;
import org.hlokit.ir.ResourceHandle;

/** Writes the section of a file that holds the blobs of resources. */
final class ResourcePrinter {
  private ResourcePrinter() {}

  /** Writes the blobs of {@code resources}; nothing where none has one. */
  static void print(Set<ResourceHandle> resources, ByteSink out, PrintOptions options) {
    List<ResourceHandle> present =
        resources.stream().filter(resource -> resource.blob() != null).toList();
    if (present.isEmpty()) {
      return;
    }
    ElementsPrinter elements = new ElementsPrinter(out, options);
    out.text("\n{-#\n  dialect_resources: {\n    builtin: {\n");
    for (int i = 0; i < present.size(); i++) {
      ResourceHandle resource = present.get(i);
      ElementData blob = resource.blob();
      out.text(i == 0 ? "      " : ",\n      ");
      Names.keywordOrString(out, resource.key());
      out.text(": \"0x");
      for (int shift = 0; shift < 32; shift += 8) {
        out.hex(resource.alignment() >> shift);
      }
      if (blob != null) {
        elements.blob(blob);
      }
      out.put('"');
    }
    out.text("\n    }\n  }\n#-}\n");
  }
}
