// SPDX-License-Identifier: Apache-2.0
package org.hlokit.parse;

import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.hlokit.diagnostic.Diagnostic;
import org.hlokit.diagnostic.DiagnosticException;
import org.hlokit.diagnostic.Suggestions;
import org.hlokit.dialect.Dialects;
import org.hlokit.grammar.MlirParser.GenericOperationContext;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.OpTable;
import org.hlokit.ir.SourceRange;
import org.hlokit.ir.Trait;

/** Which definition the name of an operation means. */
final class OpLookup {
  private final Reader reader;
  private final OpTable table;
  private final OpNames names;
  private final ByteKeyMap<OpDefinition> unregistered = new ByteKeyMap<>();

  OpLookup(Reader reader, OpTable table, OpNames names) {
    this.reader = reader;
    this.table = table;
    this.names = names;
  }

  /** The operation that a custom form begins with. */
  OpDefinition custom(ParserRuleContext form) {
    SourceToken name = (SourceToken) form.getStart();
    OpDefinition known = name.definition();
    return known != null ? known : unregistered(name.start(), name.end());
  }

  /** The operation that is named in quotes. */
  OpDefinition generic(GenericOperationContext context) {
    Token token = context.name;
    byte[] text = reader.source().bytes();
    int start = token.getStartIndex() + 1;
    int end = token.getStopIndex();
    OpDefinition known = names.find(text, start, end);
    if (known != null
        && known.name().length() == end - start
        && !known.has(Trait.CUSTOM_FORM_ONLY)) {
      return known;
    }
    return unregistered(start, end);
  }

  private OpDefinition unregistered(int start, int end) {
    byte[] text = reader.source().bytes();
    OpDefinition definition = unregistered.get(text, start, end);
    if (definition == null) {
      if (start == end) {
        throw reader.error(start - 1, end + 1, "empty operation name is invalid");
      }
      String name = reader.source().text(start, end);
      OpDefinition registered = table.find(name);
      if (registered != null && registered.has(Trait.CUSTOM_FORM_ONLY)) {
        registered = null;
      }
      if (registered == null && Dialects.isComplete(OpDefinition.unregistered(name).dialect())) {
        throw unknown(name, start, end);
      }
      definition = registered != null ? registered : OpDefinition.unregistered(name);
      unregistered.put(text, start, end, definition);
    }
    return definition;
  }

  private DiagnosticException unknown(String name, int start, int end) {
    Diagnostic error =
        Diagnostic.error(new SourceRange(reader.source(), start, end), "unknown op '" + name + "'");
    return new DiagnosticException(
        Suggestions.nearest(name, table.definitions().keySet())
            .map(near -> error.withHelp("did you mean '" + near + "'?"))
            .orElse(error));
  }
}
