// SPDX-License-Identifier: Apache-2.0

/** The command {@code hlokit}: reads arguments and files, calls the other modules, prints. */
@NullMarked
package org.hlokit.cli;

import org.jspecify.annotations.NullMarked;
