// SPDX-License-Identifier: Apache-2.0

/** Puts operations that the runtime can execute in the place of those that it cannot. */
@NullMarked
package org.hlokit.tflite.legalize;

import org.jspecify.annotations.NullMarked;
