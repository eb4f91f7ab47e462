// SPDX-License-Identifier: Apache-2.0
package org.hlokit.parse;

import com.google.common.collect.ImmutableList;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.hlokit.diagnostic.Diagnostic;
import org.hlokit.diagnostic.DiagnosticException;
import org.hlokit.grammar.MlirLexer;
import org.hlokit.grammar.MlirParser;
import org.hlokit.grammar.MlirParser.FunctionTypeContext;
import org.hlokit.grammar.MlirParser.NonFunctionTypeContext;
import org.hlokit.ir.SourceRange;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** Turns the first token that does not fit into an error in MLIR's words. */
@NullUnmarked // ANTLR's interface is without annotations
final class SyntaxErrors extends DefaultErrorStrategy {
  private final Reader reader;
  private final Runnable onError;

  SyntaxErrors(Reader reader, Runnable onError) {
    this.reader = reader;
    this.onError = onError;
  }

  @Override
  public void sync(Parser recognizer) {
    // Decisions report what does not fit; looking ahead of them only costs time.
  }

  @Override
  public Token recoverInline(Parser recognizer) {
    throw error(recognizer, recognizer.getExpectedTokens());
  }

  @Override
  public void reportError(Parser recognizer, RecognitionException e) {
    throw error(recognizer, e.getExpectedTokens());
  }

  @Override
  public void recover(Parser recognizer, RecognitionException e) {
    throw error(recognizer, e.getExpectedTokens());
  }

  private DiagnosticException error(Parser parser, @Nullable IntervalSet expected) {
    onError.run();
    Token token = parser.getCurrentToken();
    String text = token.getType() == Token.EOF ? "" : token.getText();
    SourceRange range = reader.range(token);
    if (token.getType() == Token.EOF) {
      // Point after the last thing that stands there rather than into empty space.
      int end = lastByte(reader.source().bytes(), range.start());
      range = new SourceRange(reader.source(), end, end);
    }
    if (token.getType() == MlirLexer.UNRECOGNIZED && text.startsWith("\"")) {
      return new DiagnosticException(Diagnostic.error(range, "expected '\"' in string literal"));
    }
    if (token.getType() == MlirLexer.UNRECOGNIZED) {
      return new DiagnosticException(Diagnostic.error(range, "unexpected character"));
    }
    String message = FormErrors.message(parser.getContext(), expected);
    if (message == null) {
      message = listed(parser.getContext(), token);
    }
    if (message == null) {
      message = message(parser.getContext(), expected);
    }
    if (token.getType() == Token.EOF) {
      message += ", but the text ends here";
    } else if (parser.getContext().getRuleIndex() != MlirParser.RULE_file) {
      range = ofLastLine(range);
    }
    Diagnostic error = Diagnostic.error(range, message);
    String failure = FormErrors.failure(parser.getContext());
    return failure == null
        ? new DiagnosticException(error)
        : new DiagnosticException(
            ImmutableList.of(error, Diagnostic.error(reader.range(token), failure)));
  }

  /**
   * The message where a list in parentheses or braces has something else for its first or next
   * member; null elsewhere.
   */
  private @Nullable String listed(ParserRuleContext context, Token token) {
    if (token.getType() == Token.EOF) {
      return null;
    }
    byte[] text = reader.source().bytes();
    int before = lastByte(text, token.getStartIndex()) - 1;
    boolean begins = before >= 0 && text[before] == '(';
    return switch (context.getRuleIndex()) {
      case MlirParser.RULE_functionType,
          MlirParser.RULE_functionResults,
          MlirParser.RULE_functionOperationResults ->
          begins ? "expected non-function type" : null;
      case MlirParser.RULE_blockLabel -> begins ? "expected SSA operand" : null;
      case MlirParser.RULE_region ->
          context.getStart() == token ? null : "expected operation name in quotes";
      default -> null;
    };
  }

