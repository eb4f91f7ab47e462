// SPDX-License-Identifier: Apache-2.0
package org.hlokit.parse;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.hlokit.grammar.MlirLexer;

/** The attribute names whose bodies the grammar reads, and their tokens. */
final class AttributeTokens {
  private static final ByteKeyMap<Integer> TOKENS = new ByteKeyMap<>();

  static {
    put(
        MlirLexer.STRUCT_ATTR,
        "#stablehlo.gather",
        "#stablehlo.scatter",
        "#stablehlo.dot",
        "#stablehlo.dot_algorithm",
        "#stablehlo.channel_handle",
        "#stablehlo.output_operand_alias",
        "#stablehlo.result_accuracy",
        "#chlo.ragged_dot",
        "#stablehlo.mesh_axis",
        "#stablehlo.replica_group_mesh_axes",
        "#vhlo.axis_ref_v1",
        "#vhlo.mesh_v1",
        "#vhlo.mesh_axis_v1",
        "#vhlo.output_operand_alias_v1",
        "#vhlo.replica_group_mesh_axes_v1",
        "#vhlo.result_accuracy_v1",
        "#vhlo.sub_axis_info_v1");
    put(MlirLexer.CONV_ATTR, "#stablehlo.conv");
    put(
        MlirLexer.VHLO_ATTR,
        "#vhlo.array_v1",
        "#vhlo.bool_v1",
        "#vhlo.float_v1",
        "#vhlo.integer_v1",
        "#vhlo.string_v1",
        "#vhlo.tensor_v1",
        "#vhlo.type_v1");
    put(MlirLexer.VHLO_DICT_ATTR, "#vhlo.dict_v1");
  }

  private AttributeTokens() {}

  private static void put(int token, String... names) {
    for (String name : names) {
      byte[] text = name.getBytes(UTF_8);
      TOKENS.put(text, 0, text.length, token);
    }
  }

  /** The token of an attribute's name; 0 where it has none of its own. */
  static int find(byte[] text, int start, int end) {
    Integer token = TOKENS.get(text, start, end);
    return token == null ? 0 : token;
  }
}
