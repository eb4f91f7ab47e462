// SPDX-License-Identifier: Apache-2.0

/** Sets of rules under the names that the reference gives its optimizations. */
@NullMarked
package org.hlokit.rewriter.optimize;

import org.jspecify.annotations.NullMarked;
