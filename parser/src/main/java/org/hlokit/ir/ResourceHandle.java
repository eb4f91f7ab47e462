// SPDX-License-Identifier: Apache-2.0
package org.hlokit.ir;

import org.jspecify.annotations.Nullable;

/**
 * The name of a blob in a resource section and, once that section has been read, the blob. Every
 * use of a key in one module shares one handle.
 */
public final class ResourceHandle {
  private final String key;
  private @Nullable ElementData blob;
  private int alignment;

  public ResourceHandle(String key) {
    this.key = key;
  }

  public String key() {
    return key;
  }

  /** The elements, or null where the section does not hold the key (an elided resource). */
  public @Nullable ElementData blob() {
    return blob;
  }

  /** Alignment in bytes that the blob is written with. */
  public int alignment() {
    return alignment;
  }

  public void setBlob(ElementData data, int alignmentInBytes) {
    this.blob = data;
    this.alignment = alignmentInBytes;
  }
}
