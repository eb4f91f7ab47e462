// SPDX-License-Identifier: Apache-2.0
package org.hlokit.vhlo.bytecode;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HexFormat;
import org.hlokit.dialect.Dialects;
import org.hlokit.ir.Operation;
import org.hlokit.pass.PassFailure;
import org.hlokit.print.Printer;
import org.hlokit.vhlo.Programs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytecode of StableHLO itself, as {@code mlir-opt --emit-bytecode} writes it. */
final class StablehloBytecodeTest {
  private static final BytecodeReader READER = new BytecodeReader(Dialects.all());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "stablehlo.compare LT, %a, %a, FLOAT : (tensor<4x4xf32>, tensor<4x4xf32>) ->"
            + " tensor<4x4xi1>",
        "stablehlo.dot_general %a, %a, contracting_dims = [1] x [0], precision = [HIGH, DEFAULT]"
            + " : (tensor<4x4xf32>, tensor<4x4xf32>) -> tensor<4x4xf32>",
        "stablehlo.fft %a, type = RFFT, length = [4] : (tensor<4x4xf32>) ->"
            + " tensor<4x3xcomplex<f32>>",
        "stablehlo.exponential %a {result_accuracy = #stablehlo.result_accuracy<ulps = 2, mode ="
            + " #stablehlo.result_accuracy_mode<TOLERANCE>>} : tensor<4x4xf32>",
        "\"stablehlo.recv\"(%t) <{channel_handle = #stablehlo.channel_handle<handle = 5, type = 3>,"
            + " is_host_transfer = true}> : (!stablehlo.token) -> !stablehlo.token",
        "chlo.broadcast_compare %a, %a {comparison_direction = #chlo<comparison_direction LT>}"
            + " : (tensor<4x4xf32>, tensor<4x4xf32>) -> tensor<4x4xi1>",
        "\"some.op\"(%a) <{p = 1 : i32}> {q = [#stablehlo.axis_ref<name = \"x\", sub_axis_info ="
            + " (1)2>, unit]} : (tensor<4x4xf32>) -> tensor<*x!quant.uniform<ui8<1:200>:f32:1,"
            + " {2.0:1,3.0:2}>>",
        "stablehlo.custom_call @f(%a) {output_operand_aliases ="
            + " [#stablehlo.output_operand_alias<output_tuple_indices = [], operand_index = 0,"
            + " operand_tuple_indices = []>]} : (tensor<4x4xf32>) -> tensor<4x4xf32>"
      })
  void readsWhatItWrites(String op) {
    Operation module =
        Programs.read(
            "func.func @f(%%a: tensor<4x4xf32>, %%t: !stablehlo.token) {\n  %%0 = %s\n  return\n}\n"
                .formatted(op));
    byte[] file = BytecodeFile.of(module).toByteArray();
    Operation read = READER.read(file).module();
    assertThat(Printer.toText(read)).isEqualTo(Printer.toText(module));
    assertThat(BytecodeFile.of(read).toByteArray()).isEqualTo(file);
  }

  /** Bytes that MLIR wrote, with a group of operands and of results each. */
  @Test
  void readsSizesOfGroups() {
    Operation module =
        Programs.read(
            """
            func.func @f(%a: tensor<2x3xf32>, %b: tensor<3xf32>) {
              %0, %1 = chlo.scan (%a) inits (%b) dimension = 0 attributes {} {
              ^bb0(%x: tensor<3xf32>, %y: tensor<3xf32>):
                stablehlo.return %x, %y : tensor<3xf32>, tensor<3xf32>
              } : (tensor<2x3xf32>, tensor<3xf32>) -> (tensor<2x3xf32>, tensor<3xf32>)
              return
            }
            """);
    byte[] file = BytecodeFile.of(module).toByteArray();
    // The last entry of properties: two groups of one operand, and two of one result.
    assertThat(HexFormat.of().formatHex(file)).contains("090303090303");
    assertThat(Printer.toText(READER.read(file).module())).isEqualTo(Printer.toText(module));
  }

  @Test
  void refusesOpsThatAreKnownByTheirTextOnly() {
    Operation module = Programs.read("my.mesh @mesh = <[\"x\"=2]>");
    PassFailure failure = assertThrows(PassFailure.class, () -> BytecodeFile.of(module));
    assertThat(failure)
        .hasMessageThat()
        .isEqualTo(
            "'my.mesh' cannot be written as bytecode: what its assembly says is known to its own"
                + " dialect only");
  }
}
