// SPDX-License-Identifier: Apache-2.0
package org.hlokit.ir;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Ordering;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code {a = 1, b}}: attributes by name. Dictionaries are small, so entries are a list sorted by
 * name and looked up by scanning.
 */
public record DictionaryAttr(ImmutableList<NamedAttribute> entries) implements Attribute {
  // Not Comparator.comparing, whose lambda the JVM makes anew at each start.
  private static final Ordering<NamedAttribute> BY_NAME =
      Ordering.from((left, right) -> left.name().compareTo(right.name()));

  // After the ordering, which the constructor needs.
  public static final DictionaryAttr EMPTY = new DictionaryAttr(ImmutableList.of());

  public DictionaryAttr {
    if (!BY_NAME.isStrictlyOrdered(entries)) {
      entries = ImmutableList.sortedCopyOf(BY_NAME, entries);
      if (!BY_NAME.isStrictlyOrdered(entries)) {
        throw new IllegalArgumentException("duplicate name in dictionary: " + entries);
      }
    }
  }

  public static DictionaryAttr of(Collection<NamedAttribute> entries) {
    return entries.isEmpty() ? EMPTY : new DictionaryAttr(ImmutableList.copyOf(entries));
  }

  public static DictionaryAttr of(String name, Attribute value) {
    return new DictionaryAttr(ImmutableList.of(new NamedAttribute(name, value)));
  }

  public boolean isEmpty() {
    return entries.isEmpty();
  }

  public @Nullable Attribute get(String name) {
    for (int i = 0; i < entries.size(); i++) {
      NamedAttribute entry = entries.get(i);
      if (entry.name().equals(name)) {
        return entry.value();
      }
    }
    return null;
  }

  public boolean contains(String name) {
    return get(name) != null;
  }

  /** This dictionary with {@code name} set to {@code value}. */
  public DictionaryAttr with(String name, Attribute value) {
    List<NamedAttribute> copy = new ArrayList<>(entries.size() + 1);
    for (NamedAttribute entry : entries) {
      if (!entry.name().equals(name)) {
        copy.add(entry);
      }
    }
    copy.add(new NamedAttribute(name, value));
    return new DictionaryAttr(ImmutableList.copyOf(copy));
  }

  /** This dictionary without {@code name}. */
  public DictionaryAttr without(String name) {
    return contains(name)
        ? of(
            entries.stream().filter(entry -> !entry.name().equals(name)).collect(toImmutableList()))
        : this;
  }
}
