// SPDX-License-Identifier: Apache-2.0
package org.hlokit.parse;

import com.google.common.base.Suppliers;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Supplier;
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

  /** Found in one go, when the first is asked for: most texts need none. */
  private final Supplier<Map<String, Integer>> definitions =
      Suppliers.memoize(this::findDefinitions);

  /** Those that are being read, which must not lead to themselves. */
  private final Set<String> open = new HashSet<>();

  LaterAliases(Reader reader, OpNames names, int end) {
    this.reader = reader;
    this.names = names;
    this.end = end;
  }

  /** The attribute that a line {@code #name = ..} gives. */
  Optional<Attribute> attribute(String name) {
    Optional<Attribute> found =
        read("#" + name, start -> SubParser.attribute(reader, names, start, end));
    found.ifPresent(value -> reader.attributeAliases().put(name, value));
    return found;
  }

  /** The type that a line {@code !name = ..} gives. */
  Optional<Type> type(String name) {
    Optional<Type> found = read("!" + name, start -> SubParser.type(reader, names, start, end));
    found.ifPresent(value -> reader.typeAliases().put(name, value));
    return found;
  }

  /** The attribute that stands in {@code start..stop}, where the grammar keeps text. */
  Optional<Attribute> within(int start, int stop) {
    return SubParser.attribute(reader, names, start, stop).map(SubParser.Piece::value);
  }

  private <T> Optional<T> read(String alias, IntFunction<Optional<SubParser.Piece<T>>> parse) {
    Integer start = definitions.get().get(alias);
    if (start == null || !open.add(alias)) {
      return Optional.empty();
    }
    Optional<T> found = parse.apply(start).map(SubParser.Piece::value);
    open.remove(alias);
    return found;
  }

  /** Where the value begins in each line that defines an alias; the first line of a name counts. */
  private Map<String, Integer> findDefinitions() {
    byte[] text = reader.source().bytes();
    Map<String, Integer> found = new HashMap<>();
    for (int at = 0; at < end; at++) {
      boolean startsLine = at == 0 || text[at - 1] == '\n';
      if (startsLine && (text[at] == '#' || text[at] == '!')) {
        int stop = at + 1;
        while (stop < end && text[stop] != ' ' && text[stop] != '=' && text[stop] != '\n') {
          stop++;
        }
        int equal = skipSpaces(text, stop);
        if (equal < end && text[equal] == '=') {
          found.putIfAbsent(reader.source().text(at, stop), equal + 1);
        }
      }
    }
    return found;
  }

  private int skipSpaces(byte[] text, int start) {
    int at = start;
    while (at < end && text[at] == ' ') {
      at++;
    }
    return at;
  }
}
