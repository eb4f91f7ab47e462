// SPDX-License-Identifier: Apache-2.0
package org.hlokit.print;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hlokit.print.AttributePrinter.TypeElision.MUST;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Iterables;
import com.google.common.collect.Ordering;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.util.List;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.Block;
import org.hlokit.ir.BlockArgument;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.FunctionType;
import org.hlokit.ir.Location;
import org.hlokit.ir.NamedAttribute;
import org.hlokit.ir.OpDefinition.AttributeSpec;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Region;
import org.hlokit.ir.Type;
import org.hlokit.ir.Value;
import org.hlokit.print.PrintOptions.Flag;
import org.jspecify.annotations.Nullable;

/**
 * Writes operations; what the assembly forms write with. In a first run, for the sake of aliases,
 * it writes nothing and collects the types and attributes that it would write.
 */
final class AssemblyPrinter {
  private static final int INDENT = 2;

  private final ByteSink out;
  private final PrintOptions options;
  private final SsaNames names;
  private final AttributePrinter attributes;
  private final @Nullable AliasCollector collector;
  private final BlockLabels labels = new BlockLabels();
  private int indent;

  /** The dialect whose ops are written without its name. */
  private String defaultDialect = "builtin";

  /** The op that its form leaves out, which ends a body. */
  private @Nullable Operation unwritten;

  AssemblyPrinter(ByteSink out, PrintOptions options, SsaNames names, AttributePrinter attributes) {
    this(out, options, names, attributes, null);
  }

  private AssemblyPrinter(
      ByteSink out,
      PrintOptions options,
      SsaNames names,
      AttributePrinter attributes,
      @Nullable AliasCollector collector) {
    this.out = out;
    this.options = options;
    this.names = names;
    this.attributes = attributes;
    this.collector = collector;
  }

  /** The aliases of all that writing {@code op} would write. */
  static Aliases aliases(Operation op, PrintOptions options, SsaNames names) {
    AliasCollector collector = new AliasCollector();
    ByteSink nowhere = new ByteSink(Channels.newChannel(OutputStream.nullOutputStream()));
    AttributePrinter plain = new AttributePrinter(nowhere, options, Aliases.NONE);
    new AssemblyPrinter(nowhere, options, names, plain, collector).operation(op);
    return collector.finish();
  }

  // --- Text. ----------------------------------------------------------------------------------

  AssemblyPrinter text(String text) {
    out.text(text);
    return this;
  }

  AssemblyPrinter put(char c) {
    out.put(c);
    return this;
  }

  AssemblyPrinter number(long value) {
    out.number(value);
    return this;
  }

  AssemblyPrinter string(String text) {
    Names.quoted(out, text);
    return this;
  }

  AssemblyPrinter symbol(String name) {
    Names.symbol(out, name);
    return this;
  }

  /** Ends the line; the next begins at the depth of the operation. */
  void newline() {
    out.put('\n').spaces(indent);
  }

  // --- Values. --------------------------------------------------------------------------------

  AssemblyPrinter operand(Value value) {
    out.bytes(names.name(value));
    return this;
  }

  /** The name of a value with its {@code %}. */
  String nameOf(Value value) {
    return new String(names.name(value), UTF_8);
  }

  /** The name of a block. */
  AssemblyPrinter label(Block block) {
    return text(collector != null ? "" : labels.name(block));
  }

  AssemblyPrinter operands(List<? extends Value> values) {
    for (int i = 0; i < values.size(); i++) {
      out.text(i == 0 ? "" : ", ");
      operand(values.get(i));
    }
    return this;
  }

  /** The operands from {@code start} to {@code end}. */
  AssemblyPrinter operands(Operation op, int start, int end) {
    for (int i = start; i < end; i++) {
      if (i > start) {
        out.put(',').put(' ');
      }
      operand(op.operand(i));
    }
    return this;
  }

  // --- Types and attributes. ------------------------------------------------------------------

  AssemblyPrinter type(Type type) {
    if (collector != null) {
      collector.visit(type);
    } else {
      attributes.types().print(type);
    }
    return this;
  }

  AssemblyPrinter types(Iterable<? extends Type> types) {
    boolean first = true;
    for (Type type : types) {
      out.text(first ? "" : ", ");
      first = false;
      type(type);
    }
    return this;
  }

  /** The types of values with commas between them. */
  AssemblyPrinter typesOf(List<? extends Value> values) {
    for (int i = 0; i < values.size(); i++) {
      out.text(i == 0 ? "" : ", ");
      type(values.get(i).type());
    }
    return this;
  }

  /** The types of the results, in parentheses unless there is just one. */
  AssemblyPrinter resultTypes(Operation op) {
    if (op.resultCount() == 1 && !(op.result(0).type() instanceof FunctionType)) {
      return type(op.result(0).type());
    }
    return put('(').typesOf(op.results()).put(')');
  }

