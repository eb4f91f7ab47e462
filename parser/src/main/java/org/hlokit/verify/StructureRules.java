// SPDX-License-Identifier: Apache-2.0
package org.hlokit.verify;

import java.util.regex.Matcher;
import org.hlokit.diagnostic.Diagnostic;
import org.hlokit.ir.Block;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Region;
import org.hlokit.ir.Trait;
import org.hlokit.ir.Value;
import org.hlokit.print.PrintOptions;
import org.hlokit.print.PrintOptions.Flag;
import org.hlokit.print.Printer;

/** Regions begin, blocks end and branches lead as they must. */
final class StructureRules {
  private static final PrintOptions GENERIC =
      PrintOptions.DEFAULT.with(Flag.GENERIC).with(Flag.LOCAL_SCOPE);

  /** How a value is printed that is defined outside what is printed. */
  private static final String UNKNOWN = "<<UNKNOWN SSA VALUE>>";

  private StructureRules() {}

  /** Nothing branches to the first block of a region. */
  static void verifyEntries(Operation op, Faults faults) {
    for (Region region : op.regions()) {
      if (!region.isEmpty() && hasPredecessor(region)) {
        faults.add(Diagnostic.error(op.range(), "entry block of region may not have predecessors"));
        return;
      }
    }
  }

  private static boolean hasPredecessor(Region region) {
    Block entry = region.entry();
    for (Block block : region.blocks()) {
      Operation last = block.lastOp();
      if (last != null && last.successors().contains(entry)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a block may lack a terminator; nobody knows it of an op that no table holds. */
  private static boolean needsTerminator(Operation op, int blocks) {
    return blocks > 1
        || (op.definition().isRegistered()
            && op.foreign() == null
            && !op.definition().has(Trait.NO_TERMINATOR));
  }

  /** Checks a block of {@code op} before what it holds. */
  static boolean verifyBlock(Operation op, Block block, int blocks, Faults faults) {
    if (block.isEmpty() && needsTerminator(op, blocks)) {
      faults.add(Diagnostic.error(op.range(), "empty block: expect at least a terminator"));
      return false;
    }
    return true;
  }

  /** Only the last operation of a block leads elsewhere. */
  static boolean verifyPlace(Operation op, Faults faults) {
    if (op.next() == null) {
      return true;
    }
    if (!op.successors().isEmpty()) {
      faults.add(op, "operation with block successors must terminate its parent block");
      return false;
    }
    if (op.definition().has(Trait.TERMINATOR)) {
      faults.add(op, "must be the last operation in the parent block");
      return false;
    }
    return true;
  }

  /** Checks a block of {@code op} after what it holds. */
  static boolean verifyEnd(Operation op, Block block, int blocks, Faults faults) {
    Operation last = block.lastOp();
    if (last == null) {
      return true;
    }
    for (Block successor : last.successors()) {
      if (successor.parent() != block.parent()) {
        faults.add(last, "branching to block of a different region");
        return false;
      }
    }
    if (!last.successors().isEmpty() && !verifyBranch(last, faults)) {
      return false;
    }
    if (needsTerminator(op, blocks)
        && last.definition().isRegistered()
        && last.foreign() == null
        && !last.definition().has(Trait.TERMINATOR)) {
      faults.add(Diagnostic.error(last.range(), "block with no terminator, has " + text(last)));
      return false;
    }
    return true;
  }

  /** Blocks take what a branch gives them: its last groups of operands, one for each block. */
  private static boolean verifyBranch(Operation op, Faults faults) {
    int successors = op.successors().size();
    int first = op.definition().operands().size() - successors;
    if (op.definition().successors() != successors || first < 0 || op.foreign() != null) {
      return true; // an op whose operands nobody knows how to divide
    }
    int at = 0;
    for (int i = 0; i < first; i++) {
      at += SegmentRules.operands(op, i);
    }
    for (int i = 0; i < successors; i++) {
      Block target = op.successors().get(i);
      int count = SegmentRules.operands(op, first + i);
      if (count != target.arguments().size()) {
        faults.add(
            Diagnostic.error(
                op.range(),
                "branch has %d operands for successor #%d, but target block has %d"
                    .formatted(count, i, target.arguments().size())));
        return false;
      }
      for (int k = 0; k < count; k++) {
        if (!op.operand(at + k).type().equals(target.argument(k).type())) {
          faults.add(
              Diagnostic.error(
                  op.range(),
                  "type mismatch for bb argument #%d of successor #%d".formatted(k, i)));
          return false;
        }
      }
      at += count;
    }
    return true;
  }

  /** An operation in its generic form, with the names that values have where it stands. */
  private static String text(Operation op) {
    String text = Printer.toText(op, GENERIC).strip();
    for (Value operand : op.operands()) {
      text = text.replaceFirst(UNKNOWN, Matcher.quoteReplacement(Printer.toText(operand)));
    }
    return text;
  }

  /** Regions end with the return of their op's dialect where the row asks for it. */
  static void verifyReturns(Operation op, Faults faults) {
    if (!op.definition().has(Trait.ENDS_WITH_RETURN)) {
      return;
    }
    String expected = op.definition().dialect() + ".return";
    for (Region region : op.regions()) {
      Operation last = region.isEmpty() ? null : region.entry().lastOp();
      if (last != null && !last.name().equals(expected)) {
        faults.add(
            Diagnostic.error(
                    op.range(),
                    "'%s' op expects regions to end with '%s', found '%s'"
                        .formatted(op.name(), expected, last.name()))
                .withNote(
                    op.range(),
                    "in custom textual format, the absence of terminator implies '%s'"
                        .formatted(expected)));
        return;
      }
    }
  }
}
