// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.lower;

import static com.google.common.collect.ImmutableSortedSet.toImmutableSortedSet;
import static java.util.Comparator.naturalOrder;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedSet;
import java.util.Map;
import org.hlokit.dialect.ChloOps;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Trait;
import org.hlokit.tflite.schema.BuiltinOperator;
import org.hlokit.vhlo.CustomCallView;
import org.hlokit.vhlo.UnknownOps;
import org.jspecify.annotations.Nullable;

/** The table of exporters: a line for each operation. */
final class Exporters {
  private static final ImmutableMap<OpDefinition, OpExporter> TABLE =
      ImmutableMap.ofEntries(
          // Elementwise, one operator each.
          unary(StablehloOps.CEIL, BuiltinOperator.CEIL),
          unary(StablehloOps.COSINE, BuiltinOperator.COS),
          unary(StablehloOps.EXPONENTIAL, BuiltinOperator.EXP),
          unary(StablehloOps.FLOOR, BuiltinOperator.FLOOR),
          unary(StablehloOps.LOG, BuiltinOperator.LOG),
          unary(StablehloOps.LOGISTIC, BuiltinOperator.LOGISTIC),
          unary(StablehloOps.NEGATE, BuiltinOperator.NEG),
          unary(StablehloOps.ROUND_NEAREST_EVEN, BuiltinOperator.ROUND),
          unary(StablehloOps.RSQRT, BuiltinOperator.RSQRT),
          unary(StablehloOps.SINE, BuiltinOperator.SIN),
          unary(StablehloOps.SQRT, BuiltinOperator.SQRT),
          unary(StablehloOps.TANH, BuiltinOperator.TANH),
          unary(ChloOps.SQUARE, BuiltinOperator.SQUARE),
          binary(StablehloOps.ADD, BuiltinOperator.ADD),
          binary(StablehloOps.ATAN2, BuiltinOperator.ATAN2),
          binary(StablehloOps.DIVIDE, BuiltinOperator.DIV),
          binary(StablehloOps.MAXIMUM, BuiltinOperator.MAXIMUM),
          binary(StablehloOps.MINIMUM, BuiltinOperator.MINIMUM),
          binary(StablehloOps.MULTIPLY, BuiltinOperator.MUL),
          binary(StablehloOps.SUBTRACT, BuiltinOperator.SUB),
          entry(StablehloOps.SHIFT_LEFT, BitwiseExporters::shiftLeft),
          entry(StablehloOps.SHIFT_RIGHT_ARITHMETIC, BitwiseExporters::shiftRightArithmetic),
          entry(StablehloOps.SHIFT_RIGHT_LOGICAL, BitwiseExporters::shiftRightLogical),
          entry(StablehloOps.REDUCE_PRECISION, ElementwiseExporters::reducePrecision),
          // Elementwise, with a choice or a detour.
          entry(StablehloOps.ABS, ElementwiseExporters::abs),
          entry(StablehloOps.AND, BitwiseExporters::and),
          entry(StablehloOps.CBRT, ElementwiseExporters::cubeRoot),
          entry(StablehloOps.CLAMP, ElementwiseExporters::clamp),
          entry(StablehloOps.COMPARE, ElementwiseExporters::compare),
          entry(StablehloOps.CONVERT, Conversions::convert),
          entry(StablehloOps.EXPONENTIAL_MINUS_ONE, ElementwiseExporters::exponentialMinusOne),
          entry(StablehloOps.IS_FINITE, ElementwiseExporters::isFinite),
          entry(StablehloOps.LOG_PLUS_ONE, ElementwiseExporters::logPlusOne),
          entry(StablehloOps.NOT, ElementwiseExporters::not),
          entry(StablehloOps.OR, BitwiseExporters::or),
          entry(StablehloOps.POWER, ElementwiseExporters::power),
          entry(StablehloOps.REMAINDER, ElementwiseExporters::remainder),
          entry(StablehloOps.ROUND_NEAREST_AFZ, ElementwiseExporters::roundAwayFromZero),
          entry(StablehloOps.SELECT, ElementwiseExporters::select),
          entry(StablehloOps.SIGN, ElementwiseExporters::sign),
          entry(StablehloOps.TAN, ElementwiseExporters::tan),
          entry(StablehloOps.XOR, BitwiseExporters::xor),
          // Quantization.
          entry(StablehloOps.UNIFORM_DEQUANTIZE, Quantized::convert),
          entry(StablehloOps.UNIFORM_QUANTIZE, Quantized::convert),
          // Arrangements.
          entry(StablehloOps.BITCAST_CONVERT, ShapeExporters::bitcastConvert),
          entry(StablehloOps.BROADCAST_IN_DIM, ShapeExporters::broadcastInDim),
          entry(StablehloOps.CONCATENATE, ShapeExporters::concatenate),
          entry(StablehloOps.IOTA, ShapeExporters::iota),
          entry(StablehloOps.REVERSE, ShapeExporters::reverse),
          entry(StablehloOps.SLICE, SliceExporters::slice),
          entry(StablehloOps.TRANSPOSE, ShapeExporters::transpose),
          entry(StablehloOps.PAD, PadExporter::pad),
          // Shapes that are known at run time.
          entry(StablehloOps.DYNAMIC_BROADCAST_IN_DIM, DynamicExporters::broadcastInDim),
          entry(StablehloOps.GET_DIMENSION_SIZE, DynamicExporters::dimensionSize),
          // Places that are computed.
          entry(StablehloOps.DYNAMIC_SLICE, SliceExporters::dynamicSlice),
          entry(StablehloOps.DYNAMIC_UPDATE_SLICE, GatherExporters::dynamicUpdateSlice),
          entry(StablehloOps.GATHER, GatherExporters::gather),
          entry(StablehloOps.SCATTER, ScatterExporter::scatter),
          // Products and reductions.
          entry(StablehloOps.DOT, DotExporters::multiply),
          entry(StablehloOps.DOT_GENERAL, DotExporters::multiply),
          entry(StablehloOps.REDUCE, Reductions::reduce),
          entry(StablehloOps.REDUCE_WINDOW, WindowExporters::reduceWindow),
          entry(StablehloOps.CONVOLUTION, ConvolutionExporter::convolution),
          // Chance.
          entry(StablehloOps.RNG, RandomExporters::draw),
          entry(StablehloOps.RNG_BIT_GENERATOR, RandomExporters::bits),
          // Order.
          entry(StablehloOps.SORT, SortExporters::sort),
          entry(ChloOps.TOP_K, SortExporters::topK),
          // Control flow and calls.
          entry(StablehloOps.CASE, ControlFlow::choose),
          entry(StablehloOps.COMPOSITE, CallExporters::composite),
          entry(StablehloOps.CUSTOM_CALL, CallExporters::customCall),
          entry(StablehloOps.IF, ControlFlow::ifElse),
          entry(StablehloOps.WHILE, ControlFlow::whileLoop));

