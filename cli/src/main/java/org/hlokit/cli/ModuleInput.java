// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import org.hlokit.diagnostic.Diagnostic;
import org.hlokit.diagnostic.DiagnosticException;
import org.hlokit.dialect.Dialects;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Source;
import org.hlokit.parse.MlirText;
import org.hlokit.parse.ParseOptions;
import org.hlokit.pass.PassContext;
import org.hlokit.pass.PassFailure;
import org.hlokit.vhlo.PortablePrograms;
import org.hlokit.vhlo.bytecode.BytecodeException;
import org.hlokit.vhlo.bytecode.BytecodeModule;
import org.hlokit.vhlo.bytecode.BytecodeReader;
import org.jspecify.annotations.Nullable;

/** An input that holds modules: MLIR text or MLIR bytecode, which its first bytes tell apart. */
final class ModuleInput {
  private static final MlirText TEXT = MlirText.ofAllDialects();
  private static final BytecodeReader BYTECODE = new BytecodeReader(Dialects.all());

  private final Source source;
  private final byte @Nullable [] bytecode;

  private ModuleInput(Source source, byte @Nullable [] bytecode) {
    this.source = source;
    this.bytecode = bytecode;
  }

  static ModuleInput of(InputFile input) {
    return BytecodeReader.isBytecode(input.source().bytes())
        ? new ModuleInput(new Source(input.name(), new byte[0]), input.bytes())
        : new ModuleInput(input.source(), null);
  }

  static ModuleInput read(String file, Console console) throws CommandFailure, IOException {
    return of(InputFile.read(file, console));
  }

  /** The text; an empty one of that name where the input is bytecode. */
  Source source() {
    return source;
  }

  /** The input as one part, or those that lines {@code // -----} divide a text into. */
  ImmutableList<Parts.Part> parts(boolean split) {
    return split ? Parts.split(source) : Parts.whole(source);
  }

  /**
   * Reads the module of a part.
   *
   * @throws DiagnosticException where the input is not valid
   */
  Operation module(Parts.Part part, ParseOptions options) {
    if (bytecode != null) {
      return artifact(bytecode).module();
    }
    boolean isWhole = part.end() - part.start() == source.size();
    return isWhole
        ? TEXT.read(source, options)
        : TEXT.read(source, part.start(), part.end(), options);
  }

  /** Like {@link #stablehlo(Parts.Part, ParseOptions, PassContext)} for an input of one part. */
  Operation stablehlo(PassContext context) {
    return stablehlo(parts(false).getFirst(), ParseOptions.DEFAULT, context);
  }

  /**
   * Reads the module of a part as StableHLO, whatever version of VHLO it is.
   *
   * @throws DiagnosticException where the input is not valid
   */
  Operation stablehlo(Parts.Part part, ParseOptions options, PassContext context) {
    Operation module = module(part, options);
    if (PortablePrograms.holdsVhlo(module)) {
      try {
        PortablePrograms.toStablehlo(module, context);
      } catch (PassFailure e) {
        throw new DiagnosticException(Diagnostics.of(e));
      }
    }
    return module;
  }

  /** What an input that is bytecode holds besides its module; null where it is text. */
  @Nullable BytecodeModule artifact() {
    return bytecode == null ? null : artifact(bytecode);
  }

  private BytecodeModule artifact(byte[] bytes) {
    try {
      return BYTECODE.read(bytes);
    } catch (BytecodeException e) {
      throw new DiagnosticException(
          Diagnostic.error(
              null,
              "invalid MLIR bytecode '%s': %s (at byte %d)"
                  .formatted(source.name(), e.getMessage(), e.offset())));
    }
  }
}
