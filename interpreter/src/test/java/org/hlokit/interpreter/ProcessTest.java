// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter;

import static com.google.common.truth.Truth.assertThat;

import org.junit.jupiter.api.Test;

/** Programs that run beside others. */
final class ProcessTest {
  @Test
  void knowsItsPlaceInTheGrid() {
    Programs.check(
        """
        func.func @place() -> (tensor<ui32>, tensor<ui32>) {
          %r = stablehlo.replica_id : tensor<ui32>
          %p = stablehlo.partition_id : tensor<ui32>
          return %r, %p : tensor<ui32>, tensor<ui32>
        }
        func.func @main() {
          %0:4 = "interpreter.run_parallel"() {programs = [[@place], [@place]]}
              : () -> (tensor<ui32>, tensor<ui32>, tensor<ui32>, tensor<ui32>)
          check.expect_eq_const %0#0, dense<0> : tensor<ui32>
          check.expect_eq_const %0#2, dense<1> : tensor<ui32>
          %1:4 = "interpreter.run_parallel"() {programs = [[@place, @place]]}
              : () -> (tensor<ui32>, tensor<ui32>, tensor<ui32>, tensor<ui32>)
          check.expect_eq_const %1#2, dense<0> : tensor<ui32>
          check.expect_eq_const %1#3, dense<1> : tensor<ui32>
          %2:2 = call @place() : () -> (tensor<ui32>, tensor<ui32>)
          check.expect_eq_const %2#1, dense<0> : tensor<ui32>
          return
        }
        """);
  }

  private static final String SEND_AND_RECEIVE =
      """
      func.func @send(%x: tensor<i32>, %t: !stablehlo.token) -> !stablehlo.token {
        %0 = "stablehlo.send"(%x, %t) {
          channel_handle = #stablehlo.channel_handle<handle = 5, type = 2>, is_host_transfer = true
        } : (tensor<i32>, !stablehlo.token) -> !stablehlo.token
        return %0 : !stablehlo.token
      }
      func.func @receive(%t: !stablehlo.token) -> tensor<i32> {
        %0:2 = "stablehlo.recv"(%t) {
          channel_handle = #stablehlo.channel_handle<handle = 5, type = 3>, is_host_transfer = true
        } : (!stablehlo.token) -> (tensor<i32>, !stablehlo.token)
        return %0#0 : tensor<i32>
      }
      func.func @next() -> tensor<i32> {
        %c = stablehlo.constant dense<9> : tensor<i32>
        return %c : tensor<i32>
      }
      func.func @read(%t: !stablehlo.token) -> tensor<i32> {
        %0:2 = "stablehlo.infeed"(%t) : (!stablehlo.token) -> (tensor<i32>, !stablehlo.token)
        return %0#0 : tensor<i32>
      }
      """;

  @Test
  void passesDataOn() {
    Programs.check(
        SEND_AND_RECEIVE
            + """
            func.func @main() {
              %x = stablehlo.constant dense<7> : tensor<i32>
              %t = stablehlo.create_token : !stablehlo.token
              %0:3 = "interpreter.run_parallel"(%x, %t, %t, %t) {
                infeed = [@next], programs = [[@send], [@receive], [@read]]
              } : (tensor<i32>, !stablehlo.token, !stablehlo.token, !stablehlo.token)
                  -> (!stablehlo.token, tensor<i32>, tensor<i32>)
              check.expect_eq_const %0#1, dense<7> : tensor<i32>
              check.expect_eq_const %0#2, dense<9> : tensor<i32>
              return
            }
            """);
  }

  @Test
  void saysWhatNobodySent() {
    assertThat(
            Programs.error(
                SEND_AND_RECEIVE
                    + """
                    func.func @main() -> tensor<i32> {
                      %t = stablehlo.create_token : !stablehlo.token
                      %0 = call @receive(%t) : (!stablehlo.token) -> tensor<i32>
                      return %0 : tensor<i32>
                    }
                    """))
        .isEqualTo(
            "'stablehlo.recv' op finds nothing in channel 5: processes run one after the other"
                + " here, in the order of the programs, and none before this one has sent it");
    assertThat(
            Programs.error(
                SEND_AND_RECEIVE
                    + """
                    func.func @main() -> tensor<i32> {
                      %t = stablehlo.create_token : !stablehlo.token
                      %0 = "interpreter.run_parallel"(%t) {programs = [[@read]]}
                          : (!stablehlo.token) -> tensor<i32>
                      return %0 : tensor<i32>
                    }
                    """))
        .isEqualTo(
            "'stablehlo.infeed' op finds no more input: each execution takes one function from the"
                + " attribute 'infeed' of interpreter.run_parallel");
  }
}
