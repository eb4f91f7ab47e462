// SPDX-License-Identifier: Apache-2.0
package org.hlokit.parse;

import static org.hlokit.grammar.MlirLexer.BARE_ID;
import static org.hlokit.grammar.MlirLexer.BARE_OP;
import static org.hlokit.grammar.MlirLexer.COLON;
import static org.hlokit.grammar.MlirLexer.EQUAL;
import static org.hlokit.grammar.MlirLexer.FOREIGN_END;
import static org.hlokit.grammar.MlirLexer.FOREIGN_OP;
import static org.hlokit.grammar.MlirLexer.HASH_ID;
import static org.hlokit.grammar.MlirLexer.ITEMS_OP;
import static org.hlokit.grammar.MlirLexer.LBRACE;
import static org.hlokit.grammar.MlirLexer.LOC;
import static org.hlokit.grammar.MlirLexer.RBRACE;
import static org.hlokit.grammar.MlirLexer.REGION_OPEN;
import static org.hlokit.grammar.MlirLexer.STRING;
import static org.hlokit.grammar.MlirLexer.VALUE_ID;

import com.google.common.collect.ImmutableSet;
import java.util.ArrayDeque;
import java.util.Deque;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenFactory;
import org.antlr.v4.runtime.TokenSource;
import org.hlokit.diagnostic.Diagnostic;
import org.hlokit.diagnostic.DiagnosticException;
import org.hlokit.grammar.MlirLexer;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Source;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/**
 * Tokens of the lexer, with what only the op tables know: which identifiers are op names and of
 * which assembly family, which attributes have a body of their own, and where the text of an op of
 * an unknown dialect ends.
 */
@NullUnmarked // ANTLR's interface is without annotations
final class MlirTokenSource implements TokenSource {
  /** What the parser's stack holds with room to spare; programs have a few dozen. */
  private static final int MAX_DEPTH = 1000;

  private final Source source;
  private final SourceStream stream;
  private final Lookahead ahead;
  private final MlirLexer lexer;
  private final OpNames names;
  private final KnownText known;
  private final QuickTokens quick;
  private final boolean allowTrailingText;

  /** Depth of round, square and curly brackets. */
  private int depth;

  /**
   * A foreign op, or a region in one, and the depth that it began at.
   *
   * @param isBare whether ops in it are named without their dialect
   */
  private record Frame(boolean isRegion, int depth, boolean isBare) {
    boolean isRegionAt(int at) {
      return isRegion && depth == at;
    }
  }

  /** Dialects with ops whose regions name ops of the dialect without it. */
  private static final ImmutableSet<String> BARE =
      ImmutableSet.of("cuda_tile", "handshake", "irdl", "pdl", "shape", "spirv", "transform");

  private final Deque<Frame> frames = new ArrayDeque<>();

  private @Nullable SourceToken pending;
  private int previousType = Token.EOF;
  private int previousEnd;

  /** Whether the tokens of this line so far may be an operation's results. */
  private boolean inResults;

  MlirTokenSource(Reader reader, int start, int end, OpNames names, ParseOptions options) {
    this.source = reader.source();
    this.known = new KnownText(reader, end);
    this.quick = new QuickTokens(source, end);
    this.stream = new SourceStream(source, start, end);
    this.ahead = new Lookahead(stream);
    this.lexer = new MlirLexer(stream);
    this.names = names;
    this.allowTrailingText = options.allowTrailingText();
    this.previousEnd = start;
    lexer.removeErrorListeners();
    lexer.setTokenFactory(new SourceToken.Factory(source));
  }

