// SPDX-License-Identifier: Apache-2.0
package org.hlokit.vhlo.bytecode;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.OpTable;

/**
 * The dialects and ops that a file names.
 *
 * @param dialects names of dialects
 * @param ops the ops
 */
record NameTable(ImmutableList<String> dialects, ImmutableList<Op> ops) {
  /**
   * An op.
   *
   * @param definition its row, or one for an unknown op
   * @param isNative whether the writer knew the op, so that its properties have no names
   */
  record Op(OpDefinition definition, boolean isNative) {}

  static NameTable read(ByteReader reader, int version, StringTable strings, OpTable table) {
    ImmutableList<String> dialects = readDialects(reader, version, strings);
    if (version >= Format.OP_COUNT_AND_ELIDED_LOCATIONS) {
      reader.readVarint(); // how many ops there are, for readers that want to make room
    }
    List<Op> ops = new ArrayList<>();
    while (!reader.isAtEnd()) {
      String dialect = dialects.get(reader.readIndex(dialects.size(), "dialect"));
      int count = reader.readCount();
      for (int i = 0; i < count; i++) {
        int at = reader.offset();
        long spelling = reader.readVarint();
        boolean hasFlag = version >= Format.PROPERTIES;
        String mnemonic = strings.get(hasFlag ? spelling >>> 1 : spelling, reader, at);
        String name = dialect.isEmpty() ? mnemonic : dialect + "." + mnemonic;
        OpDefinition known = table.find(name);
        ops.add(
            new Op(
                known == null ? OpDefinition.unregistered(name) : known,
                hasFlag && (spelling & 1) != 0));
      }
    }
    return new NameTable(dialects, ImmutableList.copyOf(ops));
  }

  private static ImmutableList<String> readDialects(
      ByteReader reader, int version, StringTable strings) {
    int count = reader.readCount();
    ImmutableList.Builder<String> dialects = ImmutableList.builder();
    for (int i = 0; i < count; i++) {
      int at = reader.offset();
      long spelling = reader.readVarint();
      if (version < Format.DIALECT_VERSIONS) {
        dialects.add(strings.get(spelling, reader, at));
        continue;
      }
      dialects.add(strings.get(spelling >>> 1, reader, at));
      if ((spelling & 1) != 0) {
        FileSections.readSection(reader); // the version of a dialect that is not ours
      }
    }
    return dialects.build();
  }
}
