// SPDX-License-Identifier: Apache-2.0
package org.hlokit.vhlo;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hlokit.ir.OpaqueType;

/**
 * Memory that custom calls take and give: {@code memref<2x?xf32>} and {@code
 * !vhlo.buffer_v1<2x?x!vhlo.f32_v1>}. Both are kept as text; layouts and memory spaces have no VHLO
 * form.
 */
final class BufferTypes {
  private static final Pattern MEMREF = Pattern.compile("memref<((?:(?:\\d+|\\?)x)*)(\\w+)>");
  private static final Pattern BUFFER =
      Pattern.compile("!vhlo\\.buffer_v1<((?:(?:\\d+|\\?)x)*)!vhlo\\.(\\w+)_v1>");

  private BufferTypes() {}

  static boolean isMemref(OpaqueType type) {
    return MEMREF.matcher(type.text()).matches();
  }

  static boolean isBuffer(OpaqueType type) {
    return BUFFER.matcher(type.text()).matches();
  }

  static OpaqueType toVhlo(OpaqueType memref) {
    Matcher matcher = MEMREF.matcher(memref.text());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(memref.text());
    }
    String element = matcher.group(2).equals("i1") ? "bool" : matcher.group(2);
    return new OpaqueType("!vhlo.buffer_v1<%s!vhlo.%s_v1>".formatted(matcher.group(1), element));
  }

  static OpaqueType toMemref(OpaqueType buffer) {
    Matcher matcher = BUFFER.matcher(buffer.text());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(buffer.text());
    }
    String element = matcher.group(2).equals("bool") ? "i1" : matcher.group(2);
    return new OpaqueType("memref<%s%s>".formatted(matcher.group(1), element));
  }
}
