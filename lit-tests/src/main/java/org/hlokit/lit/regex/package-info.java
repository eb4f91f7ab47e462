// SPDX-License-Identifier: Apache-2.0
/**
 * POSIX extended regular expressions as LLVM's tools understand them: leftmost, longest, over
 * bytes.
 *
 * <p>{@code java.util.regex} takes the first alternative that works; FileCheck takes the longest
 * match, so {@code a|ab} must match all of {@code ab}. The engine finds the extent of a match with
 * a lazily built automaton (linear in the text), and only then asks which part each group matched.
 */
@NullMarked
package org.hlokit.lit.regex;

import org.jspecify.annotations.NullMarked;
