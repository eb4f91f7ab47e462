// SPDX-License-Identifier: Apache-2.0
package org.hlokit.vhlo.bytecode;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.ByteStrings;
import org.hlokit.ir.ElementData;
import org.hlokit.ir.Operation;
import org.hlokit.ir.ResourceHandle;
import org.hlokit.ir.Type;
import org.hlokit.vhlo.bytecode.Format.Section;
import org.jspecify.annotations.Nullable;

/** Writes a module as bytecode of any version of the format. Equal programs give equal files. */
final class BytecodeWriter {
  private final int version;
  private final Codecs codecs;
  private final Numbering numbering;
  private final Map<String, Integer> strings = new LinkedHashMap<>();

  private BytecodeWriter(Operation module, int version, Codecs codecs) {
    this.version = version;
    this.codecs = codecs;
    this.numbering = new Numbering(module, version, codecs);
  }

  /**
   * Writes a file.
   *
   * @param producer who is to stand in the file as its writer
   * @param codecs what the readers in mind know
   * @throws org.hlokit.pass.PassFailure where an operation cannot be written
   */
  static ByteWriter write(Operation module, int version, String producer, Codecs codecs) {
    return new BytecodeWriter(module, version, codecs).write(module, producer);
  }

  private ByteWriter write(Operation module, String producer) {
    ByteWriter file = new ByteWriter();
    file.writeBytes(Format.MAGIC);
    file.writeVarint(version);
    file.writeBytes(ByteStrings.encode(producer));
    file.writeByte(0);
    file.writeSection(Section.DIALECTS, names());
    writeAttributes(file);
    IrWriter operations = new IrWriter(version, numbering, this::sink);
    file.writeSection(Section.IR, operations.write(module));
    writeResources(file);
    file.writeSection(Section.STRINGS, stringTable());
    if (version >= Format.PROPERTIES) {
      file.writeSection(Section.PROPERTIES, operations.properties());
    }
    return file;
  }

  private int string(String text) {
    return strings.computeIfAbsent(text, _ -> strings.size());
  }

  // --- names ----------------------------------------------------------------------------------

  private ByteWriter names() {
    ByteWriter out = new ByteWriter();
    out.writeVarint(numbering.dialects().size());
    for (String dialect : numbering.dialects()) {
      if (version < Format.DIALECT_VERSIONS) {
        out.writeVarint(string(dialect));
      } else {
        out.writeFlagged(string(dialect), false);
      }
    }
    if (version >= Format.OP_COUNT_AND_ELIDED_LOCATIONS) {
      out.writeVarint(numbering.ops().size());
    }
    writeGroups(
        numbering.ops(),
        out,
        op -> {
          int name = string(op.mnemonic());
          if (version < Format.PROPERTIES) {
            out.writeVarint(name);
          } else {
            out.writeFlagged(name, op.isRegistered());
          }
        });
    return out;
  }

  /** Writes entries after the dialect of each run of them and its length. */
  private <T> void writeGroups(
      List<Numbering.Entry<T>> entries, ByteWriter out, Consumer<T> writer) {
    int end;
    for (int start = 0; start < entries.size(); start = end) {
      String dialect = entries.get(start).dialect();
      end = start;
      while (end < entries.size() && entries.get(end).dialect().equals(dialect)) {
        end++;
      }
      out.writeVarint(numbering.dialect(dialect));
      out.writeVarint(end - start);
      entries.subList(start, end).forEach(entry -> writer.accept(entry.item()));
    }
  }

  private ByteWriter stringTable() {
    ByteWriter out = new ByteWriter();
    out.writeVarint(strings.size());
    byte[][] encoded = strings.keySet().stream().map(ByteStrings::encode).toArray(byte[][]::new);
    for (int i = encoded.length - 1; i >= 0; i--) {
      out.writeVarint(encoded[i].length + 1);
    }
    for (byte[] text : encoded) {
      out.writeBytes(text);
      out.writeByte(0);
    }
    return out;
  }

  // --- attributes -----------------------------------------------------------------------------

  private void writeAttributes(ByteWriter file) {
    ByteWriter offsets = new ByteWriter();
    ByteWriter content = new ByteWriter();
    offsets.writeVarint(numbering.attributes().size());
    offsets.writeVarint(numbering.types().size());
    writeGroups(
        numbering.attributes(), offsets, attribute -> writeEntry(attribute, offsets, content));
    writeGroups(numbering.types(), offsets, type -> writeEntry(type, offsets, content));
    file.writeSection(Section.ATTRIBUTE_OFFSETS, offsets);
    file.writeSection(Section.ATTRIBUTES, content);
  }

  private void writeEntry(Attribute attribute, ByteWriter offsets, ByteWriter content) {
    long start = content.size();
    boolean encoded = codecs.write(attribute, sink(content));
    if (!encoded) {
      writeText(TextEntries.write(attribute), content);
    }
    offsets.writeFlagged(content.size() - start, encoded);
  }

  private void writeEntry(Type type, ByteWriter offsets, ByteWriter content) {
    long start = content.size();
    boolean encoded = codecs.write(type, sink(content));
    if (!encoded) {
      writeText(TextEntries.write(type), content);
    }
    offsets.writeFlagged(content.size() - start, encoded);
  }

  private static void writeText(String text, ByteWriter content) {
    content.writeBytes(ByteStrings.encode(text));
    content.writeByte(0);
  }

  private AttributeSink sink(ByteWriter out) {
    return new AttributeSink() {
      @Override
      public void attribute(Attribute attribute) {
        out.writeVarint(numbering.of(attribute));
      }

      @Override
      public void optionalAttribute(@Nullable Attribute attribute) {
        if (attribute == null) {
          out.writeVarint(0);
        } else {
          out.writeFlagged(numbering.of(attribute), true);
        }
      }

      @Override
      public void type(Type type) {
        out.writeVarint(numbering.of(type));
      }

      @Override
      public void varint(long value) {
        out.writeVarint(value);
      }

      @Override
      public void bool(boolean value) {
        out.writeByte(value ? 1 : 0);
      }

      @Override
      public void signed(long value) {
        out.writeSigned(value);
      }

      @Override
      public void bits(BigInteger bits, int width) {
        out.writeBits(bits, width);
      }

      @Override
      public void string(String value) {
        out.writeVarint(BytecodeWriter.this.string(value));
      }

      @Override
      public void blob(ByteBuffer content) {
        out.writeVarint(content.remaining());
        out.writeBlob(content);
      }

      @Override
      public void resource(ResourceHandle resource) {
        out.writeVarint(numbering.of(resource));
      }
    };
  }

  // --- resources ------------------------------------------------------------------------------

  private void writeResources(ByteWriter file) {
    ByteWriter offsets = new ByteWriter();
    ByteWriter content = new ByteWriter();
    offsets.writeVarint(0); // none that belong to tools
    if (!numbering.resources().isEmpty()) {
      offsets.writeVarint(numbering.dialect("builtin"));
      offsets.writeVarint(numbering.resources().size());
      for (ResourceHandle resource : numbering.resources()) {
        long start = content.size();
        ElementData blob = resource.blob();
        if (blob != null) {
          content.writeAligned(blob.read(), Math.max(resource.alignment(), 1));
        }
        offsets.writeVarint(string(resource.key()));
        offsets.writeVarint(content.size() - start);
        offsets.writeByte(0); // a blob
      }
    }
    file.writeSection(Section.RESOURCE_OFFSETS, offsets);
    file.writeSection(Section.RESOURCES, content);
  }
}
