// SPDX-License-Identifier: Apache-2.0
package org.hlokit.parse;

import org.antlr.v4.runtime.Token;
import org.hlokit.grammar.MlirParser.ResourceEntryContext;
import org.hlokit.grammar.MlirParser.ResourceSectionContext;
import org.hlokit.grammar.MlirParser.StringAttributeContext;
import org.hlokit.ir.ElementData;
import org.hlokit.ir.SourceRange;

/**
 * {@code {-# dialect_resources: { builtin: { key: "0x04000000.." } } #-}}: the blobs of {@code
 * dense_resource} constants. A blob's first four bytes are its alignment, little-endian.
 */
final class ResourceReader {
  private ResourceReader() {}

  static void read(Reader reader, ResourceSectionContext context) {
    for (ResourceEntryContext section : context.sections) {
      if (!name(reader, section).equals("dialect_resources")) {
        continue;
      }
      for (ResourceEntryContext dialect : section.entries) {
        for (ResourceEntryContext blob : dialect.entries) {
          read(reader, blob);
        }
      }
    }
  }

  private static String name(Reader reader, ResourceEntryContext entry) {
    return entry.quoted != null ? Strings.unquote(entry.quoted.getText()) : reader.text(entry.name);
  }

  private static void read(Reader reader, ResourceEntryContext entry) {
    if (!(entry.value instanceof StringAttributeContext string)) {
      throw reader.error(entry, "expected a hex string");
    }
    Token token = string.value;
    byte[] text = reader.source().bytes();
    int start = token.getStartIndex() + 3;
    int end = token.getStopIndex();
    boolean hasPrefix = end >= start && text[start - 2] == '0' && text[start - 1] == 'x';
    if (!hasPrefix || (end - start) % 2 != 0 || end - start < 8) {
      throw reader.error(token, "expected hex string blob, starting with a 4-byte alignment");
    }
    int alignment = 0;
    for (int i = 0; i < 4; i++) {
      int high = Character.digit(text[start + 2 * i], 16);
      int low = Character.digit(text[start + 2 * i + 1], 16);
      alignment |= (high << 4 | low) << 8 * i;
    }
    reader
        .resource(name(reader, entry))
        .setBlob(
            new ElementData.Hex(
                new SourceRange(reader.source(), start + 8, end),
                false,
                (end - start - 8) / 2,
                false),
            alignment);
  }
}
