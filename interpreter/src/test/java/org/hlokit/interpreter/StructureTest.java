// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter;

import static com.google.common.truth.Truth.assertThat;

import org.junit.jupiter.api.Test;

/** Ops that move, contract, fold and decide; expected values were computed with NumPy and JAX. */
final class StructureTest {
  @Test
  void movesElements() {
    Programs.check(
        """
        %x = stablehlo.constant dense<[[1, 2, 3], [4, 5, 6]]> : tensor<2x3xi32>
        %z = stablehlo.constant dense<0> : tensor<i32>
        %0 = stablehlo.transpose %x, dims = [1, 0] : (tensor<2x3xi32>) -> tensor<3x2xi32>
        check.expect_eq_const %0, dense<[[1, 4], [2, 5], [3, 6]]> : tensor<3x2xi32>
        %1 = stablehlo.slice %x [0:2, 0:3:2] : (tensor<2x3xi32>) -> tensor<2x2xi32>
        check.expect_eq_const %1, dense<[[1, 3], [4, 6]]> : tensor<2x2xi32>
        %2 = stablehlo.reverse %x, dims = [1] : tensor<2x3xi32>
        check.expect_eq_const %2, dense<[[3, 2, 1], [6, 5, 4]]> : tensor<2x3xi32>
        %3 = stablehlo.pad %x, %z, low = [0, -1], high = [1, 1], interior = [0, 1] : (tensor<2x3xi32>, tensor<i32>) -> tensor<3x5xi32>
        check.expect_eq_const %3, dense<[[0, 2, 0, 3, 0], [0, 5, 0, 6, 0], [0, 0, 0, 0, 0]]> : tensor<3x5xi32>
        %4 = stablehlo.concatenate %x, %1, dim = 1 : (tensor<2x3xi32>, tensor<2x2xi32>) -> tensor<2x5xi32>
        check.expect_eq_const %4, dense<[[1, 2, 3, 1, 3], [4, 5, 6, 4, 6]]> : tensor<2x5xi32>
        %c = stablehlo.constant dense<[[7], [8]]> : tensor<2x1xi32>
        %5 = stablehlo.broadcast_in_dim %c, dims = [0, 2] : (tensor<2x1xi32>) -> tensor<2x2x2xi32>
        check.expect_eq_const %5, dense<[[[7, 7], [7, 7]], [[8, 8], [8, 8]]]> : tensor<2x2x2xi32>
        %6 = stablehlo.iota dim = 1 : tensor<2x3xi32>
        check.expect_eq_const %6, dense<[[0, 1, 2], [0, 1, 2]]> : tensor<2x3xi32>
        """);
  }

  @Test
  void clampsWhereDynamicSlicesBegin() {
    Programs.check(
        """
        %x = stablehlo.constant dense<[1, 2, 3, 4, 5]> : tensor<5xi32>
        %u = stablehlo.constant dense<[8, 9]> : tensor<2xi32>
        %far = stablehlo.constant dense<100> : tensor<i64>
        %before = stablehlo.constant dense<-3> : tensor<i64>
        %0 = stablehlo.dynamic_slice %x, %far, sizes = [2] : (tensor<5xi32>, tensor<i64>) -> tensor<2xi32>
        check.expect_eq_const %0, dense<[4, 5]> : tensor<2xi32>
        %1 = stablehlo.dynamic_update_slice %x, %u, %before : (tensor<5xi32>, tensor<2xi32>, tensor<i64>) -> tensor<5xi32>
        check.expect_eq_const %1, dense<[8, 9, 3, 4, 5]> : tensor<5xi32>
        """);
  }

