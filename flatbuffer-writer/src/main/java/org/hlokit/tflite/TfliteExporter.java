// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.Maps;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hlokit.dialect.ChloOps;
import org.hlokit.dialect.FuncOps;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Trait;
import org.hlokit.pass.Pass;
import org.hlokit.pass.PassContext;
import org.hlokit.pass.PassFailure;
import org.hlokit.pass.Remark;
import org.hlokit.rewriter.chlo.ChloLegalizer;
import org.hlokit.rewriter.chlo.RaiseToChlo;
import org.hlokit.rewriter.dynamism.CanonicalizeDynamism;
import org.hlokit.rewriter.fold.ConstantFold;
import org.hlokit.rewriter.simplify.Canonicalize;
import org.hlokit.rewriter.simplify.Cse;
import org.hlokit.rewriter.simplify.Inline;
import org.hlokit.tflite.legalize.Legalizer;
import org.hlokit.tflite.lower.CustomCallForm;
import org.hlokit.tflite.lower.Lowering;
import org.hlokit.tflite.lower.OperatorSet;
import org.hlokit.tflite.model.Subgraph;
import org.hlokit.tflite.model.TfliteModel;
import org.hlokit.tflite.optimize.SubgraphOptimizer;
import org.hlokit.tflite.quantize.WeightFormat;
import org.hlokit.tflite.quantize.WeightQuantizer;

/** Turns StableHLO modules into TensorFlow Lite models. */
public final class TfliteExporter {
  /** Elements of a constant that is computed here. */
  private static final long MAX_FOLDED = 1 << 16;

  /** How the reason ends where only the type is at fault. */
  private static final String DOUBLE = " for FLOAT64";

  private final ExportOptions options;

  public TfliteExporter(ExportOptions options) {
    this.options = options;
  }

  /**
   * Lowers a module's entry functions.
   *
   * @param module a {@code builtin.module}; it is rewritten on the way and of no further use
   * @throws ExportException with everything that cannot be exported
   */
  public ExportedModel export(Operation module) throws ExportException {
    ImmutableList<String> names = EntryPoint.names(Lowering.functions(module), options.function());
    inline(module);
    ImmutableList<Operation> entries = entries(module, Lowering.functions(module), names);
    ImmutableList<String> keys = keys(module, names);
    ImmutableList.Builder<Remark> remarks = ImmutableList.builder();
    for (Operation function : entries) {
      if (options.collectives() == Collectives.IDENTITY) {
        OneShard.of(module, function).ifPresent(remarks::add);
      }
      if (options.doubles() == Doubles.F32) {
        SinglePrecision.of(module, function).ifPresent(remarks::add);
      }
    }
    run(new Cse(), module);
    for (Operation op : Lowering.functions(module).values()) {
      run(CanonicalizeDynamism.DEFINITION.create(""), op);
    }
    if (options.operators() == OperatorSet.TFL) {
      simplify(module);
    }
    Map<Operation, Operation> origins = new HashMap<>(legalize(module));
    if (options.customCalls() == CustomCallForm.COMPOSITE) {
      Composites.wrap(module);
    }
    ImmutableMap<String, Operation> functions = Lowering.functions(module);
    Lowering lowering = lowering(functions);
    ImmutableMap<Operation, String> problems = check(lowering, entries);
    if (legalizeChlo(problems.keySet())) {
      origins.putAll(legalize(module));
      lowering = lowering(functions);
      problems = check(lowering, entries);
    }
    if (!problems.isEmpty()) {
      throw new ExportException(refusals(module, problems, origins, lowering));
    }
    ImmutableMap<Operation, Lowering.Names> named = Maps.toMap(entries, SignatureNames::of);
    WeightQuantizer.Result quantized = quantize(optimized(lowering.build(named)));
    ImmutableList<Subgraph> subgraphs = quantized.subgraphs();
    ImmutableList.Builder<TfliteModel.Signature> signatures = ImmutableList.builder();
    int index = 0;
    for (Lowering.Names words : named.values()) {
      signatures.add(signature(keys.get(index), index, subgraphs.get(index), words));
      index++;
    }
    TfliteModel model =
        new TfliteModel(
            options.producer(),
            subgraphs,
            signatures.build(),
            ModelMetadata.of(subgraphs, options.producer()));
    remarks.addAll(remarks(lowering)).addAll(remarks(quantized));
    return new ExportedModel(model, remarks.build());
  }

