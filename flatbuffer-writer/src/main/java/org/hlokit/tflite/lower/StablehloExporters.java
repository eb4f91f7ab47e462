// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.lower;

import static com.google.common.collect.ImmutableSortedSet.toImmutableSortedSet;
import static java.util.Comparator.naturalOrder;
import static java.util.Map.entry;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedSet;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Region;
import org.hlokit.ir.Value;
import org.hlokit.tflite.model.OperatorKind;
import org.hlokit.tflite.model.Options;
import org.hlokit.tflite.schema.BuiltinOperator;
import org.hlokit.vhlo.CustomCallView;
import org.jspecify.annotations.Nullable;

/**
 * The table of operations that are operators of their own in a model, STABLEHLO_LOGISTIC (162) to
 * STABLEHLO_CASE (209): operands, results and attributes are those of the operation, and its
 * regions are subgraphs.
 */
final class StablehloExporters {
  /** The options of an operator, made of the operation and of the subgraphs of its regions. */
  interface OptionsMaker {
    /** The options; an attribute that they have no place for is a reason to refuse. */
    Options of(Operation op, int[] subgraphs, Graph graph);
  }

  private static final ImmutableMap<OpDefinition, OpExporter> TABLE =
      ImmutableMap.ofEntries(
          plain(StablehloOps.ABS, BuiltinOperator.STABLEHLO_ABS),
          plain(StablehloOps.ADD, BuiltinOperator.STABLEHLO_ADD),
          plain(StablehloOps.AND, BuiltinOperator.STABLEHLO_AND),
          plain(StablehloOps.CBRT, BuiltinOperator.STABLEHLO_CBRT),
          plain(StablehloOps.CLAMP, BuiltinOperator.STABLEHLO_CLAMP),
          plain(StablehloOps.CONVERT, BuiltinOperator.STABLEHLO_CONVERT),
          plain(StablehloOps.COSINE, BuiltinOperator.STABLEHLO_COSINE),
          plain(StablehloOps.DIVIDE, BuiltinOperator.STABLEHLO_DIVIDE),
          plain(StablehloOps.DYNAMIC_UPDATE_SLICE, BuiltinOperator.STABLEHLO_DYNAMIC_UPDATE_SLICE),
          plain(StablehloOps.EXPONENTIAL, BuiltinOperator.STABLEHLO_EXPONENTIAL),
          plain(StablehloOps.FLOOR, BuiltinOperator.STABLEHLO_FLOOR),
          plain(StablehloOps.LOG, BuiltinOperator.STABLEHLO_LOG),
          plain(StablehloOps.LOGISTIC, BuiltinOperator.STABLEHLO_LOGISTIC),
          plain(StablehloOps.MAXIMUM, BuiltinOperator.STABLEHLO_MAXIMUM),
          plain(StablehloOps.MINIMUM, BuiltinOperator.STABLEHLO_MINIMUM),
          plain(StablehloOps.MULTIPLY, BuiltinOperator.STABLEHLO_MULTIPLY),
          plain(StablehloOps.NEGATE, BuiltinOperator.STABLEHLO_NEGATE),
          plain(StablehloOps.OR, BuiltinOperator.STABLEHLO_OR),
          plain(StablehloOps.POWER, BuiltinOperator.STABLEHLO_POWER),
          plain(StablehloOps.REMAINDER, BuiltinOperator.STABLEHLO_REMAINDER),
          plain(StablehloOps.RESHAPE, BuiltinOperator.STABLEHLO_RESHAPE),
          plain(StablehloOps.RSQRT, BuiltinOperator.STABLEHLO_RSQRT),
          plain(StablehloOps.SELECT, BuiltinOperator.STABLEHLO_SELECT),
          plain(StablehloOps.SHIFT_LEFT, BuiltinOperator.STABLEHLO_SHIFT_LEFT),
          plain(StablehloOps.SUBTRACT, BuiltinOperator.STABLEHLO_SUBTRACT),
          plain(StablehloOps.TANH, BuiltinOperator.STABLEHLO_TANH),
          with(
              StablehloOps.BROADCAST_IN_DIM,
              BuiltinOperator.STABLEHLO_BROADCAST_IN_DIM,
              StablehloOptions::broadcastInDim),
          with(StablehloOps.COMPARE, BuiltinOperator.STABLEHLO_COMPARE, StablehloOptions::compare),
          with(
              StablehloOps.CONCATENATE,
              BuiltinOperator.STABLEHLO_CONCATENATE,
              StablehloOptions::concatenate),
          with(
              StablehloOps.CONVOLUTION,
              BuiltinOperator.STABLEHLO_CONVOLUTION,
              StablehloOptions::convolution),
          with(
              StablehloOps.DOT_GENERAL,
              BuiltinOperator.STABLEHLO_DOT_GENERAL,
              StablehloOptions::dotGeneral),
          with(
              StablehloOps.DYNAMIC_SLICE,
              BuiltinOperator.STABLEHLO_DYNAMIC_SLICE,
              StablehloOptions::dynamicSlice),
          with(StablehloOps.GATHER, BuiltinOperator.STABLEHLO_GATHER, StablehloOptions::gather),
          with(StablehloOps.IOTA, BuiltinOperator.STABLEHLO_IOTA, StablehloOptions::iota),
          with(StablehloOps.PAD, BuiltinOperator.STABLEHLO_PAD, StablehloOptions::pad),
          with(StablehloOps.REDUCE, BuiltinOperator.STABLEHLO_REDUCE, StablehloOptions::reduce),
          with(
              StablehloOps.REDUCE_WINDOW,
              BuiltinOperator.STABLEHLO_REDUCE_WINDOW,
              StablehloOptions::reduceWindow),
          with(
              StablehloOps.RNG_BIT_GENERATOR,
              BuiltinOperator.STABLEHLO_RNG_BIT_GENERATOR,
              StablehloOptions::rngBitGenerator),
          with(StablehloOps.SCATTER, BuiltinOperator.STABLEHLO_SCATTER, StablehloOptions::scatter),
          with(StablehloOps.SLICE, BuiltinOperator.STABLEHLO_SLICE, StablehloOptions::slice),
          with(StablehloOps.SORT, BuiltinOperator.STABLEHLO_SORT, StablehloOptions::sort),
          with(
              StablehloOps.TRANSPOSE,
              BuiltinOperator.STABLEHLO_TRANSPOSE,
              StablehloOptions::transpose),
          entry(StablehloOps.CASE, StablehloExporters::choose),
          entry(StablehloOps.COMPOSITE, CallExporters::composite),
          entry(StablehloOps.CUSTOM_CALL, CallExporters::customCall),
          entry(StablehloOps.WHILE, StablehloExporters::whileLoop));

