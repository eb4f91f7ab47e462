// SPDX-License-Identifier: Apache-2.0
package org.hlokit.bench;

/**
 * What is normalised, and by how many threads.
 *
 * @param length elements to a row
 */
record NormCase(int rows, int length, Precision precision, int threads) {
  /** Elements of x. */
  long elements() {
    return (long) rows * length;
  }

  /** Bytes that have to be moved: x read and y written, once. */
  long bytes() {
    return 2 * elements() * precision.bytes;
  }
}
