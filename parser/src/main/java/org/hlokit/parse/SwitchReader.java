// SPDX-License-Identifier: Apache-2.0
package org.hlokit.parse;

import com.google.common.primitives.ImmutableLongArray;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.hlokit.dialect.ScfOps;
import org.hlokit.ir.Block;
import org.hlokit.ir.DenseArrayAttr;
import org.hlokit.ir.IndexType;
import org.hlokit.ir.IntegerAttr;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Region;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Trait;
import org.hlokit.ir.Type;
import org.hlokit.ir.UnitAttr;

/** Ops of the scf dialect that choose what is run, or run it all at once. */
final class SwitchReader {
  private SwitchReader() {}

  static boolean execute(OpMatch match) {
    List<Type> types = new ArrayList<>();
    if (!match.arrowTypes(types)) {
      return false;
    }
    boolean isKept = match.text.take("no_inline");
    if (!match.body() || !match.dictionary() || !match.isAtEnd()) {
      return false;
    }
    if (isKept) {
      match.builder.attribute("no_inline", UnitAttr.UNIT);
    }
    match.builder.results(types);
    return true;
  }

  static boolean choose(OpMatch match) {
    SourceToken value = match.text.value();
    List<Type> types = new ArrayList<>();
    if (value == null || !match.dictionary() || !types(match, types)) {
      return false;
    }
    ImmutableLongArray.Builder cases = ImmutableLongArray.builder();
    while (match.text.take("case")) {
      if (!(match.text.number(IntegerType.I64).orElse(null) instanceof IntegerAttr number)
          || !match.body()) {
        return false;
      }
      cases.add(number.longValue());
    }
    if (!match.text.take("default") || !match.body() || !match.isAtEnd()) {
      return false;
    }
    Collections.rotate(match.regions, 1); // the default's region is the first
    match.operands(List.of(value), IndexType.INDEX);
    match.builder.results(types).attribute("cases", DenseArrayAttr.i64(cases.build()));
    match.terminate(0, ScfOps.YIELD);
    return true;
  }

  /** {@code -> type, type}; none where no arrow comes next. */
  private static boolean types(OpMatch match, List<Type> into) {
    if (match.text.take("->")) {
      do {
        if (!match.text.type().map(into::add).orElse(false)) {
          return false;
        }
      } while (match.text.take(","));
    }
    return true;
  }

  /** Values and numbers in parentheses. */
  private static final class Mixed {
    final List<SourceToken> values = new ArrayList<>();
    final ImmutableLongArray.Builder numbers = ImmutableLongArray.builder();

    boolean read(AssemblyScanner text) {
      if (!text.take("(")) {
        return false;
      }
      while (!text.take(")")) {
        SourceToken value = text.value();
        if (value != null) {
          values.add(value);
          numbers.add(TensorType.DYNAMIC);
        } else if (text.number(IntegerType.I64).orElse(null) instanceof IntegerAttr number) {
          numbers.add(number.longValue());
        } else {
          return false;
        }
        text.take(",");
      }
      return true;
    }

    static Mixed of(int count, long number) {
      Mixed mixed = new Mixed();
      mixed.numbers.addAll(Collections.nCopies(count, number));
      return mixed;
    }
  }

  static boolean forAll(OpMatch match) {
    List<SourceToken> variables = new ArrayList<>();
    if (!match.values(variables)) {
      return false;
    }
    Mixed low = Mixed.of(variables.size(), 0);
    Mixed high = new Mixed();
    Mixed step = Mixed.of(variables.size(), 1);
    if (match.text.take("=")) {
      low = new Mixed();
      step = new Mixed();
      boolean isRead =
          low.read(match.text)
              && match.text.take("to")
              && high.read(match.text)
              && match.text.take("step")
              && step.read(match.text);
      if (!isRead) {
        return false;
      }
    } else if (!match.text.take("in") || !high.read(match.text)) {
      return false;
    }
    List<Type> types = new ArrayList<>();
    if (match.text.take("shared_outs") && !(match.initializations() && match.arrowTypes(types))) {
      return false;
    }
    if (types.size() != match.inits.size()
        || !match.body()
        || !match.dictionary()
        || !match.isAtEnd()) {
      return false;
    }
    List<SourceToken> names = new ArrayList<>(variables);
    names.addAll(match.arguments);
    List<Type> arguments = new ArrayList<>(Collections.nCopies(variables.size(), IndexType.INDEX));
    arguments.addAll(types);
    if (!Bodies.give(match.regions.getFirst(), names, arguments)) {
      return false;
    }
    match.operands(low.values, IndexType.INDEX);
    match.operands(high.values, IndexType.INDEX);
    match.operands(step.values, IndexType.INDEX);
    match.operands(match.inits, types);
    match
        .builder
        .results(types)
        .attribute("staticLowerBound", DenseArrayAttr.i64(low.numbers.build()))
        .attribute("staticUpperBound", DenseArrayAttr.i64(high.numbers.build()))
        .attribute("staticStep", DenseArrayAttr.i64(step.numbers.build()))
        .attribute(
            "operandSegmentSizes",
            new DenseArrayAttr(
                IntegerType.I32,
                ImmutableLongArray.of(
                    low.values.size(),
                    high.values.size(),
                    step.values.size(),
                    match.inits.size())));
    end(match);
    return true;
  }

  /** Ends a body that gives nothing with what would say what it gives. */
  private static void end(OpMatch match) {
    Block block = match.regions.getFirst().entry();
    Operation last = block.lastOp();
    if (last == null || !last.definition().has(Trait.TERMINATOR)) {
      Region region = new Region();
      region.addBlock();
      block.append(Operation.builder(ScfOps.IN_PARALLEL).region(region).range(match.range).build());
    }
  }
}
