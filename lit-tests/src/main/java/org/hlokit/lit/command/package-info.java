// SPDX-License-Identifier: Apache-2.0
/** The commands {@code hlokit lit}, {@code hlokit filecheck} and {@code hlokit update-checks}. */
@NullMarked
package org.hlokit.lit.command;

import org.jspecify.annotations.NullMarked;
