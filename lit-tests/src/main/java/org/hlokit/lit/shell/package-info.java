// SPDX-License-Identifier: Apache-2.0
/**
 * The command language of RUN lines, executed in this process: words and quotes, pipes,
 * redirections, {@code &&}, {@code ||}, {@code ;}, {@code not}, and the few Unix commands that
 * tests use. It is what lit's own shell understands, not more: no variables, no command
 * substitution.
 */
@NullMarked
package org.hlokit.lit.shell;

import org.jspecify.annotations.NullMarked;
