// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.compat;

import com.google.common.collect.ImmutableList;
import java.util.Optional;
import org.hlokit.dialect.BuiltinOps;
import org.hlokit.dialect.FuncOps;
import org.hlokit.dialect.VhloVersion;
import org.hlokit.ir.Block;
import org.hlokit.ir.BlockArgument;
import org.hlokit.ir.Location;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Region;
import org.hlokit.pass.Pass;
import org.hlokit.pass.PassContext;
import org.hlokit.pass.PassDefinition;
import org.hlokit.pass.PassOption;
import org.hlokit.pass.PassOptions;
import org.hlokit.pass.PassUsageException;
import org.hlokit.rewriter.pattern.RewriteRule;
import org.hlokit.rewriter.pattern.Symbols;
import org.hlokit.rewriter.simplify.GreedyRewriting;

/**
 * Writes what a version of StableHLO cannot say with what it can.
 *
 * <p>Before 1.1.0, gathers and scatters without batching dimensions, see {@link ExpandBatching}.
 * Before 1.4.0, the tangent as sine and cosine, see {@link ExpandTan}. Before 1.9.0, locations that
 * are ranges of a file as their starts. Before 1.16.0, groups of devices as their numbers, see
 * {@link ExpandMeshAxes}.
 */
public final class CompatibilityExpander implements Pass {
  private static final String TARGET = "target";

  public static final PassDefinition DEFINITION =
      new PassDefinition(
          "stablehlo-compatibility-expander",
          "write what an older version cannot say with what it can",
          BuiltinOps.MODULE,
          ImmutableList.of(PassOption.text(TARGET, "", "the version: 1.0.0")),
          CompatibilityExpander::new);

  private static final VhloVersion BATCHING = new VhloVersion(1, 1, 0);
  private static final VhloVersion TAN = new VhloVersion(1, 4, 0);
  private static final VhloVersion RANGES = new VhloVersion(1, 9, 0);

  private static final VhloVersion MESH_AXES = new VhloVersion(1, 16, 0);

  private final VhloVersion target;

  private CompatibilityExpander(PassOptions options) {
    String text = options.text(TARGET);
    Optional<VhloVersion> version =
        VhloVersion.parse(text)
            .filter(v -> !v.isBefore(VhloVersion.MINIMUM) && !VhloVersion.CURRENT.isBefore(v));
    this.target =
        version.orElseThrow(
            () ->
                new PassUsageException(
                    "option 'target' of pass '%s' cannot be '%s'"
                        .formatted(DEFINITION.name(), text),
                    "it takes a version from %s to %s"
                        .formatted(VhloVersion.MINIMUM, VhloVersion.CURRENT)));
  }

  @Override
  public void run(Operation module, PassContext context) {
    ImmutableList.Builder<RewriteRule> rules = ImmutableList.builder();
    if (target.isBefore(BATCHING)) {
      rules.add(new ExpandBatching());
    }
    if (target.isBefore(TAN)) {
      rules.add(new ExpandTan());
    }
    if (target.isBefore(MESH_AXES)) {
      rules.add(new ExpandMeshAxes(new Symbols(module)));
    }
    long rewrites = 0;
    for (Operation op : module.region(0).entry().operations()) {
      if (op.is(FuncOps.FUNC)) {
        rewrites += GreedyRewriting.apply(rules.build(), op, context);
      }
    }
    if (target.isBefore(RANGES)) {
      module.walk(CompatibilityExpander::forgetEnds);
    }
    context.count("rewrites", rewrites);
  }

  private static void forgetEnds(Operation op) {
    op.setLocation(start(op.location()));
    for (Region region : op.regions()) {
      for (Block block : region.blocks()) {
        for (BlockArgument argument : block.arguments()) {
          argument.setLocation(start(argument.location()));
        }
      }
    }
  }

  /** The location with the starts of ranges in their place. */
  private static Location start(Location location) {
    return switch (location) {
      case Location.Unknown unknown -> unknown;
      case Location.FileLineCol at -> new Location.FileLineCol(at.file(), at.line(), at.column());
      case Location.Name(String name, Location child) -> new Location.Name(name, start(child));
      case Location.CallSite(Location callee, Location caller) ->
          new Location.CallSite(start(callee), start(caller));
      case Location.Fused(var metadata, ImmutableList<Location> locations) ->
          Location.fused(
              metadata,
              locations.stream()
                  .map(CompatibilityExpander::start)
                  .collect(ImmutableList.toImmutableList()));
    };
  }
}