  @Test
  void readsBitsAsAnotherType() {
    Programs.check(
        """
        %x = stablehlo.constant dense<[1.0, -2.0]> : tensor<2xf32>
        %0 = stablehlo.bitcast_convert %x : (tensor<2xf32>) -> tensor<2xui32>
        check.expect_eq_const %0, dense<[1065353216, 3221225472]> : tensor<2xui32>
        %1 = stablehlo.bitcast_convert %x : (tensor<2xf32>) -> tensor<2x2xi16>
        check.expect_eq_const %1, dense<[[0, 16256], [0, -16384]]> : tensor<2x2xi16>
        %2 = stablehlo.bitcast_convert %1 : (tensor<2x2xi16>) -> tensor<2xf32>
        check.expect_eq %2, %x : tensor<2xf32>
        %b = stablehlo.constant dense<27> : tensor<i8>
        %3 = stablehlo.bitcast_convert %b : (tensor<i8>) -> tensor<2xi4>
        check.expect_eq_const %3, dense<[-5, 1]> : tensor<2xi4>
        """);
  }

  @Test
  void sumsProducts() {
    Programs.check(
        """
        %x = stablehlo.constant dense<[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]> : tensor<2x3xf32>
        %w = stablehlo.constant dense<[[1.0, 0.0], [2.0, 1.0], [-1.0, 3.0]]> : tensor<3x2xf32>
        %0 = stablehlo.dot_general %x, %w, contracting_dims = [1] x [0] : (tensor<2x3xf32>, tensor<3x2xf32>) -> tensor<2x2xf32>
        check.expect_eq_const %0, dense<[[2.0, 11.0], [8.0, 23.0]]> : tensor<2x2xf32>
        %1 = stablehlo.dot_general %x, %x, batching_dims = [0] x [0], contracting_dims = [1] x [1] : (tensor<2x3xf32>, tensor<2x3xf32>) -> tensor<2xf32>
        check.expect_eq_const %1, dense<[14.0, 77.0]> : tensor<2xf32>
        %i = stablehlo.constant dense<[100, 100]> : tensor<2xi8>
        %2 = stablehlo.dot_general %i, %i, contracting_dims = [0] x [0] : (tensor<2xi8>, tensor<2xi8>) -> tensor<i32>
        check.expect_eq_const %2, dense<20000> : tensor<i32>
        """);
  }

  @Test
  void convolves() {
    Programs.check(
        """
        %x = stablehlo.constant dense<[[[[1.0], [2.0], [3.0]], [[4.0], [5.0], [6.0]], [[7.0], [8.0], [9.0]]]]> : tensor<1x3x3x1xf32>
        %k = stablehlo.constant dense<[[[[1.0]], [[2.0]]], [[[3.0]], [[4.0]]]]> : tensor<2x2x1x1xf32>
        %0 = stablehlo.convolution(%x, %k) dim_numbers = [b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f], window = {pad = [[1, 0], [0, 1]]} {batch_group_count = 1 : i64, feature_group_count = 1 : i64} : (tensor<1x3x3x1xf32>, tensor<2x2x1x1xf32>) -> tensor<1x3x3x1xf32>
        %1 = stablehlo.reshape %0 : (tensor<1x3x3x1xf32>) -> tensor<3x3xf32>
        check.expect_eq_const %1, dense<[[11.0, 18.0, 9.0], [37.0, 47.0, 21.0], [67.0, 77.0, 33.0]]> : tensor<3x3xf32>
        %g = stablehlo.constant dense<[[[1.0, 2.0], [3.0, 4.0], [5.0, 6.0], [7.0, 8.0]]]> : tensor<1x4x2xf32>
        %w = stablehlo.constant dense<[[[1.0, 2.0]], [[3.0, 4.0]]]> : tensor<2x1x2xf32>
        %2 = stablehlo.convolution(%g, %w) dim_numbers = [b, 0, f]x[0, i, o]->[b, 0, f], window = {} {batch_group_count = 1 : i64, feature_group_count = 2 : i64} : (tensor<1x4x2xf32>, tensor<2x1x2xf32>) -> tensor<1x3x2xf32>
        check.expect_eq_const %2, dense<[[[10.0, 20.0], [18.0, 32.0], [26.0, 44.0]]]> : tensor<1x3x2xf32>
        %d = stablehlo.constant dense<[[[1.0], [2.0], [3.0], [4.0]]]> : tensor<1x4x1xf32>
        %v = stablehlo.constant dense<[[[1.0]], [[2.0]]]> : tensor<2x1x1xf32>
        %3 = stablehlo.convolution(%d, %v) dim_numbers = [b, 0, f]x[0, i, o]->[b, 0, f], window = {pad = [[1, 1]], lhs_dilate = [2], rhs_dilate = [2]} {batch_group_count = 1 : i64, feature_group_count = 1 : i64} : (tensor<1x4x1xf32>, tensor<2x1x1xf32>) -> tensor<1x7x1xf32>
        check.expect_eq_const %3, dense<[[[0.0], [5.0], [0.0], [8.0], [0.0], [11.0], [0.0]]]> : tensor<1x7x1xf32>
        """);
  }

