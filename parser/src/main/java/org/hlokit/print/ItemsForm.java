// SPDX-License-Identifier: Apache-2.0
package org.hlokit.print;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.AttributeKind;
import org.hlokit.ir.DenseArrayAttr;
import org.hlokit.ir.DenseElementsAttr;
import org.hlokit.ir.EnumAttr;
import org.hlokit.ir.IntegerAttr;
import org.hlokit.ir.ItemsFormat;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.OpDefinition.AttributeSpec;
import org.hlokit.ir.Operation;
import org.hlokit.ir.StringAttr;
import org.hlokit.ir.SymbolRefAttr;
import org.hlokit.ir.TupleType;
import org.hlokit.ir.Type;
import org.hlokit.ir.Value;
import org.jspecify.annotations.Nullable;

/** A list of operands and attributes, then types, as the row's {@link ItemsFormat} says. */
final class ItemsForm implements AssemblyForm {
  /** Two integers in one word, {@code e$exponent_bits m$mantissa_bits}. */
  private static final Pattern PAIR = Pattern.compile("([a-z]+)\\$(\\w+) +([a-z]+)\\$(\\w+)");

  /** A row's format with what is looked up for each op. */
  private record Layout(
      ItemsFormat format, ImmutableList<Field> fields, ImmutableSet<String> hidden) {}

  /** What an item stands for. */
  private sealed interface Field {
    ItemsFormat.Item item();
  }

  private record AllOperands(ItemsFormat.Item item) implements Field {}

  private record Operands(ItemsFormat.Item item, int group) implements Field {}

  private record Property(ItemsFormat.Item item, AttributeSpec spec) implements Field {}

  private record Pair(
      ItemsFormat.Item item, String first, String firstName, String second, String secondName)
      implements Field {}

  private final ConcurrentMap<OpDefinition, Layout> layouts = new ConcurrentHashMap<>();

  private Layout layout(OpDefinition definition) {
    Layout known = layouts.get(definition);
    return known != null ? known : layouts.computeIfAbsent(definition, ItemsForm::resolve);
  }

  private static Layout resolve(OpDefinition definition) {
    ImmutableList.Builder<Field> fields = ImmutableList.builder();
    ImmutableSet.Builder<String> hidden = ImmutableSet.builder();
    for (ItemsFormat.Item item : definition.format().items()) {
      Field field = field(definition, item);
      fields.add(field);
      switch (field) {
        case Property property -> hidden.add(property.spec().name());
        case Pair pair -> hidden.add(pair.firstName(), pair.secondName());
        case AllOperands _, Operands _ -> {}
      }
    }
    return new Layout(
        definition.format(),
        fields.build(),
        hidden.add("operandSegmentSizes", "resultSegmentSizes").build());
  }

  private static Field field(OpDefinition definition, ItemsFormat.Item item) {
    if (item.name().equals("operands")) {
      boolean isName =
          definition.operands().stream().anyMatch(spec -> spec.name().equals("operands"));
      if (!isName || definition.operands().size() == 1) {
        return new AllOperands(item);
      }
    }
    for (int i = 0; i < definition.operands().size(); i++) {
      if (definition.operands().get(i).name().equals(item.name())) {
        return new Operands(item, i);
      }
    }
    AttributeSpec spec = definition.property(item.name());
    if (spec != null) {
      return new Property(item, spec);
    }
    Matcher pair = PAIR.matcher(item.name());
    if (pair.matches()) {
      return new Pair(item, pair.group(1), pair.group(2), pair.group(3), pair.group(4));
    }
    throw new IllegalStateException(definition.name() + " has no '" + item.name() + "'");
  }

  // --- Whether an op has what its format calls for. ---------------------------------------------

