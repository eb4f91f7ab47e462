// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.lower;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import org.hlokit.print.Printer;
import org.hlokit.tflite.ExportException;
import org.hlokit.tflite.ExportOptions;
import org.hlokit.tflite.Models;
import org.hlokit.tflite.importer.ConstantStyle;
import org.hlokit.tflite.importer.ModelImporter;
import org.hlokit.tflite.reader.CustomCallPlan;
import org.hlokit.tflite.reader.TfliteFile;
import org.hlokit.tflite.summary.SummaryReader;
import org.junit.jupiter.api.Test;

class CustomCallFormsTest {
  private static final String NORM =
      """
      func.func @main(%x: tensor<2x8xf32>, %w: tensor<8xf32>) -> tensor<2x8xf32> {
        %r = stablehlo.custom_call @ai_edge_torch.rms_norm(%x, %w) {backend_config = "{epsilon = 9.99999997E-7 : f32}", level = 3 : i64, scale = 2.5 : f32, taps = [1, 2]} : (tensor<2x8xf32>, tensor<8xf32>) -> tensor<2x8xf32>
        return %r : tensor<2x8xf32>
      }
      """;

  private static TfliteFile file(String text, CustomCallForm form) throws Exception {
    ExportOptions options = ExportOptions.DEFAULT.withCustomCalls(form);
    return TfliteFile.of(ByteBuffer.wrap(Models.bytes(Lowered.export(text, options).model())));
  }

  @Test
  void operator173KeepsEveryAttribute() throws Exception {
    TfliteFile file = file(NORM, CustomCallForm.STABLEHLO);
    CustomCallPlan.Call call = CustomCallPlan.of(file).calls().get(0);
    assertThat(call.callTargetName()).isEqualTo("ai_edge_torch.rms_norm");
    assertThat(call.apiVersion()).isEqualTo(1);
    assertThat(call.hasSideEffect()).isFalse();
    assertThat(call.backendConfig()).isEqualTo("{epsilon = 9.99999997E-7 : f32}");
    assertThat(call.epsilon()).hasValue(9.99999997E-7);
    assertThat(call.parameters()).containsEntry("level", 3L);
    assertThat(call.parameters()).containsEntry("scale", 2.5);
    assertThat(call.parameters()).containsEntry("taps", java.util.List.of(1L, 2L));
  }

  @Test
  void operator32IsFoundByTheTargetsName() throws Exception {
    TfliteFile file = file(NORM, CustomCallForm.CUSTOM);
    assertThat(file.model().operatorCodes(0).customCode()).isEqualTo("ai_edge_torch.rms_norm");
    assertThat(file.model().subgraphs(0).operators(0).customOptionsLength()).isGreaterThan(0);
    assertThat(CustomCallPlan.of(file).calls()).isEmpty();
  }

  @Test
  void equalCompositesShareADecomposition() throws Exception {
    String twice =
        """
        func.func @main(%x: tensor<2x8xf32>, %w: tensor<8xf32>) -> tensor<2x8xf32> {
          %a = stablehlo.custom_call @ai_edge_torch.rms_norm(%x, %w) {backend_config = "{epsilon = 1.0E-5 : f32}"} : (tensor<2x8xf32>, tensor<8xf32>) -> tensor<2x8xf32>
          %r = stablehlo.custom_call @ai_edge_torch.rms_norm(%a, %w) {backend_config = "{epsilon = 1.0E-5 : f32}"} : (tensor<2x8xf32>, tensor<8xf32>) -> tensor<2x8xf32>
          return %r : tensor<2x8xf32>
        }
        """;
    TfliteFile file = file(twice, CustomCallForm.COMPOSITE);
    assertThat(file.model().subgraphsLength()).isEqualTo(2);
    assertThat(file.model().subgraphs(0).operatorsLength()).isEqualTo(2);
    assertThat(text(file)).contains("name = \"odml.rms_norm\"");
  }

  @Test
  void compositeOfAnUnknownTargetIsRefused() {
    String unknown =
        """
        func.func @main(%x: tensor<2xf32>) -> tensor<2xf32> {
          %r = stablehlo.custom_call @mystery(%x) : (tensor<2xf32>) -> tensor<2xf32>
          return %r : tensor<2xf32>
        }
        """;
    ExportException e =
        assertThrows(ExportException.class, () -> file(unknown, CustomCallForm.COMPOSITE));
    assertThat(e.problems().get(0).message())
        .isEqualTo(
            "'stablehlo.custom_call' op cannot be exported: no decomposition of @mystery is known,"
                + " which a composite needs");
  }

  @Test
  void summaryTellsWhatTheRuntimeLacks() throws Exception {
    String summary = SummaryReader.read(file(NORM, CustomCallForm.STABLEHLO)).text();
    assertThat(summary)
        .contains("1  STABLEHLO_CUSTOM_CALL, version 1  (the runtime has no kernel for it)");
    assertThat(summary).contains("input      arg0: 2x8xFLOAT32");
    assertThat(summary)
        .contains("@ai_edge_torch.rms_norm, api version 1, {epsilon = 9.99999997E-7");
  }

  private static String text(TfliteFile file) {
    return Printer.toText(ModelImporter.read(file, ConstantStyle.DEFAULT));
  }
}
