// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter.weights;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.LinkedHashMultimap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hlokit.diagnostic.Suggestions;

/** Finds weights by name: as it is written, else by its words. */
final class WeightMatch {
  private final Map<String, Weight> exact = new HashMap<>();
  private final LinkedHashMultimap<String, Weight> plain = LinkedHashMultimap.create();

  WeightMatch(List<Weight> weights) {
    for (Weight weight : weights) {
      exact.put(weight.name(), weight);
      PlainNames.of(weight.name()).forEach(name -> plain.put(name, weight));
    }
  }

  /** The weights that an argument of these names may mean: none, one, or several. */
  ImmutableSet<Weight> find(ImmutableList<String> names) {
    for (String name : names) {
      Weight weight = exact.get(name);
      if (weight != null) {
        return ImmutableSet.of(weight);
      }
    }
    for (String name : names) {
      // The most words first: what is left without a root may be another's name.
      for (String form : PlainNames.of(name)) {
        if (plain.containsKey(form)) {
          return ImmutableSet.copyOf(plain.get(form));
        }
      }
    }
    return ImmutableSet.of();
  }

  /** The name among {@code weights} that is nearest to one of {@code names}. */
  static Optional<String> nearest(ImmutableList<String> names, List<Weight> weights) {
    Map<String, String> byWords = new HashMap<>();
    weights.forEach(weight -> byWords.put(longest(weight.name()), weight.name()));
    return names.stream()
        .map(name -> Suggestions.nearest(shortest(name), byWords.keySet()))
        .flatMap(Optional::stream)
        .map(byWords::get)
        .findFirst();
  }

  private static String longest(String name) {
    return PlainNames.of(name).stream().findFirst().orElse(name);
  }

  private static String shortest(String name) {
    return PlainNames.of(name).stream().reduce(name, (first, last) -> last);
  }
}
