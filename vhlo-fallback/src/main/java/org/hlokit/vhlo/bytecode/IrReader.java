// SPDX-License-Identifier: Apache-2.0
package org.hlokit.vhlo.bytecode;

import java.util.ArrayList;
import java.util.List;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.Block;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.Location;
import org.hlokit.ir.NamedAttribute;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.OpDefinition.AttributeSpec;
import org.hlokit.ir.OpResult;
import org.hlokit.ir.Operation;
import org.hlokit.ir.OperationBuilder;
import org.hlokit.ir.Region;
import org.hlokit.vhlo.bytecode.Format.Section;

/** Reads operations. */
final class IrReader {
  private final int version;
  private final NameTable names;
  private final AttributeTable attributes;
  private final List<ByteReader> properties;

  IrReader(int version, NameTable names, AttributeTable attributes, List<ByteReader> properties) {
    this.version = version;
    this.names = names;
    this.attributes = attributes;
    this.properties = properties;
  }

  /** The operations of the file, which stand in no region. */
  Block read(ByteReader reader) {
    Block top = new Block();
    ValueScope scope = new ValueScope();
    ValueScope.Frame frame = scope.enter(0);
    long operations = reader.readVarint() >>> 1;
    readOperations(operations, top, List.of(), scope, frame, reader);
    if (!reader.isAtEnd()) {
      throw reader.error("unexpected trailing data in the IR section");
    }
    return top;
  }

  private void readOperations(
      long count,
      Block block,
      List<Block> blocks,
      ValueScope scope,
      ValueScope.Frame frame,
      ByteReader reader) {
    for (long i = 0; i < count; i++) {
      readOperation(block, blocks, scope, frame, reader);
    }
  }

  private void readOperation(
      Block block,
      List<Block> blocks,
      ValueScope scope,
      ValueScope.Frame frame,
      ByteReader reader) {
    NameTable.Op name = names.ops().get(reader.readIndex(names.ops().size(), "operation name"));
    int mask = reader.readByte();
    OperationBuilder builder = Operation.builder(name.definition()).location(readLocation(reader));
    if ((mask & Format.HAS_ATTRIBUTES) != 0) {
      builder.attributes(readDictionary(reader));
    }
    if ((mask & Format.HAS_PROPERTIES) != 0) {
      readProperties(name, builder, reader);
    }
    if ((mask & Format.HAS_RESULTS) != 0) {
      int count = reader.readCount();
      for (int i = 0; i < count; i++) {
        builder.result(attributes.readType(reader));
      }
    }
    if ((mask & Format.HAS_OPERANDS) != 0) {
      int count = reader.readCount();
      for (int i = 0; i < count; i++) {
        builder.operand(scope.read(reader));
      }
    }
    if ((mask & Format.HAS_SUCCESSORS) != 0) {
      int count = reader.readCount();
      for (int i = 0; i < count; i++) {
        builder.successor(blocks.get(reader.readIndex(blocks.size(), "block")));
      }
    }
    if ((mask & Format.HAS_USE_LIST_ORDERS) != 0) {
      skipUseListOrders(builder.resultTypes().size(), reader);
    }
    boolean isIsolated = false;
    if ((mask & Format.HAS_REGIONS) != 0) {
      int at = reader.offset();
      long spelling = reader.readVarint();
      isIsolated = (spelling & 1) != 0;
      int count = reader.checkIndex(spelling >>> 1, reader.remaining() + 2, "region", at);
      for (int i = 0; i < count; i++) {
        builder.region(new Region());
      }
    }
    Operation op = builder.build();
    block.append(op);
    for (OpResult result : op.results()) {
      frame.define(result, reader);
    }
    readRegions(op, isIsolated, scope, reader);
  }

  private Location readLocation(ByteReader reader) {
    int at = reader.offset();
    if (attributes.readAttribute(reader) instanceof Location location) {
      return location;
    }
    throw new BytecodeException(at, "a location is expected");
  }

  private DictionaryAttr readDictionary(ByteReader reader) {
    int at = reader.offset();
    if (attributes.readAttribute(reader) instanceof DictionaryAttr dictionary) {
      return dictionary;
    }
    throw new BytecodeException(at, "a dictionary is expected");
  }

  // --- properties -----------------------------------------------------------------------------

