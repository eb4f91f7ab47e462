// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.lower;

import org.hlokit.ir.Operation;

/** Recognises a group of operations, by its last one, for which there is a single operator. */
@FunctionalInterface
interface Idiom {
  /** Writes the whole group and defines the root's result, or leaves the graph alone. */
  boolean export(Operation root, Graph graph);
}
