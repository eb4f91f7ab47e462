// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.pass;

import static java.util.stream.Collectors.joining;

import com.google.common.collect.ImmutableList;
import org.hlokit.pass.Pass;
import org.hlokit.pass.PassDefinition;
import org.hlokit.pass.PassOptions;
import org.hlokit.pass.PassRegistry;
import org.hlokit.pass.PassUsageException;

/**
 * Passes in the order in which they run, nested by the operations that they run on: {@code
 * builtin.module(func.func(cse,fuse-rms-norm{emit=composite}),inline)}.
 *
 * @param steps what runs on the operation at hand, one after the other
 */
public record PassPipeline(ImmutableList<Step> steps) {
  /** A part of a pipeline. */
  public sealed interface Step {}

  /** A pass with its options. */
  public record RunPass(PassDefinition definition, PassOptions options, Pass pass) implements Step {
    @Override
    public String toString() {
      String given = options.toString();
      return given.isEmpty() ? definition.name() : definition.name() + "{" + given + "}";
    }
  }

  /** A pipeline for each operation {@code opName} that stands directly in the one at hand. */
  public record Nested(String opName, ImmutableList<Step> steps) implements Step {
    @Override
    public String toString() {
      return opName + "(" + text(steps) + ")";
    }
  }

  /** The step that runs {@code definition} with the options of {@code optionText}. */
  public static RunPass step(PassDefinition definition, String optionText) {
    PassOptions options = PassOptions.parse(definition, optionText);
    return new RunPass(definition, options, definition.factory().apply(options));
  }

  /**
   * Reads the textual form. The outermost {@code builtin.module(..)} may be left out.
   *
   * @throws PassUsageException where the text is malformed or names what does not exist
   */
  public static PassPipeline parse(String text, PassRegistry registry) {
    return new PipelineParser(text, registry).parse();
  }

  static String text(ImmutableList<Step> steps) {
    return steps.stream().map(Object::toString).collect(joining(","));
  }

  @Override
  public String toString() {
    return "builtin.module(" + text(steps) + ")";
  }
}
