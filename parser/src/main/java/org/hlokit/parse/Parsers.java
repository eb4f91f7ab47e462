// SPDX-License-Identifier: Apache-2.0
package org.hlokit.parse;

import org.antlr.v4.runtime.atn.PredictionMode;
import org.hlokit.grammar.MlirParser;

/** Sets parsers up: no parse trees, no recovery, errors as diagnostics. */
final class Parsers {
  private Parsers() {}

  /**
   * A parser of a part of the reader's text.
   *
   * @param onError runs before a syntax error leaves the parser, for listeners to stop listening
   */
  static MlirParser create(
      Reader reader, OpNames names, int start, int end, ParseOptions options, Runnable onError) {
    MlirTokenSource tokens = new MlirTokenSource(reader, start, end, names, options);
    MlirParser parser = new MlirParser(new TokenWindow(tokens, onError));
    parser.removeErrorListeners();
    parser.setBuildParseTree(false);
    parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
    parser.setErrorHandler(new SyntaxErrors(reader, onError));
    return parser;
  }
}
