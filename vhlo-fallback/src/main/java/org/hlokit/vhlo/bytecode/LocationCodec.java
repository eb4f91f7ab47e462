// SPDX-License-Identifier: Apache-2.0
package org.hlokit.vhlo.bytecode;

import com.google.common.collect.ImmutableList;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.Location;
import org.hlokit.ir.StringAttr;

/** Locations, which bytecode holds as attributes of the builtin dialect. */
final class LocationCodec {
  private static final int CALL_SITE = 10;
  private static final int FILE_LINE_COLUMN = 11;
  private static final int FUSED = 12;
  private static final int FUSED_WITH_METADATA = 13;
  private static final int NAME = 14;
  private static final int UNKNOWN = 15;
  private static final int FILE_RANGE = 22;

  private final boolean ranges;

  /**
   * @param ranges whether readers know locations that span several columns
   */
  LocationCodec(boolean ranges) {
    this.ranges = ranges;
  }

  void write(Location location, AttributeSink sink) {
    switch (location) {
      case Location.Unknown() -> sink.varint(UNKNOWN);
      case Location.FileLineCol place -> writePlace(place, sink);
      case Location.Name(String name, Location child) -> {
        sink.varint(NAME);
        sink.attribute(StringAttr.of(name));
        sink.attribute(child);
      }
      case Location.CallSite(Location callee, Location caller) -> {
        sink.varint(CALL_SITE);
        sink.attribute(callee);
        sink.attribute(caller);
      }
      case Location.Fused(Attribute metadata, ImmutableList<Location> parts) -> {
        sink.varint(metadata == null ? FUSED : FUSED_WITH_METADATA);
        sink.attributes(ImmutableList.copyOf(parts));
        if (metadata != null) {
          sink.attribute(metadata);
        }
      }
    }
  }

  private void writePlace(Location.FileLineCol place, AttributeSink sink) {
    boolean isPoint = place.line() == place.endLine() && place.column() == place.endColumn();
    sink.varint(isPoint || !ranges ? FILE_LINE_COLUMN : FILE_RANGE);
    sink.attribute(StringAttr.of(place.file()));
    if (isPoint || !ranges) {
      sink.varint(place.line());
      sink.varint(place.column());
      return;
    }
    boolean oneLine = place.line() == place.endLine();
    sink.varint(oneLine ? 3 : 4);
    sink.varint(place.line());
    sink.varint(place.column());
    if (!oneLine) {
      sink.varint(place.endLine());
    }
    sink.varint(place.endColumn());
  }

  Location read(int code, AttributeSource source) {
    return switch (code) {
      case UNKNOWN -> Location.UNKNOWN;
      case FILE_LINE_COLUMN ->
          new Location.FileLineCol(BuiltinCodec.name(source), number(source), number(source));
      case FILE_RANGE -> range(source);
      case NAME -> new Location.Name(BuiltinCodec.name(source), location(source));
      case CALL_SITE -> new Location.CallSite(location(source), location(source));
      case FUSED -> Location.fused(null, source.list(() -> location(source)));
      case FUSED_WITH_METADATA -> {
        ImmutableList<Location> parts = source.list(() -> location(source));
        yield Location.fused(source.attribute(), parts);
      }
      default -> throw source.error("unknown builtin attribute code: " + code);
    };
  }

  /** A place given by as many numbers as it needs: none, line, column, end column, end line. */
  private static Location range(AttributeSource source) {
    String file = BuiltinCodec.name(source);
    int count = Math.clamp(source.varint(), -1, 5);
    if (count < 0 || count > 4) {
      throw source.error("a range of text is given by none to four numbers");
    }
    int line = count > 0 ? number(source) : 0;
    int column = count > 1 ? number(source) : 0;
    int endLine = count > 3 ? number(source) : line;
    int endColumn = count > 2 ? number(source) : column;
    return new Location.FileLineCol(file, line, column, endLine, endColumn);
  }

  private static int number(AttributeSource source) {
    return Math.clamp(source.varint(), 0, Integer.MAX_VALUE);
  }

  private static Location location(AttributeSource source) {
    if (!(source.attribute() instanceof Location location)) {
      throw source.error("a location is expected");
    }
    return location;
  }
}
