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
  private final ByteSink out;
  private final PrintOptions options;
  private final SsaNames names;
  private final AttributePrinter attributes;
  private final @Nullable AliasCollector collector;
  private final RegionPrinter regions;

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
    this.regions = new RegionPrinter(out, options, this);
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
    regions.newline();
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
    return text(collector != null ? "" : regions.labels().name(block));
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

  /** {@code name = value}, or the name alone for what says no more. */
  void named(NamedAttribute entry) {
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
    regions.print(region, true, false);
    return this;
  }

  /** A region in braces, without a label of the entry block. */
  AssemblyPrinter regionWithoutArguments(Region region) {
    regions.print(region, false, false);
    return this;
  }

  /** A region in braces, with a label of its entry block where that has arguments or no ops. */
  AssemblyPrinter wholeRegion(Region region) {
    regions.print(region, true, true);
    return this;
  }

  /** A region without a label of the entry block, and its last op only if {@code isEndWritten}. */
  AssemblyPrinter body(Region region, boolean isEndWritten) {
    if (isEndWritten) {
      return regionWithoutArguments(region);
    }
    regions.withoutEnd(region);
    return this;
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
      Names.quoted(out, op.name());
      genericBody(op);
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
    String dialect = regions.defaultDialect();
    int length = dialect.length();
    boolean isShort =
        length > 0
            && name.startsWith(dialect)
            && name.length() > length
            && name.charAt(length) == '.'
            && name.indexOf('.', length + 1) < 0;
    out.text(isShort ? name.substring(length + 1) : name);
  }

  /** Writes what stands after the name in the generic form. */
  void genericBody(Operation op) {
    if (collector == null) {
      GenericForm.write(op, this);
    } else {
      GenericForm.collect(op, this);
    }
  }
}