  @Test
  void foldsWithOneOpAndWithMany() {
    Programs.check(
        """
        %x = stablehlo.constant dense<[[3.0, 1.0, 2.0], [4.0, 6.0, 6.0]]> : tensor<2x3xf32>
        %z = stablehlo.constant dense<0.0> : tensor<f32>
        %0 = stablehlo.reduce(%x init: %z) applies stablehlo.add across dimensions = [1] : (tensor<2x3xf32>, tensor<f32>) -> tensor<2xf32>
        check.expect_eq_const %0, dense<[6.0, 16.0]> : tensor<2xf32>
        %low = stablehlo.constant dense<0xFF800000> : tensor<f32>
        %i = stablehlo.iota dim = 1 : tensor<2x3xi32>
        %c = stablehlo.constant dense<0> : tensor<i32>
        %1:2 = stablehlo.reduce(%x init: %low), (%i init: %c) across dimensions = [1] : (tensor<2x3xf32>, tensor<2x3xi32>, tensor<f32>, tensor<i32>) -> (tensor<2xf32>, tensor<2xi32>)
         reducer(%a: tensor<f32>, %b: tensor<f32>) (%k: tensor<i32>, %l: tensor<i32>) {
          %g = stablehlo.compare GE, %a, %b : (tensor<f32>, tensor<f32>) -> tensor<i1>
          %v = stablehlo.select %g, %a, %b : tensor<i1>, tensor<f32>
          %n = stablehlo.select %g, %k, %l : tensor<i1>, tensor<i32>
          stablehlo.return %v, %n : tensor<f32>, tensor<i32>
        }
        check.expect_eq_const %1#0, dense<[3.0, 6.0]> : tensor<2xf32>
        check.expect_eq_const %1#1, dense<[0, 1]> : tensor<2xi32>
        %2 = "stablehlo.reduce_window"(%x, %z) <{window_dimensions = array<i64: 1, 2>, padding = dense<[[0, 0], [1, 0]]> : tensor<2x2xi64>}> ({
        ^bb0(%a: tensor<f32>, %b: tensor<f32>):
          %s = stablehlo.add %a, %b : tensor<f32>
          stablehlo.return %s : tensor<f32>
        }) : (tensor<2x3xf32>, tensor<f32>) -> tensor<2x3xf32>
        check.expect_eq_const %2, dense<[[3.0, 4.0, 3.0], [4.0, 10.0, 12.0]]> : tensor<2x3xf32>
        """);
  }

