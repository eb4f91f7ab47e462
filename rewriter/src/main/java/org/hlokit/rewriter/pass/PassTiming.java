// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.pass;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.hlokit.ir.Operation;
import org.hlokit.pass.PassDefinition;

/**
 * Measures the wall time of parser, passes and output. A nested pipeline is one entry with its
 * passes below it, summed over the operations that it ran on.
 */
public final class PassTiming implements PassInstrumentation {
  /** An entry of the table. */
  private static final class Entry {
    final String name;
    final List<Entry> children = new ArrayList<>();
    long nanos;

    /** Which child runs next. */
    int next;

    /** When the run that is under way began. */
    long started;

    Entry(String name) {
      this.name = name;
    }

    Entry next(String child) {
      if (next == children.size() || !children.get(next).name.equals(child)) {
        children.add(next, new Entry(child));
      }
      return children.get(next++);
    }
  }

  private final long created = System.nanoTime();
  private final Deque<Entry> open = new ArrayDeque<>();

  public PassTiming() {
    open.push(new Entry("root"));
  }

  /** Something other than a pass begins: {@code Parser}, {@code Output}. */
  public void begin(String name) {
    Entry entry = open.getFirst().next(name);
    entry.next = 0;
    entry.started = System.nanoTime();
    open.push(entry);
  }

  /** What began last ends. */
  public void end() {
    Entry entry = open.pop();
    entry.nanos += System.nanoTime() - entry.started;
  }

  /** The next module of the same text begins: its times are added. */
  public void restart() {
    while (open.size() > 1) { // the module before it was not read to its end
      open.pop();
    }
    open.getFirst().next = 0;
  }

  @Override
  public void enter(String opName, Operation root) {
    begin("'%s' Pipeline".formatted(opName));
  }

  @Override
  public void leave(String opName, Operation root) {
    end();
    open.getFirst().next--; // the next operation of that name runs the same pipeline
  }

  @Override
  public void entered(String opName) {
    open.getFirst().next++;
  }

  @Override
  public void before(PassDefinition pass, Operation root) {
    begin(IrPrinting.title(pass));
  }

  @Override
  public void after(PassDefinition pass, Operation root) {
    end();
  }

  @Override
  public void failed(PassDefinition pass, Operation root) {
    end();
  }

  /** The table that {@code --mlir-timing} prints. */
  public String report() {
    long total = System.nanoTime() - created;
    Entry root = open.getLast();
    StringBuilder text = new StringBuilder(Report.title("Execution time report"));
    text.append("  Total Execution Time: %s seconds\n\n".formatted(seconds(total)));
    text.append("  ----Wall Time----  ----Name----\n");
    long known = 0;
    for (Entry entry : root.children) {
      append(entry, "", total, text);
      known += entry.nanos;
    }
    text.append(line(total - known, total, "Rest"));
    return text.append(line(total, total, "Total")).toString();
  }

  private static void append(Entry entry, String indent, long total, StringBuilder text) {
    text.append(line(entry.nanos, total, indent + entry.name));
    entry.children.forEach(child -> append(child, indent + "  ", total, text));
  }

  private static String line(long time, long total, String name) {
    double share = total == 0 ? 100 : 100.0 * time / total;
    return String.format(Locale.ROOT, "  %8s (%5.1f%%)  %s\n", seconds(time), share, name);
  }

  private static String seconds(long nanos) {
    return String.format(Locale.ROOT, "%.4f", nanos / 1e9);
  }
}
