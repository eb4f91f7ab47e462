// SPDX-License-Identifier: Apache-2.0
package org.hlokit.print;

import com.google.common.collect.ImmutableList;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.Location;

/** Writes locations. */
final class LocationPrinter {
  private final ByteSink out;
  private final AttributePrinter attributes;

  LocationPrinter(ByteSink out, AttributePrinter attributes) {
    this.out = out;
    this.attributes = attributes;
  }

  /** Writes {@code loc(..)}; {@code byAlias} allows the location's own alias in it. */
  void print(Location location, boolean byAlias) {
    out.text("loc(");
    byte[] alias = byAlias ? attributes.aliases().find(location) : null;
    if (alias != null) {
      out.bytes(alias);
    } else {
      direct(location);
    }
    out.put(')');
  }

  private void nested(Location location) {
    byte[] alias = attributes.aliases().find(location);
    if (alias != null) {
      out.bytes(alias);
    } else {
      direct(location);
    }
  }

  private void direct(Location location) {
    switch (location) {
      case Location.Unknown _ -> out.text("unknown");
      case Location.FileLineCol(String file, int line, int column, int endLine, int endColumn) -> {
        Names.quoted(out, file);
        out.put(':').number(line).put(':').number(column);
        if (line != endLine) {
          out.text(" to ").number(endLine).put(':').number(endColumn);
        } else if (column != endColumn) {
          out.text(" to :").number(endColumn);
        }
      }
      case Location.Name(String name, Location child) -> {
        Names.quoted(out, name);
        if (!(child instanceof Location.Unknown)) {
          out.put('(');
          nested(child);
          out.put(')');
        }
      }
      case Location.CallSite(Location callee, Location caller) -> {
        out.text("callsite(");
        nested(callee);
        out.text(" at ");
        nested(caller);
        out.put(')');
      }
      case Location.Fused(Attribute metadata, ImmutableList<Location> locations) -> {
        out.text("fused");
        if (metadata != null) {
          out.put('<');
          attributes.print(metadata);
          out.put('>');
        }
        out.put('[');
        for (int i = 0; i < locations.size(); i++) {
          out.text(i == 0 ? "" : ", ");
          nested(locations.get(i));
        }
        out.put(']');
      }
    }
  }
}