  private static ImmutableMap<Operation, String> check(
      Lowering lowering, List<Operation> functions) {
    ImmutableMap<Operation, String> problems = ImmutableMap.of();
    for (Operation function : functions) {
      problems = lowering.check(function); // all that were found so far
    }
    return problems;
  }

  /** What callers find each function under. */
  private ImmutableList<String> keys(Operation module, ImmutableList<String> names)
      throws ExportException {
    if (names.size() == 1) {
      return ImmutableList.of(options.signature());
    }
    String usual = ExportOptions.DEFAULT.signature();
    ImmutableList<String> keys =
        names.stream()
            .map(name -> name.equals("main") ? usual : name)
            .collect(ImmutableList.toImmutableList());
    if (ImmutableSet.copyOf(keys).size() < keys.size()) {
      throw problem(module, "@main and @%s would be the same signature".formatted(usual));
    }
    if (!options.signature().equals(usual) && !keys.contains(options.signature())) {
      throw problem(
          module,
          "the model has the signatures %s, one for each function, and none is called '%s'"
              .formatted(String.join(", ", keys), options.signature()));
    }
    return keys;
  }

  private ImmutableList<Subgraph> optimized(ImmutableList<Subgraph> subgraphs) {
    return options.operators() == OperatorSet.TFL
        ? new SubgraphOptimizer(options.foldsWeights()).optimize(subgraphs)
        : subgraphs;
  }

