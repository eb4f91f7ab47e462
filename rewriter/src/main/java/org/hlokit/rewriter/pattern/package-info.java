// SPDX-License-Identifier: Apache-2.0

/** Views and constraints that rules are written with. */
@NullMarked
package org.hlokit.rewriter.pattern;

import org.jspecify.annotations.NullMarked;