  private static final ImmutableListMultimap<OpDefinition, Idiom> IDIOMS =
      ImmutableListMultimap.<OpDefinition, Idiom>builder()
          .put(StablehloOps.ADD, DotExporters::biased)
          .put(StablehloOps.ADD, Differences::ofProduct)
          .put(StablehloOps.DIVIDE, Idioms::softmax)
          .put(StablehloOps.DIVIDE, Idioms::logistic)
          .put(StablehloOps.DIVIDE, Idioms::mean)
          .put(StablehloOps.DIVIDE, WindowExporters::averagePool)
          .put(StablehloOps.MULTIPLY, Idioms::mean)
          .put(StablehloOps.MULTIPLY, Idioms::gelu)
          .put(StablehloOps.MULTIPLY, Differences::squared)
          .put(StablehloOps.MAXIMUM, Idioms::relu)
          .build();

  /** Why most operations without an exporter have none. */
  static final String NO_OPERATOR = "the runtime has no operator for it";

  private Exporters() {}

  /** The exporter of an operation, null where there is none. */
  static @Nullable OpExporter find(OpDefinition definition) {
    OpExporter exporter = TABLE.get(definition);
    // A custom call of any dialect and version is read by its name.
    return exporter == null && CustomCallView.isCustomCall(definition.name())
        ? CallExporters::customCall
        : exporter;
  }

  /** The idioms that end in an operation, to be tried before its exporter. */
  static ImmutableList<Idiom> idioms(OpDefinition definition) {
    return IDIOMS.get(definition);
  }

  /** Why there is no exporter for an operation. */
  static String whyNot(Operation op) {
    if (op.definition().has(Trait.COLLECTIVE)) {
      return Lowering.COLLECTIVE;
    }
    if (UnknownOps.isUnknown(op.definition())) {
      return UnknownOps.why(op.definition());
    }
    return op.definition().isRegistered() ? NO_OPERATOR : "no table knows this operation";
  }

  /** The names of all operations that have an exporter, sorted. */
  static ImmutableSortedSet<String> supported() {
    return TABLE.keySet().stream()
        .map(OpDefinition::name)
        .collect(toImmutableSortedSet(naturalOrder()));
  }

  private static Map.Entry<OpDefinition, OpExporter> entry(
      OpDefinition definition, OpExporter exporter) {
    return Map.entry(definition, exporter);
  }

  private static Map.Entry<OpDefinition, OpExporter> unary(OpDefinition definition, int operator) {
    return entry(definition, ElementwiseExporters.unary(operator));
  }

  private static Map.Entry<OpDefinition, OpExporter> binary(OpDefinition definition, int operator) {
    return entry(definition, ElementwiseExporters.binary(operator));
  }
}