  @Override
  public boolean fits(Operation op) {
    OpDefinition definition = op.definition();
    Layout layout = layout(definition);
    if (!op.regions().isEmpty()
        || !op.successors().isEmpty()
        || !fitsResults(op, layout.format().types())) {
      return false;
    }
    if (OperandGroups.starts(op).length == 0) {
      return false;
    }
    for (Field field : layout.fields()) {
      boolean fits =
          switch (field) {
            case AllOperands _, Operands _ -> true;
            case Property(ItemsFormat.Item item, AttributeSpec spec) -> {
              Attribute value = op.properties().get(spec.name());
              yield value == null ? item.optional() : isWritable(value, spec);
            }
            case Pair pair ->
                op.properties().get(pair.firstName()) instanceof IntegerAttr
                    && op.properties().get(pair.secondName()) instanceof IntegerAttr;
          };
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  private static boolean isWritable(Attribute value, AttributeSpec spec) {
    return switch (spec.kind().form()) {
      case ENUM -> value instanceof EnumAttr word && word.mnemonic().equals(spec.kind().mnemonic());
      case I64_ARRAY, BOOL_ARRAY -> value instanceof DenseArrayAttr;
      case STRING -> value instanceof StringAttr;
      case SYMBOL -> value instanceof SymbolRefAttr;
      case ELEMENTS -> value instanceof DenseElementsAttr;
      default -> true;
    };
  }

  private static boolean fitsResults(Operation op, ItemsFormat.TypeForm types) {
    int results = op.resultCount();
    int operands = op.operandCount();
    return switch (types) {
      case NONE -> results == 0;
      case SAME, VARIADIC_SAME, SELECT, COMPLEX -> results == 1;
      case TUPLE ->
          results == 1
              && op.result(0).type() instanceof TupleType(ImmutableList<Type> elements)
              && elements.equals(op.operands().stream().map(Value::type).toList());
      case OPERANDS -> results == 0;
      case FIRST ->
          results == 0
              && operands > 0
              && op.operands().stream()
                  .allMatch(operand -> operand.type().equals(op.operand(0).type()));
      case RESULTS -> operands == 0 || !op.definition().operands().isEmpty();
      case PAIRWISE -> pairwise(op);
      case FUNCTIONAL, ARROW, CAST -> true;
    };
  }

  private static boolean pairwise(Operation op) {
    if (op.operandCount() != op.resultCount()) {
      return false;
    }
    for (int i = 0; i < op.resultCount(); i++) {
      if (!op.operand(i).type().equals(op.result(i).type())) {
        return false;
      }
    }
    return true;
  }

  // --- Writing. ---------------------------------------------------------------------------------

  @Override
  public void write(Operation op, AssemblyPrinter out) {
    Layout layout = layout(op.definition());
    ItemsFormat format = layout.format();
    if (format.attributesFirst()) {
      out.attributes(op, layout.hidden());
    }
    if (format.parenthesized()) {
      out.put('(');
    }
    if (op.operandCount() == 0 && isOptionalList(format)) {
      out.text(format.types() == ItemsFormat.TypeForm.PAIRWISE ? "()" : "");
      return;
    }
    int[] groups = OperandGroups.starts(op);
    boolean first = true;
    for (Field field : layout.fields()) {
      if (isAbsent(op, field)) {
        continue;
      }
      // MLIR writes the space before a list of operands even where the list is empty.
      out.text(!first ? ", " : format.parenthesized() ? "" : " ");
      first = false;
      write(op, field, groups, out);
    }
    if (format.parenthesized()) {
      out.put(')');
    }
    if (!format.attributesFirst()) {
      out.attributes(op, layout.hidden());
    }
    types(op, format.types(), out);
  }

  /** Whether the list and the types are left out together where there are no operands. */
  private static boolean isOptionalList(ItemsFormat format) {
    return format.attributesFirst()
        && (format.types() == ItemsFormat.TypeForm.OPERANDS
            || format.types() == ItemsFormat.TypeForm.PAIRWISE);
  }

  private static boolean isAbsent(Operation op, Field field) {
    return field instanceof Property(ItemsFormat.Item item, AttributeSpec spec)
        && item.optional()
        && isMissing(op.properties().get(spec.name()), spec);
  }

  private static boolean isMissing(@Nullable Attribute value, AttributeSpec spec) {
    return value == null || value.equals(spec.defaultValue());
  }

  private static void write(Operation op, Field field, int[] groups, AssemblyPrinter out) {
    String key = field.item().key();
    if (key != null) {
      out.text(key).text(" = ");
    }
    switch (field) {
      case AllOperands _ -> out.operands(op, 0, op.operandCount());
      case Operands(_, int group) -> out.operands(op, groups[group], groups[group + 1]);
      case Property(_, AttributeSpec spec) -> value(op.properties().get(spec.name()), spec, out);
      case Pair pair ->
          out.text(pair.first())
              .number(number(op, pair.firstName()))
              .text(pair.second())
              .number(number(op, pair.secondName()));
    }
  }

  private static long number(Operation op, String property) {
    return op.properties().get(property) instanceof IntegerAttr value ? value.longValue() : 0;
  }

  private static void value(@Nullable Attribute value, AttributeSpec spec, AssemblyPrinter out) {
    if (value == null) {
      return;
    }
    switch (value) {
      case EnumAttr word when spec.kind().form() == AttributeKind.Form.ENUM ->
          // The space is one of MLIR's, which writes a word in angle brackets without these.
          out.put(' ').text(word.value());
      case DenseArrayAttr array -> {
        out.put('[');
        out.attributes().numbers(array);
        out.put(']');
      }
      case DenseElementsAttr _ -> out.attribute(value);
      default -> out.attributeWithoutType(value);
    }
  }

  // --- Types. -----------------------------------------------------------------------------------

  private static void types(Operation op, ItemsFormat.TypeForm form, AssemblyPrinter out) {
    switch (form) {
      case NONE -> {}
      case SAME, VARIADIC_SAME -> {
        out.text(" : ");
        if (isSame(op, 0)) {
          out.type(op.result(0).type());
        } else {
          out.functionalType(op);
        }
      }
      case SELECT -> {
        out.text(" : ");
        if (isSame(op, 1) && op.operandCount() == 3) {
          out.type(op.operand(0).type()).text(", ").type(op.result(0).type());
        } else {
          out.functionalType(op);
        }
      }
      case COMPLEX -> {
        out.text(" : ");
        if (ComplexParts.match(op)) {
          out.type(op.result(0).type());
        } else {
          out.functionalType(op);
        }
      }
      case FUNCTIONAL -> out.text(" : ").functionalType(op);
      case ARROW -> {
        out.text(" : ").typesOf(op.operands()).text(" -> ").resultTypes(op);
      }
      case RESULTS, TUPLE -> out.text(" : ").typesOf(op.results());
      case OPERANDS -> {
        if (op.operandCount() > 0) {
          out.text(" : ").typesOf(op.operands());
        }
      }
      case FIRST -> out.text(" : ").type(op.operand(0).type());
      case PAIRWISE -> out.text(" : ").typesOf(op.operands());
      case CAST -> {
        if (op.operandCount() > 0) {
          out.text(" : ").typesOf(op.operands());
        }
        out.text(" to ").typesOf(op.results());
      }
    }
  }

  /** Whether all operands from {@code start} have the type of the result. */
  private static boolean isSame(Operation op, int start) {
    for (int i = start; i < op.operandCount(); i++) {
      if (!op.operand(i).type().equals(op.result(0).type())) {
        return false;
      }
    }
    return true;
  }
}
