// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.lower;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.hlokit.pass.Remark;
import org.hlokit.tflite.ExportException;
import org.hlokit.tflite.ExportOptions;
import org.hlokit.tflite.ExportedModel;
import org.junit.jupiter.api.Test;

class LoweringTest {

  @Test
  void broadcastIsLeftToTheOperatorThatReadsIt() throws Exception {
    assertThat(
            Lowered.function(
                "(%x: tensor<2x3x4xf32>, %b: tensor<4xf32>) -> tensor<2x3x4xf32>",
                """
                %c = stablehlo.broadcast_in_dim %b, dims = [2] : (tensor<4xf32>) -> tensor<2x3x4xf32>
                %r = stablehlo.add %x, %c : tensor<2x3x4xf32>
                return %r : tensor<2x3x4xf32>
                """))
        .isEqualTo("ADD(FLOAT32[2,3,4], FLOAT32[4]) -> (FLOAT32[2,3,4])\n");
  }

  @Test
  void broadcastAlongAMiddleDimensionNeedsOnlyAReshape() throws Exception {
    assertThat(
            Lowered.function(
                "(%x: tensor<2x3x4xf32>, %b: tensor<2x3xf32>) -> tensor<2x3x4xf32>",
                """
                %c = stablehlo.broadcast_in_dim %b, dims = [0, 1] : (tensor<2x3xf32>) -> tensor<2x3x4xf32>
                %r = stablehlo.multiply %c, %x : tensor<2x3x4xf32>
                return %r : tensor<2x3x4xf32>
                """))
        .isEqualTo(
            """
            RESHAPE(FLOAT32[2,3], const INT32[3]) -> (FLOAT32[2,3,1])
            MUL(FLOAT32[2,3,1], FLOAT32[2,3,4]) -> (FLOAT32[2,3,4])
            """);
  }

  @Test
  void operandsBeyondAKernelsBroadcastRankAreBroadcastFirst() throws Exception {
    assertThat(
            Lowered.function(
                "(%x: tensor<2x3x2x3x4xf32>, %b: tensor<4xf32>) -> tensor<2x3x2x3x4xi1>",
                """
                %c = stablehlo.broadcast_in_dim %b, dims = [4] : (tensor<4xf32>) -> tensor<2x3x2x3x4xf32>
                %r = stablehlo.compare LT, %x, %c : (tensor<2x3x2x3x4xf32>, tensor<2x3x2x3x4xf32>) -> tensor<2x3x2x3x4xi1>
                return %r : tensor<2x3x2x3x4xi1>
                """))
        .isEqualTo(
            """
            BROADCAST_TO(FLOAT32[4], const INT32[5]) -> (FLOAT32[2,3,2,3,4])
            LESS(FLOAT32[2,3,2,3,4], FLOAT32[2,3,2,3,4]) -> (BOOL[2,3,2,3,4])
            """);
  }

  @Test
  void constantMatrixOnTheRightIsAWeight() throws Exception {
    assertThat(
            Lowered.function(
                "(%x: tensor<2x3xf32>) -> tensor<2x4xf32>",
                """
                %w = stablehlo.constant dense<[[1.0, 2.0, 3.0, 4.0], [5.0, 6.0, 7.0, 8.0], [9.0, 10.0, 11.0, 12.0]]> : tensor<3x4xf32>
                %r = stablehlo.dot_general %x, %w, contracting_dims = [1] x [0] : (tensor<2x3xf32>, tensor<3x4xf32>) -> tensor<2x4xf32>
                return %r : tensor<2x4xf32>
                """))
        .isEqualTo("FULLY_CONNECTED(FLOAT32[2,3], const FLOAT32[4,3]) -> (FLOAT32[2,4])\n");
  }

