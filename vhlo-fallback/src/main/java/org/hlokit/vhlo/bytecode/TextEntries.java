// SPDX-License-Identifier: Apache-2.0
package org.hlokit.vhlo.bytecode;

import org.hlokit.diagnostic.DiagnosticException;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.OpaqueAttr;
import org.hlokit.ir.OpaqueType;
import org.hlokit.ir.Source;
import org.hlokit.ir.Type;
import org.hlokit.ir.TypeAttr;
import org.hlokit.parse.MlirText;
import org.hlokit.print.Printer;
import org.jspecify.annotations.Nullable;

/** Attributes and types that a file holds as text, because their dialects have no code for them. */
final class TextEntries {
  private TextEntries() {}

  static Attribute attribute(String text, ByteReader reader) {
    Attribute attribute = read(text);
    if (attribute != null) {
      return attribute;
    }
    if (text.startsWith("#")) {
      return new OpaqueAttr(text);
    }
    throw reader.error("'%s' is no attribute".formatted(text));
  }

  static Type type(String text, ByteReader reader) {
    if (read(text) instanceof TypeAttr(Type type)) {
      return type;
    }
    if (text.startsWith("!")) {
      return new OpaqueType(text);
    }
    throw reader.error("'%s' is no type".formatted(text));
  }

  static String write(Attribute attribute) {
    return Printer.toText(attribute);
  }

  static String write(Type type) {
    return Printer.toText(type);
  }

  /** Reads the text as it would stand on a module. */
  private static @Nullable Attribute read(String text) {
    try {
      return MlirText.ofAllDialects()
          .read(Source.of("<bytecode>", "module attributes {value = %s} {}".formatted(text)))
          .attribute("value");
    } catch (DiagnosticException e) {
      return null;
    }
  }
}
