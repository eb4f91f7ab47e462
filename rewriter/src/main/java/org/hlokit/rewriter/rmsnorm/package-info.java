// SPDX-License-Identifier: Apache-2.0

/** RMS normalisation: recognised, fused and taken apart again. */
@NullMarked
package org.hlokit.rewriter.rmsnorm;

import org.jspecify.annotations.NullMarked;