  @Test
  void foldsARegionThatLoops() {
    Programs.check(
        """
        %x = stablehlo.constant dense<[1, 2, 3]> : tensor<3xi32>
        %one = stablehlo.constant dense<1> : tensor<i32>
        %0 = stablehlo.reduce(%x init: %one) across dimensions = [0] : (tensor<3xi32>, tensor<i32>) -> tensor<i32>
         reducer(%a: tensor<i32>, %b: tensor<i32>) {
          %z = stablehlo.constant dense<0> : tensor<i32>
          %w:2 = stablehlo.while(%n = %b, %s = %z) : tensor<i32>, tensor<i32>
          cond {
            %p = stablehlo.compare GT, %n, %z : (tensor<i32>, tensor<i32>) -> tensor<i1>
            stablehlo.return %p : tensor<i1>
          } do {
            %m = stablehlo.subtract %n, %one : tensor<i32>
            %t = stablehlo.add %s, %a : tensor<i32>
            stablehlo.return %m, %t : tensor<i32>, tensor<i32>
          }
          stablehlo.return %w#1 : tensor<i32>
        }
        check.expect_eq_const %0, dense<6> : tensor<i32>
        """);
  }

  @Test
  void gathersAndScatters() {
    Programs.check(
        """
        %x = stablehlo.constant dense<[[1, 2], [3, 4], [5, 6]]> : tensor<3x2xi32>
        %i = stablehlo.constant dense<[[2], [0], [9]]> : tensor<3x1xi64>
        %0 = "stablehlo.gather"(%x, %i) <{dimension_numbers = #stablehlo.gather<offset_dims = [1], collapsed_slice_dims = [0], start_index_map = [0], index_vector_dim = 1>, slice_sizes = array<i64: 1, 2>}> : (tensor<3x2xi32>, tensor<3x1xi64>) -> tensor<3x2xi32>
        check.expect_eq_const %0, dense<[[5, 6], [1, 2], [5, 6]]> : tensor<3x2xi32>
        %j = stablehlo.constant dense<[[1], [1], [7]]> : tensor<3x1xi64>
        %u = stablehlo.constant dense<[[10, 10], [100, 100], [7, 7]]> : tensor<3x2xi32>
        %1 = "stablehlo.scatter"(%x, %j, %u) <{scatter_dimension_numbers = #stablehlo.scatter<update_window_dims = [1], inserted_window_dims = [0], scatter_dims_to_operand_dims = [0], index_vector_dim = 1>}> ({
        ^bb0(%a: tensor<i32>, %b: tensor<i32>):
          %s = stablehlo.subtract %b, %a : tensor<i32>
          stablehlo.return %s : tensor<i32>
        }) : (tensor<3x2xi32>, tensor<3x1xi64>, tensor<3x2xi32>) -> tensor<3x2xi32>
        check.expect_eq_const %1, dense<[[1, 2], [93, 94], [5, 6]]> : tensor<3x2xi32>
        """);
  }

  @Test
  void sortsStably() {
    Programs.check(
        """
        %k = stablehlo.constant dense<[2, 1, 2, 1]> : tensor<4xi32>
        %v = stablehlo.constant dense<[0, 1, 2, 3]> : tensor<4xi32>
        %0:2 = "stablehlo.sort"(%k, %v) <{dimension = 0 : i64, is_stable = true}> ({
        ^bb0(%a: tensor<i32>, %b: tensor<i32>, %c: tensor<i32>, %d: tensor<i32>):
          %p = stablehlo.compare LT, %a, %b : (tensor<i32>, tensor<i32>) -> tensor<i1>
          stablehlo.return %p : tensor<i1>
        }) : (tensor<4xi32>, tensor<4xi32>) -> (tensor<4xi32>, tensor<4xi32>)
        check.expect_eq_const %0#0, dense<[1, 1, 2, 2]> : tensor<4xi32>
        check.expect_eq_const %0#1, dense<[1, 3, 0, 2]> : tensor<4xi32>
        """);
  }

  @Test
  void findsTheGreatestInTotalOrder() {
    Programs.check(
        """
        %x = stablehlo.constant dense<[0x7F800000, 0xFFC00000, 3.0, 0x7FC00000, 3.0]> : tensor<5xf32>
        %v, %i = chlo.top_k(%x, k = 5) : tensor<5xf32> -> (tensor<5xf32>, tensor<5xi32>)
        check.expect_eq_const %i, dense<[3, 0, 2, 4, 1]> : tensor<5xi32>
        """);
  }

