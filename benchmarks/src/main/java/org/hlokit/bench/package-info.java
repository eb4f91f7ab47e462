// SPDX-License-Identifier: Apache-2.0

/** Measurements of speed, of single steps and of whole processes. */
@NullMarked
package org.hlokit.bench;

import org.jspecify.annotations.NullMarked;
