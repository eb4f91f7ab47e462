// SPDX-License-Identifier: Apache-2.0
package org.hlokit.parse;

import com.google.common.primitives.ImmutableLongArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hlokit.dialect.ScfOps;
import org.hlokit.grammar.MlirParser.ForeignOperationContext;
import org.hlokit.ir.DenseArrayAttr;
import org.hlokit.ir.FunctionType;
import org.hlokit.ir.IndexType;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.OperationBuilder;
import org.hlokit.ir.Region;
import org.hlokit.ir.Type;
import org.hlokit.ir.UnitAttr;

/**
 * The loops and branches of the scf dialect. Their bodies have been read before; what stands around
 * these tells which types the arguments have. A text that does not match is left to {@link
 * ForeignReader}.
 */
final class LoopReader {
  private final Reader reader;
  private final Scopes scopes;
  private final OpNames names;

  LoopReader(Reader reader, Scopes scopes, OpNames names) {
    this.reader = reader;
    this.scopes = scopes;
    this.names = names;
  }

  /** Reads the op into {@code builder}; false, with nothing done, where the text does not match. */
  boolean read(ForeignOperationContext context, OperationBuilder builder, List<Region> regions) {
    OpMatch match = new OpMatch(reader, scopes, names, context, builder, regions);
    boolean isRead =
        switch (builder.definition().family()) {
          case FOR_LOOP -> forLoop(match);
          case CONDITIONAL -> conditional(match);
          case WHILE_DO -> whileLoop(match);
          case PARALLEL_LOOP -> parallelLoop(match);
          case REDUCTIONS -> reductions(match);
          case EXECUTE_REGION -> SwitchReader.execute(match);
          case INDEX_SWITCH -> SwitchReader.choose(match);
          case FOR_ALL -> SwitchReader.forAll(match);
          default -> false;
        };
    if (isRead) {
      match.finish(regions);
    }
    return isRead;
  }

  private boolean forLoop(OpMatch match) {
    AssemblyScanner text = match.text;
    boolean isUnsigned = text.take("unsigned");
    SourceToken variable = text.value();
    SourceToken low = text.take("=") ? text.value() : null;
    SourceToken high = text.take("to") ? text.value() : null;
    SourceToken step = text.take("step") ? text.value() : null;
    if (variable == null || low == null || high == null || step == null) {
      return false;
    }
    List<Type> types = new ArrayList<>();
    if (text.take("iter_args") && !(match.initializations() && match.arrowTypes(types))) {
      return false;
    }
    Optional<Type> bound = text.take(":") ? text.type() : Optional.of(IndexType.INDEX);
    if (bound.isEmpty()
        || types.size() != match.inits.size()
        || !match.body()
        || !match.dictionary()
        || !match.isAtEnd()) {
      return false;
    }
    List<Type> arguments = new ArrayList<>(List.of(bound.get()));
    arguments.addAll(types);
    match.arguments.addFirst(variable);
    if (!Bodies.give(match.regions.getFirst(), match.arguments, arguments)) {
      return false;
    }
    match.operands(List.of(low, high, step), bound.get());
    match.operands(match.inits, types);
    match.builder.results(types);
    if (isUnsigned) {
      match.builder.attribute("unsignedCmp", UnitAttr.UNIT);
    }
    match.terminate(0, ScfOps.YIELD);
    return true;
  }

  private boolean conditional(OpMatch match) {
    SourceToken condition = match.text.value();
    List<Type> types = new ArrayList<>();
    if (condition == null || !match.branches(types, ScfOps.YIELD)) {
      return false;
    }
    match.operands(List.of(condition), IntegerType.I1);
    match.builder.results(types);
    return true;
  }

  private boolean whileLoop(OpMatch match) {
    AssemblyScanner text = match.text;
    if (text.sees('(') && !match.initializations()
        || !text.take(":")
        || !(text.type().orElse(null) instanceof FunctionType types)
        || types.inputs().size() != match.inits.size()) {
      return false;
    }
    boolean isRead =
        match.body()
            && text.take("do")
            && match.body()
            && (!text.take("attributes") || match.dictionary())
            && match.isAtEnd()
            && Bodies.give(match.regions.getFirst(), match.arguments, types.inputs());
    if (!isRead) {
      return false;
    }
    match.operands(match.inits, types.inputs());
    match.builder.results(types.results());
    match.terminate(1, ScfOps.YIELD);
    return true;
  }

  private boolean parallelLoop(OpMatch match) {
    AssemblyScanner text = match.text;
    List<SourceToken> variables = new ArrayList<>();
    List<SourceToken> low = new ArrayList<>();
    List<SourceToken> high = new ArrayList<>();
    List<SourceToken> step = new ArrayList<>();
    List<SourceToken> inits = new ArrayList<>();
    List<Type> types = new ArrayList<>();
    boolean isRead =
        match.values(variables)
            && text.take("=")
            && match.values(low)
            && text.take("to")
            && match.values(high)
            && text.take("step")
            && match.values(step)
            && (!text.take("init") || match.values(inits))
            && match.arrowTypes(types)
            && types.size() == inits.size()
            && match.body()
            && match.dictionary()
            && match.isAtEnd()
            && Bodies.give(
                match.regions.getFirst(),
                variables,
                variables.stream().<Type>map(variable -> IndexType.INDEX).toList());
    if (!isRead) {
      return false;
    }
    match.operands(low, IndexType.INDEX);
    match.operands(high, IndexType.INDEX);
    match.operands(step, IndexType.INDEX);
    match.operands(inits, types);
    match.builder.results(types);
    match.builder.attribute(
        "operandSegmentSizes",
        new DenseArrayAttr(
            IntegerType.I32,
            ImmutableLongArray.of(low.size(), high.size(), step.size(), inits.size())));
    match.terminate(0, ScfOps.REDUCE);
    return true;
  }

  private boolean reductions(OpMatch match) {
    List<SourceToken> values = new ArrayList<>();
    List<Type> types = new ArrayList<>();
    if (match.text.take("(")) {
      do {
        SourceToken value = match.text.value();
        if (value == null) {
          return false;
        }
        values.add(value);
      } while (match.text.take(","));
      if (!match.text.take(":")) {
        return false;
      }
      do {
        Optional<Type> type = match.text.type();
        if (type.isEmpty()) {
          return false;
        }
        types.add(type.get());
      } while (match.text.take(","));
      if (!match.text.take(")") || types.size() != values.size()) {
        return false;
      }
      do {
        if (!match.body()) {
          return false;
        }
      } while (match.text.take(","));
    }
    if (!match.dictionary() || !match.isAtEnd()) {
      return false;
    }
    match.operands(values, types);
    return true;
  }
}
