// SPDX-License-Identifier: Apache-2.0
package org.hlokit.parse;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Lists;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.hlokit.grammar.MlirLexer;
import org.hlokit.grammar.MlirParser.ForeignOperationContext;
import org.hlokit.grammar.MlirParser.ForeignPieceContext;
import org.hlokit.grammar.MlirParser.OperationContext;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.Block;
import org.hlokit.ir.BlockArgument;
import org.hlokit.ir.ForeignAssembly;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.OperationBuilder;
import org.hlokit.ir.Region;
import org.hlokit.ir.Trait;
import org.hlokit.ir.Type;

/**
 * Ops in a custom form that no table knows. Their text is kept; the values in it become operands,
 * names that nothing has defined become arguments of the region that follows them, and result types
 * are read from the end of the text as well as can be.
 */
final class ForeignReader {
  private static final OpDefinition UNKNOWN = OpDefinition.unregistered("builtin.unknown");

  private final Reader reader;
  private final Scopes scopes;
  private final OpNames names;
  private final ForeignTypes types;

  ForeignReader(Reader reader, Scopes scopes, OpNames names) {
    this.reader = reader;
    this.scopes = scopes;
    this.names = names;
    this.types = new ForeignTypes(reader, names);
  }

  /** A name in the text that stands for an argument of region {@code region}. */
  record Argument(Token name, Type type, int region, int index) {}

  /** What a hole in the text holds. */
  private sealed interface Hole {
    int start();

    int end();
  }

  private record ValueHole(Token token) implements Hole {
    @Override
    public int start() {
      return token.getStartIndex();
    }

    @Override
    public int end() {
      return token.getStopIndex() + 1;
    }
  }

  private record BodyHole(int start, int end) implements Hole {}

  /**
   * The location of what stands before it.
   *
   * @param open offset of its parenthesis
   */
  private record LocationHole(int start, int open, int end) implements Hole {}

  /**
   * The arguments of the region that begins in {@code piece}: names before it without a value. They
   * are added to {@code taken}, and are new ones of the region unless its first block has a label,
   * which then lists them once more.
   *
   * @param start the offset of the region
   */
  List<Argument> regionArguments(
      ForeignPieceContext piece, int start, int region, List<Argument> taken) {
    if (holder(piece).has(Trait.ISOLATED_FROM_ABOVE)) {
      return listedArguments(piece, region, taken);
    }
    Optional<List<String>> label = labelledArguments(start);
    List<Argument> arguments = new ArrayList<>();
    List<Hole> holes = holesBefore(piece);
    int last = 0; // where the region before this one ends
    for (Hole hole : holes) {
      last = hole instanceof BodyHole body ? body.end() : last;
    }
    for (Hole hole : holes) {
      if (hole instanceof ValueHole(Token token)
          && !scopes.isDefined(token)
          && isNew(token, last, taken)) {
        int index = label.isPresent() ? label.get().indexOf(token.getText()) : arguments.size();
        if (index >= 0) {
          Argument argument = new Argument(token, types.after(token), region, index);
          taken.add(argument);
          arguments.add(argument);
        }
      }
    }
    return label.isPresent() ? ImmutableList.of() : arguments;
  }

  /** The row of the op whose text holds {@code piece}; one of its own where no table knows it. */
  OpDefinition holder(ForeignPieceContext piece) {
    ParserRuleContext context = piece;
    while (context instanceof ForeignPieceContext) {
      context = context.getParent();
    }
    OpDefinition known =
        context instanceof ForeignOperationContext operation
            ? ((SourceToken) operation.name).definition()
            : null;
    return known == null ? UNKNOWN : known;
  }

  /** The names in the parentheses before a region that sees no others. */
  private List<Argument> listedArguments(
      ForeignPieceContext piece, int region, List<Argument> taken) {
    List<Argument> arguments = new ArrayList<>();
    if (piece.getParent() instanceof ForeignOperationContext operation
        && !operation.pieces.isEmpty()) {
      for (ForeignPieceContext inner : operation.pieces.getLast().inner) {
        if (inner.value != null) {
          arguments.add(
              new Argument(inner.value, types.after(inner.value), region, arguments.size()));
        }
      }
    }
    taken.addAll(arguments);
    return arguments;
  }