  @Test
  void constantAddedToEachRowIsABias() throws Exception {
    assertThat(
            Lowered.function(
                "(%x: tensor<2x3xf32>) -> tensor<2x2x2xf32>",
                """
                %w = stablehlo.constant dense<[[1.0, 2.0, 3.0, 4.0], [5.0, 6.0, 7.0, 8.0], [9.0, 10.0, 11.0, 12.0]]> : tensor<3x4xf32>
                %b = stablehlo.constant dense<[[1.0, 2.0], [3.0, 4.0]]> : tensor<2x2xf32>
                %p = stablehlo.dot_general %x, %w, contracting_dims = [1] x [0] : (tensor<2x3xf32>, tensor<3x4xf32>) -> tensor<2x4xf32>
                %h = stablehlo.reshape %p : (tensor<2x4xf32>) -> tensor<2x2x2xf32>
                %c = stablehlo.broadcast_in_dim %b, dims = [1, 2] : (tensor<2x2xf32>) -> tensor<2x2x2xf32>
                %r = stablehlo.add %c, %h : tensor<2x2x2xf32>
                return %r : tensor<2x2x2xf32>
                """))
        .isEqualTo(
            """
            FULLY_CONNECTED(FLOAT32[2,3], const FLOAT32[4,3], const FLOAT32[4]) -> (FLOAT32[2,4])
            RESHAPE(FLOAT32[2,4], const INT32[3]) -> (FLOAT32[2,2,2])
            """);
  }

  @Test
  void constantThatDiffersFromRowToRowIsNoBias() throws Exception {
    assertThat(
            Lowered.function(
                "(%x: tensor<4x3xf32>) -> tensor<4x4xf32>",
                """
                %w = stablehlo.constant dense<[[1.0, 2.0, 3.0, 4.0], [5.0, 6.0, 7.0, 8.0], [9.0, 10.0, 11.0, 12.0]]> : tensor<3x4xf32>
                %b = stablehlo.constant dense<[1.0, 2.0, 3.0, 4.0]> : tensor<4xf32>
                %p = stablehlo.dot_general %x, %w, contracting_dims = [1] x [0] : (tensor<4x3xf32>, tensor<3x4xf32>) -> tensor<4x4xf32>
                %c = stablehlo.broadcast_in_dim %b, dims = [0] : (tensor<4xf32>) -> tensor<4x4xf32>
                %r = stablehlo.add %p, %c : tensor<4x4xf32>
                return %r : tensor<4x4xf32>
                """))
        .isEqualTo(
            """
            FULLY_CONNECTED(FLOAT32[4,3], const FLOAT32[4,3]) -> (FLOAT32[4,4])
            ADD(FLOAT32[4,4], const FLOAT32[4,1]) -> (FLOAT32[4,4])
            """);
  }

  @Test
  void productThatOthersUseKeepsItsAddition() throws Exception {
    assertThat(
            Lowered.function(
                "(%x: tensor<2x3xf32>) -> (tensor<2x4xf32>, tensor<2x4xf32>)",
                """
                %w = stablehlo.constant dense<[[1.0, 2.0, 3.0, 4.0], [5.0, 6.0, 7.0, 8.0], [9.0, 10.0, 11.0, 12.0]]> : tensor<3x4xf32>
                %b = stablehlo.constant dense<[1.0, 2.0, 3.0, 4.0]> : tensor<4xf32>
                %p = stablehlo.dot_general %x, %w, contracting_dims = [1] x [0] : (tensor<2x3xf32>, tensor<3x4xf32>) -> tensor<2x4xf32>
                %c = stablehlo.broadcast_in_dim %b, dims = [1] : (tensor<4xf32>) -> tensor<2x4xf32>
                %r = stablehlo.add %p, %c : tensor<2x4xf32>
                return %p, %r : tensor<2x4xf32>, tensor<2x4xf32>
                """))
        .isEqualTo(
            """
            FULLY_CONNECTED(FLOAT32[2,3], const FLOAT32[4,3]) -> (FLOAT32[2,4])
            ADD(FLOAT32[2,4], const FLOAT32[4]) -> (FLOAT32[2,4])
            """);
  }

