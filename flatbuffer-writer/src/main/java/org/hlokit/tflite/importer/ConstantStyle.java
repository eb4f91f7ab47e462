// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.importer;

/**
 * How constants are read.
 *
 * @param largest constants of up to this many elements are literals, -1 for all
 * @param resources whether larger ones are resources with their data; they are left out otherwise,
 *     and not even looked at
 */
public record ConstantStyle(long largest, boolean resources) {
  /** Shapes and the like are shown, weights are left out. */
  public static final ConstantStyle DEFAULT = new ConstantStyle(16, false);
}
