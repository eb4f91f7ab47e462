// SPDX-License-Identifier: Apache-2.0

/** Messages about a place in the input. */
@NullMarked
package org.hlokit.diagnostic;

import org.jspecify.annotations.NullMarked;
