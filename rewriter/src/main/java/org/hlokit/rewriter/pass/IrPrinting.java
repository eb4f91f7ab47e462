// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.pass;

import com.google.common.base.CaseFormat;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.hlokit.dialect.BuiltinOps;
import org.hlokit.ir.Operation;
import org.hlokit.ir.StringAttr;
import org.hlokit.pass.PassDefinition;
import org.hlokit.print.PrintOptions;
import org.hlokit.print.Printer;

/** Prints the program before and after passes, as MLIR's tools do. */
public final class IrPrinting implements PassInstrumentation {
  /**
   * When to print.
   *
   * @param before the passes before which to print
   * @param after those after which to print
   * @param onlyChanges after a pass, print only if it changed something
   * @param onlyFailures after a pass, print only if it failed
   * @param moduleScope print the whole module where a pass runs on a part of it
   */
  public record When(
      ImmutableSet<String> before,
      ImmutableSet<String> after,
      boolean onlyChanges,
      boolean onlyFailures,
      boolean moduleScope) {

    /** Whether anything can be printed at all. */
    public boolean ever() {
      return !before.isEmpty() || !after.isEmpty() || onlyFailures;
    }
  }

  /** Names that MLIR has for passes that it has, too; the others follow from their flags. */
  private static final ImmutableMap<String, String> TITLES =
      ImmutableMap.of(
          "canonicalize", "Canonicalizer",
          "cse", "CSE",
          "inline", "Inliner",
          "symbol-dce", "SymbolDCE");

  private final When when;
  private final PrintOptions options;
  private final Consumer<String> out;
  private final Deque<String> texts = new ArrayDeque<>();

  public IrPrinting(When when, PrintOptions options, Consumer<String> out) {
    this.when = when;
    this.options = options;
    this.out = out;
  }

  /** What a pass is called in reports: {@code FuseRmsNormPass}. */
  static String title(PassDefinition pass) {
    return TITLES.getOrDefault(
        pass.name(), CaseFormat.LOWER_HYPHEN.to(CaseFormat.UPPER_CAMEL, pass.name()) + "Pass");
  }

  @Override
  public void before(PassDefinition pass, Operation root) {
    if (when.before.contains(pass.name())) {
      print("Before " + title(pass), pass, root);
    }
    if (when.onlyChanges) {
      texts.push(Printer.toText(root, options));
    }
  }

  @Override
  public void after(PassDefinition pass, Operation root) {
    if (when.onlyChanges && texts.pop().equals(Printer.toText(root, options))) {
      return;
    }
    if (!when.onlyFailures && when.after.contains(pass.name())) {
      print("After " + title(pass), pass, root);
    }
  }

  @Override
  public void failed(PassDefinition pass, Operation root) {
    if (when.onlyFailures || when.after.contains(pass.name())) {
      print("After " + title(pass) + " Failed", pass, root);
    }
  }

  private void print(String title, PassDefinition pass, Operation root) {
    Operation shown = root;
    String scope = "";
    Operation parent = root.parentOp();
    if (when.moduleScope && parent != null) {
      scope = " ('%s' operation%s)".formatted(root.name(), symbol(root));
      for (; parent != null; parent = parent.parentOp()) {
        shown = parent;
      }
    }
    String text = Printer.toText(shown, options);
    // As MLIR does it: a module ends its last line, another operation does not.
    boolean isModule = shown.is(BuiltinOps.MODULE);
    out.accept(
        "// -----// IR Dump %s (%s)%s //----- //\n%s\n\n"
            .formatted(title, pass.name(), scope, isModule ? text : text.stripTrailing()));
  }

  private static String symbol(Operation op) {
    return op.attribute("sym_name") instanceof StringAttr name ? ": @" + name.value() : "";
  }
}