  @Test
  void elementsAreComputedWithInTheShapeThatTheyHave() throws Exception {
    assertThat(
            Lowered.function(
                "(%x: tensor<2x3xf32>, %y: tensor<2x3xf32>) -> tensor<2x3xf32>",
                """
                %half = stablehlo.constant dense<0.5> : tensor<2x1x3xf32>
                %a = stablehlo.reshape %x : (tensor<2x3xf32>) -> tensor<2x1x3xf32>
                %b = stablehlo.reshape %y : (tensor<2x3xf32>) -> tensor<2x1x3xf32>
                %d = stablehlo.subtract %a, %b : tensor<2x1x3xf32>
                %s = stablehlo.multiply %d, %half : tensor<2x1x3xf32>
                %r = stablehlo.reshape %s : (tensor<2x1x3xf32>) -> tensor<2x3xf32>
                return %r : tensor<2x3xf32>
                """))
        .isEqualTo(
            """
            SUB(FLOAT32[2,3], FLOAT32[2,3]) -> (FLOAT32[2,3])
            MUL(FLOAT32[2,3], const FLOAT32[]) -> (FLOAT32[2,3])
            """);
  }

  @Test
  void transposedOperandsBecomeFlagsOfTheProduct() throws Exception {
    assertThat(
            Lowered.function(
                "(%a: tensor<2x3x4xf32>, %b: tensor<2x5x4xf32>) -> tensor<2x3x5xf32>",
                """
                %t = stablehlo.transpose %b, dims = [0, 2, 1] : (tensor<2x5x4xf32>) -> tensor<2x4x5xf32>
                %r = stablehlo.dot_general %a, %t, batching_dims = [0] x [0], contracting_dims = [2] x [1] : (tensor<2x3x4xf32>, tensor<2x4x5xf32>) -> tensor<2x3x5xf32>
                return %r : tensor<2x3x5xf32>
                """))
        .isEqualTo("BATCH_MATMUL(FLOAT32[2,3,4], FLOAT32[2,5,4]) -> (FLOAT32[2,3,5])\n");
  }

  @Test
  void repeatedHeadsAreOneGather() throws Exception {
    assertThat(
            Lowered.function(
                "(%x: tensor<2x3x4xf32>) -> tensor<2x6x4xf32>",
                """
                %b = stablehlo.broadcast_in_dim %x, dims = [0, 1, 3] : (tensor<2x3x4xf32>) -> tensor<2x3x2x4xf32>
                %r = stablehlo.reshape %b : (tensor<2x3x2x4xf32>) -> tensor<2x6x4xf32>
                return %r : tensor<2x6x4xf32>
                """))
        .isEqualTo("GATHER(FLOAT32[2,3,4], const INT32[6]) -> (FLOAT32[2,6,4])\n");
  }

  @Test
  void sixteenBitFloatsAreComputedInThirtyTwo() throws Exception {
    assertThat(
            Lowered.function(
                "(%x: tensor<4xbf16>) -> tensor<4xbf16>",
                """
                %s = stablehlo.multiply %x, %x : tensor<4xbf16>
                %f = stablehlo.convert %s : (tensor<4xbf16>) -> tensor<4xf32>
                %e = stablehlo.exponential %f : tensor<4xf32>
                %r = stablehlo.convert %e : (tensor<4xf32>) -> tensor<4xbf16>
                return %r : tensor<4xbf16>
                """))
        .isEqualTo(
            """
            CAST(BFLOAT16[4]) -> (FLOAT32[4])
            MUL(FLOAT32[4], FLOAT32[4]) -> (FLOAT32[4])
            EXP(FLOAT32[4]) -> (FLOAT32[4])
            CAST(FLOAT32[4]) -> (BFLOAT16[4])
            """);
  }

