// SPDX-License-Identifier: Apache-2.0
package org.hlokit.vhlo;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.hlokit.dialect.StablehloOps;
import org.hlokit.dialect.VhloOps;
import org.hlokit.ir.ArrayAttr;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.BoolAttr;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.EnumAttr;
import org.hlokit.ir.FloatAttr;
import org.hlokit.ir.IntegerAttr;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Operation;
import org.hlokit.ir.OperationBuilder;
import org.hlokit.ir.StringAttr;
import org.hlokit.ir.SymbolRefAttr;
import org.hlokit.ir.VhloAttr;
import org.hlokit.pass.PassFailure;
import org.junit.jupiter.api.Test;

final class CustomCallViewTest {
  private static final OpDefinition VHLO = VhloOps.customCall().revisions().getFirst().definition();

  @Test
  void readsStablehlo() {
    CustomCallView view =
        view(
            Operation.builder(StablehloOps.CUSTOM_CALL)
                .attribute("call_target_name", StringAttr.of("f"))
                .attribute("api_version", IntegerAttr.i32(4))
                .attribute("backend_config", DictionaryAttr.of("a", BoolAttr.TRUE))
                .attribute("called_computations", ArrayAttr.of(SymbolRefAttr.of("g")))
                .attribute("operand_layouts", ArrayAttr.EMPTY)
                .attribute("epsilon", FloatAttr.f32(1e-6f)));

    assertThat(view.target()).isEqualTo("f");
    assertThat(view.apiVersion()).isEqualTo(ApiVersion.API_VERSION_TYPED_FFI);
    assertThat(view.hasSideEffect()).isFalse();
    assertThat(view.backendConfig()).isEqualTo(DictionaryAttr.of("a", BoolAttr.TRUE));
    assertThat(view.calledComputations()).containsExactly("g");
    assertThat(view.layouts().isEmpty()).isTrue();
    assertThat(view.extraAttributes())
        .isEqualTo(DictionaryAttr.of("epsilon", FloatAttr.f32(1e-6f)));
    assertThat(view.isFallback()).isFalse();
  }

  @Test
  void readsVhloOfAKnownVersion() {
    CustomCallView view =
        view(
            Operation.builder(VHLO)
                .attribute("call_target_name", vhlo(StringAttr.of("f")))
                .attribute("has_side_effect", vhlo(BoolAttr.TRUE))
                .attribute("api_version", vhlo(apiVersion("API_VERSION_STATUS_RETURNING")))
                .attribute("backend_config", vhlo(StringAttr.of("c")))
                .attribute("called_computations", vhlo(ArrayAttr.of(StringAttr.of("g")))));

    assertThat(view.target()).isEqualTo("f");
    assertThat(view.hasSideEffect()).isTrue();
    assertThat(view.apiVersion().number()).isEqualTo(2);
    assertThat(view.backendConfig()).isEqualTo(StringAttr.of("c"));
    assertThat(view.calledComputations()).containsExactly("g");
    assertThat(view.isFallback()).isFalse();
  }

  @Test
  void readsVersionsToComeAndSaysWhy() {
    CustomCallView view =
        view(
            Operation.builder(OpDefinition.unregistered("vhlo.custom_call_v9"))
                .attribute("call_target_name", StringAttr.of("f"))
                .attribute("epsilon", vhlo(FloatAttr.f32(1))));

    assertThat(view.target()).isEqualTo("f");
    assertThat(view.extraAttributes()).isEqualTo(DictionaryAttr.of("epsilon", FloatAttr.f32(1)));
    assertThat(view.deviations())
        .containsExactly(
            "no table knows 'vhlo.custom_call_v9'; the newest revision is 'vhlo.custom_call_v2'",
            "'call_target_name' is not a VHLO attribute",
            "'api_version' is missing",
            "'has_side_effect' is missing",
            "'backend_config' is missing",
            "'called_computations' is missing");
  }

  @Test
  void readsMhlo() {
    OpDefinition mhlo = OpDefinition.unregistered("mhlo.custom_call");
    CustomCallView view =
        view(Operation.builder(mhlo).attribute("call_target_name", StringAttr.of("f")));
    assertThat(view.deviations()).containsExactly("no table knows 'mhlo.custom_call'");
  }

  @Test
  void leavesOtherOpsAlone() {
    assertThat(CustomCallView.of(Operation.builder(StablehloOps.ADD).build()).isPresent())
        .isFalse();
    assertThat(CustomCallView.isCustomCall("vhlo.custom_call_v1x")).isFalse();
    assertThat(CustomCallView.isCustomCall("tf.custom_call")).isFalse();
  }

  @Test
  void refusesACallWithoutTarget() {
    Operation op = Operation.builder(StablehloOps.CUSTOM_CALL).build();
    PassFailure failure = assertThrows(PassFailure.class, () -> CustomCallView.of(op));
    assertThat(failure)
        .hasMessageThat()
        .isEqualTo("'stablehlo.custom_call' does not say what it calls");
  }

  @Test
  void refusesAnUnknownApiVersion() {
    Operation op =
        Operation.builder(StablehloOps.CUSTOM_CALL)
            .attribute("call_target_name", StringAttr.of("f"))
            .attribute("api_version", IntegerAttr.i32(7))
            .build();
    PassFailure failure = assertThrows(PassFailure.class, () -> CustomCallView.of(op));
    assertThat(failure)
        .hasMessageThat()
        .isEqualTo("'api_version' of 'stablehlo.custom_call' cannot be understood");
  }

  private static CustomCallView view(OperationBuilder op) {
    return CustomCallView.of(op.build()).orElseThrow();
  }

  private static Attribute vhlo(Attribute attribute) {
    return new VhloAttr(attribute);
  }

  private static Attribute apiVersion(String word) {
    return new EnumAttr("stablehlo.custom_call_api_version", word);
  }
}
