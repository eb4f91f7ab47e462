// SPDX-License-Identifier: Apache-2.0
/** Programs that run inside this process, with streams and a directory of their own. */
@NullMarked
package org.hlokit.lit.tool;

import org.jspecify.annotations.NullMarked;
