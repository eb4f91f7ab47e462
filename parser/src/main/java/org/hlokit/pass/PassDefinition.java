// SPDX-License-Identifier: Apache-2.0
package org.hlokit.pass;

import static com.google.common.collect.ImmutableMap.toImmutableMap;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hlokit.ir.OpDefinition;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table of passes.
 *
 * @param name the flag without its dashes, {@code fuse-rms-norm}
 * @param summary what the pass does, in half a line
 * @param anchor the op that the pass must run on, or null where any will do
 * @param options its options in the order in which they are listed
 * @param factory makes the pass from the values of its options
 */
public record PassDefinition(
    String name,
    String summary,
    @Nullable OpDefinition anchor,
    ImmutableList<PassOption> options,
    Function<PassOptions, Pass> factory) {

  /**
   * A pass without options that runs on any operation.
   *
   * @param pass makes it; listing passes makes none, since most runs need few of their tables
   */
  public static PassDefinition of(String name, String summary, Supplier<Pass> pass) {
    return new PassDefinition(name, summary, null, ImmutableList.of(), options -> pass.get());
  }

  ImmutableMap<String, PassOption> optionsByName() {
    return options.stream().collect(toImmutableMap(PassOption::name, option -> option));
  }

  /** The same pass, run only on operations {@code op}. */
  public PassDefinition anchoredOn(OpDefinition op) {
    return new PassDefinition(name, summary, op, options, factory);
  }

  /** Makes the pass; {@code optionText} as {@link PassOptions#parse} reads it. */
  public Pass create(String optionText) {
    return factory.apply(PassOptions.parse(this, optionText));
  }
}
