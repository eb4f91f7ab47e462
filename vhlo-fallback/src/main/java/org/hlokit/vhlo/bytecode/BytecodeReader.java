// SPDX-License-Identifier: Apache-2.0
package org.hlokit.vhlo.bytecode;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.List;
import org.hlokit.dialect.BuiltinOps;
import org.hlokit.ir.Block;
import org.hlokit.ir.OpTable;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Region;
import org.hlokit.vhlo.bytecode.Format.Section;

/** Reads modules that MLIR or StableHLO wrote as bytes. Files of all versions since 0 are read. */
public final class BytecodeReader {
  private final OpTable table;

  /** For files of the dialects in {@code table}; what properties other ops have is not known. */
  public BytecodeReader(OpTable table) {
    this.table = table;
  }

  /** Whether {@code file} begins as bytecode does. */
  public static boolean isBytecode(byte[] file) {
    int length = Format.MAGIC.length;
    return file.length >= length && Arrays.equals(file, 0, length, Format.MAGIC, 0, length);
  }

  /**
   * Reads a file.
   *
   * @throws BytecodeException where the file is cut, damaged or not understood
   */
  public BytecodeModule read(byte[] file) {
    try {
      FileSections sections = FileSections.read(file);
      return new BytecodeModule(sections.version(), sections.producer(), module(sections, file));
    } catch (StackOverflowError e) {
      throw new BytecodeException(file.length, "the file is nested too deeply");
    }
  }

  private Operation module(FileSections sections, byte[] file) {
    ByteReader end = new ByteReader(file);
    end.readBytes(file.length);
    StringTable strings = new StringTable(sections.required(Section.STRINGS, end));
    NameTable names =
        NameTable.read(
            sections.required(Section.DIALECTS, end), sections.version(), strings, table);
    ResourceTable resources =
        ResourceTable.read(
            sections.sections().get(Section.RESOURCE_OFFSETS),
            sections.sections().get(Section.RESOURCES),
            strings,
            names);
    AttributeTable attributes =
        new AttributeTable(
            sections.required(Section.ATTRIBUTE_OFFSETS, end),
            sections.required(Section.ATTRIBUTES, end),
            strings,
            names,
            resources);
    List<ByteReader> properties =
        sections.version() >= Format.PROPERTIES
            ? Properties.read(sections.required(Section.PROPERTIES, end))
            : List.of();
    Block top =
        new IrReader(sections.version(), names, attributes, properties)
            .read(sections.required(Section.IR, end));
    return module(top);
  }

  private static Operation module(Block top) {
    if (top.firstOp() == top.lastOp() && !top.isEmpty()) {
      Operation only = requireNonNull(top.firstOp());
      if (only.is(BuiltinOps.MODULE)) {
        only.detach();
        return only;
      }
    }
    Region body = new Region();
    body.add(top);
    return Operation.builder(BuiltinOps.MODULE).region(body).build();
  }
}
