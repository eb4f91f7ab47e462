// SPDX-License-Identifier: Apache-2.0
package org.hlokit.vhlo;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.hlokit.ir.Operation;
import org.hlokit.pass.PassFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LegalizeTest {
  private static final String THERE = "stablehlo-legalize-to-vhlo";
  private static final String BACK = "vhlo-legalize-to-stablehlo";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%0 = stablehlo.custom_call @f(%x) {a = 1 : i32, b = 1.5 : f64, c = [true, \"s\"], d = {e ="
            + " dense<[1, 2]> : tensor<2xi64>}, f = tensor<2xf32>} : (tensor<2x3xf32>) ->"
            + " tensor<2x3xf32>",
        "%0 = stablehlo.custom_call @f(%x) {unit, map = affine_map<(d0) -> (d0)>, typed = \"s\" :"
            + " i32, other = #foo.bar<1>} : (tensor<2x3xf32>) -> tensor<2x3xf32>",
        "%0 = \"stablehlo.custom_call\"(%x) {call_target_name = \"f\", has_side_effect = true,"
            + " api_version = 3 : i32, backend_config = \"c\", called_computations = [@g],"
            + " operand_layouts = [dense<[1, 0]> : tensor<2xindex>], result_layouts = [dense<[1,"
            + " 0]> : tensor<2xindex>]} : (tensor<2x3xf32>) -> tensor<2x3xf32>",
        "%0 = stablehlo.composite \"a.b\" %x {composite_attributes = {k = [1, 2.0, {}]},"
            + " decomposition = @g, version = 2 : i32} : (tensor<2x3xf32>) -> tensor<2x3xf32>",
        "%0 = stablehlo.transpose %x, dims = [1, 0] : (tensor<2x3xf32>) -> tensor<3x2xf32>",
        "%0 = stablehlo.slice %x [0:2:1, 0:3:2] : (tensor<2x3xf32>) -> tensor<2x2xf32>",
        "%0 = stablehlo.dot_general %x, %x, contracting_dims = [1] x [1], precision = [HIGH,"
            + " DEFAULT] : (tensor<2x3xf32>, tensor<2x3xf32>) -> tensor<2x2xf32>",
        "%0 = stablehlo.compare LT, %x, %x, TOTALORDER : (tensor<2x3xf32>, tensor<2x3xf32>) ->"
            + " tensor<2x3xi1>",
        "%0 = call @g(%x) : (tensor<2x3xf32>) -> tensor<2x3xf32>",
        "%0:2 = \"stablehlo.sort\"(%x, %x) <{dimension = 0 : i64, is_stable = true}> ({ ^bb0(%a:"
            + " tensor<f32>, %b: tensor<f32>, %c: tensor<f32>, %d: tensor<f32>): %p ="
            + " stablehlo.compare LT, %a, %b : (tensor<f32>, tensor<f32>) -> tensor<i1>"
            + " stablehlo.return %p : tensor<i1> }) : (tensor<2x3xf32>, tensor<2x3xf32>) ->"
            + " (tensor<2x3xf32>, tensor<2x3xf32>)",
        "%0 = \"stablehlo.all_gather\"(%x) <{all_gather_dim = 0 : i64, channel_handle ="
            + " #stablehlo.channel_handle<handle = 3, type = 0>, replica_groups = dense<[[0, 1]]> :"
            + " tensor<1x2xi64>, use_global_device_ids}> : (tensor<2x3xf32>) -> tensor<4x3xf32>",
        "%0 = stablehlo.create_token : !stablehlo.token",
        "%0 = stablehlo.constant dense<[true, false]> : tensor<2xi1>",
        "%0 = stablehlo.constant dense<(1.0, -2.0)> : tensor<2xcomplex<f64>>",
      })
  void comesBackTheSame(String op) {
    String text =
        """
        module @m attributes {mhlo.num_partitions = 1 : i32} {
          func.func public @f(%%x: tensor<2x3xf32> {jax.arg = "x"}) -> (tensor<f32> {jax.result = "y"}) {
            %s
            %%c = stablehlo.constant dense<0.0> : tensor<f32>
            return %%c : tensor<f32>
          }
          func.func private @g(tensor<2x3xf32>) -> tensor<2x3xf32> attributes {no_inline}
        }
        """
            .formatted(op);
    Operation module = Programs.run(text, THERE, BACK);
    assertThat(Programs.difference(Programs.read(text), module)).isNull();
  }

  @Test
  void writesWhatStablehloLeavesOut() {
    Operation module =
        Programs.run(
            """
            func.func @f(%x: tensor<f32>) -> tensor<f32> {
              %0 = stablehlo.custom_call @g(%x) : (tensor<f32>) -> tensor<f32>
              return %0 : tensor<f32>
            }
            """,
            THERE);
    Operation expected =
        Programs.read(
            """
            vhlo.func_v1 @f(%x: !vhlo.tensor_v1<!vhlo.f32_v1>) -> (!vhlo.tensor_v1<!vhlo.f32_v1>) {
              %0 = "vhlo.custom_call_v2"(%x) <{api_version = #vhlo<api_version_v1 API_VERSION_ORIGINAL>, backend_config = #vhlo.string_v1<"">, call_target_name = #vhlo.string_v1<"g">, called_computations = #vhlo.array_v1<[]>, has_side_effect = #vhlo.bool_v1<false>, operand_layouts = #vhlo.array_v1<[]>, output_operand_aliases = #vhlo.array_v1<[]>, result_layouts = #vhlo.array_v1<[]>, result_tilings = #vhlo.array_v1<[]>}> : (!vhlo.tensor_v1<!vhlo.f32_v1>) -> !vhlo.tensor_v1<!vhlo.f32_v1>
              "vhlo.return_v1"(%0) : (!vhlo.tensor_v1<!vhlo.f32_v1>) -> ()
            } {arg_attrs = #vhlo.array_v1<[]>, res_attrs = #vhlo.array_v1<[]>, sym_visibility = #vhlo.string_v1<"">}
            """);
    assertThat(Programs.difference(expected, module)).isNull();
  }

  @Test
  void refusesOpsThatVhloHasNot() {
    String text =
        """
        func.func @f(%x: tensor<f32>) -> tensor<f32> {
          %0 = chlo.erf %x : tensor<f32> -> tensor<f32>
          return %0 : tensor<f32>
        }
        """;
    PassFailure failure = assertThrows(PassFailure.class, () -> Programs.run(text, THERE));
    assertThat(failure).hasMessageThat().isEqualTo("'chlo.erf' has no VHLO form");
    Operation kept = Programs.run(text, THERE + " allow-other-dialects");
    Programs.run(kept, BACK);
    assertThat(Programs.difference(Programs.read(text), kept)).isNull();
  }

  @Test
  void refusesPropertiesThatVhloHasNoFormOf() {
    PassFailure failure =
        assertThrows(
            PassFailure.class,
            () ->
                Programs.run(
                    """
                    func.func @f(%x: tensor<f32>) -> tensor<f32> {
                      %0 = "stablehlo.custom_call"(%x) {call_target_name = "foo" : tensor<3xf32>} : (tensor<f32>) -> tensor<f32>
                      return %0 : tensor<f32>
                    }
                    """,
                    THERE));
    assertThat(failure)
        .hasMessageThat()
        .startsWith(
            "failed to legalize operation 'stablehlo.custom_call' that was explicitly marked"
                + " illegal");
  }

  @Test
  void readsMixedPrograms() {
    Operation module =
        Programs.run(
            """
            func.func @f(%x: tensor<2xf32>) -> tensor<2xf32> {
              %0 = "vhlo.custom_call_v9"(%x) {call_target_name = "g", epsilon = #vhlo.float_v1<1.0 : !vhlo.f32_v1>} : (tensor<2xf32>) -> tensor<2xf32>
              %1 = "vhlo.add_v1"(%0, %0) : (tensor<2xf32>, tensor<2xf32>) -> tensor<2xf32>
              %2 = "vhlo.foo_v1"(%1) {a = #vhlo.string_v1<"b">} : (tensor<2xf32>) -> tensor<2xf32>
              return %2 : tensor<2xf32>
            }
            """,
            BACK);
    Operation expected =
        Programs.read(
            """
            func.func @f(%x: tensor<2xf32>) -> tensor<2xf32> {
              %0 = stablehlo.custom_call @g(%x) {epsilon = 1.0 : f32} : (tensor<2xf32>) -> tensor<2xf32>
              %1 = stablehlo.add %0, %0 : tensor<2xf32>
              %2 = "vhlo.foo_v1"(%1) {a = #vhlo.string_v1<"b">} : (tensor<2xf32>) -> tensor<2xf32>
              return %2 : tensor<2xf32>
            }
            """);
    assertThat(Programs.difference(expected, module)).isNull();
  }

  @Test
  void readsAttributesOfVersionsToCome() {
    Operation module =
        Programs.run(
            """
            func.func @f(%x: tensor<2xf32>) -> tensor<2xf32> {
              %0 = "vhlo.custom_call_v9"(%x) {call_target_name = #vhlo.string_v4<"g_v3">, backend_config = #vhlo.dict_v2<{#vhlo.string_v2<"#vhlo.a_v7"> = #vhlo.integer_v3<5 : i32>}>, api_version = #vhlo<api_version_v2 API_VERSION_TYPED_FFI>} : (tensor<2xf32>) -> tensor<2xf32>
              return %0 : tensor<2xf32>
            }
            """,
            BACK);
    Operation expected =
        Programs.read(
            """
            func.func @f(%x: tensor<2xf32>) -> tensor<2xf32> {
              %0 = stablehlo.custom_call @g_v3(%x) {api_version = 4 : i32, backend_config = {"#vhlo.a_v7" = 5 : i32}} : (tensor<2xf32>) -> tensor<2xf32>
              return %0 : tensor<2xf32>
            }
            """);
    assertThat(Programs.difference(expected, module)).isNull();
  }
}
