// SPDX-License-Identifier: Apache-2.0
package org.hlokit.parse;

import static com.google.common.truth.Truth.assertThat;

import com.google.common.primitives.ImmutableLongArray;
import java.util.ArrayList;
import java.util.List;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.Block;
import org.hlokit.ir.DenseArrayAttr;
import org.hlokit.ir.DenseElementsAttr;
import org.hlokit.ir.ElementData;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.Location;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Source;
import org.hlokit.ir.StringAttr;
import org.hlokit.ir.StructAttr;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.VhloType;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** What texts mean, as IR. */
@NullUnmarked // a null that is not expected fails the test as well as an assertion would
class MlirTextTest {
  private static final MlirText TEXT = MlirText.ofAllDialects();

  private static Block read(String text) {
    return TEXT.read(Source.of("m.mlir", text)).region(0).entry();
  }

  private static List<Operation> all(Block block) {
    List<Operation> ops = new ArrayList<>();
    block.operations().forEach(op -> op.walk(ops::add));
    return ops;
  }

  private static Operation first(String text) {
    Operation op = read(text).firstOp();
    assertThat(op).isNotNull();
    return op;
  }

  @Test
  void connectsUsesToDefinitions() {
    Block body =
        first(
                """
                func.func @f(%x: tensor<4xf32>) -> tensor<4xf32> {
                  %a = stablehlo.multiply %x, %x : tensor<4xf32>
                  %b = stablehlo.add %a, %x : tensor<4xf32>
                  return %b : tensor<4xf32>
                }
                """)
            .region(0)
            .entry();
    assertThat(body.argument(0).useCount()).isEqualTo(3);
    Operation multiply = body.firstOp();
    assertThat(multiply.is(StablehloOps.MULTIPLY)).isTrue();
    assertThat(multiply.next().operand(0)).isSameInstanceAs(multiply.result());
    assertThat(multiply.result().type()).isEqualTo(TensorType.of(FloatType.F32, 4));
  }

  @Test
  void resolvesUsesBeforeDefinitions() {
    Block top =
        read(
            """
            "test.graph"() ({
              %1 = "test.use"(%0#1) : (i32) -> i32
              %0:2 = "test.def"() : () -> (f32, i32)
            }) : () -> ()
            """);
    List<Operation> ops = all(top);
    assertThat(ops.get(1).operand(0)).isSameInstanceAs(ops.get(2).result(1));
  }

  @Test
  void readsPropertiesInEitherSpelling() {
    for (String text :
        List.of(
            "%0 = stablehlo.iota dim = 1 : tensor<2x3xi32>",
            "%0 = \"stablehlo.iota\"() <{iota_dimension = 1 : i64}> : () -> tensor<2x3xi32>",
            "%0 = \"stablehlo.iota\"() {iota_dimension = 1 : i64} : () -> tensor<2x3xi32>")) {
      Operation op = first(text);
      assertThat(op.properties().get("iota_dimension").toString()).contains("value=1");
      assertThat(op.discardable().isEmpty()).isTrue();
    }
  }

  @Test
  void keepsHexadecimalTextUntilItIsRead() {
    Operation op = first("%0 = stablehlo.constant dense<\"0x0000803F00000040\"> : tensor<2xf32>");
    DenseElementsAttr value = (DenseElementsAttr) op.attribute("value");
    assertThat(value.data()).isInstanceOf(ElementData.Hex.class);
    assertThat(value.data().read().getFloat(4)).isEqualTo(2.0f);
  }

  @Test
  void readsBitsInBothEncodings() {
    DenseElementsAttr packed =
        (DenseElementsAttr)
            first("%0 = stablehlo.constant dense<\"0x0502\"> : tensor<10xi1>").attribute("value");
    DenseElementsAttr bytes =
        (DenseElementsAttr)
            first("%0 = stablehlo.constant dense<\"0x01000100000000000001\"> : tensor<10xi1>")
                .attribute("value");
    assertThat(packed.data().read()).isEqualTo(bytes.data().read());
  }

  @Test
  void readsDimensionsThatLookLikeHexadecimalNumbers() {
    Operation op = first("func.func private @f(tensor<0xf32>, tensor<0x0x16xbf16>)");
    assertThat(op.attribute("function_type").toString()).contains("shape=[0, 0, 16]");
  }

