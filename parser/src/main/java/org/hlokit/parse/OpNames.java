// SPDX-License-Identifier: Apache-2.0
package org.hlokit.parse;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;
import org.hlokit.grammar.MlirLexer;
import org.hlokit.ir.AssemblyFamily;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.OpTable;
import org.jspecify.annotations.Nullable;

/** The op names that the token source knows, and the token of each assembly family. */
final class OpNames {
  /** Names that need no dialect, as in the body of a function or at the top of a file. */
  private static final ImmutableMap<String, String> SHORT =
      ImmutableMap.of(
          "return", "func.return",
          "call", "func.call",
          "call_indirect", "func.call_indirect",
          "constant", "func.constant",
          "func", "func.func",
          "module", "builtin.module",
          "unrealized_conversion_cast", "builtin.unrealized_conversion_cast");

  private static final ImmutableMap<AssemblyFamily, Integer> TOKENS =
      Maps.immutableEnumMap(
          new EnumMap<>(
              ImmutableMap.<AssemblyFamily, Integer>builder()
                  .put(AssemblyFamily.ITEMS, MlirLexer.ITEMS_OP)
                  .put(AssemblyFamily.DOT, MlirLexer.ITEMS_OP)
                  .put(AssemblyFamily.DOT_GENERAL, MlirLexer.ITEMS_OP)
                  .put(AssemblyFamily.SLICE, MlirLexer.ITEMS_OP)
                  .put(AssemblyFamily.TUPLE_ELEMENT, MlirLexer.ITEMS_OP)
                  .put(AssemblyFamily.CONSTANT, MlirLexer.CONSTANT_OP)
                  .put(AssemblyFamily.REDUCE, MlirLexer.REDUCE_OP)
                  .put(AssemblyFamily.WHILE, MlirLexer.WHILE_OP)
                  .put(AssemblyFamily.CUSTOM_CALL, MlirLexer.CALL_OP)
                  .put(AssemblyFamily.CALL, MlirLexer.CALL_OP)
                  .put(AssemblyFamily.COMPOSITE, MlirLexer.COMPOSITE_OP)
                  .put(AssemblyFamily.CONVOLUTION, MlirLexer.CONVOLUTION_OP)
                  .put(AssemblyFamily.SCAN, MlirLexer.SCAN_OP)
                  .put(AssemblyFamily.MODULE, MlirLexer.MODULE_OP)
                  .put(AssemblyFamily.FUNCTION, MlirLexer.FUNCTION_OP)
                  .buildOrThrow()));

  private final ByteKeyMap<Supplier<ByteKeyMap<OpDefinition>>> dialects = new ByteKeyMap<>();
  private final ByteKeyMap<OpDefinition> withoutDialect = new ByteKeyMap<>();

  OpNames(OpTable table) {
    for (String dialect : table.dialects()) {
      put(dialects, dialect, Suppliers.memoize(() -> names(table.definitions(dialect))));
    }
    SHORT.forEach(
        (name, full) -> {
          OpDefinition definition = table.find(full);
          if (definition != null) {
            put(withoutDialect, name, definition);
          }
        });
  }

  private static ByteKeyMap<OpDefinition> names(Map<String, OpDefinition> definitions) {
    ByteKeyMap<OpDefinition> names = new ByteKeyMap<>();
    definitions.forEach((name, definition) -> put(names, name, definition));
    return names;
  }

  private static <V> void put(ByteKeyMap<V> map, String name, V value) {
    byte[] text = name.getBytes(UTF_8);
    map.put(text, 0, text.length, value);
  }

  @Nullable OpDefinition find(byte[] text, int start, int end) {
    for (int at = start; at < end; at++) {
      if (text[at] == '.') {
        Supplier<ByteKeyMap<OpDefinition>> names = dialects.get(text, start, at);
        return names == null ? null : names.get().get(text, start, end);
      }
    }
    return withoutDialect.get(text, start, end);
  }

  /** What ends the regions of the ops of {@code dialect}. */
  OpDefinition returnOf(String dialect) {
    String name = dialect + ".return";
    byte[] text = name.getBytes(UTF_8);
    OpDefinition known = find(text, 0, text.length);
    return known == null ? OpDefinition.unregistered(name) : known;
  }

  /** The token of a definition's family; 0 where the op has no custom form. */
  static int token(OpDefinition definition) {
    Integer token = TOKENS.get(definition.family());
    return token == null ? 0 : token;
  }
}
