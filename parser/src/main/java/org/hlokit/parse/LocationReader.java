// SPDX-License-Identifier: Apache-2.0
package org.hlokit.parse;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.antlr.v4.runtime.Token;
import org.hlokit.grammar.MlirLexer;
import org.hlokit.grammar.MlirParser.LocationContext;
import org.hlokit.ir.Location;
import org.jspecify.annotations.Nullable;

/**
 * Locations from their syntax. Files define most aliases after their uses, so a location with an
 * unknown alias waits until the text has been read.
 */
final class LocationReader {
  private final Reader reader;
  private final List<Runnable> waiting = new ArrayList<>();

  LocationReader(Reader reader) {
    this.reader = reader;
  }

  /** Gives the location to {@code target}, now or when its aliases are known. */
  void read(LocationContext context, Consumer<Location> target) {
    Location location = tryRead(context, false);
    if (location != null) {
      target.accept(location);
    } else {
      waiting.add(() -> target.accept(read(context)));
    }
  }

  /** The location; an error where it names an alias that is not defined. */
  Location read(LocationContext context) {
    Location location = tryRead(context, true);
    if (location == null) {
      throw new IllegalStateException();
    }
    return location;
  }

  /** Resolves what waited for aliases. */
  void finish() {
    waiting.forEach(Runnable::run);
    waiting.clear();
  }

  private @Nullable Location tryRead(LocationContext context, boolean last) {
    if (context.alias != null) {
      return alias(context.alias, last);
    }
    if (context.text != null) {
      return readText(context, last);
    }
    if (context.callee != null) {
      Location callee = tryRead(context.callee, last);
      Location caller = tryRead(context.caller, last);
      return callee == null || caller == null ? null : new Location.CallSite(callee, caller);
    }
    // The parser keeps no terminals, so the first token tells the two other kinds apart.
    return context.getStart().getType() == MlirLexer.FUSED
        ? readFused(context, last)
        : Location.UNKNOWN;
  }

  private @Nullable Location alias(Token token, boolean last) {
    String name = token.getText().substring(1);
    if (reader.attributeAliases().get(name) instanceof Location location) {
      return location;
    }
    if (last) {
      throw reader.error(token, "operation location alias was never defined");
    }
    return null;
  }

  private @Nullable Location readText(LocationContext context, boolean last) {
    String text = Strings.unquote(context.text.getText());
    if (context.line != null) {
      int line = number(context.line);
      int column = number(context.column);
      int endLine = context.endLine == null ? line : number(context.endLine);
      int endColumn = context.endColumn == null ? column : number(context.endColumn);
      return new Location.FileLineCol(text, line, column, endLine, endColumn);
    }
    if (context.child == null) {
      return new Location.Name(text, Location.UNKNOWN);
    }
    Location child = tryRead(context.child, last);
    return child == null ? null : new Location.Name(text, child);
  }

  private int number(Token token) {
    try {
      return Integer.parseInt(token.getText());
    } catch (NumberFormatException e) {
      throw reader.error(token, "expected integer line or column number in FileLineColRange");
    }
  }

  private @Nullable Location readFused(LocationContext context, boolean last) {
    ImmutableList.Builder<Location> parts = ImmutableList.builder();
    for (LocationContext part : context.parts) {
      Location location = tryRead(part, last);
      if (location == null) {
        return null;
      }
      parts.add(location);
    }
    return Location.fused(
        context.metadata == null ? null : reader.attributes.read(context.metadata), parts.build());
  }
}
