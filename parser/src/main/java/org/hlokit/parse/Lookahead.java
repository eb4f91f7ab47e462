// SPDX-License-Identifier: Apache-2.0
package org.hlokit.parse;

/** Looks at bytes of a text that are not yet tokens, to tell what a token stands for. */
final class Lookahead {
  private final SourceStream stream;

  Lookahead(SourceStream stream) {
    this.stream = stream;
  }

  /** Whether {@code %a:2, %b =} or the like begins at {@code at}. */
  boolean isResultList(int at) {
    int i = at;
    while (stream.at(i) == '%') {
      i++;
      while (isIdentifierByte(stream.at(i)) || stream.at(i) == '-') {
        i++;
      }
      i = skipTrivia(i);
      if (stream.at(i) == ':') {
        i = skipTrivia(i + 1);
        while (stream.at(i) >= '0' && stream.at(i) <= '9') {
          i++;
        }
        i = skipTrivia(i);
      }
      if (stream.at(i) != ',') {
        return stream.at(i) == '=' && stream.at(i + 1) != '=';
      }
      i = skipTrivia(i + 1);
    }
    return false;
  }

  /**
   * Whether the name before {@code end} is a dictionary's key, or a resource's.
   *
   * @param isOp whether it is the name of an op, which may stand alone in braces
   */
  boolean isKey(int end, boolean isOp) {
    int next = stream.at(skipTrivia(end));
    return next == '='
        || next == ','
        || stream.at(skipSpaces(end)) == '}' && !isOp
        || stream.at(end) == ':';
  }

  /** Whether a value that is used, not defined, comes after {@code end}, on a later line. */
  boolean operandFollows(int end) {
    int at = skipTrivia(end);
    return stream.at(at) == '%' && !isResultList(at);
  }

  /** Whether a parenthesis that follows {@code end} closes where the line does, or a block. */
  boolean isLastOnLine(int end) {
    int at = skipSpaces(end);
    int depth = 0;
    do {
      int c = stream.at(at);
      if (c < 0 || c == '\n' || depth == 0 && c != '(') {
        return false;
      }
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      at = c == '"' ? stringEnd(at) : at + 1;
    } while (depth > 0);
    int after = stream.at(skipSpaces(at));
    return after < 0 || "\r\n})/".indexOf(after) >= 0;
  }

  /** Whether a value's name follows the dictionary that begins at {@code start}. */
  boolean valueFollowsBraces(int start) {
    int at = start;
    int depth = 0;
    do {
      int c = stream.at(at);
      if (c < 0) {
        return false;
      }
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      at = c == '"' ? stringEnd(at) : at + 1;
    } while (depth > 0);
    return stream.at(skipSpaces(at)) == '%';
  }

  private int stringEnd(int start) {
    int at = start + 1;
    while (stream.at(at) >= 0 && stream.at(at) != '"') {
      at += stream.at(at) == '\\' ? 2 : 1;
    }
    return at + 1;
  }

  /** The offset of what comes after spaces. */
  int skipSpaces(int from) {
    int at = from;
    while (stream.at(at) == ' ' || stream.at(at) == '\t') {
      at++;
    }
    return at;
  }

  /** The offset of what comes after spaces, line ends and comments. */
  int skipTrivia(int from) {
    int at = from;
    while (true) {
      int c = stream.at(at);
      if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
        at++;
      } else if (c == '/' && stream.at(at + 1) == '/') {
        while (stream.at(at) != '\n' && stream.at(at) >= 0) {
          at++;
        }
      } else {
        return at;
      }
    }
  }

  /** Whether a name has a dialect. */
  boolean hasDot(int start, int end) {
    for (int i = start; i < end; i++) {
      if (stream.at(i) == '.') {
        return true;
      }
    }
    return false;
  }

  static boolean isIdentifierByte(int c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == '_'
        || c == '$'
        || c == '.'
        || c == '#';
  }
}