  private void readProperties(NameTable.Op name, OperationBuilder builder, ByteReader reader) {
    int at = reader.offset();
    ByteReader content =
        properties.get(reader.readIndex(properties.size(), "properties")).duplicate();
    if (!name.isNative() && name.definition().isRegistered()) {
      builder.attributes(readDictionary(content)); // known here, though not to the writer
    } else if (!name.isNative()) {
      builder.properties(readDictionary(content));
    } else if (name.definition().isRegistered()) {
      builder.attributes(readNativeProperties(name.definition(), content));
    } else {
      throw new BytecodeException(
          at,
          "unregistered operation '%s', whose attributes cannot be told apart without knowing it"
              .formatted(name.definition().name()));
    }
    if (!content.isAtEnd()) {
      throw content.error("unexpected trailing bytes after the properties of an operation");
    }
  }

  /**
   * Properties have no names in the file: they stand in the order of their names. Where the file is
   * of a StableHLO that does not have the last ones yet, it ends before them.
   */
  private DictionaryAttr readNativeProperties(OpDefinition definition, ByteReader content) {
    int start = content.offset();
    try {
      DictionaryAttr properties = readInOrder(definition, content);
      if (content.isAtEnd()) {
        return properties;
      }
      throw content.error("bytes are left");
    } catch (BytecodeException e) {
      if (e.offset() < start || e.offset() > content.offset()) {
        throw e; // an attribute that is at fault itself
      }
      throw new BytecodeException(
          e.offset(),
          "the attributes of '%s' are not those of the version of its dialect that is known (%s);"
                  .formatted(definition.name(), e.getMessage())
              + " only portable artifacts can be read whatever their version");
    }
  }

  private DictionaryAttr readInOrder(OpDefinition definition, ByteReader content) {
    List<NamedAttribute> entries = new ArrayList<>();
    for (AttributeSpec spec : Properties.inOrder(definition)) {
      if (spec.optional() && content.isAtEnd()) {
        break;
      }
      Attribute value =
          Properties.isRequired(definition, spec)
              ? attributes.readAttribute(content)
              : attributes.readOptionalAttribute(content);
      if (value != null) {
        entries.add(new NamedAttribute(spec.name(), value));
      }
    }
    entries.addAll(Segments.read(definition, content));
    return DictionaryAttr.of(entries);
  }

  // --- regions --------------------------------------------------------------------------------

  private void readRegions(Operation op, boolean isIsolated, ValueScope outer, ByteReader reader) {
    ValueScope scope = isIsolated ? new ValueScope() : outer;
    ByteReader content = reader;
    if (isIsolated && !op.regions().isEmpty() && version >= Format.LAZY_REGIONS) {
      int at = reader.offset();
      FileSections.Entry section = FileSections.readSection(reader);
      if (section.section() != Section.IR) {
        throw new BytecodeException(at, "expected IR section for region");
      }
      content = section.content();
    }
    for (Region region : op.regions()) {
      readRegion(region, scope, content);
    }
    if (content != reader && !content.isAtEnd()) {
      throw content.error("unexpected trailing data in an IR section");
    }
  }

  private void readRegion(Region region, ValueScope scope, ByteReader reader) {
    int blockCount = reader.readCount();
    if (blockCount == 0) {
      return;
    }
    ValueScope.Frame frame = scope.enter(reader.readCount());
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < blockCount; i++) {
      blocks.add(region.addBlock());
    }
    for (Block block : blocks) {
      readBlock(block, blocks, scope, frame, reader);
    }
    frame.leave(reader);
  }

  private void readBlock(
      Block block,
      List<Block> blocks,
      ValueScope scope,
      ValueScope.Frame frame,
      ByteReader reader) {
    long spelling = reader.readVarint();
    if ((spelling & 1) != 0) {
      int count = reader.readCount();
      for (int i = 0; i < count; i++) {
        readArgument(block, frame, reader);
      }
      if (version >= Format.USE_LIST_ORDERS && reader.readByte() != 0) {
        skipUseListOrders(count, reader);
      }
    }
    readOperations(spelling >>> 1, block, blocks, scope, frame, reader);
  }

  private void readArgument(Block block, ValueScope.Frame frame, ByteReader reader) {
    int at = reader.offset();
    long spelling = reader.readVarint();
    boolean elides = version >= Format.OP_COUNT_AND_ELIDED_LOCATIONS;
    var type = attributes.type(elides ? spelling >>> 1 : spelling, reader, at);
    boolean isElided = elides && (spelling & 1) == 0;
    Location location = isElided ? Location.UNKNOWN : readLocation(reader);
    frame.define(block.addArgument(type, location), reader);
  }

  /** The order in which a value lists its uses means nothing to a program. */
  private static void skipUseListOrders(int values, ByteReader reader) {
    int orders = values > 1 ? reader.readCount() : 1;
    for (int i = 0; i < orders; i++) {
      if (values > 1) {
        reader.readVarint();
      }
      long numbers = reader.readVarint() >>> 1;
      for (long n = 0; n < numbers; n++) {
        reader.readVarint();
      }
    }
  }
}
