// SPDX-License-Identifier: Apache-2.0

/** Passes, their registry and pipelines. */
@NullMarked
package org.hlokit.rewriter.pass;

import org.jspecify.annotations.NullMarked;