  private StablehloExporters() {}

  /** The exporter of an operation, null where there is none. */
  static @Nullable OpExporter find(OpDefinition definition) {
    OpExporter exporter = TABLE.get(definition);
    // A custom call of any dialect and version is read by its name.
    return exporter == null && CustomCallView.isCustomCall(definition.name())
        ? CallExporters::customCall
        : exporter;
  }

  /** The names of all operations that have an exporter, sorted. */
  static ImmutableSortedSet<String> supported() {
    return TABLE.keySet().stream()
        .map(OpDefinition::name)
        .collect(toImmutableSortedSet(naturalOrder()));
  }

  private static Map.Entry<OpDefinition, OpExporter> plain(OpDefinition definition, int operator) {
    return with(definition, operator, (_, _, _) -> Options.none());
  }

  private static Map.Entry<OpDefinition, OpExporter> with(
      OpDefinition definition, int operator, OptionsMaker options) {
    return entry(definition, (op, graph) -> export(op, graph, operator, options));
  }

  private static void export(Operation op, Graph graph, int operator, OptionsMaker options) {
    int[] subgraphs = op.regions().stream().mapToInt(region -> body(region, graph)).toArray();
    List<Ref> inputs = op.operands().stream().map(graph::read).toList();
    emit(op, graph, operator, options.of(op, subgraphs, graph), inputs, List.of());
  }

  /** The subgraph of a body, which sees nothing but its arguments and constants. */
  private static int body(Region region, Graph graph) {
    Lowering lowering = graph.plan().lowering();
    if (!lowering.plan(region.entry()).captures().isEmpty()) {
      throw graph.refusal(
          "its body reads values from outside, for which its operator has no place");
    }
    return lowering.region(
        region, region.entry().arguments(), ImmutableList.of(), ImmutableList.of());
  }

  // --- control flow: what regions read from outside becomes further operands -------------------

  private static void whileLoop(Operation op, Graph graph) {
    Lowering lowering = graph.plan().lowering();
    ImmutableList<Value> captures = captures(op, lowering);
    int condition =
        lowering.region(
            op.region(0), op.region(0).entry().arguments(), captures, ImmutableList.of());
    int body = lowering.region(op.region(1), op.region(1).entry().arguments(), captures, captures);
    List<Ref> inputs = new ArrayList<>(op.operands().stream().map(graph::read).toList());
    captures.forEach(capture -> inputs.add(graph.read(capture)));
    List<Ref> carried = inputs.subList(op.operandCount(), inputs.size());
    emit(
        op,
        graph,
        BuiltinOperator.STABLEHLO_WHILE,
        StablehloOptions.whileLoop(condition, body),
        inputs,
        carried);
  }

  private static void choose(Operation op, Graph graph) {
    Lowering lowering = graph.plan().lowering();
    ImmutableList<Value> captures = captures(op, lowering);
    int[] branches =
        op.regions().stream()
            .mapToInt(
                region -> lowering.region(region, ImmutableList.of(), captures, ImmutableList.of()))
            .toArray();
    List<Ref> inputs = new ArrayList<>(List.of(graph.read(op.operand(0))));
    captures.forEach(capture -> inputs.add(graph.read(capture)));
    emit(
        op,
        graph,
        BuiltinOperator.STABLEHLO_CASE,
        StablehloOptions.branches(branches),
        inputs,
        List.of());
  }

  private static ImmutableList<Value> captures(Operation op, Lowering lowering) {
    Set<Value> captures = new LinkedHashSet<>();
    op.regions().forEach(region -> captures.addAll(lowering.plan(region.entry()).captures()));
    return ImmutableList.copyOf(captures);
  }

  /** Emits the operator, whose outputs are the results and then tensors like {@code more}. */
  private static void emit(
      Operation op, Graph graph, int operator, Options options, List<Ref> inputs, List<Ref> more) {
    List<Ref> outputs = new ArrayList<>();
    for (Value result : op.results()) {
      outputs.add(graph.tensor(graph.nameFor(), graph.storedType(result), graph.shapeOf(result)));
    }
    for (Ref ref : more) {
      outputs.add(graph.tensor(graph.nameFor(), ref.type(), ref.shape()));
    }
    graph.emit(OperatorKind.builtin(operator, 1), options, outputs, inputs);
    for (int i = 0; i < op.resultCount(); i++) {
      graph.define(op.result(i), outputs.get(i));
    }
  }
}
