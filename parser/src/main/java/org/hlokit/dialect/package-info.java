// SPDX-License-Identifier: Apache-2.0

/** The op tables: what each operation of each dialect takes, gives and looks like. */
@NullMarked
package org.hlokit.dialect;

import org.jspecify.annotations.NullMarked;
