// SPDX-License-Identifier: Apache-2.0

/** What a pass is: how it is named, configured, found and what it may say. */
@NullMarked
package org.hlokit.pass;

import org.jspecify.annotations.NullMarked;