  @Override
  public SourceToken nextToken() {
    SourceToken token;
    if (pending != null) {
      token = pending;
      pending = null;
    } else {
      token = next();
      if (allowTrailingText && isTrailingText(token)) {
        token = new SourceToken(source, Token.EOF, token.start(), token.start(), null);
      }
      if (endsForeign(token)) {
        frames.pop();
        pending = token;
        return new SourceToken(source, FOREIGN_END, previousEnd, previousEnd, null);
      }
    }
    int type = token.getType();
    if (depth > MAX_DEPTH) {
      throw new DiagnosticException(
          Diagnostic.error(token.range(), "brackets are nested more than 1000 deep"));
    }
    switch (type) {
      case MlirLexer.LPAREN, MlirLexer.LBRACKET, LBRACE -> depth++;
      case REGION_OPEN ->
          frames.push(new Frame(true, depth++, !frames.isEmpty() && frames.getFirst().isBare()));
      case MlirLexer.RPAREN, MlirLexer.RBRACKET -> depth--;
      case RBRACE -> {
        depth--;
        if (!frames.isEmpty() && frames.getFirst().isRegionAt(depth)) {
          frames.pop();
        }
      }
      case MlirLexer.CARET_ID ->
          labelDepth =
              startsLine(token) || previousType == LBRACE || previousType == REGION_OPEN
                  ? depth
                  : NO_LABEL;
      case FOREIGN_OP -> frames.push(new Frame(false, depth, isBare(token)));
      default -> {}
    }
    isAfterLabel = type == COLON && depth == labelDepth;
    labelDepth = isAfterLabel ? NO_LABEL : labelDepth;
    inAttributes = type == LBRACE && previousType == MlirLexer.ATTRIBUTES;
    inResults =
        switch (type) {
          case VALUE_ID -> inResults || startsLine(token) || previousType == LBRACE;
          case COLON, MlirLexer.COMMA, MlirLexer.INTEGER -> inResults;
          default -> false;
        };
    previousType = type == EQUAL && wasResults ? RESULTS_END : type;
    wasResults = inResults;
    previousEnd = token.end();
    return token;
  }

  private static final int NO_LABEL = -1;

  /** The depth of a block's label whose colon has not come yet. */
  private int labelDepth = NO_LABEL;

  private boolean isAfterLabel;

  /** Whether the token before is the brace of a dictionary. */
  private boolean inAttributes;

  /** Stands for the {@code =} after results, where an op name must follow. */
  private static final int RESULTS_END = -2;

  private boolean wasResults;

  /** The next token: what is known as a whole, or what the lexer finds. */
  private SourceToken next() {
    int at = ahead.skipTrivia(stream.index());
    SourceToken token = previousType == COLON ? known.typeAt(at) : null;
    if (token == null && stream.at(at) == '{') {
      token = known.dictionaryAt(at);
    }
    if (token != null) {
      stream.seek(token.end());
      return token;
    }
    token = quick.at(at);
    if (token != null) {
      stream.seek(token.end());
      return token.getType() == LBRACE ? classify(token) : token;
    }
    stream.seek(at);
    return classify((SourceToken) lexer.nextToken());
  }

  private SourceToken classify(SourceToken token) {
    int start = token.start();
    int end = token.end();
    return switch (token.getType()) {
      case BARE_ID -> classifyName(token, start, end);
      case HASH_ID -> {
        int type = AttributeTokens.find(source.bytes(), start, end);
        yield type == 0 ? token : new SourceToken(source, type, start, end, null);
      }
      case LBRACE ->
          inForeignText() && opensRegion(end)
              ? new SourceToken(source, REGION_OPEN, start, end, null)
              : token;
      default -> token;
    };
  }

  private SourceToken classifyName(SourceToken token, int start, int end) {
    if (inBareRegion() && !ahead.hasDot(start, end) && isOperationHead(token)) {
      return new SourceToken(source, FOREIGN_OP, start, end, null);
    }
    if (stream.at(ahead.skipSpaces(end)) == '=') {
      return token; // a key; the table of its dialect need not be made for it
    }
    OpDefinition definition = names.find(source.bytes(), start, end);
    if (definition != null) {
      int type = OpNames.token(definition);
      if (type == ITEMS_OP && !hasItems(end)) {
        type = BARE_OP;
      }
      if (type != 0) {
        return new SourceToken(source, type, start, end, definition);
      }
    }
    return (definition != null || ahead.hasDot(start, end)) && isOperationHead(token)
        ? new SourceToken(source, FOREIGN_OP, start, end, definition)
        : token;
  }

  /** Whether the ops in the region of a foreign op are named without a dialect. */
  private boolean isBare(SourceToken name) {
    int dot = name.start();
    while (dot < name.end() && stream.at(dot) != '.') {
      dot++;
    }
    return dot == name.end()
        ? !frames.isEmpty() && frames.getFirst().isBare()
        : BARE.contains(source.text(name.start(), dot));
  }

  /** Whether an op without a dialect may begin here. */
  private boolean inBareRegion() {
    for (Frame frame : frames) {
      if (frame.isRegion()) {
        return frame.isBare() && depth == frame.depth() + 1;
      }
    }
    return false;
  }

