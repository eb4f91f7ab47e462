// SPDX-License-Identifier: Apache-2.0
package org.hlokit.vhlo;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.hlokit.ir.Operation;
import org.hlokit.pass.PassFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class VhloToVersionTest {
  private static final String LEGALIZE = "stablehlo-legalize-to-vhlo";

  private static final String RSQRT =
      """
      func.func @f(%x: tensor<2xf32>) -> tensor<2xf32> {
        %0 = stablehlo.rsqrt %x : tensor<2xf32>
        return %0 : tensor<2xf32>
      }
      """;

  @ParameterizedTest
  @CsvSource({
    "0.9.0, vhlo.rsqrt_v1",
    "minimum, vhlo.rsqrt_v1",
    "1.8.3, vhlo.rsqrt_v1",
    "1.9.0, vhlo.rsqrt_v1",
    "1.10.0, vhlo.rsqrt_v2",
    "current, vhlo.rsqrt_v2"
  })
  void picksTheRevisionOfTheTarget(String target, String name) {
    Operation module = Programs.run(RSQRT, LEGALIZE, "vhlo-to-version target=" + target);
    assertThat(names(module)).contains(name);
  }

  @Test
  void goesDownAndUpAgain() {
    Operation down =
        Programs.run(
            RSQRT, LEGALIZE, "vhlo-to-version target=0.9.0", "vhlo-to-version target=current");
    assertThat(Programs.difference(down, Programs.run(RSQRT, LEGALIZE))).isNull();
  }

  @Test
  void dropsThePaddingOfDynamicConvolutionsOnTheWayUp() {
    String text =
        """
        "builtin.module"() ({
          "vhlo.func_v1"() <{}> ({
          ^bb0(%a: !vhlo.tensor_v1<1x8x8x1x!vhlo.f32_v1>, %p: !vhlo.tensor_v1<2x2x!vhlo.i64_v1>):
            %0 = "vhlo.dynamic_conv_v1"(%a, %a, %p) <{padding = #vhlo.integer_v1<0 : i64>}>
              : (!vhlo.tensor_v1<1x8x8x1x!vhlo.f32_v1>, !vhlo.tensor_v1<1x8x8x1x!vhlo.f32_v1>,
                 !vhlo.tensor_v1<2x2x!vhlo.i64_v1>) -> !vhlo.tensor_v1<1x8x8x1x!vhlo.f32_v1>
          }) : () -> ()
        }) : () -> ()
        """;
    Operation up = Programs.run(text, "vhlo-to-version target=0.20.0");
    Operation convolution = find(up, "vhlo.dynamic_conv_v2");
    assertThat(convolution.attribute("padding")).isNull();
    Programs.run(up, "vhlo-to-version target=0.19.0");
    assertThat(find(up, "vhlo.dynamic_conv_v1").attribute("padding")).isNotNull();
  }

  @Test
  void refusesAnAttributeThatTheTargetLacks() {
    PassFailure failure =
        refusal(
            """
            func.func @f(%x: tensor<2xf32>) -> tensor<2xf32> {
              %0 = "stablehlo.rsqrt"(%x) {result_accuracy = #stablehlo.result_accuracy<ulps = 2, mode = #stablehlo.result_accuracy_mode<TOLERANCE>>} : (tensor<2xf32>) -> tensor<2xf32>
              return %0 : tensor<2xf32>
            }
            """,
            "1.9.0");
    assertThat(failure)
        .hasMessageThat()
        .isEqualTo(
            "failed to legalize operation 'vhlo.rsqrt_v2' that was explicitly marked illegal: its"
                + " attribute 'result_accuracy' came with version 1.10.0, the target is 1.9.0");
    assertThat(failure.remark().help()).isEqualTo("targets from 1.10.0 to 1.20.0 would work");
  }

  @Test
  void refusesATypeThatTheTargetLacks() {
    PassFailure failure =
        refusal(
            """
            func.func @f(%x: tensor<2xi2>) -> tensor<2xi2> {
              %0 = stablehlo.add %x, %x : tensor<2xi2>
              return %0 : tensor<2xi2>
            }
            """,
            "1.1.0");
    assertThat(failure)
        .hasMessageThat()
        .endsWith(
            "the value of its attribute 'function_type' came with version 1.2.0, the target is"
                + " 1.1.0");
    assertThat(failure.remark().range()).isNotNull();
  }

  @Test
  void refusesAnOpThatTheTargetLacks() {
    PassFailure failure =
        refusal(
            """
            func.func @f(%x: tensor<2xf32>) -> tensor<2xf32> {
              %0 = stablehlo.tan %x : tensor<2xf32>
              %1 = "stablehlo.custom_call"(%0) {call_target_name = "f", backend_config = {a = 1 : i32}, api_version = 4 : i32, result_tilings = [[dense<8> : tensor<1xindex>]], operand_layouts = [dense<0> : tensor<1xindex>], result_layouts = [dense<0> : tensor<1xindex>]} : (tensor<2xf32>) -> tensor<2xf32>
              return %1 : tensor<2xf32>
            }
            """,
            "1.3.0");
    assertThat(failure).hasMessageThat().contains("the op came with version 1.4.0");
    // Another op needs more than the one that is named.
    assertThat(failure.remark().help()).isEqualTo("targets from 1.18.0 to 1.20.0 would work");
  }

  @Test
  void refusesAUseThatTheTargetLacks() {
    PassFailure failure =
        refusal(
            """
            func.func @f(%x: tensor<2xf32>) -> tensor<2xf32> {
              %0 = "stablehlo.custom_call"(%x) {call_target_name = "f", backend_config = {a = 1 : i32}, api_version = 4 : i32} : (tensor<2xf32>) -> tensor<2xf32>
              return %0 : tensor<2xf32>
            }
            """,
            "1.2.0");
    assertThat(failure).hasMessageThat().contains("came with version 1.3.0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "100.10.10 | target version 100.10.10 is greater than current version 1.20.0",
        "0.0.0 | target version 0.0.0 is less than minimum supported 0.9.0",
      })
  void refusesVersionsThatThereAreNot(String target, String message) {
    assertThat(refusal(RSQRT, target)).hasMessageThat().isEqualTo(message);
  }

  @Test
  void refusesWhatIsNoVersion() {
    assertThat(refusal(RSQRT, "x.y.z"))
        .hasMessageThat()
        .startsWith("Invalid target version argument 'x.y.z'");
  }

  private static PassFailure refusal(String text, String target) {
    Operation module = Programs.run(text, LEGALIZE);
    return assertThrows(
        PassFailure.class, () -> Programs.run(module, "vhlo-to-version target=" + target));
  }

  private static List<String> names(Operation module) {
    List<String> names = new ArrayList<>();
    module.walk(op -> names.add(op.name()));
    return names;
  }

  private static Operation find(Operation module, String name) {
    List<Operation> found = new ArrayList<>();
    module.walk(
        op -> {
          if (op.name().equals(name)) {
            found.add(op);
          }
        });
    return found.getFirst();
  }
}
