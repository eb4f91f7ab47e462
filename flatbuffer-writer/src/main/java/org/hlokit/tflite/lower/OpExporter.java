// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.lower;

import org.hlokit.ir.Operation;

/**
 * Writes one kind of operation as TensorFlow Lite operators.
 *
 * <p>An exporter is run twice for each operation: on a scratch graph, to learn which values it
 * reads, and on the real one. It must do the same both times.
 */
@FunctionalInterface
interface OpExporter {
  /**
   * Reads operands, emits operators and defines the results.
   *
   * @throws NotExportableException when this operation has no form that the runtime can execute
   */
  void export(Operation op, Graph graph);
}
