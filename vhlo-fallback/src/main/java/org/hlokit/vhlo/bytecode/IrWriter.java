// SPDX-License-Identifier: Apache-2.0
package org.hlokit.vhlo.bytecode;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hlokit.ir.Block;
import org.hlokit.ir.BlockArgument;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.Location;
import org.hlokit.ir.OpResult;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Region;
import org.hlokit.ir.Value;
import org.hlokit.vhlo.bytecode.Format.Section;

/** Writes operations, and gathers the properties that they share. */
final class IrWriter {
  private final int version;
  private final Numbering numbering;
  private final Function<ByteWriter, AttributeSink> sinks;
  private final Map<ByteBuffer, Integer> properties = new HashMap<>();
  private final List<byte[]> propertyList = new ArrayList<>();

  /**
   * @param sinks makes a sink that writes to the given place
   */
  IrWriter(int version, Numbering numbering, Function<ByteWriter, AttributeSink> sinks) {
    this.version = version;
    this.numbering = numbering;
    this.sinks = sinks;
  }

  /** The content of the IR section. */
  ByteWriter write(Operation module) {
    ByteWriter out = new ByteWriter();
    out.writeFlagged(1, false);
    writeOperation(module, out);
    return out;
  }

  /** The content of the properties section, after the operations were written. */
  ByteWriter properties() {
    ByteWriter out = new ByteWriter();
    out.writeVarint(propertyList.size());
    for (byte[] entry : propertyList) {
      out.writeVarint(entry.length);
      out.writeBytes(entry);
    }
    return out;
  }

  private void writeOperation(Operation op, ByteWriter out) {
    DictionaryAttr dictionary = Properties.dictionary(op, version);
    boolean hasProperties = version >= Format.PROPERTIES && Properties.exist(op);
    out.writeVarint(numbering.of(op.definition()));
    out.writeByte(
        bit(Format.HAS_ATTRIBUTES, !dictionary.isEmpty())
            | bit(Format.HAS_PROPERTIES, hasProperties)
            | bit(Format.HAS_RESULTS, op.resultCount() > 0)
            | bit(Format.HAS_OPERANDS, op.operandCount() > 0)
            | bit(Format.HAS_SUCCESSORS, !op.successors().isEmpty())
            | bit(Format.HAS_REGIONS, !op.regions().isEmpty()));
    out.writeVarint(numbering.of(op.location()));
    if (!dictionary.isEmpty()) {
      out.writeVarint(numbering.of(dictionary));
    }
    if (hasProperties) {
      out.writeVarint(propertiesOf(op));
    }
    if (op.resultCount() > 0) {
      out.writeVarint(op.resultCount());
      for (OpResult result : op.results()) {
        out.writeVarint(numbering.of(result.type()));
      }
    }
    if (op.operandCount() > 0) {
      out.writeVarint(op.operandCount());
      for (Value operand : op.operands()) {
        out.writeVarint(numbering.of(operand));
      }
    }
    if (!op.successors().isEmpty()) {
      out.writeVarint(op.successors().size());
      for (Block successor : op.successors()) {
        out.writeVarint(index(successor));
      }
    }
    if (!op.regions().isEmpty()) {
      writeRegions(op, out);
    }
  }

  private static int bit(int mask, boolean isSet) {
    return isSet ? mask : 0;
  }

  private static int index(Block block) {
    Region region = block.parent();
    return region == null ? 0 : region.blocks().indexOf(block);
  }

  private int propertiesOf(Operation op) {
    ByteWriter entry = new ByteWriter();
    Properties.write(op, sinks.apply(entry));
    byte[] bytes = entry.toByteArray();
    return properties.computeIfAbsent(
        ByteBuffer.wrap(bytes),
        _ -> {
          propertyList.add(bytes);
          return propertyList.size() - 1;
        });
  }

  private void writeRegions(Operation op, ByteWriter out) {
    boolean isIsolated = numbering.isIsolated(op);
    out.writeFlagged(op.regions().size(), isIsolated);
    if (isIsolated && version >= Format.LAZY_REGIONS) {
      ByteWriter regions = new ByteWriter();
      op.regions().forEach(region -> writeRegion(region, regions));
      out.writeSection(Section.IR, regions);
    } else {
      op.regions().forEach(region -> writeRegion(region, out));
    }
  }

  private void writeRegion(Region region, ByteWriter out) {
    out.writeVarint(region.blocks().size());
    if (region.isEmpty()) {
      return;
    }
    out.writeVarint(numbering.valueCount(region));
    for (Block block : region.blocks()) {
      writeBlock(block, out);
    }
  }

  private void writeBlock(Block block, ByteWriter out) {
    long count = 0;
    for (Operation op = block.firstOp(); op != null; op = op.next()) {
      count++;
    }
    boolean hasArguments = !block.arguments().isEmpty();
    out.writeFlagged(count, hasArguments);
    if (hasArguments) {
      out.writeVarint(block.arguments().size());
      block.arguments().forEach(argument -> writeArgument(argument, out));
      if (version >= Format.USE_LIST_ORDERS) {
        out.writeByte(0); // uses are in the order in which readers find them
      }
    }
    for (Operation op : block.operations()) {
      writeOperation(op, out);
    }
  }

  private void writeArgument(BlockArgument argument, ByteWriter out) {
    int type = numbering.of(argument.type());
    boolean isKnown = !argument.location().equals(Location.UNKNOWN);
    boolean mayElide = version >= Format.OP_COUNT_AND_ELIDED_LOCATIONS;
    if (mayElide) {
      out.writeFlagged(type, isKnown);
    } else {
      out.writeVarint(type);
    }
    if (isKnown || !mayElide) {
      out.writeVarint(numbering.of(argument.location()));
    }
  }
}
