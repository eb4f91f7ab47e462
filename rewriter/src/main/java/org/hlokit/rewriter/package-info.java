// SPDX-License-Identifier: Apache-2.0

/** Rewriting of the IR: rules and the driver that applies them. */
@NullMarked
package org.hlokit.rewriter;

import org.jspecify.annotations.NullMarked;
