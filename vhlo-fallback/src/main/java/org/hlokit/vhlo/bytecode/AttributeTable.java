// SPDX-License-Identifier: Apache-2.0
package org.hlokit.vhlo.bytecode;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.ByteStrings;
import org.hlokit.ir.ResourceHandle;
import org.hlokit.ir.Type;
import org.jspecify.annotations.Nullable;

/** The attributes and types of a file, each read when it is first asked for. */
final class AttributeTable {
  private static final Codecs CODECS = new Codecs(true);

  private final StringTable strings;
  private final ResourceTable resources;
  private final List<Entry<Attribute>> attributes = new ArrayList<>();
  private final List<Entry<Type>> types = new ArrayList<>();

  /** Where an attribute or a type stands, and once it was read, what it is. */
  private static final class Entry<T> {
    final String dialect;
    final ByteReader bytes;
    final boolean isEncoded;
    boolean isBeingRead;
    @Nullable T value;

    Entry(String dialect, ByteReader bytes, boolean isEncoded) {
      this.dialect = dialect;
      this.bytes = bytes;
      this.isEncoded = isEncoded;
    }
  }

  AttributeTable(
      ByteReader offsets,
      ByteReader content,
      StringTable strings,
      NameTable names,
      ResourceTable resources) {
    this.strings = strings;
    this.resources = resources;
    int attributeCount = offsets.readCount();
    int typeCount = offsets.readCount();
    readEntries(offsets, content, names, attributeCount, attributes);
    readEntries(offsets, content, names, typeCount, types);
    if (!offsets.isAtEnd()) {
      throw offsets.error("unexpected trailing data in the attribute and type offset section");
    }
  }

  private static <T> void readEntries(
      ByteReader offsets, ByteReader content, NameTable names, int total, List<Entry<T>> entries) {
    while (entries.size() < total) {
      String dialect = names.dialects().get(offsets.readIndex(names.dialects().size(), "dialect"));
      int count = offsets.readCount();
      for (int i = 0; i < count; i++) {
        long spelling = offsets.readVarint();
        entries.add(new Entry<>(dialect, content.slice(spelling >>> 1), (spelling & 1) != 0));
      }
    }
  }

  Attribute readAttribute(ByteReader reader) {
    return attribute(reader.readIndex(attributes.size(), "attribute"));
  }

  /** An attribute that may be missing, its number moved by a bit that says that it is there. */
  @Nullable Attribute readOptionalAttribute(ByteReader reader) {
    int at = reader.offset();
    long spelling = reader.readVarint();
    return (spelling & 1) == 0
        ? null
        : attribute(reader.checkIndex(spelling >>> 1, attributes.size(), "attribute", at));
  }

  Type readType(ByteReader reader) {
    return type(reader.readIndex(types.size(), "type"));
  }

  /** The type number {@code index}, which stood at {@code offset}. */
  Type type(long index, ByteReader reader, int offset) {
    return type(reader.checkIndex(index, types.size(), "type", offset));
  }

  private Attribute attribute(int index) {
    Entry<Attribute> entry = attributes.get(index);
    Attribute value = entry.value;
    if (value == null) {
      begin(entry);
      DialectCodec codec = CODECS.find(entry.dialect);
      value =
          entry.isEncoded
              ? encoded(entry, codec).readAttribute(new Source(entry.bytes))
              : TextEntries.attribute(
                  ByteStrings.decode(entry.bytes.readTerminated()), entry.bytes);
      end(entry);
      entry.value = value;
    }
    return value;
  }

  private Type type(int index) {
    Entry<Type> entry = types.get(index);
    Type value = entry.value;
    if (value == null) {
      begin(entry);
      DialectCodec codec = CODECS.find(entry.dialect);
      value =
          entry.isEncoded
              ? encoded(entry, codec).readType(new Source(entry.bytes))
              : TextEntries.type(ByteStrings.decode(entry.bytes.readTerminated()), entry.bytes);
      end(entry);
      entry.value = value;
    }
    return value;
  }

  private static void begin(Entry<?> entry) {
    if (entry.isBeingRead) {
      throw entry.bytes.error("an attribute or type contains itself");
    }
    entry.isBeingRead = true;
  }

  private static DialectCodec encoded(Entry<?> entry, @Nullable DialectCodec codec) {
    if (codec == null) {
      throw entry.bytes.error(
          "the dialect '%s' has an encoding of its own that is not known".formatted(entry.dialect));
    }
    return codec;
  }

  private static void end(Entry<?> entry) {
    if (!entry.bytes.isAtEnd()) {
      throw entry.bytes.error("unexpected trailing bytes after an attribute or type");
    }
  }

  /** The parts of one entry. */
  private final class Source implements AttributeSource {
    private final ByteReader reader;
    private int last;

    Source(ByteReader reader) {
      this.reader = reader;
      this.last = reader.offset();
    }

    private ByteReader next() {
      last = reader.offset();
      return reader;
    }

    @Override
    public Attribute attribute() {
      return readAttribute(next());
    }

    @Override
    public @Nullable Attribute optionalAttribute() {
      return readOptionalAttribute(next());
    }

    @Override
    public Type type() {
      return readType(next());
    }

    @Override
    public long varint() {
      return next().readVarint();
    }

    @Override
    public boolean bool() {
      int value = next().readByte();
      if (value > 1) {
        throw error("a boolean is neither 0 nor 1");
      }
      return value == 1;
    }

    @Override
    public long signed() {
      return next().readSigned();
    }

    @Override
    public BigInteger bits(int width) {
      return next().readBits(width);
    }

    @Override
    public String string() {
      return strings.read(next());
    }

    @Override
    public byte[] blob() {
      return reader.readBytes(next().readVarint());
    }

    @Override
    public ResourceHandle resource() {
      return resources.read(next());
    }

    @Override
    public int count() {
      return next().readCount();
    }

    @Override
    public BytecodeException error(String message) {
      return new BytecodeException(last, message);
    }
  }
}