  /** The end of the text before where that stands on an earlier line, as MLIR has it. */
  private SourceRange ofLastLine(SourceRange range) {
    byte[] text = reader.source().bytes();
    int at = range.start();
    while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '\t')) {
      at--;
    }
    if (at == 0 || text[at - 1] != '\n') {
      return range;
    }
    while (at > 0 && text[at - 1] == '\n') {
      int line = at - 1;
      while (line > 0 && text[line - 1] != '\n') {
        line--;
      }
      int comment = line;
      while (comment < at - 1 && !(text[comment] == '/' && text[comment + 1] == '/')) {
        comment++;
      }
      at = comment;
      while (at > line && Character.isWhitespace(text[at - 1])) {
        at--;
      }
    }
    return at == 0 ? range : new SourceRange(reader.source(), at, at);
  }

  private static int lastByte(byte[] text, int from) {
    int end = Math.min(from, text.length);
    while (end > 0 && Character.isWhitespace(text[end - 1])) {
      end--;
    }
    return end;
  }

  private static String message(ParserRuleContext context, @Nullable IntervalSet expected) {
    if (context instanceof NonFunctionTypeContext
        && expected != null
        && expected.contains(MlirLexer.GREATER)) {
      String kind = kind(context);
      if (!kind.isEmpty()) {
        return "expected '>' in " + kind + " type";
      }
    }
    if (context instanceof FunctionTypeContext
        && expected != null
        && expected.contains(MlirLexer.ARROW)) {
      return "expected '->' in function type";
    }
    if (expected != null && expected.size() == 1) {
      int token = expected.getMinElement();
      return "expected " + describe(token) + purpose(context.getRuleIndex(), token);
    }
    return switch (context.getRuleIndex()) {
      case MlirParser.RULE_type, MlirParser.RULE_nonFunctionType -> "expected non-function type";
      case MlirParser.RULE_functionResults -> "expected non-function type";
      case MlirParser.RULE_attribute, MlirParser.RULE_nonDictionaryAttribute ->
          "expected attribute value";
      case MlirParser.RULE_attributeEntry, MlirParser.RULE_bareId -> "expected attribute name";
      case MlirParser.RULE_dictionary -> "expected '}' in attribute dictionary";
      case MlirParser.RULE_location -> "expected location instance";
      case MlirParser.RULE_number -> "expected integer literal";
      case MlirParser.RULE_item, MlirParser.RULE_valueList -> "expected SSA operand";
      case MlirParser.RULE_itemValue, MlirParser.RULE_bracketElement -> "expected attribute value";
      case MlirParser.RULE_operation,
          MlirParser.RULE_region,
          MlirParser.RULE_file,
          MlirParser.RULE_block,
          MlirParser.RULE_customOperation ->
          "expected operation name in quotes";
      case MlirParser.RULE_itemsOperation -> "expected ':'";
      case MlirParser.RULE_genericOperation -> "expected ':'";
      case MlirParser.RULE_functionOperation -> "expected '{' or the end of the declaration";
      case MlirParser.RULE_group, MlirParser.RULE_angleGroup, MlirParser.RULE_groupPiece ->
          "unbalanced punctuation";
      default -> "unexpected token";
    };
  }

  /** What a token would have been for, where MLIR says so. */
  private static String purpose(int rule, int token) {
    return switch (rule) {
      case MlirParser.RULE_dictionary ->
          token == MlirLexer.RBRACE ? " in attribute dictionary" : "";
      case MlirParser.RULE_region -> token == MlirLexer.LBRACE ? " to begin a region" : "";
      case MlirParser.RULE_trailingLocation -> " in location";
      case MlirParser.RULE_operation -> token == MlirLexer.EQUAL ? " after SSA name" : "";
      default -> "";
    };
  }

  /** The word for the kind of type that is being read, as errors have it. */
  private static String kind(ParserRuleContext context) {
    return switch (context.getStart().getType()) {
      case MlirLexer.TENSOR, MlirLexer.UNRANKED_TENSOR -> "tensor";
      case MlirLexer.VECTOR -> "vector";
      case MlirLexer.COMPLEX -> "complex";
      case MlirLexer.TUPLE -> "tuple";
      default -> "";
    };
  }

  private static String describe(int token) {
    if (token == Token.EOF) {
      return "end of text";
    }
    String literal = MlirLexer.VOCABULARY.getLiteralName(token);
    if (literal != null) {
      return literal;
    }
    return switch (token) {
      case MlirLexer.VALUE_ID -> "SSA operand";
      case MlirLexer.STRING -> "string";
      case MlirLexer.SYMBOL -> "symbol name";
      case MlirLexer.INTEGER -> "integer literal";
      case MlirLexer.CARET_ID -> "block name";
      case MlirLexer.HASH_ID -> "attribute alias name";
      default -> MlirLexer.VOCABULARY.getDisplayName(token);
    };
  }
}
