// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite;

/** What becomes of operations that exchange data between devices. */
public enum Collectives {
  /** Each is named as a reason not to export. */
  REFUSE,
  /** They are left out: the model computes what one device does from its shards alone. */
  IDENTITY
}
