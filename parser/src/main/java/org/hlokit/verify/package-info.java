// SPDX-License-Identifier: Apache-2.0

/** What a well-formed module must satisfy. */
@NullMarked
package org.hlokit.verify;

import org.jspecify.annotations.NullMarked;
