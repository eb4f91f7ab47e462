// SPDX-License-Identifier: Apache-2.0
package org.hlokit.parse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.antlr.v4.runtime.Token;
import org.hlokit.diagnostic.Diagnostic;
import org.hlokit.diagnostic.DiagnosticException;
import org.hlokit.ir.Block;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.OpResult;
import org.hlokit.ir.OpaqueType;
import org.hlokit.ir.Operation;
import org.hlokit.ir.OperationBuilder;
import org.hlokit.ir.SourceRange;
import org.hlokit.ir.Type;
import org.hlokit.ir.Value;
import org.hlokit.print.Printer;
import org.jspecify.annotations.Nullable;

/**
 * The value names that are visible: a stack of regions. A region that is isolated from above starts
 * with no names. A name may be used before its definition; its uses stand on a placeholder until
 * then.
 */
final class Scopes {
  private static final OpDefinition FORWARD =
      OpDefinition.unregistered("builtin.forward_reference");

  /** A name: the values that it stands for and where it was defined. */
  private record Definition(List<? extends Value> values, int start, int end) {}

  /** A name used before its definition. */
  private record Forward(OpResult placeholder, SourceRange use) {}

  /** The names of one region that is isolated from above. */
  private static final class Isolated {
    final ByteKeyMap<Definition> names = new ByteKeyMap<>();
    final Map<String, Forward> forwards = new LinkedHashMap<>();
  }

  /** One region: what it has defined, to be forgotten at its end, and its blocks by label. */
  private static final class Frame {
    final Isolated isolated;
    final List<int[]> defined = new ArrayList<>();
    final Map<String, Block> blocks = new HashMap<>();
    final Map<String, SourceRange> undefinedBlocks = new LinkedHashMap<>();

    Frame(Isolated isolated) {
      this.isolated = isolated;
    }
  }

  private final Reader reader;
  private final MissingBroadcasts broadcasts;
  private final List<Frame> frames = new ArrayList<>();

  /**
   * @param broadcasts supplies a value of the type that a use asks for
   */
  Scopes(Reader reader, MissingBroadcasts broadcasts) {
    this.reader = reader;
    this.broadcasts = broadcasts;
    frames.add(new Frame(new Isolated()));
  }

  void enter(boolean isolated) {
    frames.add(new Frame(isolated ? new Isolated() : top().isolated));
  }

  private Frame top() {
    return frames.getLast();
  }

  /** Ends the innermost region; an error where something it uses was never defined. */
  void exit() {
    Frame frame = frames.removeLast();
    frame.undefinedBlocks.forEach(
        (label, use) -> {
          throw new DiagnosticException(Diagnostic.error(use, "reference to an undefined block"));
        });
    if (frames.isEmpty() || frame.isolated != top().isolated) {
      checkForwards(frame);
      return;
    }
    byte[] text = reader.source().bytes();
    for (int[] range : frame.defined) {
      frame.isolated.names.put(text, range[0], range[1], null);
    }
  }

  /** Ends the text: every name must be defined by now. */
  void finish() {
    checkForwards(top());
  }

  private static void checkForwards(Frame frame) {
    frame.isolated.forwards.forEach(
        (name, forward) -> {
          throw new DiagnosticException(
              Diagnostic.error(forward.use(), "use of undeclared SSA value name"));
        });
  }

  /** Lets {@code token}, a name without {@code #}, stand for {@code values}. */
  void define(Token token, List<? extends Value> values) {
    byte[] text = reader.source().bytes();
    int start = token.getStartIndex();
    int end = token.getStopIndex() + 1;
    Frame frame = top();
    Definition definition = new Definition(values, start, end);
    Definition old = frame.isolated.names.put(text, start, end, definition);
    if (old != null) {
      throw new DiagnosticException(
          Diagnostic.error(
                  reader.range(token), "redefinition of SSA value '" + token.getText() + "'")
              .withNote(
                  new SourceRange(reader.source(), old.start(), old.end()),
                  "previously defined here"));
    }
    frame.defined.add(new int[] {start, end});
    if (!frame.isolated.forwards.isEmpty()) {
      resolve(frame.isolated, token.getText(), values, token);
    }
  }

