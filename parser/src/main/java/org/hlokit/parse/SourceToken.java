// SPDX-License-Identifier: Apache-2.0
package org.hlokit.parse;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenFactory;
import org.antlr.v4.runtime.TokenSource;
import org.antlr.v4.runtime.misc.Pair;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Source;
import org.hlokit.ir.SourceRange;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** A token: a range of the source. Line, column and text are worked out when asked for. */
@NullUnmarked // ANTLR's interface is without annotations
final class SourceToken implements Token {
  private final Source source;
  private final int type;
  private final int start;
  private final int end;
  private final @Nullable Object meaning;
  private int index = -1;

  /**
   * A token.
   *
   * @param meaning the op that it names, or the type or dictionary that it is known to be
   */
  SourceToken(Source source, int type, int start, int end, @Nullable Object meaning) {
    this.source = source;
    this.type = type;
    this.start = start;
    this.end = end;
    this.meaning = meaning;
  }

  /** The op that the token names, or null. */
  @Nullable OpDefinition definition() {
    return meaning instanceof OpDefinition definition ? definition : null;
  }

  /** What the text was read as before, or null. */
  @Nullable Object meaning() {
    return meaning;
  }

  int start() {
    return start;
  }

  /** Offset after the last byte. */
  int end() {
    return end;
  }

  SourceRange range() {
    return new SourceRange(source, start, end);
  }

  @Override
  public String getText() {
    return source.text(start, end);
  }

  @Override
  public int getType() {
    return type;
  }

  @Override
  public int getLine() {
    return source.line(start);
  }

  @Override
  public int getCharPositionInLine() {
    return source.column(start) - 1;
  }

  @Override
  public int getChannel() {
    return DEFAULT_CHANNEL;
  }

  @Override
  public int getTokenIndex() {
    return index;
  }

  void setTokenIndex(int newIndex) {
    index = newIndex;
  }

  @Override
  public int getStartIndex() {
    return start;
  }

  @Override
  public int getStopIndex() {
    return end - 1;
  }

  @Override
  public TokenSource getTokenSource() {
    return null;
  }

  @Override
  public CharStream getInputStream() {
    return null;
  }

  @Override
  public String toString() {
    return getText();
  }

  /** Makes a lexer give such tokens. */
  record Factory(Source source) implements TokenFactory<SourceToken> {
    @Override
    public SourceToken create(
        Pair<TokenSource, CharStream> origin,
        int type,
        String text,
        int channel,
        int start,
        int stop,
        int line,
        int column) {
      return new SourceToken(source, type, start, stop + 1, null);
    }

    @Override
    public SourceToken create(int type, String text) {
      throw new UnsupportedOperationException();
    }
  }
}
