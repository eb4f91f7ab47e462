// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter.weights;

import static java.util.stream.Collectors.toSet;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hlokit.diagnostic.Diagnostic;
import org.hlokit.diagnostic.DiagnosticException;
import org.hlokit.dialect.FunctionNames;
import org.hlokit.ir.ArrayAttr;
import org.hlokit.ir.BlockArgument;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.NamedAttribute;
import org.hlokit.ir.OpaqueAttr;
import org.hlokit.ir.Operation;
import org.hlokit.ir.TensorType;
import org.hlokit.pass.PassContext;
import org.hlokit.pass.Remark;
import org.hlokit.print.Printer;

/**
 * Makes constants of those arguments of a function that are weights.
 *
 * <p>By name, each argument takes the weight that is called as it is; what no weight is called as
 * stays an argument. By order, the weights are the arguments from one on. Types and shapes must be
 * the same: nothing is converted.
 */
public final class WeightBinder {
  /** How many names a message lists. */
  private static final int LISTED = 8;

  private final Operation function;
  private final ImmutableList<Weight> weights;
  private final List<Diagnostic> faults = new ArrayList<>();
  private final List<Remark> warnings = new ArrayList<>();
  private final Map<BlockArgument, Weight> bound = new LinkedHashMap<>();
  private final List<BlockArgument> open = new ArrayList<>();

  private WeightBinder(Operation function, List<Weight> weights) {
    this.function = function;
    this.weights = ImmutableList.copyOf(weights);
  }

  /**
   * Binds weights by name, each to an argument of every function that has one called so.
   *
   * @param context is told what was bound, and warned of weights that no argument takes
   * @throws DiagnosticException with everything that does not fit
   */
  public static void byName(List<Operation> functions, List<Weight> weights, PassContext context) {
    ImmutableList<WeightBinder> binders = binders(functions, weights);
    WeightMatch match = new WeightMatch(weights);
    binders.get(0).requireDistinctNames();
    for (WeightBinder binder : binders) {
      binder.match(match);
      binder.requireOneArgumentEach();
    }
    Set<Weight> used =
        binders.stream().flatMap(binder -> binder.bound.values().stream()).collect(toSet());
    List<Weight> unused = weights.stream().filter(weight -> !used.contains(weight)).toList();
    for (WeightBinder binder : binders) {
      binder.reportMissing(unused);
      binder.warnOfOpenArguments(unused);
    }
    if (used.isEmpty()) {
      binders.get(0).reportNone();
    }
    binders.get(0).warnOfUnusedWeights(unused);
    apply(binders, context);
  }

  /**
   * Binds weights in the order of their files, alike in each function.
   *
   * @param first the number of the argument that is the first weight
   * @throws DiagnosticException with everything that does not fit
   */
  public static void byOrder(
      List<Operation> functions, List<Weight> weights, int first, PassContext context) {
    ImmutableList<WeightBinder> binders = binders(functions, weights);
    binders.forEach(binder -> binder.bindFrom(first));
    apply(binders, context);
  }

  private static ImmutableList<WeightBinder> binders(
      List<Operation> functions, List<Weight> weights) {
    return functions.stream()
        .map(function -> new WeightBinder(function, weights))
        .collect(ImmutableList.toImmutableList());
  }

  private void match(WeightMatch match) {
    for (BlockArgument argument : function.region(0).entry().arguments()) {
      ImmutableSet<Weight> found = match.find(names(argument));
      if (found.size() > 1) {
        fault(
            argument,
            "%s may be any of %s"
                .formatted(describe(argument), listed(found.asList(), found.size())));
      } else if (found.isEmpty()) {
        open.add(argument);
      } else {
        bind(argument, found.asList().get(0));
      }
    }
  }

  private void bindFrom(int first) {
    List<BlockArgument> arguments = function.region(0).entry().arguments();
    int room = Math.max(0, arguments.size() - first);
    if (weights.size() > room) {
      faults.add(
          Diagnostic.error(
              function.range(),
              "the function has %d arguments from number %d on, and there are %d weights"
                  .formatted(room, first, weights.size())));
    }
    for (int i = 0; i < Math.min(room, weights.size()); i++) {
      bind(arguments.get(first + i), weights.get(i));
    }
  }

  // --- what fits ------------------------------------------------------------------------------

  private void bind(BlockArgument argument, Weight weight) {
    bound.put(argument, weight);
    boolean fits =
        argument.type() instanceof TensorType type
            && type.element().equals(weight.element())
            && type.shape().equals(weight.shape());
    if (!fits) {
      fault(
          argument,
          "%s is a %s, but %s is %s of shape %s"
              .formatted(
                  describe(argument),
                  Printer.toText(argument.type()),
                  describe(weight),
                  weight.typeName(),
                  weight.shape()));
    }
  }

  private void requireDistinctNames() {
    Map<String, Weight> known = new HashMap<>();
    for (Weight weight : weights) {
      Weight other = known.putIfAbsent(weight.name(), weight);
      if (other != null) {
        faults.add(
            Diagnostic.error(
                null,
                "'%s' is in '%s' and in '%s'"
                    .formatted(weight.name(), other.file(), weight.file())));
      }
    }
  }

