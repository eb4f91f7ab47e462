// SPDX-License-Identifier: Apache-2.0
/** The program as a graph: operations, regions, blocks, values, types and attributes. */
@NullMarked
package org.hlokit.ir;

import org.jspecify.annotations.NullMarked;
