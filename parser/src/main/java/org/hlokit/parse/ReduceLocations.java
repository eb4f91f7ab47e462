// SPDX-License-Identifier: Apache-2.0
package org.hlokit.parse;

import org.hlokit.grammar.MlirParser.ReduceOperationContext;
import org.hlokit.grammar.MlirParser.TrailingLocationContext;
import org.hlokit.ir.Block;
import org.hlokit.ir.BlockArgument;
import org.hlokit.ir.Location;
import org.hlokit.ir.Operation;
import org.jspecify.annotations.Nullable;

/** Locations of a reduction in its custom form, which are not where those of other ops are. */
final class ReduceLocations {
  private ReduceLocations() {}

  /**
   * Sets the location of {@code op} and, where one word stands for its body, of all in the body.
   * Without a location of its own a reduction is placed at its first parenthesis.
   */
  static void set(
      Reader reader,
      ReduceOperationContext context,
      @Nullable TrailingLocationContext after,
      Operation op) {
    TrailingLocationContext written = after != null ? after : context.bodyLocation;
    boolean isApplied = context.body != null;
    if (written != null) {
      reader.locations.read(written.value, location -> set(op, location, isApplied));
    } else if (context.open != null) {
      set(op, reader.range(context.open).location(), isApplied);
    }
  }

  private static void set(Operation op, Location location, boolean isApplied) {
    op.setLocation(location);
    if (isApplied) {
      Block body = op.region(0).entry();
      for (BlockArgument argument : body.arguments()) {
        argument.setLocation(location);
      }
      for (Operation inner : body.operations()) {
        inner.setLocation(location);
      }
    }
  }
}
