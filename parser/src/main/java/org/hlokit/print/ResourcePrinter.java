// SPDX-License-Identifier: Apache-2.0
package org.hlokit.print;

import java.util.List;
import java.util.Set;
import org.hlokit.ir.ElementData;
import org.hlokit.ir.ResourceHandle;

/** Writes the section of a file that holds the blobs of resources. */
final class ResourcePrinter {
  /** Characters of quotes, {@code 0x} and alignment around a blob's digits. */
  private static final int FRAME = "\"0x00000000\"".length();

  private ResourcePrinter() {}

  /** Writes the blobs of {@code resources}; nothing where none has one. */
  static void print(Set<ResourceHandle> resources, ByteSink out, PrintOptions options) {
    List<ResourceHandle> present =
        resources.stream().filter(resource -> resource.blob() != null).toList();
    if (present.isEmpty()) {
      return;
    }
    ElementsPrinter elements = new ElementsPrinter(out, options);
    List<ResourceHandle> written =
        present.stream().filter(resource -> !isElided(resource, options)).toList();
    if (written.isEmpty()) {
      out.text("\n{-#\n\n#-}\n");
      return;
    }
    out.text("\n{-#\n  dialect_resources: {\n    builtin: {\n");
    for (int i = 0; i < written.size(); i++) {
      ResourceHandle resource = written.get(i);
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

  private static boolean isElided(ResourceHandle resource, PrintOptions options) {
    ElementData blob = resource.blob();
    long characters = FRAME + (blob == null ? 0 : 2 * blob.size());
    return options.elideResourcesLargerThan() >= 0
        && characters > options.elideResourcesLargerThan();
  }
}
