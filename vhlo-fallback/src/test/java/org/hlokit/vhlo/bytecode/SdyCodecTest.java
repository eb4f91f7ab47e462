// SPDX-License-Identifier: Apache-2.0
package org.hlokit.vhlo.bytecode;

import static com.google.common.truth.Truth.assertThat;

import java.util.HexFormat;
import org.hlokit.dialect.Dialects;
import org.hlokit.ir.Operation;
import org.hlokit.print.Printer;
import org.junit.jupiter.api.Test;

final class SdyCodecTest {
  /** {@code module attributes {x.a = #sdy.op_sharding_rule<..>, x.b = #sdy.sharding<..>}}. */
  private static final String FILE =
      "4d4cef520d4d4c495232332e302e3067697400010f0501050301030b03413501010f0b230b0b0b0b0703270f4713130b0f1f1b0f0f0f130f13171317170f02d7090903070511071b0b2905070509050b050d1f1103011507090d1105131703190505090101010113050f1511050509130113030f0d01051d2503270b051f230101090f430705090911010b0100070913010f052b2f0d01032d010b0101010d010331010b03330001090f0104190501510d03010704070301010603010501006515050505090509090f09116275696c74696e00736479006d6f64756c6500782e6100782e62006d00782e6300780079007a00080903050101";

  @Test
  void readsShardingsAsText() {
    Operation module =
        new BytecodeReader(Dialects.all()).read(HexFormat.of().parseHex(FILE)).module();
    assertThat(Printer.toText(module.discardable()))
        .isEqualTo(
            "{x.a = #sdy.op_sharding_rule<([i, jk], [])->([i]) {i=2, j=3, k=4} reduction={j, k},"
                + " custom>, x.b = #sdy.sharding<@m, [{\"x\":(1)2, \"y\"}, {?}p1],"
                + " replicated={\"z\"}>, x.c = #sdy.sharding_per_value<[<@m, [{}]>, <@m, [{\"x\","
                + " ?}]>]>}");
  }
}
