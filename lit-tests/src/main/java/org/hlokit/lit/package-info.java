// SPDX-License-Identifier: Apache-2.0

/** Golden tests: MLIR files with RUN and CHECK lines, run in this JVM. */
@NullMarked
package org.hlokit.lit;

import org.jspecify.annotations.NullMarked;
