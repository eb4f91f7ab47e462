// SPDX-License-Identifier: Apache-2.0
package org.hlokit.parse;

import java.util.List;
import org.hlokit.grammar.MlirParser.ForeignOperationContext;
import org.hlokit.grammar.MlirParser.ForeignPieceContext;
import org.hlokit.ir.Block;
import org.hlokit.ir.Region;
import org.hlokit.ir.Type;
import org.jspecify.annotations.Nullable;

/** The regions in the text of one op, which have been read before the text around them. */
final class Bodies {
  private final List<ForeignPieceContext> pieces;
  private final List<Region> read;
  private int used;

  /**
   * @param read the regions of the op that were read, in order
   */
  Bodies(ForeignOperationContext context, List<Region> read) {
    this.pieces = context.pieces.stream().filter(piece -> piece.body != null).toList();
    this.read = List.copyOf(read);
  }

  /** The region that comes next in {@code text}, or null where none does. */
  @Nullable Region next(AssemblyScanner text) {
    if (!text.sees('{')) {
      return null;
    }
    if (used < pieces.size() && Reader.start(pieces.get(used)) == text.next()) {
      text.seek(Reader.end(pieces.get(used)));
      return read.get(used++);
    }
    // Braces with nothing between them look like a dictionary.
    return text.take("{") && text.take("}") ? new Region() : null;
  }

  boolean areUsed() {
    return used == pieces.size();
  }

  /** Gives the arguments of a region their types; false where there are not as many. */
  static boolean give(Region region, List<SourceToken> names, List<Type> types) {
    Block block = region.isEmpty() ? region.addBlock() : region.entry();
    for (int i = 0; block.isEmpty() && i < types.size() && i >= block.arguments().size(); i++) {
      block.addArgument(types.get(i), names.get(i).range().location());
    }
    if (block.arguments().size() != types.size()) {
      return false;
    }
    for (int i = 0; i < types.size(); i++) {
      block.argument(i).setType(types.get(i));
    }
    return true;
  }
}
