// SPDX-License-Identifier: Apache-2.0
package org.hlokit.parse;

import java.util.Optional;
import java.util.function.Function;
import org.antlr.v4.runtime.ParserRuleContext;
import org.hlokit.diagnostic.DiagnosticException;
import org.hlokit.grammar.MlirParser;
import org.hlokit.grammar.MlirParser.LocationContext;
import org.hlokit.grammar.MlirParser.SignatureContext;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.Type;

/** Reads a piece of a text once more, where a foreign op may hold what the grammar knows. */
final class SubParser {
  /**
   * What was read.
   *
   * @param end offset after its last byte
   */
  record Piece<T>(T value, int end) {}

  private SubParser() {}

  /** The type that begins at {@code start}, if one does. */
  static Optional<Piece<Type>> type(Reader reader, OpNames names, int start, int end) {
    return attempt(reader, names, start, end, MlirParser::type, reader.types::read);
  }

  /** The attribute that begins at {@code start}, if one does. */
  static Optional<Piece<Attribute>> attribute(Reader reader, OpNames names, int start, int end) {
    return attempt(reader, names, start, end, MlirParser::attribute, reader.attributes::read);
  }

  /** The number of {@code type} that begins at {@code start}, if one does. */
  static Optional<Piece<Attribute>> number(
      Reader reader, OpNames names, int start, int end, Type type) {
    return attempt(
        reader,
        names,
        start,
        end,
        MlirParser::number,
        context -> reader.numbers.read(context, type));
  }

  /** The dictionary that begins at {@code start}, if one does. */
  static Optional<Piece<DictionaryAttr>> dictionary(
      Reader reader, OpNames names, int start, int end) {
    return attempt(reader, names, start, end, MlirParser::dictionary, reader.attributes::read);
  }

  /** The location that begins at {@code start}, if one does. */
  static Optional<LocationContext> location(Reader reader, OpNames names, int start, int end) {
    return attempt(reader, names, start, end, MlirParser::location, context -> context)
        .map(Piece::value);
  }

  /** The types that fill {@code start..end}, if types do. */
  static Optional<SignatureContext> signature(Reader reader, OpNames names, int start, int end) {
    return attempt(reader, names, start, end, MlirParser::signature, context -> context)
        .map(Piece::value);
  }

  private static <C extends ParserRuleContext, T> Optional<Piece<T>> attempt(
      Reader reader,
      OpNames names,
      int start,
      int end,
      Function<MlirParser, C> rule,
      Function<C, T> read) {
    try {
      C context =
          rule.apply(Parsers.create(reader, names, start, end, ParseOptions.DEFAULT, () -> {}));
      return Optional.of(new Piece<>(read.apply(context), Reader.end(context)));
    } catch (DiagnosticException e) {
      return Optional.empty();
    }
  }
}
