// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.simplify;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.hlokit.ir.Operation;
import org.hlokit.pass.Pass;
import org.hlokit.pass.PassContext;
import org.hlokit.rewriter.pattern.Symbols;

/** Erases private functions and other private symbols that nothing reachable refers to. Exact. */
public final class SymbolDce implements Pass {
  @Override
  public void run(Operation root, PassContext context) {
    context.count("symbols erased", erase(root));
  }

  /**
   * Erases the unreachable private symbols of a module.
   *
   * @return how many
   */
  public static long erase(Operation module) {
    Set<Operation> dead = unreachable(module);
    dead.forEach(Operation::erase);
    return dead.size();
  }

  /** The private symbols of a module that nothing reachable refers to. */
  public static Set<Operation> unreachable(Operation module) {
    Symbols symbols = new Symbols(module);
    Set<Operation> named = new HashSet<>();
    symbols.all().forEach(named::add);
    Deque<String> open = new ArrayDeque<>();
    for (Operation op : module.region(0).entry().operations()) {
      if (!named.contains(op) || !Symbols.isPrivate(op)) {
        open.addAll(Symbols.references(op));
      }
    }
    Set<String> reached = new HashSet<>(open);
    while (!open.isEmpty()) {
      Operation op = symbols.symbol(open.poll()).orElse(null);
      if (op != null) {
        for (String name : Symbols.references(op)) {
          if (reached.add(name)) {
            open.add(name);
          }
        }
      }
    }
    Set<Operation> dead = new LinkedHashSet<>();
    for (Operation op : symbols.all()) {
      if (Symbols.isPrivate(op) && !reached.contains(Symbols.name(op).orElse(""))) {
        dead.add(op);
      }
    }
    return dead;
  }
}