  private void resolve(
      Isolated isolated, String name, List<? extends Value> values, Token definition) {
    for (int i = 0; i < values.size(); i++) {
      Forward forward = isolated.forwards.remove(i == 0 ? name : name + "#" + i);
      if (forward == null) {
        continue;
      }
      Value value = values.get(i);
      boolean isUntyped = forward.placeholder().type() == ForeignTypes.UNKNOWN;
      if (!isUntyped && !forward.placeholder().type().equals(value.type())) {
        throw new DiagnosticException(
            Diagnostic.error(
                    reader.range(definition),
                    "definition of SSA value '%s#%d' has type %s"
                        .formatted(name, i, Printer.toText(value.type())))
                .withNote(
                    forward.use(),
                    "previously used here with type "
                        + Printer.toText(forward.placeholder().type())));
      }
      forward.placeholder().replaceAllUsesWith(value);
    }
  }

  /** Where the value that {@code token} names is defined, or null where it is not yet. */
  @Nullable SourceRange definedAt(Token token) {
    Definition known =
        top().isolated.names.get(reader.source().bytes(), token.getStartIndex(), nameEnd(token));
    return known == null ? null : new SourceRange(reader.source(), known.start(), known.end());
  }

  /** Whether {@code token} names a value that is defined already. */
  boolean isDefined(Token token) {
    int start = token.getStartIndex();
    return top().isolated.names.get(reader.source().bytes(), start, nameEnd(token)) != null;
  }

  private int nameEnd(Token token) {
    byte[] text = reader.source().bytes();
    int end = token.getStopIndex() + 1;
    for (int i = end - 1; i > token.getStartIndex(); i--) {
      if (text[i] == '#') {
        return i;
      }
      if (text[i] < '0' || text[i] > '9') {
        break;
      }
    }
    return end;
  }

  /**
   * The value that {@code token} names.
   *
   * @param type the type that the text gives it at this use, or null where it gives none
   */
  Value use(Token token, @Nullable Type type) {
    byte[] text = reader.source().bytes();
    int start = token.getStartIndex();
    int end = token.getStopIndex() + 1;
    int nameEnd = nameEnd(token);
    Definition definition = top().isolated.names.get(text, start, nameEnd);
    if (definition == null) {
      return forward(token, type);
    }
    int index = nameEnd == end ? 0 : number(token, nameEnd + 1, end);
    if (index >= definition.values().size()) {
      throw reader.error(token, "reference to invalid result number");
    }
    Value value = definition.values().get(index);
    if (type != null && value.type() != type && !value.type().equals(type)) {
      if (isGuess(value)) {
        value.setType(type);
        return value;
      }
      Value supplied = broadcasts.supply(value, type);
      if (supplied != null) {
        return supplied;
      }
      throw new DiagnosticException(
          Diagnostic.error(
                  reader.range(token),
                  "use of value '%s' expects different type than prior uses: '%s' vs '%s'"
                      .formatted(
                          token.getText(), Printer.toText(type), Printer.toText(value.type())))
              .withNote(
                  new SourceRange(reader.source(), definition.start(), definition.end()),
                  "prior use here"));
    }
    return value;
  }

  /**
   * Whether a value's type was read from a text that no table knows, so that a use knows better.
   */
  private static boolean isGuess(Value value) {
    Operation op = value.definingOp();
    return op != null ? op.foreign() != null : value.type() instanceof OpaqueType;
  }

  private int number(Token token, int start, int end) {
    try {
      return Integer.parseInt(reader.source().text(start, end));
    } catch (NumberFormatException e) {
      throw reader.error(token, "invalid SSA value result number");
    }
  }

  private Value forward(Token token, @Nullable Type type) {
    String name = token.getText();
    if (name.endsWith("#0")) {
      name = name.substring(0, name.length() - 2);
    }
    Forward known = top().isolated.forwards.get(name);
    if (known != null) {
      return known.placeholder();
    }
    if (type == null) {
      throw reader.error(token, "use of undeclared SSA value name");
    }
    OperationBuilder builder = Operation.builder(FORWARD).result(type);
    OpResult placeholder = builder.build().result();
    top().isolated.forwards.put(name, new Forward(placeholder, reader.range(token)));
    return placeholder;
  }

  /** The block that {@code label} names in the innermost region, made where it is not yet there. */
  Block blockAt(Token label) {
    Frame frame = top();
    return frame.blocks.computeIfAbsent(
        label.getText(),
        name -> {
          frame.undefinedBlocks.put(name, reader.range(label));
          return new Block();
        });
  }

  /** The block that {@code label} begins. */
  Block defineBlock(Token label) {
    Frame frame = top();
    String name = label.getText();
    Block block = frame.blocks.get(name);
    if (block != null && frame.undefinedBlocks.remove(name) == null) {
      throw reader.error(label, "redefinition of block '" + name + "'");
    }
    if (block == null) {
      block = new Block();
      frame.blocks.put(name, block);
    }
    return block;
  }
}
