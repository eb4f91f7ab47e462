// SPDX-License-Identifier: Apache-2.0

/**
 * The runner of golden tests: finds test files, runs their RUN lines in this process, tells which
 * failed. It knows no command of hlokit; whoever calls it says what the program names mean.
 */
@NullMarked
package org.hlokit.lit;

import org.jspecify.annotations.NullMarked;
