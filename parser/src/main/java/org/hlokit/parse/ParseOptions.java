// SPDX-License-Identifier: Apache-2.0
package org.hlokit.parse;

/**
 * How a text is read.
 *
 * @param allowTrailingText whether text after the last operation that cannot begin another, such as
 *     the closing line of a dump, is passed over
 */
public record ParseOptions(boolean allowTrailingText) {
  public static final ParseOptions DEFAULT = new ParseOptions(false);
}
