// SPDX-License-Identifier: Apache-2.0
package org.hlokit.parse;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.Type;

/**
 * Aliases that a text defines behind their first use. MLIR's own reader refuses these except for
 * locations; texts that were cut and put together hold them.
 */
final class LaterAliases {
  private final Reader reader;
  private final OpNames names;
  private final int end;

  /** Those that are being read, which must not lead to themselves. */
  private final Set<String> open = new HashSet<>();

  LaterAliases(Reader reader, OpNames names, int end) {
    this.reader = reader;
    this.names = names;
    this.end = end;
  }

  /** The attribute that a line {@code #name = ..} gives. */
  Optional<Attribute> attribute(String name) {
    int start = definition("#" + name);
    if (start < 0 || !open.add("#" + name)) {
      return Optional.empty();
    }
    Optional<Attribute> found =
        SubParser.attribute(reader, names, start, end).map(SubParser.Piece::value);
    open.remove("#" + name);
    found.ifPresent(value -> reader.attributeAliases().put(name, value));
    return found;
  }

  /** The type that a line {@code !name = ..} gives. */
  Optional<Type> type(String name) {
    int start = definition("!" + name);
    if (start < 0 || !open.add("!" + name)) {
      return Optional.empty();
    }
    Optional<Type> found = SubParser.type(reader, names, start, end).map(SubParser.Piece::value);
    open.remove("!" + name);
    found.ifPresent(value -> reader.typeAliases().put(name, value));
    return found;
  }

  /** Where the value begins in the line that defines {@code alias}, or -1. */
  private int definition(String alias) {
    byte[] text = reader.source().bytes();
    byte[] wanted = alias.getBytes(UTF_8);
    for (int at = 0; at + wanted.length < end; at++) {
      boolean startsLine = at == 0 || text[at - 1] == '\n';
      if (startsLine && text[at] == wanted[0]) {
        int stop = at + wanted.length;
        int equal = skipSpaces(text, stop);
        if (Arrays.equals(text, at, stop, wanted, 0, wanted.length)
            && equal < end
            && text[equal] == '=') {
          return equal + 1;
        }
      }
    }
    return -1;
  }

  private int skipSpaces(byte[] text, int start) {
    int at = start;
    while (at < end && text[at] == ' ') {
      at++;
    }
    return at;
  }
}
