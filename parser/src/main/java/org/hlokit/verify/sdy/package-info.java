// SPDX-License-Identifier: Apache-2.0

/** What Shardy's verifier says of shardings: whether they fit their mesh and their values. */
@NullMarked
package org.hlokit.verify.sdy;

import org.jspecify.annotations.NullMarked;
