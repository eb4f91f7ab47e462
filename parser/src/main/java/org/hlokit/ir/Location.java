// SPDX-License-Identifier: Apache-2.0
package org.hlokit.ir;

import com.google.common.collect.ImmutableList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where an operation comes from. */
public sealed interface Location extends Attribute {
  /** {@code loc(unknown)}. */
  record Unknown() implements Location {}

  /**
   * {@code loc("file":1:2)} and its ranges, lines and columns counted from 1. A plain position has
   * its end equal to its start.
   */
  record FileLineCol(String file, int line, int column, int endLine, int endColumn)
      implements Location {
    public FileLineCol(String file, int line, int column) {
      this(file, line, column, line, column);
    }
  }

  /** {@code loc("name"(child))}; {@link #UNKNOWN} is the child of {@code loc("name")}. */
  record Name(String name, Location child) implements Location {}

  /** {@code loc(callsite(callee at caller))}. */
  record CallSite(Location callee, Location caller) implements Location {}

  /** {@code loc(fused<metadata>[a, b])}. */
  record Fused(@Nullable Attribute metadata, ImmutableList<Location> locations)
      implements Location {}

  Location UNKNOWN = new Unknown();

  /** The first name in a location, from the outside in. */
  static Optional<String> firstName(Location location) {
    return switch (location) {
      case Unknown _, FileLineCol _ -> Optional.empty();
      case Name(String name, Location _) -> Optional.of(name);
      case CallSite(Location callee, Location caller) ->
          firstName(callee).or(() -> firstName(caller));
      case Fused(Attribute _, ImmutableList<Location> locations) ->
          locations.stream().flatMap(part -> firstName(part).stream()).findFirst();
    };
  }

  /**
   * The location of what comes from several places, each of them once and none that is unknown. Of
   * one place without metadata it is that place.
   */
  static Location fused(@Nullable Attribute metadata, List<Location> places) {
    Set<Location> distinct = new LinkedHashSet<>();
    for (Location place : places) {
      if (place instanceof Fused(Attribute other, ImmutableList<Location> parts)
          && Objects.equals(metadata, other)) {
        distinct.addAll(parts);
      } else if (!(place instanceof Unknown)) {
        distinct.add(place);
      }
    }
    if (metadata == null && distinct.size() < 2) {
      return distinct.isEmpty() ? UNKNOWN : distinct.iterator().next();
    }
    return new Fused(
        metadata, distinct.isEmpty() ? ImmutableList.of(UNKNOWN) : ImmutableList.copyOf(distinct));
  }
}
