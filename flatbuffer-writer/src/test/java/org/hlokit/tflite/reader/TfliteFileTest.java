// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.reader;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.hlokit.tflite.Models;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TfliteFileTest {

  @Test
  void everyCutFileIsRefused() throws Exception {
    byte[] whole = Models.bytes(Models.withCustomCall());
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThrows(
          InvalidModelException.class,
          () -> TfliteFile.of(ByteBuffer.wrap(cut)),
          () -> "cut to " + cut.length);
    }
  }

  @Test
  void damagedFilesAreReadOrRefusedButNeverCrash() throws Exception {
    byte[] whole = Models.bytes(Models.withCustomCall());
    Random random = new Random(7);
    for (int round = 0; round < 20_000; round++) {
      byte[] damaged = whole.clone();
      for (int i = 0; i <= random.nextInt(3); i++) {
        int at = random.nextInt(damaged.length / 4) * 4;
        ByteBuffer.wrap(damaged)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(at, random.nextBoolean() ? random.nextInt() : random.nextInt(256));
      }
      try {
        var _ = CustomCallPlan.of(TfliteFile.of(ByteBuffer.wrap(damaged)));
      } catch (InvalidModelException expected) {
        assertThat(expected).hasMessageThat().isNotEmpty();
      }
    }
  }

  @Test
  void otherFilesAreNamedAsWhatTheyAreNot() {
    assertThat(refusal("")).isEqualTo("the file is empty");
    assertThat(refusal("abc")).isEqualTo("not a TensorFlow Lite model: only 3 bytes");
    assertThat(refusal("module { func.func @main() { return } }"))
        .isEqualTo("not a TensorFlow Lite model: the file identifier is not TFL3");
  }

  private static String refusal(String content) {
    InvalidModelException e =
        assertThrows(
            InvalidModelException.class,
            () ->
                TfliteFile.of(
                    ByteBuffer.wrap(content.getBytes(java.nio.charset.StandardCharsets.UTF_8))));
    return String.valueOf(e.getMessage());
  }

  @Test
  void opensFromDisk(@TempDir Path folder) throws Exception {
    Path path = folder.resolve("model.tflite");
    Files.write(path, Models.bytes(Models.withCustomCall()));
    TfliteFile file = TfliteFile.open(path);
    assertThat(file.size()).isEqualTo(Files.size(path));
    assertThat(file.model().description()).isEqualTo("test");
  }

  @Test
  void customCallPlanHasTheParametersOfTheCall() throws Exception {
    TfliteFile file = TfliteFile.of(ByteBuffer.wrap(Models.bytes(Models.withCustomCall())));
    CustomCallPlan plan = CustomCallPlan.of(file);
    assertThat(plan.calls()).hasSize(1);
    CustomCallPlan.Call call = plan.calls().get(0);
    assertThat(call.subgraphName()).isEqualTo("main");
    assertThat(call.operator()).isEqualTo(1);
    assertThat(call.outputTensor()).isEqualTo(4);
    assertThat(call.callTargetName()).isEqualTo("ai_edge_torch.rms_norm");
    assertThat(call.apiVersion()).isEqualTo(1);
    assertThat(call.hasSideEffect()).isFalse();
    assertThat(call.epsilon()).hasValue(1e-5);
    assertThat(call.castBeforeScale()).isTrue();
  }
}
