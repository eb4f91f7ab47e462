// SPDX-License-Identifier: Apache-2.0

/** StableHLO to VHLO and back, and the reading of versioned ops by name. */
@NullMarked
package org.hlokit.vhlo;

import org.jspecify.annotations.NullMarked;
