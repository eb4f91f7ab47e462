// SPDX-License-Identifier: Apache-2.0
package org.hlokit.parse;

import com.google.common.collect.ImmutableList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.hlokit.diagnostic.DiagnosticException;
import org.hlokit.grammar.MlirParser.OpResultContext;
import org.hlokit.grammar.MlirParser.OperationContext;
import org.hlokit.grammar.MlirParser.SignatureContext;
import org.hlokit.ir.FunctionType;
import org.hlokit.ir.OpaqueType;
import org.hlokit.ir.Type;

/** Types in the text of an op that no table knows, as well as can be told. */
final class ForeignTypes {
  /** The type of a value whose text tells none. */
  static final OpaqueType UNKNOWN = new OpaqueType("?");

  private final Reader reader;
  private final OpNames names;

  ForeignTypes(Reader reader, OpNames names) {
    this.reader = reader;
    this.names = names;
  }

  /** The type in {@code %name: type}, if that is what follows the name. */
  Type after(Token name) {
    byte[] text = reader.source().bytes();
    int at = name.getStopIndex() + 1;
    while (at < text.length && text[at] == ' ') {
      at++;
    }
    if (at >= text.length || text[at] != ':') {
      return UNKNOWN;
    }
    return SubParser.type(reader, names, at + 1, text.length)
        .map(SubParser.Piece::value)
        .orElse(UNKNOWN);
  }

  /** As many types as the operation has results, from what follows the last {@code ->} or colon. */
  List<Type> results(OperationContext operation, int from, int end) {
    int count = 0;
    for (OpResultContext result : operation.results) {
      count += result.count == null ? 1 : Integer.parseInt(result.count.getText());
    }
    if (count == 0) {
      return ImmutableList.of();
    }
    int start = typesStart(from, end);
    if (start >= 0) {
      Optional<SignatureContext> parsed = SubParser.signature(reader, names, start, end);
      if (parsed.isPresent()) {
        List<Type> types = types(parsed.get());
        if (types.size() == count) {
          return types;
        }
        if (types.size() > count) {
          return types.subList(types.size() - count, types.size());
        }
      }
    }
    return Collections.nCopies(count, UNKNOWN);
  }

  private List<Type> types(SignatureContext signature) {
    try {
      if (signature.results != null) {
        return reader.types.read(signature.results);
      }
      List<Type> types = reader.types.readAll(signature.types);
      return types.size() == 1 && types.getFirst() instanceof FunctionType function
          ? function.results()
          : types;
    } catch (DiagnosticException e) {
      return ImmutableList.of();
    }
  }

  /** Where types begin: after the last colon outside brackets in {@code from..end}. */
  private int typesStart(int from, int end) {
    byte[] text = reader.source().bytes();
    int depth = 0;
    int found = -1;
    boolean inString = false;
    for (int i = from; i < end; i++) {
      int c = text[i];
      if (c == '"') {
        inString = !inString;
      } else if (!inString) {
        switch (c) {
          case '(', '[', '{', '<' -> depth++;
          case ')', ']', '}' -> depth--;
          case '>' -> depth -= text[i - 1] == '-' ? 0 : 1;
          case ':' -> found = depth <= 0 ? i + 1 : found;
          default -> {}
        }
        if (c == '>' && text[i - 1] == '-' && depth <= 0 && found < 0) {
          found = i + 1;
        }
      }
    }
    return found;
  }
}
