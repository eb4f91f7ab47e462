// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.pass;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import org.hlokit.ir.Block;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Region;
import org.hlokit.ir.Value;
import org.hlokit.pass.PassContext;
import org.hlokit.pass.PassDefinition;
import org.hlokit.pass.PassFailure;
import org.hlokit.pass.Remark;
import org.hlokit.rewriter.pass.PassPipeline.Nested;
import org.hlokit.rewriter.pass.PassPipeline.RunPass;
import org.hlokit.rewriter.pass.PassPipeline.Step;

/** Runs a pipeline on a module, and tells those who watch. */
public final class PassManager {
  private final PassPipeline pipeline;
  private final ImmutableList<PassInstrumentation> watchers;

  public PassManager(PassPipeline pipeline, List<? extends PassInstrumentation> watchers) {
    this.pipeline = pipeline;
    this.watchers = ImmutableList.copyOf(watchers);
  }

  /**
   * Runs all passes in order.
   *
   * @throws PassFailure when a pass cannot do its work; {@code module} may be half rewritten then
   */
  public void run(Operation module) {
    run(pipeline.steps(), module);
  }

  private void run(ImmutableList<Step> steps, Operation root) {
    for (Step step : steps) {
      switch (step) {
        case RunPass pass -> run(pass, root);
        case Nested(String opName, ImmutableList<Step> inner) -> {
          if (opName.equals("any")) {
            run(inner, root);
          } else {
            for (Operation child : children(root, opName)) {
              watchers.forEach(watcher -> watcher.enter(opName, child));
              run(inner, child);
              watchers.forEach(watcher -> watcher.leave(opName, child));
            }
            watchers.forEach(watcher -> watcher.entered(opName));
          }
        }
      }
    }
  }

  /** A snapshot, because passes may add functions. */
  private static List<Operation> children(Operation root, String opName) {
    List<Operation> children = new ArrayList<>();
    for (Region region : root.regions()) {
      for (Block block : region.blocks()) {
        for (Operation op : block.operations()) {
          if (op.name().equals(opName)) {
            children.add(op);
          }
        }
      }
    }
    return children;
  }

  private void run(RunPass step, Operation root) {
    PassDefinition definition = step.definition();
    watchers.forEach(watcher -> watcher.before(definition, root));
    try {
      step.pass()
          .run(
              root,
              new PassContext() {
                @Override
                public void remark(Remark remark) {
                  watchers.forEach(watcher -> watcher.remark(definition, remark));
                }

                @Override
                public boolean isRemarking() {
                  return watchers.stream().anyMatch(PassInstrumentation::isRemarking);
                }

                @Override
                public void replacing(Operation op, List<? extends Value> values) {
                  watchers.forEach(watcher -> watcher.replacing(definition, op, values));
                }

                @Override
                public void count(String name, long amount) {
                  watchers.forEach(watcher -> watcher.count(definition, name, amount));
                }
              });
    } catch (PassFailure failure) {
      watchers.forEach(watcher -> watcher.failed(definition, root));
      throw failure;
    }
    watchers.forEach(watcher -> watcher.after(definition, root));
  }
}