  /** Whether a name that no table knows stands where an operation begins. */
  private boolean isOperationHead(SourceToken token) {
    if (previousType == RESULTS_END) {
      return true;
    }
    boolean atStart =
        startsLine(token) && previousType != MlirLexer.COMMA
            || previousType == LBRACE
            || previousType == REGION_OPEN
            || isAfterLabel
            || previousType == Token.EOF;
    if (inAttributes && previousType == LBRACE) {
      return false;
    }
    return atStart
        && !ahead.isKey(
            token.end(), names.find(source.bytes(), token.start(), token.end()) != null);
  }

  /** Whether anything follows an op name that can be an operand or attribute. */
  private boolean hasItems(int end) {
    int at = ahead.skipSpaces(end);
    return switch (stream.at(at)) {
      case '\n', '\r' -> ahead.operandFollows(at);
      case -1, ':', '}' -> false;
      case '{' -> ahead.valueFollowsBraces(at);
      case '/' -> stream.at(at + 1) != '/' || ahead.operandFollows(at);
      case 'l' ->
          !(stream.at(at + 1) == 'o' && stream.at(at + 2) == 'c' && stream.at(at + 3) == '(');
      default -> true;
    };
  }

  /** Whether {@code token} stands after an operation and cannot begin another. */
  private boolean isTrailingText(SourceToken token) {
    boolean afterOperation = previousType == RBRACE || previousType == MlirLexer.RPAREN;
    return depth == 0
        && afterOperation
        && startsLine(token)
        && switch (token.getType()) {
          case BARE_ID, MlirLexer.MINUS, MlirLexer.UNRECOGNIZED -> true;
          default -> false;
        };
  }

  private boolean inForeignText() {
    return !frames.isEmpty() && !frames.getFirst().isRegion();
  }

  private boolean endsForeign(SourceToken token) {
    if (!inForeignText() || depth != frames.getFirst().depth()) {
      return false;
    }
    return switch (token.getType()) {
      case RBRACE, Token.EOF, MlirLexer.RESOURCES_OPEN -> true;
      case LOC -> !goesOn() && ahead.isLastOnLine(token.end());
      case VALUE_ID -> startsLine(token) && ahead.isResultList(token.start());
      case STRING ->
          startsLine(token) && !goesOn() && stream.at(ahead.skipSpaces(token.end())) == '(';
      case MlirLexer.CARET_ID -> startsLine(token) && !goesOn();
      case HASH_ID, MlirLexer.BANG_ID ->
          startsLine(token) && stream.at(ahead.skipSpaces(token.end())) == '=';
      default -> startsLine(token) && (token.definition() != null || token.getType() == FOREIGN_OP);
    };
  }

  /** Whether what stands before calls for more. */
  private boolean goesOn() {
    return switch (previousType) {
      case COLON, MlirLexer.COMMA, MlirLexer.ARROW, EQUAL -> true;
      default -> false;
    };
  }

  /** Whether a brace that ends before {@code end} opens a region rather than a dictionary. */
  private boolean opensRegion(int end) {
    int at = ahead.skipTrivia(end);
    int first = stream.at(at);
    if (first == '%') {
      return ahead.isResultList(at);
    }
    if (first == '^') {
      return true;
    }
    if (first == '"') {
      int close = at + 1;
      while (stream.at(close) != '"' && stream.at(close) >= 0) {
        close++;
      }
      return stream.at(ahead.skipSpaces(close + 1)) == '(';
    }
    int stop = at;
    while (Lookahead.isIdentifierByte(stream.at(stop))) {
      stop++;
    }
    return stop > at
        && !(first >= '0' && first <= '9')
        && (ahead.hasDot(at, stop)
            || names.find(source.bytes(), at, stop) != null
            || frames.getFirst().isBare())
        && !ahead.isKey(stop, names.find(source.bytes(), at, stop) != null);
  }

  private boolean startsLine(SourceToken token) {
    for (int i = token.start() - 1; i >= previousEnd; i--) {
      if (stream.at(i) == '\n') {
        return true;
      }
    }
    return previousEnd == token.start() && previousType == Token.EOF;
  }

  @Override
  public int getLine() {
    return source.line(previousEnd);
  }

  @Override
  public int getCharPositionInLine() {
    return source.column(previousEnd) - 1;
  }

  @Override
  public CharStream getInputStream() {
    return stream;
  }

  @Override
  public String getSourceName() {
    return source.name();
  }

  @Override
  public void setTokenFactory(TokenFactory<?> factory) {
    throw new UnsupportedOperationException();
  }

  @Override
  public TokenFactory<?> getTokenFactory() {
    return lexer.getTokenFactory();
  }
}
