// SPDX-License-Identifier: Apache-2.0
package org.hlokit.vhlo.bytecode;

import java.io.IOException;
import java.io.OutputStream;
import org.hlokit.ir.Operation;

/** A module as bytes that MLIR reads. */
public final class BytecodeFile {
  /** Who stands in files as their writer that are no portable artifacts. */
  private static final String PRODUCER = "hlokit";

  private final ByteWriter content;

  private BytecodeFile(ByteWriter content) {
    this.content = content;
  }

  /**
   * The file of a module of any dialects.
   *
   * @throws org.hlokit.pass.PassFailure where an operation cannot be written
   */
  public static BytecodeFile of(Operation module) {
    return of(module, Format.NEWEST_VERSION, PRODUCER, new Codecs(true));
  }

  static BytecodeFile of(Operation module, int version, String producer, Codecs codecs) {
    return new BytecodeFile(BytecodeWriter.write(module, version, producer, codecs));
  }

  public void writeTo(OutputStream out) throws IOException {
    content.writeTo(out);
  }

  public byte[] toByteArray() {
    return content.toByteArray();
  }
}
