// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite;

import static java.util.Comparator.comparing;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.hlokit.ir.Operation;
import org.hlokit.ir.StringAttr;
import org.hlokit.rewriter.pattern.Symbols;

/** The functions of a module that become a model, each a signature of it. */
public final class EntryPoint {
  private static final Splitter NAMES = Splitter.on(',').trimResults();

  private EntryPoint() {}

  /**
   * Finds the names of the functions.
   *
   * @param functions the module's functions by symbol
   * @param names symbols with commas between; empty for {@code @main} and those that are said to be
   *     public, or without {@code @main} for all that are public and that no other one refers to
   * @return the symbols in the module's order, or that in which they are named
   */
  public static ImmutableList<String> names(Map<String, Operation> functions, String names) {
    if (!names.isEmpty()) {
      return ImmutableList.copyOf(new LinkedHashSet<>(NAMES.splitToList(names)));
    }
    if (functions.containsKey("main")) {
      return functions.keySet().stream()
          .filter(name -> name.equals("main") || isSaid(functions, name, "public"))
          .sorted(comparing(name -> !name.equals("main")))
          .collect(ImmutableList.toImmutableList());
    }
    Set<String> referred = new HashSet<>();
    functions.forEach(
        (name, function) ->
            Symbols.references(function).stream()
                .filter(other -> !other.equals(name))
                .forEach(referred::add));
    return functions.keySet().stream()
        .filter(name -> !isSaid(functions, name, "private") && !referred.contains(name))
        .collect(ImmutableList.toImmutableList());
  }

  private static boolean isSaid(Map<String, Operation> functions, String name, String word) {
    Operation function = functions.get(name);
    return function != null
        && !function.region(0).isEmpty()
        && function.attribute("sym_visibility") instanceof StringAttr visibility
        && visibility.value().equals(word);
  }
}
