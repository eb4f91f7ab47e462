// SPDX-License-Identifier: Apache-2.0
package org.hlokit.print;

import org.hlokit.ir.Block;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Region;
import org.hlokit.print.PrintOptions.Flag;
import org.jspecify.annotations.Nullable;

/** Writes regions with their blocks, and knows how deep they are nested. */
final class RegionPrinter {
  private static final int INDENT = 2;

  private final ByteSink out;
  private final PrintOptions options;
  private final AssemblyPrinter printer;
  private final BlockLabels labels = new BlockLabels();
  private int indent;

  /** The dialect whose ops are written without its name. */
  private String defaultDialect = "builtin";

  /** The op that its form leaves out, which ends a body. */
  private @Nullable Operation unwritten;

  RegionPrinter(ByteSink out, PrintOptions options, AssemblyPrinter printer) {
    this.out = out;
    this.options = options;
    this.printer = printer;
  }

  BlockLabels labels() {
    return labels;
  }

  String defaultDialect() {
    return defaultDialect;
  }

  /** Ends the line; the next begins at the depth of the operation. */
  void newline() {
    out.put('\n').spaces(indent);
  }

  /** A region in braces without a label of its entry block, and without the op that ends it. */
  void withoutEnd(Region region) {
    Operation outer = unwritten;
    unwritten = region.entry().lastOp();
    print(region, false, false);
    unwritten = outer;
  }

  /**
   * A region in braces.
   *
   * @param arguments whether the entry block's arguments are written
   * @param labelOfEmpty whether an entry block without operations gets a label
   */
  void print(Region region, boolean arguments, boolean labelOfEmpty) {
    if (options.has(Flag.NO_REGIONS)) {
      out.text("{...}");
      return;
    }
    out.text("{\n");
    String outer = defaultDialect;
    Operation parent = region.parentOp();
    defaultDialect = parent == null ? "" : Forms.defaultDialect(parent);
    boolean entry = true;
    for (Block block : region.blocks()) {
      boolean labelled =
          !entry
              || (labelOfEmpty && block.isEmpty())
              || (arguments && !block.arguments().isEmpty());
      entry = false;
      block(block, labelled);
    }
    defaultDialect = outer;
    out.spaces(indent).put('}');
  }

  private void block(Block block, boolean labelled) {
    if (labelled) {
      out.spaces(indent);
      out.text(labels.name(block));
      if (!block.arguments().isEmpty()) {
        out.put('(');
        for (int i = 0; i < block.arguments().size(); i++) {
          out.text(i == 0 ? "" : ", ");
          printer.regionArgument(block.argument(i), DictionaryAttr.EMPTY);
        }
        out.put(')');
      }
      out.put(':').text(labels.predecessors(block)).put('\n');
    }
    indent += INDENT;
    for (Operation op = block.firstOp(); op != null && op != unwritten; op = op.next()) {
      out.spaces(indent);
      printer.operation(op);
      out.put('\n');
    }
    indent -= INDENT;
  }
}
