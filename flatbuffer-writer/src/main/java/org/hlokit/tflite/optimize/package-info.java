// SPDX-License-Identifier: Apache-2.0

/** Rules that leave fewer operators in a finished subgraph, of the same meaning. */
@NullMarked
package org.hlokit.tflite.optimize;

import org.jspecify.annotations.NullMarked;
