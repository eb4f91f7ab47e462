// SPDX-License-Identifier: Apache-2.0
package org.hlokit.parse;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.Consumer;
import org.antlr.v4.runtime.Token;
import org.hlokit.diagnostic.Diagnostic;
import org.hlokit.grammar.MlirParser.ResourceEntryContext;
import org.hlokit.grammar.MlirParser.ResourceSectionContext;
import org.hlokit.grammar.MlirParser.StringAttributeContext;
import org.hlokit.ir.ElementData;
import org.hlokit.ir.HexDigits;

/**
 * {@code {-# dialect_resources: { builtin: { key: "0x04000000.." } } #-}}: the blobs of {@code
 * dense_resource} constants. A blob's first four bytes are its alignment, little-endian.
 */
final class ResourceReader {
  private static final int ALIGNMENT_BYTES = 4;

  private ResourceReader() {}

  /**
   * Reads the sections.
   *
   * @param warnings is told of other sections, which belong to no part of the program
   */
  static void read(Reader reader, ResourceSectionContext context, Consumer<Diagnostic> warnings) {
    for (ResourceEntryContext section : context.sections) {
      String sectionName = name(reader, section);
      if (!sectionName.equals("dialect_resources")) {
        warnings.accept(
            Diagnostic.warning(reader.range(section), "'%s' are not kept".formatted(sectionName)));
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
    HexDigits digits = hasPrefix ? reader.hexDigits(start, end) : null;
    if (digits == null || digits.count() < 2 * ALIGNMENT_BYTES) {
      throw reader.error(token, "expected hex string blob, starting with a 4-byte alignment");
    }
    ByteBuffer alignment = ByteBuffer.allocate(ALIGNMENT_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    digits.decode(0, alignment);
    HexDigits data = digits.skip(2 * ALIGNMENT_BYTES);
    reader
        .resource(name(reader, entry))
        .setBlob(
            new ElementData.Hex(data, false, data.count() / 2, false), alignment.flip().getInt());
  }
}
