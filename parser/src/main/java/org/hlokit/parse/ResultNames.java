// SPDX-License-Identifier: Apache-2.0
package org.hlokit.parse;

import com.google.common.collect.ImmutableList;
import org.antlr.v4.runtime.Token;
import org.hlokit.grammar.MlirParser.OpResultContext;
import org.hlokit.grammar.MlirParser.OperationContext;
import org.hlokit.ir.Operation;

/** Gives the results of operations the names that stand before them. */
final class ResultNames {
  private final Reader reader;
  private final Scopes scopes;

  ResultNames(Reader reader, Scopes scopes) {
    this.reader = reader;
    this.scopes = scopes;
  }

  void bind(OperationContext context, Operation op) {
    if (context.results.isEmpty()) {
      return;
    }
    int next = 0;
    for (OpResultContext result : context.results) {
      int count = result.count == null ? 1 : count(result.count);
      if (next + count > op.resultCount()) {
        break;
      }
      scopes.define(
          result.name,
          count == 1
              ? ImmutableList.of(op.result(next))
              : op.results().subList(next, next + count));
      next += count;
    }
    int named = 0;
    for (OpResultContext result : context.results) {
      named += result.count == null ? 1 : count(result.count);
    }
    if (named != op.resultCount()) {
      Token first = context.results.getFirst().name;
      throw reader.error(
          first,
          op.resultCount() == 0
              ? "cannot name an operation with no results"
              : "operation defines %d results but was provided %d to bind"
                  .formatted(op.resultCount(), named));
    }
  }

  private int count(Token token) {
    try {
      int value = Integer.parseInt(token.getText());
      if (value > 0) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Falls through to the error below: too large is as wrong as zero.
    }
    throw reader.error(token, "expected named operation to have at least 1 result");
  }
}