  @Test
  void integersWithoutAKernelAreWidened() throws Exception {
    assertThat(
            Lowered.function(
                "(%x: tensor<4xi8>) -> tensor<4xi8>",
                """
                %r = stablehlo.divide %x, %x : tensor<4xi8>
                return %r : tensor<4xi8>
                """))
        .isEqualTo(
            """
            CAST(INT8[4]) -> (INT32[4])
            DIV(INT32[4], INT32[4]) -> (INT32[4])
            CAST(INT32[4]) -> (INT8[4])
            """);
  }

  @Test
  void whatNobodyReadsIsNotExported() throws Exception {
    assertThat(
            Lowered.function(
                "(%x: tensor<4xf32>) -> tensor<4xf32>",
                """
                %dead = "stablehlo.fft"(%x) {fft_type = #stablehlo<fft_type RFFT>, fft_length = array<i64: 4>} : (tensor<4xf32>) -> tensor<3xcomplex<f32>>
                %r = stablehlo.negate %x : tensor<4xf32>
                return %r : tensor<4xf32>
                """))
        .isEqualTo("NEG(FLOAT32[4]) -> (FLOAT32[4])\n");
  }

  @Test
  void constantsAreComputedWhenTheModelIsWritten() throws Exception {
    assertThat(
            Lowered.function(
                "(%x: tensor<4xf32>) -> tensor<4xf32>",
                """
                %i = stablehlo.iota dim = 0 : tensor<4xf32>
                %c = stablehlo.cosine %i : tensor<4xf32>
                %r = stablehlo.multiply %x, %c : tensor<4xf32>
                return %r : tensor<4xf32>
                """))
        .isEqualTo("MUL(FLOAT32[4], const FLOAT32[4]) -> (FLOAT32[4])\n");
  }

  @Test
  void valuesThatALoopReadsAreCarriedAlong() throws Exception {
    assertThat(
            Lowered.function(
                "(%x: tensor<f32>, %y: tensor<f32>) -> tensor<f32>",
                """
                %r = stablehlo.while(%s = %x) : tensor<f32>
                  cond {
                    %p = stablehlo.compare LT, %s, %y : (tensor<f32>, tensor<f32>) -> tensor<i1>
                    stablehlo.return %p : tensor<i1>
                  } do {
                    %n = stablehlo.add %s, %s : tensor<f32>
                    stablehlo.return %n : tensor<f32>
                  }
                return %r : tensor<f32>
                """))
        .isEqualTo(
            """
            WHILE(FLOAT32[], FLOAT32[]) -> (FLOAT32[], FLOAT32[])
            LESS(FLOAT32[], FLOAT32[]) -> (BOOL[])
            ADD(FLOAT32[], FLOAT32[]) -> (FLOAT32[])
            """);
  }

  @Test
  void everythingThatCannotBeExportedIsReported() {
    ExportException e =
        assertThrows(
            ExportException.class,
            () ->
                Lowered.export(
                    """
                    func.func @main(%x: tensor<4x4xf64>, %y: tensor<4xf32>, %n: tensor<i32>) -> (tensor<4x4xf64>, tensor<?xf32, #stablehlo.bounds<4>>) {
                      %a = stablehlo.cholesky %x : tensor<4x4xf64>
                      %b = stablehlo.tanh %a : tensor<4x4xf64>
                      %c = stablehlo.set_dimension_size %y, %n, dim = 0 : (tensor<4xf32>, tensor<i32>) -> tensor<?xf32, #stablehlo.bounds<4>>
                      return %b, %c : tensor<4x4xf64>, tensor<?xf32, #stablehlo.bounds<4>>
                    }
                    """,
                    ExportOptions.DEFAULT));
    assertThat(e.problems().stream().map(Remark::message).toList())
        .containsExactly(
            "'stablehlo.cholesky' op cannot be exported: the runtime's SQRT has no kernel for"
                + " FLOAT64",
            "'stablehlo.tanh' op cannot be exported: the runtime's TANH has no kernel for FLOAT64",
            "'stablehlo.set_dimension_size' op cannot be exported: the runtime has no operator for"
                + " it")
        .inOrder();
  }

