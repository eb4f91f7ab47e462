// SPDX-License-Identifier: Apache-2.0
package org.hlokit.vhlo.bytecode;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import java.util.Arrays;
import java.util.EnumMap;
import org.hlokit.ir.ByteStrings;
import org.hlokit.vhlo.bytecode.Format.Section;

/**
 * A file taken apart.
 *
 * @param version the version of the bytecode format
 * @param producer who wrote the file: {@code StableHLO_v1.9.0}, {@code MLIR21.0.0}
 */
record FileSections(int version, String producer, ImmutableMap<Section, ByteReader> sections) {

  static FileSections read(byte[] file) {
    ByteReader reader = new ByteReader(file);
    if (!Arrays.equals(reader.readBytes(Math.min(4, file.length)), Format.MAGIC)) {
      throw new BytecodeException(0, "not MLIR bytecode, which begins with the bytes 4D 4C EF 52");
    }
    int versionAt = reader.offset();
    long version = reader.readVarint();
    if (version < 0 || version > Format.NEWEST_VERSION) {
      throw new BytecodeException(
          versionAt,
          "bytecode version %s is newer than the current version %d"
              .formatted(Long.toUnsignedString(version), Format.NEWEST_VERSION));
    }
    String producer = ByteStrings.decode(reader.readTerminated());
    EnumMap<Section, ByteReader> sections = new EnumMap<>(Section.class);
    while (!reader.isAtEnd()) {
      int at = reader.offset();
      Entry entry = readSection(reader);
      if (sections.put(entry.section, entry.content) != null) {
        throw new BytecodeException(at, "duplicate top-level section: " + entry.section.label());
      }
    }
    return new FileSections((int) version, producer, Maps.immutableEnumMap(sections));
  }

  /** A section and what is in it. */
  record Entry(Section section, ByteReader content) {}

  static Entry readSection(ByteReader reader) {
    int at = reader.offset();
    int spelling = reader.readByte();
    int number = spelling & ~Format.ALIGNED;
    Section section =
        Arrays.stream(Section.values())
            .filter(known -> known.number() == number)
            .findFirst()
            .orElseThrow(() -> new BytecodeException(at, "invalid section ID: " + number));
    long length = reader.readVarint();
    if ((spelling & Format.ALIGNED) != 0) {
      reader.skipPadding(reader.readVarint());
    }
    return new Entry(section, reader.slice(length));
  }

  /** A section that every file has. */
  ByteReader required(Section section, ByteReader end) {
    ByteReader content = sections.get(section);
    if (content == null) {
      throw end.error("missing data for top-level section: " + section.label());
    }
    return content;
  }
}
