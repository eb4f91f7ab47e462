// SPDX-License-Identifier: Apache-2.0
/** Comparison of tensors, as the check ops and the equivalence test do it. */
@NullMarked
package org.hlokit.interpreter.check;

import org.jspecify.annotations.NullMarked;
