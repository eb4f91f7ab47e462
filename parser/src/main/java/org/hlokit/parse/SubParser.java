// SPDX-License-Identifier: Apache-2.0
package org.hlokit.parse;

import java.util.Optional;
import java.util.function.Function;
import org.hlokit.diagnostic.DiagnosticException;
import org.hlokit.grammar.MlirParser;
import org.hlokit.grammar.MlirParser.SignatureContext;
import org.hlokit.ir.Type;

/** Reads a piece of a text once more, where a foreign op may hold what the grammar knows. */
final class SubParser {
  private SubParser() {}

  /** The type that begins at {@code start}, if one does. */
  static Optional<Type> type(Reader reader, OpNames names, int start) {
    return attempt(
        reader, names, start, reader.source().size(), parser -> reader.types.read(parser.type()));
  }

  /** The types that fill {@code start..end}, if types do. */
  static Optional<SignatureContext> signature(Reader reader, OpNames names, int start, int end) {
    return attempt(reader, names, start, end, MlirParser::signature);
  }

  private static <T> Optional<T> attempt(
      Reader reader, OpNames names, int start, int end, Function<MlirParser, T> rule) {
    try {
      return Optional.of(
          rule.apply(Parsers.create(reader, names, start, end, ParseOptions.DEFAULT, () -> {})));
    } catch (DiagnosticException e) {
      return Optional.empty();
    }
  }
}
