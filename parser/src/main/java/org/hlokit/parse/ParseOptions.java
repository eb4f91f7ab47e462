// SPDX-License-Identifier: Apache-2.0
package org.hlokit.parse;

import java.util.function.Consumer;
import org.hlokit.diagnostic.Diagnostic;

/**
 * How a text is read.
 *
 * @param allowTrailingText whether text after the last operation that cannot begin another, such as
 *     the closing line of a dump, is passed over
 * @param implicitModule whether what stands outside of a module is put into one; otherwise the text
 *     has to hold a single operation
 * @param warnings is told of what the text says and the IR has no place for
 */
public record ParseOptions(
    boolean allowTrailingText, boolean implicitModule, Consumer<Diagnostic> warnings) {
  public static final ParseOptions DEFAULT = new ParseOptions(false);

  /** With a module around what stands outside of one, and without warnings. */
  public ParseOptions(boolean allowTrailingText) {
    this(allowTrailingText, true, warning -> {});
  }
}
