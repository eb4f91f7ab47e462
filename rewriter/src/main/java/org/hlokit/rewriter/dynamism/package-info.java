// SPDX-License-Identifier: Apache-2.0

/** Programs whose shapes are known only when they run, made programs of known shapes. */
@NullMarked
package org.hlokit.rewriter.dynamism;

import org.jspecify.annotations.NullMarked;
