// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.lower;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.hlokit.dialect.FuncOps;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.Block;
import org.hlokit.ir.BlockArgument;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Region;
import org.hlokit.ir.StringAttr;
import org.hlokit.ir.Value;
import org.hlokit.tflite.model.ConstantData;
import org.hlokit.tflite.model.Subgraph;
import org.jspecify.annotations.Nullable;

/**
 * The lowering of a program's entry function, and of what it reaches, to subgraphs. Planning comes
 * first and finds everything that cannot be exported; only then is anything built.
 */
public final class Lowering {
  /** Why no collective can be exported. */
  public static final String COLLECTIVE =
      "it exchanges data between devices, and a model runs on one";

  private final ImmutableMap<String, Operation> functions;
  private final OperatorSet operators;
  private final CustomCallForm customCalls;
  private final Map<Operation, String> problems = new LinkedHashMap<>();
  private final Map<String, List<Operation>> remarks = new LinkedHashMap<>();
  private final Map<String, List<Operation>> warnings = new LinkedHashMap<>();
  private final Map<Block, Plan> plans = new HashMap<>();
  private final IdentityHashMap<Operation, ConstantData> data = new IdentityHashMap<>();
  private final List<@Nullable Subgraph> subgraphs = new ArrayList<>();
  private final Map<String, Integer> functionSubgraphs = new HashMap<>();
  private final Map<ImmutableList<Integer>, Integer> combiners = new HashMap<>();
  private boolean building;

  /**
   * A lowering that finds called functions by name.
   *
   * @param functions the module's functions by symbol
   * @param operators what operations become
   * @param customCalls the form that custom calls take
   */
  public Lowering(
      Map<String, Operation> functions, OperatorSet operators, CustomCallForm customCalls) {
    this.functions = ImmutableMap.copyOf(functions);
    this.operators = operators;
    this.customCalls = customCalls;
  }

  /** Names of a function's arguments and results in the model. */
  public record Names(ImmutableList<String> inputs, ImmutableList<String> outputs) {}

  /**
   * Plans a function.
   *
   * @return why operations cannot be exported, in program order; empty when the function can be
   *     built
   */
  public ImmutableMap<Operation, String> check(Operation function) {
    Plan _ = plan(function.region(0).entry());
    return ImmutableMap.copyOf(problems);
  }

  /**
   * Builds functions as the first subgraphs, in their order, with those that they need after them.
   *
   * @param functions the functions with the names of their arguments and results
   */
  public ImmutableList<Subgraph> build(ImmutableMap<Operation, Names> functions) {
    building = true;
    functions.forEach((_, _) -> subgraphs.add(null));
    int index = 0;
    for (Map.Entry<Operation, Names> entry : functions.entrySet()) {
      Block block = entry.getKey().region(0).entry();
      String name = index == 0 ? "main" : Attributes.text(entry.getKey(), "sym_name");
      subgraphs.set(
          index++,
          build(block, name, entry.getValue(), block.arguments(), List.of(), List.of(), true));
    }
    ImmutableList.Builder<Subgraph> built = ImmutableList.builder();
    for (Subgraph subgraph : subgraphs) {
      if (subgraph == null) {
        throw new IllegalStateException("a subgraph was reserved and not built");
      }
      built.add(subgraph);
    }
    return built.build();
  }

  /** What was done that the user should know of, with the operations that it concerns. */
  public ImmutableMap<String, List<Operation>> remarks() {
    return ImmutableMap.copyOf(remarks);
  }

  /** Where the model may not do what the user expects. */
  public ImmutableMap<String, List<Operation>> warnings() {
    return ImmutableMap.copyOf(warnings);
  }

  /** Whether there is an exporter for {@code op}; it may still refuse. */
  public boolean isSupported(Operation op) {
    return exporter(op) != null;
  }

  /** The names of all operations that have an exporter. */
  public ImmutableSortedSet<String> supported() {
    return switch (operators) {
      case TFL -> Exporters.supported();
      case STABLEHLO -> StablehloExporters.supported();
    };
  }

  private @Nullable OpExporter exporter(Operation op) {
    return switch (operators) {
      case TFL -> Exporters.find(op.definition());
      case STABLEHLO -> StablehloExporters.find(op.definition());
    };
  }

  /** Whether one operation can be exported, whatever else the program holds. */
  public boolean canExport(Operation op) {
    try {
      export(op, Plan.scratch(this, op));
      return true;
    } catch (NotExportableException e) {
      return false;
    }
  }

  // --- for plans and exporters ----------------------------------------------------------------

  /** What operations become. */
  OperatorSet operators() {
    return operators;
  }

  /** The form that custom calls take. */
  CustomCallForm customCalls() {
    return customCalls;
  }

  /** Exports one operation onto a graph. */
  void export(Operation op, Graph graph) {
    graph.at(op);
    boolean literal = operators == OperatorSet.STABLEHLO;
    Quantized.check(graph, op);
    for (Idiom idiom : literal ? List.<Idiom>of() : Exporters.idioms(op.definition())) {
      if (idiom.export(op, graph)) {
        return;
      }
    }
    OpExporter exporter = exporter(op);
    if (exporter == null) {
      String reason = Exporters.whyNot(op);
      throw graph.refusal(
          literal && reason.equals(Exporters.NO_OPERATOR)
              ? "the schema has no STABLEHLO operator for it"
              : reason);
    }
    exporter.export(op, graph);
  }

