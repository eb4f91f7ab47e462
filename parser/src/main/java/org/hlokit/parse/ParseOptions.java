// SPDX-License-Identifier: Apache-2.0
package org.hlokit.parse;

/**
 * How a text is read.
 *
 * @param allowTrailingText whether text after the last operation that cannot begin another, such as
 *     the closing line of a dump, is passed over
 * @param implicitModule whether what stands outside of a module is put into one; otherwise the text
 *     has to hold a single operation
 */
public record ParseOptions(boolean allowTrailingText, boolean implicitModule) {
  public static final ParseOptions DEFAULT = new ParseOptions(false);

  /** With a module around what stands outside of one. */
  public ParseOptions(boolean allowTrailingText) {
    this(allowTrailingText, true);
  }
}