  /** {@code (operands) -> results}. */
  AssemblyPrinter functionalType(Operation op) {
    out.put('(');
    for (int i = 0; i < op.operandCount(); i++) {
      out.text(i == 0 ? "" : ", ");
      type(op.operand(i).type());
    }
    out.text(") -> ");
    return resultTypes(op);
  }

  AssemblyPrinter attribute(Attribute attribute) {
    if (collector != null) {
      collector.visit(attribute);
    } else {
      attributes.print(attribute);
    }
    return this;
  }

  AssemblyPrinter attributeWithoutType(Attribute attribute) {
    if (collector != null) {
      collector.visit(attribute);
    } else {
      attributes.print(attribute, MUST);
    }
    return this;
  }

  /** The printer of structured attributes, for forms that write parts of them. */
  StructPrinter structs() {
    return attributes.structs();
  }

  AttributePrinter attributes() {
    return attributes;
  }

  /**
   * {@code {a = 1}} after a space: properties and discardable attributes by name, without {@code
   * hidden} and properties that have their default value; nothing where none is left.
   */
  AssemblyPrinter attributes(Operation op, ImmutableSet<String> hidden) {
    return attributes(op, hidden, " {", true);
  }

  /** The same after the word {@code attributes}. */
  AssemblyPrinter attributesWithKeyword(Operation op, ImmutableSet<String> hidden) {
    return attributes(op, hidden, " attributes {", true);
  }

  /**
   * Attributes by name.
   *
   * @param open what is written before the first
   * @param elideDefaults whether properties are left out that have their default value
   */
  AssemblyPrinter attributes(
      Operation op, ImmutableSet<String> hidden, String open, boolean elideDefaults) {
    List<NamedAttribute> properties = op.properties().entries();
    List<NamedAttribute> others = op.discardable().entries();
    if (properties.isEmpty() && others.isEmpty()) {
      return this;
    }
    Iterable<NamedAttribute> all =
        properties.isEmpty()
            ? others
            : others.isEmpty()
                ? properties
                : Iterables.mergeSorted(
                    List.of(properties, others),
                    Ordering.natural().onResultOf(NamedAttribute::name));
    boolean first = true;
    for (NamedAttribute entry : all) {
      if (hidden.contains(entry.name()) || (elideDefaults && isDefault(op, entry))) {
        continue;
      }
      out.text(first ? open : ", ");
      first = false;
      named(entry);
    }
    out.text(first ? "" : "}");
    return this;
  }

  private static boolean isDefault(Operation op, NamedAttribute entry) {
    AttributeSpec spec = op.definition().property(entry.name());
    return spec != null && entry.value().equals(spec.defaultValue());
  }

  private void named(NamedAttribute entry) {
    Names.keywordOrString(out, entry.name());
    if (!(entry.value() instanceof org.hlokit.ir.UnitAttr)) {
      out.text(" = ");
      attribute(entry.value());
    }
  }

  private void dictionary(DictionaryAttr dictionary) {
    if (collector != null) {
      collector.visit(dictionary);
    } else {
      attributes.dictionary(dictionary.entries());
    }
  }

  /** A dictionary after a space; nothing where it is empty. */
  AssemblyPrinter optionalDictionary(DictionaryAttr dictionary) {
    if (!dictionary.isEmpty()) {
      out.put(' ');
      dictionary(dictionary);
    }
    return this;
  }

  // --- Regions. -------------------------------------------------------------------------------

  /** A region in braces, with the arguments of its entry block if it has any. */
  AssemblyPrinter region(Region region) {
    return region(region, true, false);
  }

  /** A region in braces, without a label of the entry block. */
  AssemblyPrinter regionWithoutArguments(Region region) {
    return region(region, false, false);
  }

  /** The same, and without the last op unless {@code isEndWritten}. */
  AssemblyPrinter body(Region region, boolean isEndWritten) {
    Operation outer = unwritten;
    unwritten = isEndWritten ? outer : region.entry().lastOp();
    region(region, false, false);
    unwritten = outer;
    return this;
  }

  /**
   * A region in braces.
   *
   * @param arguments whether the entry block's arguments are written
   * @param labelOfEmpty whether an entry block without operations gets a label
   */
  private AssemblyPrinter region(Region region, boolean arguments, boolean labelOfEmpty) {
    if (options.has(Flag.NO_REGIONS)) {
      out.text("{...}");
      return this;
    }
    out.text("{\n");
    String outer = defaultDialect;
    Operation parent = region.parentOp();
    defaultDialect = parent == null ? "" : Forms.defaultDialect(parent);
    boolean entry = true;
    for (Block block : region.blocks()) {
      boolean labelled =
          !entry
              || (labelOfEmpty && block.isEmpty())
              || (arguments && !block.arguments().isEmpty());
      entry = false;
      block(block, labelled);
    }
    defaultDialect = outer;
    out.spaces(indent).put('}');
    return this;
  }