  @Test
  void transformsAndSolves() {
    Programs.check(
        """
        %x = stablehlo.constant dense<[1.0, 2.0, 3.0, 4.0, 5.0]> : tensor<5xf64>
        %0 = stablehlo.fft %x, type = RFFT, length = [5] : (tensor<5xf64>) -> tensor<3xcomplex<f64>>
        check.expect_almost_eq_const %0, dense<[(15.0, 0.0), (-2.5, 3.4409548), (-2.5, 0.8122992)]> : tensor<3xcomplex<f64>>
        %1 = stablehlo.fft %0, type = IRFFT, length = [5] : (tensor<3xcomplex<f64>>) -> tensor<5xf64>
        check.expect_almost_eq %1, %x : tensor<5xf64>
        %a = stablehlo.constant dense<[[4.0, 2.0], [2.0, 5.0]]> : tensor<2x2xf32>
        %2 = stablehlo.cholesky %a, lower = true : tensor<2x2xf32>
        check.expect_eq_const %2, dense<[[2.0, 0.0], [1.0, 2.0]]> : tensor<2x2xf32>
        %b = stablehlo.constant dense<[[1.0], [2.0]]> : tensor<2x1xf32>
        %3 = "stablehlo.triangular_solve"(%a, %b) <{left_side = true, lower = true, unit_diagonal = false, transpose_a = #stablehlo<transpose NO_TRANSPOSE>}> : (tensor<2x2xf32>, tensor<2x1xf32>) -> tensor<2x1xf32>
        check.expect_almost_eq_const %3, dense<[[0.25], [0.3]]> : tensor<2x1xf32>
        """);
  }

  @Test
  void drawsTheBitsThatXlaDraws() {
    Programs.check(
        """
        %s = stablehlo.constant dense<[1, 2]> : tensor<2xui64>
        %0, %1 = stablehlo.rng_bit_generator %s, algorithm = THREE_FRY : (tensor<2xui64>) -> (tensor<2xui64>, tensor<3xui64>)
        check.expect_eq_const %0, dense<[1, 5]> : tensor<2xui64>
        check.expect_eq_const %1, dense<[9236835810183407956, 16087790271692313299, 18212823393184779219]> : tensor<3xui64>
        %2, %3 = stablehlo.rng_bit_generator %s, algorithm = THREE_FRY : (tensor<2xui64>) -> (tensor<2xui64>, tensor<3xui32>)
        check.expect_eq_const %3, dense<[43444564, 2150618427, 3979645651]> : tensor<3xui32>
        %8, %9 = stablehlo.rng_bit_generator %s, algorithm = THREE_FRY : (tensor<2xui64>) -> (tensor<2xui64>, tensor<4x2xui32>)
        check.expect_eq_const %8, dense<[1, 6]> : tensor<2xui64>
        check.expect_eq_const %9, dense<[[43444564, 3979645651], [2150618427, 3745730563], [1672743891, 2109414752], [4240503393, 618976052]]> : tensor<4x2xui32>
        %4, %5 = stablehlo.rng_bit_generator %s, algorithm = PHILOX : (tensor<2xui64>) -> (tensor<2xui64>, tensor<3xui64>)
        check.expect_eq_const %4, dense<[1, 4]> : tensor<2xui64>
        check.expect_eq_const %5, dense<[12229731395331991369, 3437131457114678231, 13465615291114923006]> : tensor<3xui64>
        %6, %7 = stablehlo.rng_bit_generator %s, algorithm = PHILOX : (tensor<2xui64>) -> (tensor<2xui64>, tensor<3xui32>)
        check.expect_eq_const %7, dense<[2100602697, 2847456232, 2074354647]> : tensor<3xui32>
        """);
  }

