// SPDX-License-Identifier: Apache-2.0
package org.hlokit.vhlo.bytecode;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.hlokit.dialect.Dialects;
import org.hlokit.dialect.VhloVersion;
import org.hlokit.ir.Operation;
import org.hlokit.vhlo.Programs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BytecodeTest {
  private static final BytecodeReader READER = new BytecodeReader(Dialects.all());

  private static final String PROGRAM =
      """
      module @m attributes {mhlo.num_partitions = 1 : i32, x.y = [unit, 2.5 : f64, @s]} {
        func.func public @main(%arg0: tensor<2x3xf32> {jax.arg = "x"}, %n: tensor<i32>) -> tensor<2x3xf32> {
          %c = stablehlo.constant dense<[true, false, true]> : tensor<3xi1>
          %w = stablehlo.constant dense<[1, -2, 3]> : tensor<3xi4>
          %0 = stablehlo.rsqrt %arg0 : tensor<2x3xf32>
          %1 = stablehlo.custom_call @f(%0) {epsilon = 1.0e-6 : f32} : (tensor<2x3xf32>) -> tensor<2x3xf32>
          %2 = "stablehlo.case"(%n) ({
            stablehlo.return %1 : tensor<2x3xf32>
          }, {
            %3 = stablehlo.add %arg0, %1 : tensor<2x3xf32> loc("there")
            stablehlo.return %3 : tensor<2x3xf32>
          }) : (tensor<i32>) -> tensor<2x3xf32>
          return %2 : tensor<2x3xf32>
        }
      }
      """;

  @ParameterizedTest
  @ValueSource(strings = {"0.9.0", "0.10.0", "0.12.0", "0.14.0", "0.20.0", "1.9.0", "1.20.0"})
  void readsWhatItWrites(String version) {
    VhloVersion target = VhloVersion.parse(version).orElseThrow();
    Operation module = module(version);
    byte[] file = PortableArtifact.of(module, target).toByteArray();
    assertThat(BytecodeReader.isBytecode(file)).isTrue();
    BytecodeModule read = READER.read(file);
    assertThat(read.artifactVersion()).hasValue(target);
    assertThat(Programs.difference(module, read.module())).isNull();
    assertThat(PortableArtifact.of(read.module(), target).toByteArray()).isEqualTo(file);
  }

  /** Bytes that StableHLO's own writer gives for the module. */
  @Test
  void writesWhatTheReferenceWrites() {
    Operation module =
        Programs.run(
            """
            module @m {
              func.func @f(%arg0: tensor<2xf32> loc(unknown)) -> tensor<2xf32> {
                %0 = stablehlo.rsqrt %arg0 : tensor<2xf32> loc(unknown)
                return %0 : tensor<2xf32> loc(unknown)
              } loc(unknown)
            } loc(unknown)
            """,
            "stablehlo-legalize-to-vhlo", "vhlo-to-version target=1.9.0");
    byte[] file = PortableArtifact.of(module, new VhloVersion(1, 9, 0)).toByteArray();
    assertThat(HexFormat.of().formatHex(file))
        .isEqualTo(
            "4d4cef520d537461626c65484c4f5f76312e392e300001190501050901030b03070f131703230d070105070b03090b0b0b0b0307131707022b1f050d030123031d0f1d1129030905110301030109044905015001010704390301050350010307042503050b0301000506010301030107040103030603010501007d130305051513110f0b116275696c74696e0076686c6f006d6f64756c650066756e635f76310072737172745f76310072657475726e5f7631006d006600000815050507010b050705090b");
  }

  @Test
  void everyCutIsNoticed() {
    byte[] file = file();
    for (int length = 0; length < file.length; length++) {
      byte[] cut = Arrays.copyOf(file, length);
      BytecodeException failure =
          assertThrows(BytecodeException.class, () -> READER.read(cut), "cut at " + length);
      assertThat(failure.offset()).isAtMost(length);
    }
  }

  @Test
  void damageNeverGoesBeyondAnError() {
    Random random = new Random(7);
    byte[] file = file();
    int refused = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] damaged = file.clone();
      for (int j = random.nextInt(3); j >= 0; j--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      try {
        READER.read(damaged);
      } catch (BytecodeException e) {
        refused++;
        assertThat(e.offset()).isAtMost(file.length);
        assertWithMessage("message").that(e).hasMessageThat().isNotEmpty();
      }
    }
    assertThat(refused).isGreaterThan(5_000);
  }

  @Test
  void saysWhatTheFileIsNot() {
    BytecodeException failure =
        assertThrows(BytecodeException.class, () -> READER.read(new byte[] {'m', 'o', 'd', 'u'}));
    assertThat(failure).hasMessageThat().startsWith("not MLIR bytecode");
  }

  @Test
  void namesOpsThatCannotBeRead() {
    byte[] file = file();
    byte[] name = "custom_call_v1".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    int at = indexOf(file, name);
    file[at + name.length - 1] = '7';
    BytecodeException failure = assertThrows(BytecodeException.class, () -> READER.read(file));
    assertThat(failure).hasMessageThat().contains("'vhlo.custom_call_v7'");
  }

  private static byte[] file() {
    return PortableArtifact.of(module("1.9.0"), new VhloVersion(1, 9, 0)).toByteArray();
  }

  private static Operation module(String version) {
    return Programs.run(PROGRAM, "stablehlo-legalize-to-vhlo", "vhlo-to-version target=" + version);
  }

  private static int indexOf(byte[] file, byte[] part) {
    for (int i = 0; i + part.length <= file.length; i++) {
      if (Arrays.equals(file, i, i + part.length, part, 0, part.length)) {
        return i;
      }
    }
    throw new AssertionError("not there");
  }
}
