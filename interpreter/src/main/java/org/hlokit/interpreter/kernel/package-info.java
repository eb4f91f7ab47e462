// SPDX-License-Identifier: Apache-2.0
/** What the ops compute, on tensors and plain parameters, without IR. */
@NullMarked
package org.hlokit.interpreter.kernel;

import org.jspecify.annotations.NullMarked;
