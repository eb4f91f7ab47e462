// SPDX-License-Identifier: Apache-2.0
package org.hlokit.vhlo.bytecode;

import java.util.Optional;
import org.hlokit.dialect.VhloVersion;
import org.hlokit.ir.Operation;

/**
 * What a bytecode file holds.
 *
 * @param version the version of the bytecode format
 * @param producer who wrote the file: {@code StableHLO_v1.9.0}, {@code MLIR21.0.0}
 * @param module the module
 */
public record BytecodeModule(int version, String producer, Operation module) {
  private static final String PORTABLE = "StableHLO_v";

  /** The version that a portable artifact was written for; nothing for other files. */
  public Optional<VhloVersion> artifactVersion() {
    return producer.startsWith(PORTABLE)
        ? VhloVersion.parse(producer.substring(PORTABLE.length()))
        : Optional.empty();
  }
}
