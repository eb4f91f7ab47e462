// SPDX-License-Identifier: Apache-2.0

/** The IR: operations, regions, blocks, values, types and attributes. */
@NullMarked
package org.hlokit.ir;

import org.jspecify.annotations.NullMarked;