  /** The plan of a block that ends in the values it gives. */
  Plan plan(Block block) {
    Plan plan = plans.get(block);
    if (plan == null) {
      plan = Plan.of(this, block, block.terminator().operands());
      plans.put(block, plan);
    }
    return plan;
  }

  /** Whether an operation must run though nobody reads what it gives. */
  boolean hasEffect(Operation op) {
    return op.is(StablehloOps.CUSTOM_CALL) && Attributes.flag(op, "has_side_effect");
  }

  /** Notes that an operation cannot be exported. */
  void report(NotExportableException problem) {
    problems.putIfAbsent(problem.operation(), String.valueOf(problem.getMessage()));
  }

  /** Notes that the model may not do what the user expects. */
  void warn(Operation op, String text) {
    note(warnings, op, text);
  }

  /** Notes something about an operation that the user should know. */
  void remark(Operation op, String text) {
    note(remarks, op, text);
  }

  private static void note(Map<String, List<Operation>> notes, Operation op, String text) {
    List<Operation> places = notes.computeIfAbsent(text, _ -> new ArrayList<>());
    if (!places.contains(op)) {
      places.add(op);
    }
  }

  /** A constant's bytes, the same object each time. */
  ConstantData data(Operation constant, Supplier<ConstantData> maker) {
    return data.computeIfAbsent(constant, _ -> maker.get());
  }

  /**
   * The subgraph of a region.
   *
   * @param arguments the region's own arguments
   * @param captures values of the surrounding program, further inputs
   * @param carried which of the captures the subgraph gives back after its own results
   * @return its index
   */
  int region(
      Region region, List<? extends Value> arguments, List<Value> captures, List<Value> carried) {
    Plan _ = plan(region.entry());
    if (!building) {
      return 0;
    }
    int index = subgraphs.size();
    subgraphs.add(null);
    Names names = new Names(ImmutableList.of(), ImmutableList.of());
    subgraphs.set(
        index,
        build(region.entry(), "region_" + index, names, arguments, captures, carried, false));
    return index;
  }

  /** The subgraph of a function, which is built once. */
  int function(Operation user, String symbol) {
    Operation function = functions.get(symbol);
    if (function == null || function.region(0).isEmpty()) {
      throw new NotExportableException(user, "there is no body for function @" + symbol);
    }
    Block block = function.region(0).entry();
    Plan _ = plan(block);
    if (!building) {
      return 0;
    }
    Integer known = functionSubgraphs.get(symbol);
    if (known != null) {
      return known;
    }
    int index = subgraphs.size();
    functionSubgraphs.put(symbol, index);
    subgraphs.add(null);
    Names names = new Names(ImmutableList.of(), ImmutableList.of());
    subgraphs.set(
        index, build(block, symbol, names, block.arguments(), List.of(), List.of(), true));
    return index;
  }

  /**
   * A subgraph that combines two scalars by one operator, which is how kernels are told what to
   * reduce or update by.
   *
   * @param operator a STABLEHLO operator, or -1 for the second scalar as it is
   */
  int combiner(int operator, byte type) {
    if (!building) {
      return 0;
    }
    return combiners.computeIfAbsent(
        ImmutableList.of(operator, (int) type),
        _ -> {
          subgraphs.add(Combiners.subgraph(operator, type));
          return subgraphs.size() - 1;
        });
  }

  // --- building -------------------------------------------------------------------------------

  private Subgraph build(
      Block block,
      String name,
      Names names,
      List<? extends Value> arguments,
      List<Value> captures,
      Collection<Value> carried,
      boolean stored) {
    Plan plan = plan(block);
    Graph graph = new Graph(plan, Lowering::missing, block.terminator());
    List<Ref> inputs = new ArrayList<>();
    Set<Value> given = new LinkedHashSet<>(arguments);
    given.addAll(captures);
    for (Value value : given) {
      String inputName = nameOf(names.inputs(), "arg", inputs.size());
      Ref input =
          stored
              ? graph.stored(inputName, value)
              : graph.tensor(inputName, graph.heldType(value), graph.shapeOf(value));
      inputs.add(input);
      graph.defineInput(value, input);
    }
    for (Operation op : plan.operations()) {
      export(op, graph);
    }
    graph.at(block.terminator());
    List<Ref> outputs = new ArrayList<>();
    for (Value value : block.terminator().operands()) {
      outputs.add(stored ? graph.readStored(value) : graph.read(value));
    }
    carried.forEach(value -> outputs.add(graph.read(value)));
    if (!stored && operators == OperatorSet.TFL) {
      Outputs.copyMoved(graph, inputs, outputs);
    }
    Outputs.name(graph, outputs, names.outputs());
    return graph.build(name, inputs, outputs);
  }

  private static Ref missing(Value base, Shape wanted, Graph graph) {
    throw new IllegalStateException(
        "a value of %s was read that the plan does not provide"
            .formatted(
                base instanceof BlockArgument ? "an argument" : String.valueOf(base.definingOp())));
  }

  private static String nameOf(List<String> names, String prefix, int index) {
    return index < names.size() ? names.get(index) : prefix + index;
  }

  /** The functions of a module by name. */
  public static ImmutableMap<String, Operation> functions(Operation module) {
    ImmutableMap.Builder<String, Operation> functions = ImmutableMap.builder();
    for (Operation op : module.region(0).entry().operations()) {
      if (op.is(FuncOps.FUNC) && op.attribute("sym_name") instanceof StringAttr name) {
        functions.put(name.value(), op);
      }
    }
    return functions.buildKeepingLast();
  }
}
