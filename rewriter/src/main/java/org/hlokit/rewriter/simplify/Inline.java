// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.simplify;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hlokit.dialect.FuncOps;
import org.hlokit.ir.Block;
import org.hlokit.ir.Location;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Value;
import org.hlokit.pass.Pass;
import org.hlokit.pass.PassContext;
import org.hlokit.rewriter.pattern.Cloner;
import org.hlokit.rewriter.pattern.Rewriter;
import org.hlokit.rewriter.pattern.Symbols;

/**
 * Replaces calls by the body of the called function, and erases private functions that are not
 * called any more. Functions that call themselves, directly or through others, functions of several
 * blocks, declarations, and calls and functions marked {@code no_inline} stay. Exact.
 */
public final class Inline implements Pass {
  @Override
  public void run(Operation root, PassContext context) {
    Symbols symbols = new Symbols(root);
    Map<Operation, List<Operation>> calls = new HashMap<>();
    for (Operation op : symbols.all()) {
      calls.put(op, callsIn(op));
    }
    Set<Operation> recursive = recursiveFunctions(symbols, calls);
    Set<Operation> done = new HashSet<>();
    long inlined = 0;
    for (Operation op : ImmutableList.copyOf(symbols.all())) {
      inlined += inlineInto(op, symbols, recursive, done, context);
    }
    context.count("calls inlined", inlined);
    context.count("functions erased", SymbolDce.erase(root));
  }

  /** Inlines into the callees first, so that each body is copied when it is finished. */
  private static long inlineInto(
      Operation caller,
      Symbols symbols,
      Set<Operation> recursive,
      Set<Operation> done,
      PassContext context) {
    if (!done.add(caller)) {
      return 0;
    }
    long inlined = 0;
    for (Operation call : callsIn(caller)) {
      Operation callee = symbols.function(call, "callee").orElse(null);
      if (callee == null) {
        continue;
      }
      inlined += inlineInto(callee, symbols, recursive, done, context);
      if (!recursive.contains(callee) && mayInline(call, callee)) {
        inline(call, callee.region(0).entry(), context);
        inlined++;
      }
    }
    return inlined;
  }

  private static boolean mayInline(Operation call, Operation callee) {
    if (callee.regions().size() != 1 || callee.region(0).blocks().size() != 1) {
      return false;
    }
    Operation last = callee.region(0).entry().lastOp();
    return last != null
        && last.is(FuncOps.RETURN)
        && last.operandCount() == call.resultCount()
        && callee.region(0).entry().arguments().size() == call.operandCount()
        && call.attribute("no_inline") == null
        && callee.attribute("no_inline") == null;
  }

  /** Puts a copy of {@code body} in the place of {@code call}. */
  private static void inline(Operation call, Block body, PassContext context) {
    Rewriter rewriter = new Rewriter(context).before(call);
    Cloner cloner = new Cloner();
    for (int i = 0; i < call.operandCount(); i++) {
      cloner.map(body.argument(i), call.operand(i));
    }
    for (Operation op : body.operations()) {
      if (op.is(FuncOps.RETURN)) {
        List<Value> results = new ArrayList<>();
        op.operands().forEach(value -> results.add(cloner.copyOf(value)));
        rewriter.replace(call, results);
      } else {
        Operation copy = rewriter.insert(cloner.copy(op));
        copy.walk(
            inner -> inner.setLocation(new Location.CallSite(inner.location(), call.location())));
      }
    }
  }

  private static List<Operation> callsIn(Operation op) {
    List<Operation> calls = new ArrayList<>();
    op.walk(
        inner -> {
          if (inner.is(FuncOps.CALL)) {
            calls.add(inner);
          }
        });
    return calls;
  }

  /** Functions that can be reached from themselves. */
  private static Set<Operation> recursiveFunctions(
      Symbols symbols, Map<Operation, List<Operation>> calls) {
    Set<Operation> recursive = new HashSet<>();
    for (Operation function : calls.keySet()) {
      Set<Operation> reached = new HashSet<>();
      List<Operation> open = new ArrayList<>(List.of(function));
      while (!open.isEmpty()) {
        for (Operation call : calls.getOrDefault(open.removeLast(), List.of())) {
          symbols.function(call, "callee").filter(reached::add).ifPresent(open::add);
        }
      }
      if (reached.contains(function)) {
        recursive.add(function);
      }
    }
    return recursive;
  }
}
