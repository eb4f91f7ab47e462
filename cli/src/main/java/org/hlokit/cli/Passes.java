// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hlokit.dialect.BuiltinOps;
import org.hlokit.ir.OpDefinition;
import org.hlokit.pass.PassDefinition;
import org.hlokit.pass.PassOption;
import org.hlokit.pass.PassOptions;
import org.hlokit.pass.PassRegistry;
import org.hlokit.pass.PassUsageException;
import org.hlokit.rewriter.RewriterPasses;
import org.hlokit.rewriter.pass.PassPipeline;
import org.hlokit.vhlo.VhloPasses;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParseResult;

/** The passes as options of a command: {@code --cse}, {@code --fuse-rms-norm="emit=composite"}. */
final class Passes {
  private static final String PIPELINE = "--pass-pipeline";
  private static final String LIST = "--list-passes";
  private static final String REFINE = "--refine";
  private static final String HEADING =
      "Passes, which run in the order given; options follow as --PASS=\"name=value ..\":";

  static final PassRegistry REGISTRY =
      new PassRegistry(List.of(RewriterPasses.ALL, VhloPasses.ALL));

  private Passes() {}

  /** Adds a flag for each pass, {@code --pass-pipeline} and {@code --list-passes}. */
  static void describe(CommandSpec spec) {
    for (PassDefinition pass : REGISTRY.passes()) {
      spec.addOption(
          OptionSpec.builder("--" + pass.name())
              .hidden(true) // they are listed below the other options
              .type(List.class)
              .auxiliaryTypes(String.class)
              .arity("1")
              .preprocessor(Options.ATTACHED_VALUE_ONLY)
              .build());
    }
    spec.addOption(
        Options.text(
            "pass-pipeline",
            "TEXT",
            "passes as MLIR writes them: builtin.module(func.func(cse),inline)"));
    spec.addOption(
        Options.text(
            "refine",
            "TYPES",
            "before the passes, make shapes static: the arguments are of TYPES,"
                + " tensor<4x8xf32>,tensor<i32>"));
    spec.addOption(Options.flag("list-passes", "list the passes with their options"));
    spec.usageMessage()
        .sectionMap()
        .put(UsageMessageSpec.SECTION_KEY_FOOTER, _ -> "%n%s%n%s%n".formatted(HEADING, list()));
  }

  /**
   * Adds options of passes as options of the command where it has none of that name: {@code
   * --fuse-rms-norm --emit=composite} is {@code --fuse-rms-norm="emit=composite"}.
   */
  static void describeOptions(CommandSpec spec) {
    for (PassDefinition pass : REGISTRY.passes()) {
      for (PassOption option : pass.options()) {
        if (!spec.optionsMap().containsKey("--" + option.name())) {
          spec.addOption(
              OptionSpec.builder("--" + option.name())
                  .hidden(true)
                  .type(String.class)
                  .arity("1")
                  .preprocessor(Options.ATTACHED_VALUE_ONLY)
                  .userObject(option)
                  .build());
        }
      }
    }
  }

  /** The values of such options by their names. */
  private static Map<String, String> givenOptions(ParseResult arguments) {
    Map<String, String> given = new LinkedHashMap<>();
    for (OptionSpec option : arguments.matchedOptions()) {
      if (option.userObject() instanceof PassOption passOption) {
        String value = option.getValue();
        given.put(passOption.name(), value.isEmpty() ? "true" : value);
      }
    }
    return given;
  }

  /** The options of a pass as text: those of its flag, and of the command's those that it has. */
  private static String optionText(
      PassDefinition pass, String own, Map<String, String> given, Set<String> unused) {
    PassOptions options = PassOptions.parse(pass, own);
    StringBuilder text = new StringBuilder(own);
    for (PassOption option : pass.options()) {
      String value = given.get(option.name());
      if (value != null) {
        unused.remove(option.name());
        if (!options.isGiven(option.name())) {
          text.append(' ').append(option.name()).append('=').append(value);
        }
      }
    }
    return text.toString();
  }

