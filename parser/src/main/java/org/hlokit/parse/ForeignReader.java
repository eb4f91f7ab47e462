// SPDX-License-Identifier: Apache-2.0
package org.hlokit.parse;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.hlokit.diagnostic.DiagnosticException;
import org.hlokit.grammar.MlirLexer;
import org.hlokit.grammar.MlirParser.ForeignOperationContext;
import org.hlokit.grammar.MlirParser.ForeignPieceContext;
import org.hlokit.grammar.MlirParser.OpResultContext;
import org.hlokit.grammar.MlirParser.OperationContext;
import org.hlokit.grammar.MlirParser.SignatureContext;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.BlockArgument;
import org.hlokit.ir.ForeignAssembly;
import org.hlokit.ir.FunctionType;
import org.hlokit.ir.OpaqueType;
import org.hlokit.ir.OperationBuilder;
import org.hlokit.ir.Region;
import org.hlokit.ir.Type;

/**
 * Ops in a custom form that no table knows. Their text is kept; the values in it become operands,
 * names that nothing has defined become arguments of the region that follows them, and result types
 * are read from the end of the text as well as can be.
 */
final class ForeignReader {
  private static final OpaqueType UNKNOWN = new OpaqueType("?");

  private final Reader reader;
  private final Scopes scopes;
  private final OpNames names;

  ForeignReader(Reader reader, Scopes scopes, OpNames names) {
    this.reader = reader;
    this.scopes = scopes;
    this.names = names;
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

  /** The arguments of the region that begins in {@code piece}: names before it without a value. */
  List<Argument> regionArguments(ForeignPieceContext piece, int region, List<Argument> taken) {
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
    List<Argument> arguments = new ArrayList<>();
    for (Hole hole : holes) {
      if (hole instanceof ValueHole(Token token)
          && !scopes.isDefined(token)
          && taken.stream().noneMatch(argument -> isSame(argument.name(), token))
          && arguments.stream().noneMatch(argument -> isSame(argument.name(), token))) {
        arguments.add(new Argument(token, typeAfter(token), region, arguments.size()));
      }
    }
    return arguments;
  }

  private static boolean isSame(Token left, Token right) {
    return left.getText().equals(right.getText());
  }

  private void collectAll(List<ForeignPieceContext> pieces, List<Hole> holes) {
    for (int i = 0; i < pieces.size(); i++) {
      Token word = pieces.get(i).other;
      if (word != null && word.getType() == MlirLexer.LOC && i + 1 < pieces.size()) {
        ForeignPieceContext location = pieces.get(++i);
        holes.add(
            new LocationHole(word.getStartIndex(), Reader.start(location), Reader.end(location)));
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

  /** The type in {@code %name: type}, if that is what follows the name. */
  private Type typeAfter(Token name) {
    byte[] text = reader.source().bytes();
    int at = name.getStopIndex() + 1;
    while (at < text.length && text[at] == ' ') {
      at++;
    }
    if (at >= text.length || text[at] != ':') {
      return UNKNOWN;
    }
    return SubParser.type(reader, names, at + 1, text.length)
        .map(SubParser.Piece::value)
        .orElse(UNKNOWN);
  }

  void read(
      ForeignOperationContext context,
      OperationContext operation,
      OperationBuilder builder,
      List<Region> regions,
      List<Argument> arguments) {
    List<Hole> holes = new ArrayList<>();
    collectAll(context.pieces, holes);
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
            case BodyHole _ -> new ForeignAssembly.RegionHole(region++);
            case ValueHole(Token token) -> value(token, builder, arguments);
            case LocationHole _ -> throw new AssertionError();
          };
      pieces.add(last);
      at = hole.end();
      lastHole = at;
    }
    text(at, end, pieces);
    if (region != regions.size()) {
      throw reader.error(context, "a region stands where the text of the op cannot hold it");
    }
    builder.foreign(new ForeignAssembly(pieces.build()));
    builder.results(resultTypes(operation, lastHole, end));
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
    for (Argument argument : arguments) {
      if (isSame(argument.name(), token) && !scopes.isDefined(token)) {
        return new ForeignAssembly.RegionArgument(argument.region(), argument.index());
      }
    }
    builder.operand(scopes.use(token, null));
    return new ForeignAssembly.Operand(builder.operands().size() - 1);
  }

  /** As many types as the operation has results, from what follows the last {@code ->} or colon. */
  private List<Type> resultTypes(OperationContext operation, int from, int end) {
    int count = 0;
    for (OpResultContext result : operation.results) {
      count += result.count == null ? 1 : Integer.parseInt(result.count.getText());
    }
    if (count == 0) {
      return ImmutableList.of();
    }
    int start = typesStart(from, end);
    if (start >= 0) {
      Optional<SignatureContext> parsed = SubParser.signature(reader, names, start, end);
      if (parsed.isPresent()) {
        List<Type> types = types(parsed.get());
        if (types.size() == count) {
          return types;
        }
        if (types.size() > count) {
          return types.subList(types.size() - count, types.size());
        }
      }
    }
    return Collections.nCopies(count, UNKNOWN);
  }

  private List<Type> types(SignatureContext signature) {
    try {
      if (signature.results != null) {
        return reader.types.read(signature.results);
      }
      List<Type> types = reader.types.readAll(signature.types);
      return types.size() == 1 && types.getFirst() instanceof FunctionType function
          ? function.results()
          : types;
    } catch (DiagnosticException e) {
      return ImmutableList.of();
    }
  }

  /** Where types begin: after the last colon outside brackets in {@code from..end}. */
  private int typesStart(int from, int end) {
    byte[] text = reader.source().bytes();
    int depth = 0;
    int found = -1;
    boolean inString = false;
    for (int i = from; i < end; i++) {
      int c = text[i];
      if (c == '"') {
        inString = !inString;
      } else if (!inString) {
        switch (c) {
          case '(', '[', '{', '<' -> depth++;
          case ')', ']', '}' -> depth--;
          case '>' -> depth -= text[i - 1] == '-' ? 0 : 1;
          case ':' -> found = depth <= 0 ? i + 1 : found;
          default -> {}
        }
        if (c == '>' && text[i - 1] == '-' && depth <= 0 && found < 0) {
          found = i + 1;
        }
      }
    }
    return found;
  }
}