  @Test
  void computesQuantizedOpsByTheirRealMeaning() {
    Programs.check(
        """
        %x = stablehlo.constant dense<[1.0, -0.5, 7.0]> : tensor<3xf32>
        %q = stablehlo.uniform_quantize %x : (tensor<3xf32>) -> tensor<3x!quant.uniform<i8:f32, 0.05:10>>
        %b = stablehlo.bitcast_convert %q : (tensor<3x!quant.uniform<i8:f32, 0.05:10>>) -> tensor<3xi8>
        check.expect_eq_const %b, dense<[30, 0, 127]> : tensor<3xi8>
        %s = stablehlo.multiply %q, %q : (tensor<3x!quant.uniform<i8:f32, 0.05:10>>, tensor<3x!quant.uniform<i8:f32, 0.05:10>>) -> tensor<3x!quant.uniform<i8:f32, 0.5>>
        %d = stablehlo.uniform_dequantize %s : (tensor<3x!quant.uniform<i8:f32, 0.5>>) -> tensor<3xf32>
        check.expect_almost_eq_const %d, dense<[1.0, 0.0, 34.0]> : tensor<3xf32>
        """);
  }

  @Test
  void readsTheFusedNormalization() {
    Programs.check(
        """
        %x = stablehlo.constant dense<[[3.0e-4, -4.0e-4, 0.0, 5.0e-4], [0.0, 0.0, 0.0, 0.0]]> : tensor<2x4xf32>
        %w = stablehlo.constant dense<[1.0, 2.0, 3.0, -1.0]> : tensor<4xf32>
        %0 = stablehlo.custom_call @ai_edge_torch.rms_norm(%x) {backend_config = "{epsilon = 9.99999997E-7 : f32}"} : (tensor<2x4xf32>) -> tensor<2x4xf32>
        check.expect_almost_eq_const %0, dense<[[0.28284273, -0.3771236, 0.0, 0.47140455], [0.0, 0.0, 0.0, 0.0]]> : tensor<2x4xf32>
        %1 = stablehlo.custom_call @ai_edge_torch.rms_norm(%x, %w) {backend_config = {epsilon = 9.99999997E-7 : f32}} : (tensor<2x4xf32>, tensor<4xf32>) -> tensor<2x4xf32>
        check.expect_almost_eq_const %1, dense<[[0.28284273, -0.7542472, 0.0, -0.47140455], [0.0, 0.0, 0.0, 0.0]]> : tensor<2x4xf32>
        """);
  }

  @Test
  void namesWhatItLacks() {
    assertThat(
            Programs.error(
                """
                %x = stablehlo.constant dense<1.0> : tensor<f32>
                %y = "stablehlo.all_reduce"(%x) <{replica_groups = dense<0> : tensor<1x1xi64>}> ({
                ^bb0(%a: tensor<f32>, %b: tensor<f32>):
                  %s = stablehlo.add %a, %b : tensor<f32>
                  stablehlo.return %s : tensor<f32>
                }) : (tensor<f32>) -> tensor<f32>
                """))
        .isEqualTo("'stablehlo.all_reduce' op is not supported by the interpreter");
    assertThat(
            Programs.error(
                """
                %x = stablehlo.custom_call @nobody_knows() : () -> tensor<f32>
                """))
        .isEqualTo(
            "'stablehlo.custom_call' op the custom call @nobody_knows has no meaning that is known"
                + " here");
  }

  @Test
  void endsEndlessRecursion() {
    assertThat(
            Programs.error(
                """
                func.func @main() {
                  func.call @main() : () -> ()
                  return
                }
                """))
        .contains("calls nest too deeply");
  }

  @Test
  void tellsWhichElementFailsACheck() {
    RunEvents events = RunEvents.quiet();
    Interpreter interpreter =
        new Interpreter(
            Programs.read(
                """
                func.func @main() {
                  %x = stablehlo.constant dense<[[1.0, 2.0], [3.0, 4.0]]> : tensor<2x2xf32>
                  check.expect_eq_const %x, dense<[[1.0, 2.0], [3.5, 4.0]]> : tensor<2x2xf32>
                  return
                }
                """),
            events);
    interpreter.run(
        java.util.Objects.requireNonNull(interpreter.entry("main")), java.util.List.of());
    assertThat(events.failures().getFirst().message())
        .isEqualTo(
            "check failed: element [1, 0] is 3.0 where 3.5 is expected"
                + " (2097152 ulp apart); 1 of 4 elements differ");
  }