  private void requireOneArgumentEach() {
    Map<Weight, BlockArgument> taken = new HashMap<>();
    bound.forEach(
        (argument, weight) -> {
          BlockArgument other = taken.putIfAbsent(weight, argument);
          if (other != null) {
            fault(
                argument,
                "%s is for %s and for %s"
                    .formatted(describe(weight), describe(other), describe(argument)));
          }
        });
  }

  /** An argument that the program says is a parameter must be among the weights. */
  private void reportMissing(List<Weight> unused) {
    for (BlockArgument argument : open) {
      if (isParameter(argument)) {
        Diagnostic missing =
            Diagnostic.error(
                ArgumentRanges.of(function, argument.index()),
                describe(argument) + " is a parameter, and no weight is called so");
        faults.add(
            WeightMatch.nearest(names(argument), unused)
                .map(name -> missing.withHelp("'%s' is in the file".formatted(name)))
                .orElse(missing));
      }
    }
  }

  private void reportNone() {
    if (faults.isEmpty() && !weights.isEmpty()) {
      faults.add(
          Diagnostic.error(
                  function.range(),
                  "no argument is called as one of the weights: " + listed(weights))
              .withNote(null, "the arguments are " + listedNames(open))
              .withHelp("--weights-by=order takes them in their order"));
    }
  }

  /** What {@code #ttcore.argument_type<parameter>} says. */
  private boolean isParameter(BlockArgument argument) {
    if (function.attribute("arg_attrs") instanceof ArrayAttr array
        && array.elements().get(argument.index()) instanceof DictionaryAttr attributes) {
      for (NamedAttribute attribute : attributes.entries()) {
        if (attribute.name().endsWith("argument_type")
            && attribute.value() instanceof OpaqueAttr kind
            && kind.text().endsWith("<parameter>")) {
          return true;
        }
      }
    }
    return false;
  }

  // --- messages -------------------------------------------------------------------------------

  private void fault(BlockArgument argument, String message) {
    faults.add(Diagnostic.error(ArgumentRanges.of(function, argument.index()), message));
  }

  private void warnOfOpenArguments(List<Weight> unused) {
    for (BlockArgument argument : open) {
      WeightMatch.nearest(names(argument), unused)
          .ifPresent(
              name ->
                  warnings.add(
                      new Remark(
                          Remark.Kind.WARNING,
                          argument.location(),
                          ArgumentRanges.of(function, argument.index()),
                          "%s stays an argument; '%s' is called nearly so"
                              .formatted(describe(argument), name),
                          ImmutableList.of(),
                          null)));
    }
  }

  private void warnOfUnusedWeights(List<Weight> unused) {
    if (!unused.isEmpty()) {
      warnings.add(
          Remark.warningFact(
              "%d of %d weights are not used: %s"
                  .formatted(unused.size(), weights.size(), listed(unused))));
    }
  }

  private ImmutableList<String> names(BlockArgument argument) {
    return ImmutableList.<String>builder()
        .addAll(FunctionNames.ofArgument(function, argument.index()))
        .add("arg" + argument.index())
        .build();
  }

  private String describe(BlockArgument argument) {
    ImmutableList<String> names = names(argument);
    return names.size() == 1
        ? "argument " + argument.index()
        : "argument %d ('%s')".formatted(argument.index(), names.get(0));
  }

  private static String describe(Weight weight) {
    return "'%s' in '%s'".formatted(weight.name(), weight.file());
  }

  private static String listed(List<Weight> weights) {
    return listed(weights, LISTED);
  }

  private static String listed(List<Weight> weights, int most) {
    return joined(weights.stream().map(Weight::name).toList(), most);
  }

  private String listedNames(List<BlockArgument> arguments) {
    return joined(arguments.stream().map(argument -> names(argument).get(0)).toList(), LISTED);
  }

  private static String joined(List<String> names, int most) {
    String first =
        names.stream().limit(most).map("'%s'"::formatted).collect(Collectors.joining(", "));
    return names.size() > most ? "%s and %d more".formatted(first, names.size() - most) : first;
  }

  // --- the program ----------------------------------------------------------------------------

  private static void apply(List<WeightBinder> binders, PassContext context) {
    ImmutableList<Diagnostic> faults =
        binders.stream()
            .flatMap(binder -> binder.faults.stream())
            .collect(ImmutableList.toImmutableList());
    if (!faults.isEmpty()) {
      throw new DiagnosticException(faults);
    }
    binders.forEach(binder -> binder.apply(context));
  }

  private void apply(PassContext context) {
    long bytes = bound.values().stream().mapToLong(weight -> weight.data().byteSize()).sum();
    if (context.isRemarking()) {
      context.remark(
          Remark.applied(
              function,
              "made constants of %d arguments, %d bytes of weights"
                  .formatted(bound.size(), bytes)));
    }
    warnings.forEach(context::remark);
    BoundArguments.replace(function, Collections.unmodifiableMap(bound));
  }
}