  /**
   * Whether the region in {@code piece} is the body of a loop such as {@code mhlo.while(%i = %0) :
   * .. cond {..} do {..}}, which shares the arguments of the condition.
   */
  boolean isBodyAfterCondition(ForeignPieceContext piece) {
    if (!(piece.getParent() instanceof ForeignOperationContext operation)) {
      return false;
    }
    List<ForeignPieceContext> pieces = operation.pieces;
    int body = pieces.size(); // the parser adds it when it has been read
    return body >= 3
        && isWord(pieces.get(body - 1), "do")
        && pieces.get(body - 2).body != null
        && isWord(pieces.get(body - 3), "cond");
  }

  private boolean isWord(ForeignPieceContext piece, String word) {
    return piece.other != null && piece.other.getText().equals(word);
  }

  /** Whether a name is none that a region has taken before {@code last}. */
  private static boolean isNew(Token name, int last, List<Argument> taken) {
    return taken.stream()
        .filter(argument -> isSame(argument.name(), name))
        .allMatch(
            argument -> argument.name().getStartIndex() < last && name.getStartIndex() > last);
  }

  /** What stands before {@code piece} in the text of its op. */
  private List<Hole> holesBefore(ForeignPieceContext piece) {
    List<Hole> holes = new ArrayList<>();
    ParserRuleContext context = piece;
    while (context instanceof ForeignPieceContext inner) {
      List<Hole> before = new ArrayList<>();
      collectAll(inner.inner, before);
      holes.addAll(0, before);
      context = inner.getParent();
    }
    if (context instanceof ForeignOperationContext operation) {
      List<Hole> before = new ArrayList<>();
      collectAll(operation.pieces, before);
      holes.addAll(0, before);
    }
    return holes;
  }

  /** The names that the label of a region's first block lists, if it has one. */
  private Optional<List<String>> labelledArguments(int start) {
    byte[] text = reader.source().bytes();
    AssemblyScanner scanner = new AssemblyScanner(reader, names, start + 1, text.length);
    if (scanner.label() == null) {
      return Optional.empty();
    }
    List<String> arguments = new ArrayList<>();
    if (scanner.take("(")) {
      int depth = 1;
      for (int at = scanner.next(); at < text.length && depth > 0; at++) {
        switch (text[at]) {
          case '(' -> depth++;
          case ')' -> depth--;
          case '%' -> {
            scanner.seek(at);
            SourceToken name = scanner.value();
            if (name != null) {
              arguments.add(name.getText());
            }
          }
          default -> {}
        }
      }
    }
    return Optional.of(arguments);
  }

  private static boolean isSame(Token left, Token right) {
    return left.getText().equals(right.getText());
  }

  private void collectAll(List<ForeignPieceContext> pieces, List<Hole> holes) {
    for (int i = 0; i < pieces.size(); i++) {
      Token word = pieces.get(i).other;
      if (word != null && word.getType() == MlirLexer.LOC && i + 1 < pieces.size()) {
        ForeignPieceContext location = pieces.get(++i);
        int before = holes.size();
        collect(location, holes);
        if (holes.size() == before) { // what holds values is no location
          holes.add(
              new LocationHole(word.getStartIndex(), Reader.start(location), Reader.end(location)));
        }
      } else {
        collect(pieces.get(i), holes);
      }
    }
  }

  private void collect(ForeignPieceContext piece, List<Hole> holes) {
    if (piece.value != null) {
      holes.add(new ValueHole(piece.value));
    } else if (piece.body != null) {
      holes.add(new BodyHole(Reader.start(piece.body), Reader.end(piece.body)));
    } else {
      collectAll(piece.inner, holes);
    }
  }

  /**
   * Gives names that nothing defines and no region takes a region of their own that has no text:
   * those of the arguments of a function without a body, or of a loop whose body is empty.
   */
  private void adoptNames(
      int opStart, List<Hole> holes, List<Region> regions, List<Argument> arguments) {
    int region = regions.size();
    Block block = new Block();
    for (Hole hole : holes) {
      if (hole instanceof ValueHole(Token token)
          && !scopes.isDefined(token)
          && arguments.stream().noneMatch(argument -> isSame(argument.name(), token))
          && isBinding(token, opStart)) {
        Type type = types.after(token);
        arguments.add(new Argument(token, type, region, block.arguments().size()));
        block.addArgument(type, reader.range(token));
      }
    }
    if (!block.arguments().isEmpty()) {
      Region hidden = new Region();
      hidden.add(block);
      regions.add(hidden);
    }
  }

