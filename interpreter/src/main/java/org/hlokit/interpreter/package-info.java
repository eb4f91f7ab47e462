// SPDX-License-Identifier: Apache-2.0

/** The reference meaning of StableHLO operations on tensors. */
@NullMarked
package org.hlokit.interpreter;

import org.jspecify.annotations.NullMarked;
