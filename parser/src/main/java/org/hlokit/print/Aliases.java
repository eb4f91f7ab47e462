// SPDX-License-Identifier: Apache-2.0
package org.hlokit.print;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.ImmutableList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names, {@code #map1} or {@code !tuple}, under which types and attributes are written. */
final class Aliases {
  static final Aliases NONE = new Aliases(ImmutableList.of());

  /**
   * A definition.
   *
   * @param symbol the type or attribute
   * @param name with its {@code #} or {@code !}
   * @param deferrable whether the definition may stand after the module
   */
  record Alias(Object symbol, String name, boolean deferrable) {}

  private final ImmutableList<Alias> all;
  private final Map<Object, byte[]> names = new HashMap<>();

  /** Types and attributes looked up before; most are shared, so their identity is enough. */
  private final IdentityHashMap<Object, byte[]> known = new IdentityHashMap<>();

  private static final byte[] ABSENT = {};

  Aliases(ImmutableList<Alias> all) {
    this.all = all;
    for (Alias alias : all) {
      names.put(alias.symbol(), alias.name().getBytes(UTF_8));
    }
  }

  ImmutableList<Alias> all() {
    return all;
  }

  /** The name of a type or attribute, or null. */
  byte @Nullable [] find(Object symbol) {
    if (all.isEmpty()) {
      return null;
    }
    byte[] name = known.get(symbol);
    if (name == null) {
      name = names.getOrDefault(symbol, ABSENT);
      known.put(symbol, name);
    }
    return name == ABSENT ? null : name;
  }
}