  /**
   * Whether a name stands where it is given its meaning, {@code %i = ..}, {@code (%i) = ..} or
   * {@code (%a: type)}, rather than used.
   */
  private boolean isBinding(Token name, int opStart) {
    byte[] text = reader.source().bytes();
    AssemblyScanner scanner =
        new AssemblyScanner(reader, names, name.getStopIndex() + 1, text.length);
    boolean isInParentheses = isInParentheses(name, opStart);
    if (isInParentheses) {
      scanner.string();
    }
    if (scanner.sees(':')) {
      return isInParentheses;
    }
    while (scanner.take(",") && scanner.value() != null) {
      // goes on to the end of the list
    }
    scanner.take(")");
    return scanner.sees('=');
  }

  private boolean isInParentheses(Token name, int opStart) {
    byte[] text = reader.source().bytes();
    int depth = 0;
    for (int at = name.getStartIndex() - 1; at > opStart; at--) {
      depth += text[at] == ')' ? 1 : text[at] == '(' ? -1 : 0;
      if (depth < 0) {
        return true;
      }
    }
    return false;
  }

  void read(
      ForeignOperationContext context,
      OperationContext operation,
      OperationBuilder builder,
      List<Region> regions,
      List<Argument> arguments) {
    List<Hole> holes = new ArrayList<>();
    collectAll(context.pieces, holes);
    int bodies = regions.size();
    adoptNames(context.name.getStartIndex(), holes, regions, arguments);
    int at = context.name.getStopIndex() + 1;
    int end = context.pieces.isEmpty() ? at : Reader.end(context.pieces.getLast());
    int lastHole = at;
    ImmutableList.Builder<ForeignAssembly.Piece> pieces = ImmutableList.builder();
    int region = 0;
    ForeignAssembly.Piece last = null;
    for (Hole hole : holes) {
      if (hole instanceof LocationHole location) {
        if (last instanceof ForeignAssembly.RegionArgument(int of, int index)) {
          int stop = textEnd(at, location.start());
          text(at, stop, pieces);
          pieces.add(new ForeignAssembly.ArgumentLocation(of, index));
          locate(location, regions.get(of).entry().argument(index));
          at = location.end();
        }
        continue;
      }
      text(at, hole.start(), pieces);
      last =
          switch (hole) {
            case BodyHole body -> regionHole(body, region++, arguments);
            case ValueHole(Token token) -> value(token, builder, arguments);
            case LocationHole _ -> throw new AssertionError();
          };
      pieces.add(last);
      at = hole.end();
      lastHole = at;
    }
    text(at, end, pieces);
    if (region != bodies) {
      throw reader.error(context, "a region stands where the text of the op cannot hold it");
    }
    builder.foreign(new ForeignAssembly(pieces.build()));
    builder.results(types.results(operation, lastHole, end));
  }

  private ForeignAssembly.RegionHole regionHole(
      BodyHole body, int region, List<Argument> arguments) {
    boolean areNamed = arguments.stream().anyMatch(argument -> argument.region() == region);
    return new ForeignAssembly.RegionHole(
        region, areNamed && labelledArguments(body.start()).isEmpty());
  }

  /** Where the text before {@code end} ends without the spaces behind it. */
  private int textEnd(int start, int end) {
    int stop = end;
    while (stop > start && reader.source().bytes()[stop - 1] == ' ') {
      stop--;
    }
    return stop;
  }

  /** Adds text, and what it names by aliases as what that is. */
  private void text(int start, int end, ImmutableList.Builder<ForeignAssembly.Piece> pieces) {
    if (start >= end) {
      return;
    }
    reader
        .aliasUses()
        .divide(
            reader.source().text(start, end),
            new AliasUses.Parts() {
              @Override
              public void text(String text) {
                pieces.add(new ForeignAssembly.Text(text));
              }

              @Override
              public void attribute(Attribute value) {
                pieces.add(new ForeignAssembly.AttributeUse(value));
              }

              @Override
              public void type(Type type) {
                pieces.add(new ForeignAssembly.TypeUse(type));
              }
            });
  }

  private void locate(LocationHole hole, BlockArgument argument) {
    SubParser.location(reader, names, hole.open() + 1, hole.end())
        .ifPresent(location -> reader.locations.read(location, argument::setLocation));
  }

  private ForeignAssembly.Piece value(
      Token token, OperationBuilder builder, List<Argument> arguments) {
    for (Argument argument : Lists.reverse(arguments)) {
      if (isSame(argument.name(), token)
          && argument.name().getStartIndex() <= token.getStartIndex()
          && !scopes.isDefined(token)) {
        return new ForeignAssembly.RegionArgument(argument.region(), argument.index());
      }
    }
    builder.operand(scopes.use(token, scopes.isDefined(token) ? null : ForeignTypes.UNKNOWN));
    return new ForeignAssembly.Operand(builder.operands().size() - 1);
  }
}
