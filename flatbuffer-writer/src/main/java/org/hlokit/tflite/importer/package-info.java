// SPDX-License-Identifier: Apache-2.0

/** Reads a TensorFlow Lite model as a module of the {@code tfl} dialect. */
@NullMarked
package org.hlokit.tflite.importer;

import org.jspecify.annotations.NullMarked;