  static boolean isListAsked(ParseResult arguments) {
    return arguments.matchedOptionValue(LIST, false);
  }

  /** The passes and their options, a line each. */
  static String list() {
    StringBuilder text = new StringBuilder();
    for (PassDefinition pass : REGISTRY.passes()) {
      text.append("  %-26s %s%n".formatted("--" + pass.name(), pass.summary()));
      for (PassOption option : pass.options()) {
        String name =
            option.name() + (option.kind() == PassOption.Kind.FLAG ? "" : "=" + values(option));
        text.append("      %-22s %s%n".formatted(name, option.summary()));
      }
    }
    return text.toString();
  }

  private static String values(PassOption option) {
    return switch (option.kind()) {
      case FLAG -> "";
      case INTEGER, NUMBER -> "NUMBER";
      case TEXT -> "TEXT";
      case CHOICE -> String.join("|", option.choices());
    };
  }

  /**
   * The passes of a command line in its order.
   *
   * @throws org.hlokit.pass.PassUsageException where an option or the pipeline is malformed
   */
  static PassPipeline pipeline(ParseResult arguments) {
    ImmutableList.Builder<PassPipeline.Step> refining = ImmutableList.builder();
    ImmutableList.Builder<PassPipeline.Step> steps = ImmutableList.builder();
    Map<OptionSpec, Integer> seen = new HashMap<>();
    Map<String, String> given = givenOptions(arguments);
    Set<String> unused = new LinkedHashSet<>(given.keySet());
    for (OptionSpec option : arguments.matchedOptions()) {
      String name = option.longestName();
      if (name.equals(REFINE)) {
        refining.addAll(refining(option.getValue()));
      }
      if (name.equals(PIPELINE)) {
        steps.addAll(PassPipeline.parse(option.getValue(), REGISTRY).steps());
      }
      Optional<PassDefinition> pass = REGISTRY.find(name.replaceFirst("^-+", ""));
      if (pass.isPresent()) {
        List<String> values = option.getValue();
        int occurrence = seen.merge(option, 1, Integer::sum) - 1;
        steps.add(
            onModule(pass.get(), optionText(pass.get(), values.get(occurrence), given, unused)));
      }
    }
    for (String name : unused) {
      throw new PassUsageException(
          "--%s is an option of passes none of which is given".formatted(name),
          "passes that have it: "
              + REGISTRY.passes().stream()
                  .filter(p -> p.options().stream().anyMatch(o -> o.name().equals(name)))
                  .map(p -> "--" + p.name())
                  .collect(Collectors.joining(", ")));
    }
    return new PassPipeline(refining.addAll(steps.build()).build());
  }

  /** What makes a program of static shapes of one that JAX exported with symbolic ones. */
  private static ImmutableList<PassPipeline.Step> refining(String types) {
    return ImmutableList.of(
        refining("stablehlo-legalize-composite-to-call", "only-dynamic"),
        refining("inline", ""),
        refining(
            "stablehlo-refine-arguments", "types=" + CharMatcher.whitespace().removeFrom(types)),
        refining("stablehlo-refine-shapes", "extensions"),
        refining("stablehlo-canonicalize-dynamism", ""),
        refining("stablehlo-check-shape-assertions", ""),
        refining("dce", ""));
  }

  private static PassPipeline.Step refining(String pass, String options) {
    return onModule(REGISTRY.find(pass).orElseThrow(), options);
  }

  /** A pass that wants another operation runs on each of these in the module. */
  private static PassPipeline.Step onModule(PassDefinition pass, String options) {
    PassPipeline.Step step = PassPipeline.step(pass, options);
    OpDefinition anchor = pass.anchor();
    return anchor == null || anchor == BuiltinOps.MODULE
        ? step
        : new PassPipeline.Nested(anchor.name(), ImmutableList.of(step));
  }
}
