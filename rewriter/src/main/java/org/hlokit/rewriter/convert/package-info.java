// SPDX-License-Identifier: Apache-2.0

/** Programs written with other operations or types. */
@NullMarked
package org.hlokit.rewriter.convert;

import org.jspecify.annotations.NullMarked;
