// SPDX-License-Identifier: Apache-2.0
package org.hlokit.parse;

import java.util.Arrays;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenSource;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.misc.Interval;
import org.hlokit.diagnostic.DiagnosticException;
import org.jspecify.annotations.NullUnmarked;

/** The tokens that the parser may still look at; what it has passed is forgotten. */
@NullUnmarked // ANTLR's interface is without annotations
final class TokenWindow implements TokenStream {
  private static final int SIZE = 1024;

  private final MlirTokenSource tokens;
  private final Runnable onError;
  private SourceToken[] window = new SourceToken[2 * SIZE];

  /** Index of the token in {@code window[0]}. */
  private int base;

  private int count;
  private int position;
  private int marks;

  /**
   * Over {@code tokens}.
   *
   * @param onError runs before an error of the token source leaves
   */
  TokenWindow(MlirTokenSource tokens, Runnable onError) {
    this.tokens = tokens;
    this.onError = onError;
    fill(0);
  }

  private void fill(int slot) {
    while (slot >= count) {
      if (count > 0 && window[count - 1].getType() == Token.EOF) {
        return;
      }
      if (count == window.length) {
        window = Arrays.copyOf(window, 2 * count);
      }
      SourceToken token;
      try {
        token = tokens.nextToken();
      } catch (DiagnosticException e) {
        onError.run();
        throw e;
      }
      token.setTokenIndex(base + count);
      window[count++] = token;
    }
  }

  @Override
  public void consume() {
    if (window[position].getType() == Token.EOF) {
      throw new IllegalStateException("cannot consume EOF");
    }
    position++;
    // Keep the token before the position: rules end there.
    if (marks == 0 && position > SIZE) {
      int drop = position - 1;
      System.arraycopy(window, drop, window, 0, count - drop);
      Arrays.fill(window, count - drop, count, null);
      base += drop;
      count -= drop;
      position -= drop;
    }
    fill(position);
  }

  @Override
  public int LA(int offset) {
    return LT(offset).getType();
  }

  @Override
  public Token LT(int offset) {
    int slot = offset > 0 ? position + offset - 1 : position + offset;
    if (slot < 0) {
      return null;
    }
    if (slot >= count) {
      fill(slot);
      slot = Math.min(slot, count - 1);
    }
    return window[slot];
  }

  @Override
  public int mark() {
    marks++;
    return -marks;
  }

  @Override
  public void release(int marker) {
    marks--;
  }

  @Override
  public int index() {
    return base + position;
  }

  @Override
  public void seek(int index) {
    position = index - base;
  }

  @Override
  public Token get(int index) {
    return window[index - base];
  }

  @Override
  public int size() {
    return base + count;
  }

  @Override
  public TokenSource getTokenSource() {
    return tokens;
  }

  @Override
  public String getSourceName() {
    return tokens.getSourceName();
  }

  @Override
  public String getText() {
    return "";
  }

  @Override
  public String getText(Interval interval) {
    return "";
  }

  @Override
  public String getText(RuleContext context) {
    return "";
  }

  @Override
  public String getText(Token start, Token stop) {
    return "";
  }
}
