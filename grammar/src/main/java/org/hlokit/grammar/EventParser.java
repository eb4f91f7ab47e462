// SPDX-License-Identifier: Apache-2.0
package org.hlokit.grammar;

import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.tree.ParseTreeListener;

/**
 * A parser that tells one listener what it enters and leaves and builds nothing else. ANTLR's own
 * makes a tree node of each token as soon as there is a listener; a program has millions.
 */
public abstract class EventParser extends Parser {
  private ParseTreeListener listener;

  protected EventParser(TokenStream input) {
    super(input);
  }

  /** Makes {@code newListener} the one that is told. */
  @Override
  public void addParseListener(ParseTreeListener newListener) {
    super.addParseListener(newListener);
    listener = newListener;
  }

  @Override
  public Token consume() {
    Token token = getCurrentToken();
    if (token.getType() != Token.EOF) {
      getInputStream().consume();
    }
    return token;
  }

  @Override
  protected void triggerEnterRuleEvent() {
    listener.enterEveryRule(_ctx);
    _ctx.enterRule(listener);
  }

  @Override
  protected void triggerExitRuleEvent() {
    _ctx.exitRule(listener);
    listener.exitEveryRule(_ctx);
  }
}
