// SPDX-License-Identifier: Apache-2.0
package org.hlokit.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hlokit.grammar.MlirParser.ForeignOperationContext;
import org.hlokit.ir.Block;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Operation;
import org.hlokit.ir.OperationBuilder;
import org.hlokit.ir.Region;
import org.hlokit.ir.SourceRange;
import org.hlokit.ir.Trait;
import org.hlokit.ir.Type;

/** The text of one op with bodies, and what has been found in it. */
final class OpMatch {
  private final Scopes scopes;
  final AssemblyScanner text;
  final OperationBuilder builder;
  final Bodies bodies;
  final List<Region> regions = new ArrayList<>();
  final SourceRange range;
  final List<SourceToken> arguments = new ArrayList<>();
  final List<SourceToken> inits = new ArrayList<>();
  DictionaryAttr dictionary = DictionaryAttr.EMPTY;

  /**
   * @param read the regions of the op that were read, in order
   */
  OpMatch(
      Reader reader,
      Scopes scopes,
      OpNames names,
      ForeignOperationContext context,
      OperationBuilder builder,
      List<Region> read) {
    this.scopes = scopes;
    int start = context.name.getStopIndex() + 1;
    int end = context.pieces.isEmpty() ? start : Reader.end(context.pieces.getLast());
    this.text = new AssemblyScanner(reader, names, start, end);
    this.builder = builder;
    this.range = reader.range(context.name);
    this.bodies = new Bodies(context, read);
  }

  boolean body() {
    Region region = bodies.next(text);
    return region != null && regions.add(region);
  }

  boolean dictionary() {
    if (!text.sees('{')) {
      return true;
    }
    Optional<DictionaryAttr> found = text.dictionary();
    found.ifPresent(value -> dictionary = value);
    return found.isPresent();
  }

  /** {@code (%a = %0, %b = %1)}. */
  boolean initializations() {
    if (!text.take("(")) {
      return false;
    }
    while (!text.take(")")) {
      SourceToken argument = text.value();
      SourceToken init = argument != null && text.take("=") ? text.value() : null;
      if (argument == null || init == null) {
        return false;
      }
      arguments.add(argument);
      inits.add(init);
      text.take(",");
    }
    return true;
  }

  /** {@code (%0, %1)}. */
  boolean values(List<SourceToken> into) {
    if (!text.take("(")) {
      return false;
    }
    while (!text.take(")")) {
      SourceToken value = text.value();
      if (value == null) {
        return false;
      }
      into.add(value);
      text.take(",");
    }
    return true;
  }

  /** {@code -> type} or {@code -> (type, type)}; none where no arrow comes next. */
  boolean arrowTypes(List<Type> into) {
    if (!text.take("->")) {
      return true;
    }
    if (!text.take("(")) {
      return text.type().map(into::add).orElse(false);
    }
    while (!text.take(")")) {
      Optional<Type> type = text.type();
      if (type.isEmpty()) {
        return false;
      }
      into.add(type.get());
      text.take(",");
    }
    return true;
  }

  void operands(List<SourceToken> values, List<Type> types) {
    for (int i = 0; i < values.size(); i++) {
      builder.operand(scopes.use(values.get(i), types.get(i)));
    }
  }

  void operands(List<SourceToken> values, Type type) {
    values.forEach(value -> builder.operand(scopes.use(value, type)));
  }

  /** Ends the match: all text is used, and so are all bodies. */
  boolean isAtEnd() {
    return text.isAtEnd() && bodies.areUsed();
  }

  void finish(List<Region> into) {
    builder.attributes(dictionary);
    into.clear();
    into.addAll(regions);
  }

  /**
   * {@code -> (types) {..} else {..} {attributes}}, up to the end; without an {@code else} its
   * region is empty.
   */
  boolean branches(List<Type> types, OpDefinition terminator) {
    if (!arrowTypes(types) || !body()) {
      return false;
    }
    boolean hasElse = text.take("else");
    boolean isRead = hasElse ? body() : regions.add(new Region());
    if (!isRead || !dictionary() || !isAtEnd()) {
      return false;
    }
    terminate(0, terminator);
    if (hasElse) {
      terminate(1, terminator);
    }
    return true;
  }

  /** Ends a body that does not say how it ends. */
  void terminate(int index, OpDefinition terminator) {
    Region region = regions.get(index);
    Block block = region.isEmpty() ? region.addBlock() : region.blocks().getLast();
    Operation last = block.lastOp();
    if (last == null || !last.definition().has(Trait.TERMINATOR)) {
      block.append(Operation.builder(terminator).range(range).build());
    }
  }
}
