// SPDX-License-Identifier: Apache-2.0
package org.hlokit.lit.tool;

import com.google.common.collect.ImmutableList;

/** Another name for a program. */
@FunctionalInterface
public interface Alias {
  /**
   * The words to run instead: the name of a program that there is, and its arguments.
   *
   * @param arguments those behind the other name
   */
  ImmutableList<String> words(ImmutableList<String> arguments);
}
