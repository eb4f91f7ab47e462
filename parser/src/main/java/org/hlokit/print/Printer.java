// SPDX-License-Identifier: Apache-2.0
package org.hlokit.print;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.WritableByteChannel;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.BlockArgument;
import org.hlokit.ir.Location;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Trait;
import org.hlokit.ir.Type;
import org.hlokit.ir.Value;
import org.hlokit.print.PrintOptions.Flag;

/**
 * Writes IR as MLIR text, byte for byte as MLIR itself does.
 *
 * <p>Ops are written in their custom form where they have one and it can hold all of them, and
 * generically else. Values are named anew by MLIR's rules.
 */
public final class Printer {
  private Printer() {}

  /**
   * Writes {@code op} as a whole text in UTF-8: alias definitions, the operation, a line's end and
   * the blobs of resources. Values from outside of {@code op} have no names.
   *
   * @param out is not closed; the digits of large literals go to it from the file that holds them
   * @throws IOException where {@code out} fails
   */
  public static void print(Operation op, PrintOptions options, WritableByteChannel out)
      throws IOException {
    ByteSink sink = new ByteSink(out);
    try {
      module(op, options, sink);
      sink.flush();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** What {@link #print} writes. */
  public static String toText(Operation op, PrintOptions options) {
    ByteSink sink = new ByteSink();
    module(op, options, sink);
    return sink.toString();
  }

  private static void module(Operation op, PrintOptions options, ByteSink sink) {
    SsaNames names = new SsaNames(op, options);
    Aliases aliases =
        options.has(Flag.LOCAL_SCOPE)
                || !(options.has(Flag.LOCATIONS) || AliasCollector.isNeeded(op))
            ? Aliases.NONE
            : AssemblyPrinter.aliases(op, options, names);
    AttributePrinter attributes = new AttributePrinter(sink, options, aliases);
    definitions(aliases, attributes, sink, false);
    new AssemblyPrinter(sink, options, names, attributes).operation(op);
    if (!options.has(Flag.LOCAL_SCOPE)) {
      sink.put('\n');
      definitions(aliases, attributes, sink, true);
      ResourcePrinter.print(attributes.resources(), sink, options);
    }
  }

  private static void definitions(
      Aliases aliases, AttributePrinter attributes, ByteSink sink, boolean deferred) {
    for (Aliases.Alias alias : aliases.all()) {
      if (alias.deferrable() != deferred) {
        continue;
      }
      sink.text(alias.name()).text(" = ");
      switch (alias.symbol()) {
        case Type type -> attributes.types().printDirect(type);
        case Location location -> attributes.locations().print(location, false);
        case Attribute attribute ->
            attributes.printDirect(attribute, AttributePrinter.TypeElision.NEVER);
        default -> throw new IllegalStateException(alias.name());
      }
      sink.put('\n');
    }
  }

  /**
   * One operation as it stands in a text, for messages: values have the names that they have there,
   * nothing follows the last character.
   */
  public static String toText(Operation op) {
    Operation root = op;
    for (Operation parent = op.parentOp();
        parent != null && !root.definition().has(Trait.ISOLATED_FROM_ABOVE);
        parent = parent.parentOp()) {
      root = parent;
    }
    ByteSink sink = new ByteSink();
    AttributePrinter attributes = new AttributePrinter(sink, PrintOptions.DEFAULT, Aliases.NONE);
    SsaNames names = new SsaNames(root, PrintOptions.DEFAULT);
    new AssemblyPrinter(sink, PrintOptions.DEFAULT, names, attributes).operation(op);
    return sink.toString();
  }

  /** The name of a value with its {@code %}, as in the text of the operation that is around it. */
  public static String toText(Value value) {
    Operation root =
        value instanceof BlockArgument argument && argument.owner().parent() != null
            ? argument.owner().parent().parentOp()
            : value.definingOp();
    if (root == null) {
      return "%?";
    }
    while (!root.definition().has(Trait.ISOLATED_FROM_ABOVE)) {
      Operation parent = root.parentOp();
      if (parent == null) {
        break;
      }
      root = parent;
    }
    return new String(
        new SsaNames(root, PrintOptions.DEFAULT).name(value),
        java.nio.charset.StandardCharsets.UTF_8);
  }

  /** {@code tensor<2x?xf32>}. */
  public static String toText(Type type) {
    ByteSink sink = new ByteSink();
    attributes(sink).types().print(type);
    return sink.toString();
  }

  /** {@code dense<1> : tensor<2xi32>}. */
  public static String toText(Attribute attribute) {
    ByteSink sink = new ByteSink();
    attributes(sink).print(attribute);
    return sink.toString();
  }

  private static AttributePrinter attributes(ByteSink sink) {
    return new AttributePrinter(sink, PrintOptions.DEFAULT, Aliases.NONE);
  }
}