  private void block(Block block, boolean labelled) {
    if (labelled) {
      out.spaces(indent);
      out.text(labels.name(block));
      if (!block.arguments().isEmpty()) {
        out.put('(');
        for (int i = 0; i < block.arguments().size(); i++) {
          out.text(i == 0 ? "" : ", ");
          regionArgument(block.argument(i), DictionaryAttr.EMPTY);
        }
        out.put(')');
      }
      out.put(':').text(labels.predecessors(block)).put('\n');
    }
    indent += INDENT;
    for (Operation op = block.firstOp(); op != null && op != unwritten; op = op.next()) {
      out.spaces(indent);
      operation(op);
      out.put('\n');
    }
    indent -= INDENT;
  }

  /** {@code %arg0: tensor<f32> {a}}. */
  AssemblyPrinter regionArgument(BlockArgument argument, DictionaryAttr dictionary) {
    operand(argument).put(':').put(' ').type(argument.type());
    if (!dictionary.isEmpty()) {
      out.put(' ');
      attributes.dictionary(dictionary.entries());
    }
    return argumentLocation(argument);
  }

  /** {@code loc("x")} after a space, where locations are written. */
  AssemblyPrinter argumentLocation(BlockArgument argument) {
    if (options.has(Flag.LOCATIONS)) {
      if (collector != null) {
        collector.visit(argument.location(), false);
      } else {
        out.put(' ');
        attributes.locations().print(argument.location(), false);
      }
    }
    return this;
  }

  // --- Operations. ----------------------------------------------------------------------------

  /** Writes {@code op} with its results, without a line's end. */
  void operation(Operation op) {
    Location location = options.has(Flag.LOCATIONS) ? op.location() : null;
    if (collector != null && location != null) {
      collector.visit(location, true);
    }
    results(op);
    AssemblyForm form = options.has(Flag.GENERIC) && op.foreign() == null ? null : Forms.of(op);
    if (form == null) {
      generic(op);
    } else {
      name(op.name());
      form.write(op, this);
    }
    if (location != null && collector == null) {
      out.put(' ');
      attributes.locations().print(location, true);
    }
  }

  private void results(Operation op) {
    int count = op.resultCount();
    if (count == 0) {
      return;
    }
    if (count == 1) {
      operand(op.result(0));
    } else {
      int[] starts = names.groupStarts(op);
      for (int g = 0; g < starts.length; g++) {
        out.text(g == 0 ? "" : ", ");
        int size = (g + 1 < starts.length ? starts[g + 1] : count) - starts[g];
        resultGroup(op.result(starts[g]), size);
      }
    }
    out.text(" = ");
  }

  private void resultGroup(Value first, int size) {
    byte[] name = names.name(first);
    if (size == 1) {
      out.bytes(name);
    } else {
      // Names of a group's members end in "#0", "#1", ..
      out.bytes(name, 0, name.length - 2).put(':').number(size);
    }
  }

  private void name(String name) {
    String dialect = defaultDialect;
    int length = dialect.length();
    boolean isShort =
        length > 0
            && name.startsWith(dialect)
            && name.length() > length
            && name.charAt(length) == '.'
            && name.indexOf('.', length + 1) < 0;
    out.text(isShort ? name.substring(length + 1) : name);
  }

  /** Writes {@code op} in its generic form. */
  private void generic(Operation op) {
    Names.quoted(out, op.name());
    genericBody(op);
  }

  /** Writes what stands after the name in the generic form. */
  void genericBody(Operation op) {
    if (collector != null) {
      collectGeneric(op);
      return;
    }
    put('(').operands(op, 0, op.operandCount()).put(')');
    if (!op.successors().isEmpty()) {
      out.put('[');
      boolean first = true;
      for (Block block : op.successors()) {
        out.text(first ? "" : ", ").text(labels.name(block));
        first = false;
      }
      out.put(']');
    }
    if (!op.properties().isEmpty()) {
      out.text(" <");
      attributes.dictionary(op.properties().entries());
      out.put('>');
    }
    if (!op.regions().isEmpty()) {
      out.text(" (");
      for (int i = 0; i < op.regions().size(); i++) {
        out.text(i == 0 ? "" : ", ");
        region(op.region(i), true, true);
      }
      out.put(')');
    }
    optionalDictionary(op.discardable());
    text(" : ").functionalType(op);
  }

  /** Visits what the generic form writes, in the order that MLIR does. */
  private void collectGeneric(Operation op) {
    for (Region region : op.regions()) {
      region(region, true, true);
    }
    op.operands().forEach(operand -> type(operand.type()));
    op.results().forEach(result -> type(result.type()));
    if (op.definition().isRegistered()) {
      attributes(op, ImmutableSet.of(), "", false);
    } else {
      // Those that stand in angle brackets get no aliases of their own.
      op.discardable().entries().forEach(this::named);
    }
  }
}
