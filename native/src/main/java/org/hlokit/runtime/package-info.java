// SPDX-License-Identifier: Apache-2.0

/** Runs TFLite models in the real runtime through the foreign function API. */
@NullMarked
package org.hlokit.runtime;

import org.jspecify.annotations.NullMarked;
