// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.writer;

/** Where constant data is: a vector of the flatbuffer, or bytes after it. */
enum Placement {
  INSIDE,
  OUTSIDE
}