  /** The order that programs have from XLA, which sorts with the GNU C++ library. */
  @Test
  void leavesEqualElementsAsTheCppLibraryDoes() {
    Programs.check(
        """
        %k = stablehlo.constant dense<[1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0]> : tensor<20xi32>
        %i = stablehlo.iota dim = 0 : tensor<20xi32>
        %0:2 = "stablehlo.sort"(%k, %i) <{dimension = 0 : i64, is_stable = false}> ({
        ^bb0(%a: tensor<i32>, %b: tensor<i32>, %c: tensor<i32>, %d: tensor<i32>):
          %l = stablehlo.compare LT, %a, %b, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
          stablehlo.return %l : tensor<i1>
        }) : (tensor<20xi32>, tensor<20xi32>) -> (tensor<20xi32>, tensor<20xi32>)
        check.expect_eq_const %0#1, dense<[1, 19, 17, 15, 13, 11, 9, 7, 5, 3, 8, 6, 10, 12, 4, 14, 16, 2, 18, 0]> : tensor<20xi32>
        %1:2 = "stablehlo.sort"(%k, %i) <{dimension = 0 : i64, is_stable = true}> ({
        ^bb0(%a: tensor<i32>, %b: tensor<i32>, %c: tensor<i32>, %d: tensor<i32>):
          %l = stablehlo.compare LT, %a, %b, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
          stablehlo.return %l : tensor<i1>
        }) : (tensor<20xi32>, tensor<20xi32>) -> (tensor<20xi32>, tensor<20xi32>)
        check.expect_eq_const %1#1, dense<[1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 0, 2, 4, 6, 8, 10, 12, 14, 16, 18]> : tensor<20xi32>
        """);
  }

  @Test
  void choosesTheGreatestForApproximateTopK() {
    Programs.check(
        """
        func.func @gt(%a: tensor<f32>, %b: tensor<f32>, %c: tensor<i32>, %d: tensor<i32>) -> tensor<i1> {
          %l = stablehlo.compare GT, %a, %b : (tensor<f32>, tensor<f32>) -> tensor<i1>
          return %l : tensor<i1>
        }
        func.func @main() {
          %x = stablehlo.constant dense<[3.0, 9.0, 1.0, 7.0]> : tensor<4xf32>
          %i = stablehlo.iota dim = 0 : tensor<4xi32>
          %z = stablehlo.constant dense<0xFF800000> : tensor<f32>
          %n = stablehlo.constant dense<-1> : tensor<i32>
          %0:2 = stablehlo.custom_call @ApproxTopK(%x, %i, %z, %n) {called_computations = [@gt], mhlo.backend_config = {aggregate_to_topk = true, recall_target = 0.95 : f32, reduction_dim = 0 : i64, reduction_input_size_override = -1 : i64, top_k = 2 : i64}} : (tensor<4xf32>, tensor<4xi32>, tensor<f32>, tensor<i32>) -> (tensor<2xf32>, tensor<2xi32>)
          check.expect_eq_const %0#0, dense<[9.0, 7.0]> : tensor<2xf32>
          check.expect_eq_const %0#1, dense<[1, 3]> : tensor<2xi32>
          return
        }
        """);
  }

  @Test
  void saysWhatDoesNotFit() {
    assertThat(
            Programs.error(
                """
                %0 = "stablehlo.reduce_window"() ({
                  "stablehlo.return"() : () -> ()
                }) {window_dimensions = array<i64: 5>} : () -> tensor<f32>
                """))
        .isEqualTo("'stablehlo.reduce_window' op has operands or attributes that do not fit");
  }
}
