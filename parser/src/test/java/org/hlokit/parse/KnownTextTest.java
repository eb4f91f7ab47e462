// SPDX-License-Identifier: Apache-2.0
package org.hlokit.parse;

import static com.google.common.truth.Truth.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;

import org.hlokit.ir.Operation;
import org.hlokit.ir.Source;
import org.hlokit.print.PrintOptions;
import org.hlokit.print.Printer;
import org.junit.jupiter.api.Test;

/** What is repeated in a text means what it meant the first time. */
final class KnownTextTest {
  private static String print(String text) {
    Operation module = MlirText.ofAllDialects().read(new Source("text", text.getBytes(UTF_8)));
    return Printer.toText(module, PrintOptions.DEFAULT.with(PrintOptions.Flag.GENERIC));
  }

  @Test
  void repeatedTypesAndDictionaries() {
    String text =
        print(
            """
            %0 = "test.a"() <{p = {q = "}"}}> {x = [1, 2]} : () -> tensor<2xf32>
            %1 = "test.a"() <{p = {q = "}"}}> {x = [1, 2]} : () -> tensor<2xf32> loc("here")
            %2 = "test.b"(%0, %1) {x = [1, 2], y} : (tensor<2xf32>, tensor<2xf32>) -> (i1, i1)
            %3:2 = "test.b"(%0, %1) {x = [1, 2]} : (tensor<2xf32>, tensor<2xf32>) -> (i1, i1)
            %4 = stablehlo.add %0, %1 : tensor<2xf32>
            %5 = stablehlo.add %0, %1 : tensor<2xf32> // as above
            %6 = stablehlo.add %0, %4 : (tensor<2xf32>, tensor<2xf32>) -> tensor<2xf32>
            """
                .replace("%2 =", "%2:2 ="));

    assertThat(text)
        .contains("\"test.a\"() <{p = {q = \"}\"}}> {x = [1, 2]} : () -> tensor<2xf32>\n");
    assertThat(text.split("\"test.a\"", -1)).hasLength(3);
    assertThat(text).contains("{x = [1, 2]} : (tensor<2xf32>, tensor<2xf32>) -> (i1, i1)\n");
    assertThat(text.split("stablehlo.add", -1)).hasLength(4);
  }

  @Test
  void aDictionaryThatOnlyBeginsAlikeIsReadAnew() {
    String text =
        print(
            """
            "test.a"() {x = 1 : i32} : () -> ()
            "test.a"() {x = 1 : i32, y = 2 : i32} : () -> ()
            """);

    assertThat(text).contains("{x = 1 : i32, y = 2 : i32}");
  }
}