  @Test
  void signatureHasTheNamesThatTheProgramHas() throws Exception {
    ExportedModel model =
        Lowered.export(
            """
            func.func @main(%arg0: tensor<4xf32> loc("tokens"), %arg1: tensor<4xf32>)
                -> (tensor<4xf32> {jax.result_info = "result['logits']"}, tensor<4xf32>) {
              %r = stablehlo.add %arg0, %arg1 : tensor<4xf32>
              return %r, %arg0 : tensor<4xf32>, tensor<4xf32>
            }
            """,
            ExportOptions.DEFAULT);
    var signature = model.model().signatures().get(0);
    assertThat(signature.key()).isEqualTo("serving_default");
    assertThat(signature.inputs().stream().map(binding -> binding.name()).toList())
        .containsExactly("tokens", "arg1")
        .inOrder();
    assertThat(signature.outputs().stream().map(binding -> binding.name()).toList())
        .containsExactly("logits", "output1")
        .inOrder();
  }

  @Test
  void equalLiteralsShareOneBuffer() throws Exception {
    ExportedModel model =
        Lowered.export(
            """
            func.func @main(%x: tensor<4xf32>, %y: tensor<2x2xf32>) -> (tensor<4xf32>, tensor<2x2xf32>) {
              %a = stablehlo.constant dense<[1.0, 2.0, 3.0, 4.0]> : tensor<4xf32>
              %b = stablehlo.constant dense<[[1.0, 2.0], [3.0, 4.0]]> : tensor<2x2xf32>
              %r = stablehlo.add %x, %a : tensor<4xf32>
              %s = stablehlo.add %y, %b : tensor<2x2xf32>
              return %r, %s : tensor<4xf32>, tensor<2x2xf32>
            }
            """,
            ExportOptions.DEFAULT);
    var file =
        org.hlokit.tflite.reader.TfliteFile.of(
            java.nio.ByteBuffer.wrap(org.hlokit.tflite.Models.bytes(model.model())));
    // The empty one, the constant and two of metadata.
    assertThat(file.model().buffersLength()).isEqualTo(4);
  }

  @Test
  void elidedConstantsAreZerosWithAWarning() throws Exception {
    ExportedModel model =
        Lowered.export(
            """
            func.func @main(%x: tensor<4xf32>) -> tensor<4xf32> {
              %a = stablehlo.constant dense_resource<__elided__> : tensor<4xf32>
              %r = stablehlo.add %x, %a : tensor<4xf32>
              return %r : tensor<4xf32>
            }
            """,
            ExportOptions.DEFAULT);
    assertThat(model.remarks().get(0).kind()).isEqualTo(Remark.Kind.WARNING);
    assertThat(model.remarks().get(0).message())
        .isEqualTo("the constant's data was elided from the text: the model has zeros there");
  }

  @Test
  void collectivesInsideOtherOperationsAreNamed() {
    ExportException e =
        assertThrows(
            ExportException.class,
            () ->
                Lowered.export(
                    """
                    func.func @main(%x: tensor<4xf32>) -> tensor<4xf32> {
                      %r = "other.manual"(%x) ({
                      ^bb0(%a: tensor<4xf32>):
                        %s = "stablehlo.collective_permute"(%a) {source_target_pairs = dense<[[0, 1]]> : tensor<1x2xi64>} : (tensor<4xf32>) -> tensor<4xf32>
                        "other.return"(%s) : (tensor<4xf32>) -> ()
                      }) : (tensor<4xf32>) -> tensor<4xf32>
                      return %r : tensor<4xf32>
                    }
                    """,
                    ExportOptions.DEFAULT));
    assertThat(e.problems().stream().map(Remark::message).toList())
        .containsExactly(
            "'other.manual' op cannot be exported: no table knows this operation",
            "'stablehlo.collective_permute' op cannot be exported: it exchanges data between"
                + " devices, and a model runs on one")
        .inOrder();
  }
}
