// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.pass;

import com.google.common.collect.ImmutableList;
import org.hlokit.dialect.BuiltinOps;
import org.hlokit.ir.OpDefinition;
import org.hlokit.pass.PassDefinition;
import org.hlokit.pass.PassRegistry;
import org.hlokit.pass.PassUsageException;
import org.hlokit.rewriter.pass.PassPipeline.Nested;
import org.hlokit.rewriter.pass.PassPipeline.RunPass;
import org.hlokit.rewriter.pass.PassPipeline.Step;

/** Reads {@code name}, {@code name{options}} and {@code op(step,..)}, separated by commas. */
final class PipelineParser {
  private static final String MODULE = BuiltinOps.MODULE.name();

  private final String text;
  private final PassRegistry registry;
  private int at;

  PipelineParser(String text, PassRegistry registry) {
    this.text = text;
    this.registry = registry;
  }

  PassPipeline parse() {
    ImmutableList<Step> steps = steps(MODULE);
    skipBlanks();
    if (at < text.length()) {
      throw failure("unexpected '%s'".formatted(text.charAt(at)));
    }
    // The anchor on the module itself, as tools of the field write it.
    if (steps.size() == 1
        && steps.getFirst() instanceof Nested(String opName, ImmutableList<Step> inner)
        && (opName.equals(MODULE) || opName.equals("any"))) {
      return new PassPipeline(inner);
    }
    return new PassPipeline(steps);
  }

  private ImmutableList<Step> steps(String around) {
    ImmutableList.Builder<Step> steps = ImmutableList.builder();
    skipBlanks();
    if (at == text.length() || text.charAt(at) == ')') {
      return steps.build();
    }
    do {
      steps.add(step(around));
    } while (accept(','));
    return steps.build();
  }

  private Step step(String around) {
    skipBlanks();
    int start = at;
    while (at < text.length() && ",(){}".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    String name = text.substring(start, at).strip();
    if (name.isEmpty()) {
      throw failure("a pass is missing");
    }
    if (accept('(')) {
      ImmutableList<Step> inner = steps(name.equals("any") ? around : name);
      if (!accept(')')) {
        throw failure("'(' has no ')'");
      }
      return new Nested(name, inner);
    }
    String options = "";
    if (accept('{')) {
      int end = text.indexOf('}', at);
      if (end < 0) {
        throw failure("'{' has no '}'");
      }
      options = text.substring(at, end);
      at = end + 1;
    }
    return pass(name, options, around);
  }

  private RunPass pass(String name, String options, String around) {
    PassDefinition definition =
        registry
            .find(name)
            .orElseThrow(
                () ->
                    new PassUsageException(
                        "unknown pass '%s'".formatted(name), "'--list-passes' names them all"));
    OpDefinition anchor = definition.anchor();
    if (anchor != null && !anchor.name().equals(around)) {
      throw new PassUsageException(
          "pass '%s' runs on '%s', not on '%s'".formatted(name, anchor.name(), around),
          "write %s(%s)".formatted(anchor.name(), name));
    }
    return PassPipeline.step(definition, options);
  }

  private boolean accept(char expected) {
    skipBlanks();
    if (at < text.length() && text.charAt(at) == expected) {
      at++;
      return true;
    }
    return false;
  }

  private void skipBlanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private PassUsageException failure(String what) {
    return new PassUsageException(
        "pass pipeline, character %d: %s".formatted(at + 1, what),
        "a pipeline looks like builtin.module(func.func(cse,fuse-rms-norm),inline)");
  }
}
