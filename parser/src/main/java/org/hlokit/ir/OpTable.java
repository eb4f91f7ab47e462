// SPDX-License-Identifier: Apache-2.0
package org.hlokit.ir;

import static com.google.common.collect.ImmutableMap.toImmutableMap;

import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Maps;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The ops that are known: the rows of several dialects by name. The rows of a dialect are made when
 * the first of its ops is asked for, since most programs use few dialects.
 */
public final class OpTable {
  private final ImmutableMap<String, Supplier<ImmutableMap<String, OpDefinition>>> byDialect;

  /**
   * Rows that are made together.
   *
   * @param dialects whose ops {@code rows} holds, all of them
   */
  public record Part(ImmutableSet<String> dialects, Supplier<ImmutableList<OpDefinition>> rows) {
    public static Part of(Supplier<ImmutableList<OpDefinition>> rows, String... dialects) {
      return new Part(ImmutableSet.copyOf(dialects), rows);
    }

    private ImmutableMap<String, OpDefinition> byName() {
      return Maps.uniqueIndex(rows.get(), OpDefinition::name);
    }
  }

  public OpTable(List<Part> parts) {
    ImmutableMap.Builder<String, Supplier<ImmutableMap<String, OpDefinition>>> map =
        ImmutableMap.builder();
    for (Part part : parts) {
      Supplier<ImmutableMap<String, OpDefinition>> rows = Suppliers.memoize(part::byName);
      part.dialects().forEach(dialect -> map.put(dialect, rows));
    }
    this.byDialect = map.buildOrThrow();
  }

  /** The row of {@code name}, or null where no table knows the op. */
  public @Nullable OpDefinition find(String name) {
    int dot = name.indexOf('.');
    Supplier<ImmutableMap<String, OpDefinition>> rows =
        dot < 0 ? null : byDialect.get(name.substring(0, dot));
    return rows == null ? null : rows.get().get(name);
  }

  /** The dialects, in the order of the table. */
  public ImmutableSet<String> dialects() {
    return byDialect.keySet();
  }

  /** The rows that are made together with those of {@code dialect}, its own among them. */
  public ImmutableMap<String, OpDefinition> definitions(String dialect) {
    Supplier<ImmutableMap<String, OpDefinition>> rows = byDialect.get(dialect);
    return rows == null ? ImmutableMap.of() : rows.get();
  }

  /** The rows of all dialects. */
  public ImmutableMap<String, OpDefinition> definitions() {
    return byDialect.values().stream()
        .distinct()
        .flatMap(rows -> rows.get().entrySet().stream())
        .collect(toImmutableMap(entry -> entry.getKey(), entry -> entry.getValue()));
  }
}
