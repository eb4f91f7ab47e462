// SPDX-License-Identifier: Apache-2.0
package org.hlokit.parse;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import java.util.EnumMap;
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

  private final ByteKeyMap<OpDefinition> names = new ByteKeyMap<>();

  OpNames(OpTable table) {
    table.definitions().forEach(this::put);
    SHORT.forEach(
        (name, full) -> {
          OpDefinition definition = table.find(full);
          if (definition != null) {
            put(name, definition);
          }
        });
  }

  private void put(String name, OpDefinition definition) {
    byte[] text = name.getBytes(UTF_8);
    names.put(text, 0, text.length, definition);
  }

  @Nullable OpDefinition find(byte[] text, int start, int end) {
    return names.get(text, start, end);
  }

  /** The token of a definition's family; 0 where the op has no custom form. */
  static int token(OpDefinition definition) {
    Integer token = TOKENS.get(definition.family());
    return token == null ? 0 : token;
  }
}