  @Test
  void buildsTheBodyOfAppliedReductions() {
    Operation reduce =
        first(
                """
                func.func @f(%x: tensor<2x3xf32>, %i: tensor<f32>) {
                  %0 = stablehlo.reduce(%x init: %i) applies stablehlo.maximum across dimensions = [1] : (tensor<2x3xf32>, tensor<f32>) -> tensor<2xf32>
                  return
                }
                """)
            .region(0)
            .entry()
            .firstOp();
    assertThat(reduce.attribute("dimensions")).isEqualTo(DenseArrayAttr.i64(1));
    Block body = reduce.region(0).entry();
    assertThat(body.firstOp().is(StablehloOps.MAXIMUM)).isTrue();
    assertThat(body.argumentTypes())
        .containsExactly(TensorType.of(FloatType.F32), TensorType.of(FloatType.F32));
  }

  @Test
  void keepsForeignOpsInDefUseAndTheirRegionsReal() {
    Block body =
        first(
                """
                func.func @f(%x: tensor<8xf32>) -> tensor<8xf32> {
                  %0 = sdy.manual_computation(%x) in_shardings=[<@mesh, [{"x"}]>] out_shardings=[<@mesh, [{"x"}]>] manual_axes={"x"} (%arg1: tensor<4xf32>) {
                    %1 = stablehlo.add %arg1, %arg1 : tensor<4xf32>
                    sdy.return %1 : tensor<4xf32>
                  } : (tensor<8xf32>) -> tensor<8xf32>
                  return %0 : tensor<8xf32>
                }
                """)
            .region(0)
            .entry();
    Operation manual = body.firstOp();
    assertThat(manual.operands()).containsExactly(body.argument(0));
    assertThat(manual.result().type()).isEqualTo(TensorType.of(FloatType.F32, 8));
    Block inner = manual.region(0).entry();
    assertThat(inner.argument(0).type()).isEqualTo(TensorType.of(FloatType.F32, 4));
    assertThat(inner.firstOp().is(StablehloOps.ADD)).isTrue();
    assertThat(inner.terminator().operand(0)).isSameInstanceAs(inner.firstOp().result());
  }

  @Test
  void readsVhloAsWhatItStandsFor() {
    Operation op =
        first(
            """
            %0 = "vhlo.custom_call_v1"() <{call_target_name = #vhlo.string_v1<"f">}> {x = #vhlo.float_v1<1.0 : !vhlo.f32_v1>} : () -> !vhlo.tensor_v1<2x!vhlo.f32_v1>
            """);
    assertThat(op.result().type()).isEqualTo(new VhloType(TensorType.of(FloatType.F32, 2)));
    Attribute name = op.attribute("call_target_name");
    assertThat(name.toString()).contains(StringAttr.of("f").toString());
  }

  @Test
  void readsStructuresOfDialects() {
    Operation op =
        first(
            """
            %0 = "stablehlo.gather"(%1, %2) <{dimension_numbers = #stablehlo.gather<offset_dims = [1, 2], index_vector_dim = 1>, slice_sizes = array<i64: 1, 2>}> : (tensor<2xf32>, tensor<2xi32>) -> tensor<2xf32>
            %1 = stablehlo.constant dense<0.0> : tensor<2xf32>
            %2 = stablehlo.constant dense<0> : tensor<2xi32>
            """);
    StructAttr numbers = (StructAttr) op.attribute("dimension_numbers");
    assertThat(numbers.get("offset_dims"))
        .isEqualTo(new DenseArrayAttr(IntegerType.I64, ImmutableLongArray.of(1, 2)));
  }

  @Test
  void resolvesLocationsDefinedAtTheEnd() {
    Operation op =
        first(
            """
            %0 = stablehlo.constant dense<0> : tensor<i32> loc(#l1)
            #l = loc("a.py":3:4)
            #l1 = loc("name"(#l))
            """);
    assertThat(op.location())
        .isEqualTo(new Location.Name("name", new Location.FileLineCol("a.py", 3, 4)));
  }

  @Test
  void placesOperationsWithoutALocationInTheText() {
    Operation op = first("\n  %0 = stablehlo.constant dense<0> : tensor<i32>\n");
    assertThat(op.location()).isEqualTo(new Location.FileLineCol("m.mlir", 2, 8));
  }
}
