// SPDX-License-Identifier: Apache-2.0
package org.hlokit.pass;

import static com.google.common.collect.ImmutableSortedMap.toImmutableSortedMap;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The passes that a tool offers, sorted by name. */
public final class PassRegistry {
  private final ImmutableSortedMap<String, PassDefinition> passes;

  /** Joins the tables of several modules; a name may occur once. */
  public PassRegistry(List<ImmutableList<PassDefinition>> tables) {
    this.passes =
        tables.stream()
            .flatMap(List::stream)
            .collect(
                toImmutableSortedMap(
                    Comparator.naturalOrder(), PassDefinition::name, pass -> pass));
  }

  public ImmutableCollection<PassDefinition> passes() {
    return passes.values();
  }

  public Optional<PassDefinition> find(String name) {
    return Optional.ofNullable(passes.get(name));
  }
}
