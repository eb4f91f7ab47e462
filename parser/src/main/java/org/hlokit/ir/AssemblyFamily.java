// SPDX-License-Identifier: Apache-2.0
package org.hlokit.ir;

/**
 * The custom forms: one constant for each way of writing ops, shared by all that are written so.
 */
public enum AssemblyFamily {
  /** Only the generic form, {@code "stablehlo.sort"(%0) ({..}) : (..) -> ..}. */
  GENERIC,
  /** Operands and named attributes in a list, then types: as the row's format says. */
  ITEMS,
  /** As a declarative assembly format of MLIR's says: {@link Assembly}. */
  DECLARATIVE,
  /** {@code stablehlo.constant dense<0> : tensor<i32>}. */
  CONSTANT,
  /** {@code stablehlo.reduce(%0 init: %1) applies stablehlo.add across dimensions = [1] : ..}. */
  REDUCE,
  /** {@code stablehlo.while(%iterArg = %0) : .. cond {..} do {..}}. */
  WHILE,
  /** {@code stablehlo.custom_call @target(%0) {..} : ..}. */
  CUSTOM_CALL,
  /** {@code stablehlo.composite "name" %0 {..} : ..}. */
  COMPOSITE,
  /** {@code stablehlo.convolution(%0, %1) dim_numbers = .., window = {..} {..} : ..}. */
  CONVOLUTION,
  /** {@code stablehlo.dot_general %0, %1, contracting_dims = [1] x [0] : ..}. */
  DOT_GENERAL,
  /** {@code stablehlo.dot %0, %1, precision = [DEFAULT, DEFAULT] : ..}. */
  DOT,
  /** {@code stablehlo.slice %0 [0:8:2] : ..}. */
  SLICE,
  /** {@code stablehlo.get_tuple_element %0[1] : ..}. */
  TUPLE_ELEMENT,
  /** {@code scf.for %i = %0 to %1 step %2 iter_args(%a = %3) -> (..) {..}}. */
  FOR_LOOP,
  /** {@code scf.if %0 -> (..) {..} else {..}}. */
  CONDITIONAL,
  /** {@code scf.while (%a = %0) : (..) -> .. {..} do {..}}. */
  WHILE_DO,
  /** {@code scf.parallel (%i) = (%0) to (%1) step (%2) init (%3) -> .. {..}}. */
  PARALLEL_LOOP,
  /** {@code scf.reduce(%0 : ..) {..}}. */
  REDUCTIONS,
  /** {@code scf.execute_region -> .. {..}}. */
  EXECUTE_REGION,
  /** {@code scf.forall (%i) in (%0) shared_outs(%a = %1) -> (..) {..}}. */
  FOR_ALL,
  /** {@code scf.index_switch %0 -> .. case 1 {..} default {..}}. */
  INDEX_SWITCH,
  /** {@code affine.load %0[%1 + 2] : ..}. */
  AFFINE_ACCESS,
  /** {@code affine.apply #map(%0)[%1]}. */
  AFFINE_APPLY,
  /** {@code affine.for %i = 0 to #map(%0) step 2 {..}}. */
  AFFINE_FOR,
  /** {@code affine.if #set(%0) {..} else {..}}. */
  AFFINE_IF,
  /** {@code affine.parallel (%i) = (0) to (%0) {..}}. */
  AFFINE_PARALLEL,
  /** {@code chlo.scan(%0) inits (%1) dimension=0 {..} : ..}. */
  SCAN,
  /** {@code module @name attributes {..} {..}}. */
  MODULE,
  /** {@code func.func public @name(%arg0: ..) -> .. {..}}. */
  FUNCTION,
  /** {@code call @callee(%0) : ..}. */
  CALL
}
