// SPDX-License-Identifier: Apache-2.0
package org.hlokit.vhlo.bytecode;

/** Constants of MLIR's bytecode format, which the BytecodeFormat document of MLIR describes. */
final class Format {
  static final byte[] MAGIC = {'M', 'L', (byte) 0xEF, 'R'};

  /** What padding is made of. */
  static final byte ALIGNMENT_BYTE = (byte) 0xCB;

  // --- versions, each named by what came with it ----------------------------------------------

  static final int NEWEST_VERSION = 6;
  static final int DIALECT_VERSIONS = 1;
  static final int LAZY_REGIONS = 2;
  static final int USE_LIST_ORDERS = 3;

  /** The names of ops are counted, and locations of block arguments may be left out. */
  static final int OP_COUNT_AND_ELIDED_LOCATIONS = 4;

  static final int PROPERTIES = 5;

  // --- sections -------------------------------------------------------------------------------

  /** Parts of a file. */
  enum Section {
    STRINGS(0, "string"),
    DIALECTS(1, "dialect"),
    ATTRIBUTES(2, "attribute and type"),
    ATTRIBUTE_OFFSETS(3, "attribute and type offset"),
    IR(4, "IR"),
    RESOURCES(5, "resource"),
    RESOURCE_OFFSETS(6, "resource offset"),
    DIALECT_VERSION(7, "dialect version"),
    PROPERTIES(8, "properties");

    private final int number;
    private final String label;

    Section(int number, String label) {
      this.number = number;
      this.label = label;
    }

    int number() {
      return number;
    }

    String label() {
      return label;
    }
  }

  /** The bit of a section's number that says that an alignment follows its length. */
  static final int ALIGNED = 0x80;

  // --- what an operation has ------------------------------------------------------------------

  static final int HAS_ATTRIBUTES = 1;
  static final int HAS_RESULTS = 1 << 1;
  static final int HAS_OPERANDS = 1 << 2;
  static final int HAS_SUCCESSORS = 1 << 3;
  static final int HAS_REGIONS = 1 << 4;
  static final int HAS_USE_LIST_ORDERS = 1 << 5;
  static final int HAS_PROPERTIES = 1 << 6;

  private Format() {}
}