  private WeightQuantizer.Result quantize(List<Subgraph> subgraphs) {
    try {
      return WeightQuantizer.apply(options.weights(), subgraphs);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ImmutableList<Remark> remarks(WeightQuantizer.Result quantized) {
    ImmutableList.Builder<Remark> remarks = ImmutableList.builder();
    if (options.weights() != WeightFormat.NONE) {
      remarks.add(
          Remark.fact(
              "weights: %d stored in %s bits, %d bytes instead of %d"
                  .formatted(
                      quantized.count(),
                      options.weights() == WeightFormat.INT8_WEIGHTS ? "8" : "16",
                      quantized.after(),
                      quantized.before())));
    }
    if (quantized.unfit() > 0) {
      remarks.add(
          Remark.warningFact(
              "%d weights are stored as they are: they hold numbers that the format cannot"
                  .formatted(quantized.unfit())));
    }
    return remarks.build();
  }

  private Lowering lowering(Map<String, Operation> functions) {
    return new Lowering(functions, options.operators(), options.customCalls());
  }

  /** Makes the program shorter, and finds the functions in it that idioms are told by. */
  private static void simplify(Operation module) throws ExportException {
    new RaiseToChlo(ImmutableList.of(ChloOps.ERFC, ChloOps.ERF)).run(module, PassContext.SILENT);
    run(new ConstantFold(MAX_FOLDED), module);
    run(new Canonicalize(), module);
    run(new Cse(), module);
  }

  private Map<Operation, Operation> legalize(Operation module) {
    return options.operators() == OperatorSet.TFL
        ? Legalizer.run(module, op -> lowering(ImmutableMap.of()).canExport(op))
        : ImmutableMap.of();
  }

  /**
   * Writes those of {@code ops} that are CHLO ones with StableHLO ones: what has no direct form is
   * computed by its formula.
   *
   * @return whether there were any
   */
  private static boolean legalizeChlo(Set<Operation> ops) {
    ChloLegalizer legalizer = new ChloLegalizer(PassContext.SILENT);
    boolean isChanged = false;
    for (Operation op : ops) {
      try {
        isChanged |= legalizer.legalize(op, other -> true) > 0;
      } catch (PassFailure e) {
        // It stays, and is refused for what it is.
        isChanged = true;
      }
    }
    return isChanged;
  }

  /** A sentence for each problem, in program order. */
  private ImmutableList<Remark> refusals(
      Operation module,
      Map<Operation, String> problems,
      Map<Operation, Operation> origins,
      Lowering lowering) {
    List<Remark> refusals = new ArrayList<>();
    Set<Operation> named = new HashSet<>();
    int[] lastUnsupported = {-1};
    int[] lastOfSeveralDevices = {-1};
    int[] lastDouble = {-1};
    module.walk(
        op -> {
          // Those inside an operation that cannot be exported are part of the answer.
          boolean collective = op.definition().has(Trait.COLLECTIVE);
          String reason = problems.getOrDefault(op, collective ? Lowering.COLLECTIVE : "");
          if (op.name().equals(OneShard.MANUAL_COMPUTATION)) {
            reason = "it is what each of several devices computes, and a model runs on one";
          }
          if (!reason.isEmpty()) {
            if (collective || op.name().equals(OneShard.MANUAL_COMPUTATION)) {
              lastOfSeveralDevices[0] = refusals.size();
            } else if (!lowering.isSupported(op)) {
              lastUnsupported[0] = refusals.size();
            } else if (reason.endsWith(DOUBLE)) {
              lastDouble[0] = refusals.size();
            }
            Operation written = origins.getOrDefault(op, op);
            if (named.add(written)) {
              refusals.add(
                  Remark.missed(
                      written, "'%s' op cannot be exported: %s".formatted(written.name(), reason)));
            }
          }
        });
    if (lastDouble[0] >= 0 && lastDouble[0] < refusals.size()) {
      refusals.set(
          lastDouble[0],
          refusals.get(lastDouble[0]).withHelp("--f64=f32 computes all of f64 in 32 bits"));
    }
    if (lastUnsupported[0] >= 0) { // once, and not for each
      refusals.set(
          lastUnsupported[0],
          refusals
              .get(lastUnsupported[0])
              .withHelp(
                  "operations that can be exported: " + String.join(", ", supported(lowering))));
    }
    if (lastOfSeveralDevices[0] >= 0 && options.collectives() == Collectives.REFUSE) {
      refusals.set(
          lastOfSeveralDevices[0],
          refusals
              .get(lastOfSeveralDevices[0])
              .withHelp("--collectives=identity exports what one device computes alone"));
    }
    return ImmutableList.copyOf(refusals);
  }

  private ImmutableSortedSet<String> supported(Lowering lowering) {
    ImmutableSortedSet.Builder<String> names = ImmutableSortedSet.naturalOrder();
    names.addAll(lowering.supported());
    if (options.operators() == OperatorSet.TFL) {
      names.addAll(Legalizer.supported());
    }
    return names.build();
  }

  private static ImmutableList<Remark> remarks(Lowering lowering) {
    ImmutableList.Builder<Remark> list = ImmutableList.builder();
    lowering
        .warnings()
        .forEach((text, places) -> list.add(Remark.warning(places.get(0), counted(text, places))));
    lowering
        .remarks()
        .forEach((text, places) -> list.add(Remark.note(places.get(0), counted(text, places))));
    return list.build();
  }

  private static String counted(String text, List<Operation> places) {
    return places.size() == 1 ? text : "%s (%d places)".formatted(text, places.size());
  }

  /** A model has no calls. */
  private static void inline(Operation module) throws ExportException {
    module.walk(op -> op.removeAttribute("no_inline"));
    run(new Inline(), module);
  }

  private static void run(Pass pass, Operation module) throws ExportException {
    try {
      pass.run(module, PassContext.SILENT);
    } catch (PassFailure e) {
      throw new ExportException(
          ImmutableList.of(Remark.missed(module, String.valueOf(e.getMessage()))));
    }
  }

  private static ImmutableList<Operation> entries(
      Operation module, Map<String, Operation> functions, List<String> names)
      throws ExportException {
    ImmutableList.Builder<Operation> entries = ImmutableList.builder();
    for (String name : names.isEmpty() ? ImmutableList.of("main") : names) {
      Operation function = functions.get(name);
      if (function == null) {
        throw problem(
            module,
            "there is no function @%s to export; the module has %s"
                .formatted(
                    name,
                    functions.isEmpty() ? "none" : "@" + String.join(", @", functions.keySet())));
      }
      if (function.regions().isEmpty() || function.region(0).blocks().size() != 1) {
        throw problem(function, "@%s has no body of one block".formatted(name));
      }
      if (!function.region(0).entry().terminator().is(FuncOps.RETURN)) {
        throw problem(function, "@%s does not end in a return".formatted(name));
      }
      entries.add(function);
    }
    return entries.build();
  }

  private static ExportException problem(Operation op, String message) {
    return new ExportException(ImmutableList.of(Remark.missed(op, message)));
  }

  private static TfliteModel.Signature signature(
      String key, int index, Subgraph subgraph, Lowering.Names names) {
    return new TfliteModel.Signature(
        key,
        index,
        bindings(names.inputs(), subgraph.inputs().toArray()),
        bindings(names.outputs(), subgraph.outputs().toArray()));
  }

  private static ImmutableList<TfliteModel.Binding> bindings(List<String> names, int[] tensors) {
    ImmutableList.Builder<TfliteModel.Binding> bindings = ImmutableList.builder();
    for (int i = 0; i < tensors.length; i++) {
      bindings.add(new TfliteModel.Binding(names.get(i), tensors[i]));
    }
    return bindings.build();
  }
}
