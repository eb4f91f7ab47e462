// SPDX-License-Identifier: Apache-2.0
/** Whether two functions compute the same. */
@NullMarked
package org.hlokit.interpreter.equiv;

import org.jspecify.annotations.NullMarked;
