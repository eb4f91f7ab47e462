// SPDX-License-Identifier: Apache-2.0
package org.hlokit.ir;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ops that are known: the rows of several dialects by name. */
public final class OpTable {
  private final ImmutableMap<String, OpDefinition> byName;

  public OpTable(List<ImmutableList<OpDefinition>> dialects) {
    this.byName =
        Maps.uniqueIndex(dialects.stream().flatMap(List::stream).toList(), OpDefinition::name);
  }

  /** The row of {@code name}, or null where no table knows the op. */
  public @Nullable OpDefinition find(String name) {
    return byName.get(name);
  }

  public ImmutableMap<String, OpDefinition> definitions() {
    return byName;
  }
}
