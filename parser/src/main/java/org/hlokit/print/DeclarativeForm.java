// SPDX-License-Identifier: Apache-2.0
package org.hlokit.print;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.hlokit.ir.Assembly;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.AttributeKind;
import org.hlokit.ir.DenseArrayAttr;
import org.hlokit.ir.DenseElementsAttr;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.EnumAttr;
import org.hlokit.ir.IntegerAttr;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.OpDefinition.AttributeSpec;
import org.hlokit.ir.OpaqueAttr;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Region;
import org.hlokit.ir.StringAttr;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Value;

/**
 * As the row's {@link Assembly} says. Where spaces stand follows from the rules that MLIR generates
 * printers by: before what is not punctuation, and not after an opening bracket.
 */
final class DeclarativeForm implements AssemblyForm {
  private final ConcurrentMap<OpDefinition, ImmutableSet<String>> written =
      new ConcurrentHashMap<>();

  /** The attributes that stand outside the dictionary. */
  private ImmutableSet<String> hidden(OpDefinition definition) {
    return written.computeIfAbsent(
        definition,
        row -> {
          ImmutableSet.Builder<String> names = ImmutableSet.builder();
          collect(row.assembly().elements(), names);
          return names.add("operandSegmentSizes", "resultSegmentSizes").build();
        });
  }

  private static void collect(
      ImmutableList<Assembly.Element> elements, ImmutableSet.Builder<String> names) {
    for (Assembly.Element element : elements) {
      if (element instanceof Assembly.Variable(String name)) {
        names.add(name);
      } else if (element instanceof Assembly.Extents(String name)) {
        names.add(name);
      } else if (element instanceof Assembly.IndexList(_, String numbers)) {
        names.add(numbers);
      } else if (element instanceof Assembly.Visibility(String name)) {
        names.add(name);
      } else if (element instanceof Assembly.InitialValue(String type, String value)) {
        names.add(type, value);
      } else if (element instanceof Assembly.Group group) {
        names.add(group.anchor());
        collect(group.elements(), names);
        collect(group.otherwise(), names);
      }
    }
  }

  @Override
  public boolean fits(Operation op) {
    return DeclarativeParts.fit(op);
  }

  // --- Writing. ---------------------------------------------------------------------------------

  /** Where the writer stands: which space the next element calls for. */
  private static final class Spacing {
    boolean isWanted = true;
    boolean isAfterPunctuation;
    int successor;
  }

  @Override
  public void write(Operation op, AssemblyPrinter out) {
    write(op, op.definition().assembly().elements(), new Spacing(), out);
  }

  private void write(
      Operation op,
      ImmutableList<Assembly.Element> elements,
      Spacing spacing,
      AssemblyPrinter out) {
    for (Assembly.Element element : elements) {
      switch (element) {
        case Assembly.Literal(String text) -> literal(text, spacing, out);
        case Assembly.Space(boolean isPresent) -> {
          out.text(isPresent ? " " : "");
          spacing.isWanted = false;
          spacing.isAfterPunctuation = !isPresent;
        }
        case Assembly.AttributeDictionary(boolean hasKeyword) -> {
          if (hasKeyword) {
            out.attributesWithKeyword(op, hidden(op.definition()));
          } else {
            out.attributes(op, hidden(op.definition()));
          }
          spacing.isAfterPunctuation = false;
        }
        case Assembly.Variable(String name) -> {
          if (!isUnit(op.definition(), name)) {
            space(spacing, out);
            variable(op, name, spacing, out);
          }
        }
        case Assembly.Body(String name) -> {
          space(spacing, out);
          body(DeclarativeParts.region(op, name), out);
        }
        case Assembly.Visibility(String name) -> {
          if (op.properties().get(name) instanceof StringAttr(String word, _)) {
            space(spacing, out);
            out.text(word);
          }
        }
        case Assembly.InitialValue(String type, String value) ->
            initialValue(op, type, value, spacing, out);
        case Assembly.Ordering(String tokens, String token) ->
            ordering(
                DeclarativeParts.values(op, tokens),
                DeclarativeParts.values(op, token),
                spacing,
                out);
        case Assembly.SelectTypes(String condition, String result) -> {
          space(spacing, out);
          if (!DeclarativeParts.values(op, condition).getFirst().type().equals(IntegerType.I1)) {
            out.typesOf(DeclarativeParts.values(op, condition)).text(", ");
          }
          out.typesOf(DeclarativeParts.values(op, result));
        }
        case Assembly.Extents(String name) -> {
          space(spacing, out);
          if (op.properties().get(name) instanceof DenseElementsAttr dense) {
            extents(dense, out);
          }
        }
        case Assembly.IndexList(String values, String numbers) -> {
          space(spacing, out);
          if (op.properties().get(numbers) instanceof DenseArrayAttr array) {
            indexList(DeclarativeParts.values(op, values), array, out);
          }
        }
        case Assembly.TypeOf(String name) -> {
          space(spacing, out);
          out.typesOf(DeclarativeParts.values(op, name));
        }
        case Assembly.FunctionalType _ -> {
          space(spacing, out);
          out.functionalType(op);
        }
        case Assembly.Group group ->
            write(
                op,
                isPresent(op, group.anchor()) ? group.elements() : group.otherwise(),
                spacing,
                out);
      }
    }
  }

  private static void body(Region region, AssemblyPrinter out) {
    out.put('(');
    for (int i = 0; i < region.entry().arguments().size(); i++) {
      out.text(i == 0 ? "" : ", ");
      out.regionArgument(region.entry().argument(i), DictionaryAttr.EMPTY);
    }
    out.text(") ").regionWithoutArguments(region);
  }

  private static void initialValue(
      Operation op, String type, String value, Spacing spacing, AssemblyPrinter out) {
    spacing.isWanted = true;
    spacing.isAfterPunctuation = false;
    Attribute initial = op.properties().get(value);
    if (initial != null) {
      out.put('(').attribute(initial).put(')');
    }
    Attribute written = op.properties().get(type);
    if (written != null) {
      out.text(" : ").attribute(written);
    }
  }

  private static void ordering(
      List<? extends Value> tokens,
      List<? extends Value> made,
      Spacing spacing,
      AssemblyPrinter out) {
    if (tokens.isEmpty() && made.isEmpty()) {
      return;
    }
    space(spacing, out);
    out.text("ordering(");
    if (tokens.isEmpty()) {
      out.text("()");
    } else {
      out.operands(tokens);
    }
    if (!made.isEmpty()) {
      out.text(" -> ").typesOf(made);
    }
    out.put(')');
  }

  private static void indexList(
      List<? extends Value> values, DenseArrayAttr numbers, AssemblyPrinter out) {
    int next = 0;
    out.put('[');
    for (int i = 0; i < numbers.values().length(); i++) {
      long number = numbers.values().get(i);
      out.text(i == 0 ? "" : ", ");
      if (number == TensorType.DYNAMIC && next < values.size()) {
        out.operand(values.get(next++));
      } else {
        out.number(number);
      }
    }
    out.put(']');
  }

  private static void extents(DenseElementsAttr dense, AssemblyPrinter out) {
    ByteBuffer bytes = dense.data().read();
    long count = dense.type() instanceof TensorType type ? type.elementCount() : 0;
    out.put('[');
    for (int i = 0; i < count; i++) {
      out.text(i == 0 ? "" : ", ").number(bytes.getLong(dense.data().isSplat() ? 0 : 8 * i));
    }
    out.put(']');
  }

  private static void space(Spacing spacing, AssemblyPrinter out) {
    out.text(spacing.isWanted || !spacing.isAfterPunctuation ? " " : "");
    spacing.isWanted = true;
    spacing.isAfterPunctuation = false;
  }

  private static void literal(String text, Spacing spacing, AssemblyPrinter out) {
    char first = text.charAt(0);
    boolean isWord = text.length() != 1 && !text.equals("->");
    String tight = spacing.isAfterPunctuation ? ">)}]," : "<>(){}[],";
    if (spacing.isWanted && (isWord || tight.indexOf(first) < 0)) {
      out.put(' ');
    }
    out.text(text);
    spacing.isWanted = text.length() != 1 || "<({[".indexOf(first) < 0;
    spacing.isAfterPunctuation = first != '_' && !Character.isLetter(first);
  }

  private static boolean isPresent(Operation op, String anchor) {
    AttributeSpec spec = op.definition().property(anchor);
    if (spec != null) {
      Attribute value = op.properties().get(anchor);
      return value != null && !value.equals(spec.defaultValue());
    }
    return !DeclarativeParts.values(op, anchor).isEmpty();
  }

  private static void variable(Operation op, String name, Spacing spacing, AssemblyPrinter out) {
    AttributeSpec spec = op.definition().property(name);
    if (spec != null) {
      Attribute value = op.properties().get(name);
      if (value != null) {
        attribute(value, spec.kind(), out);
      }
    } else if (isRegion(op.definition(), name)) {
      out.region(DeclarativeParts.region(op, name));
    } else if (name.equals(Assembly.OPERANDS) || isOperand(op.definition(), name)) {
      out.operands(DeclarativeParts.values(op, name));
    } else {
      out.label(op.successors().get(spacing.successor++));
    }
  }

  /** Whether what stands around an attribute says all of it. */
  private static boolean isUnit(OpDefinition definition, String name) {
    AttributeSpec spec = definition.property(name);
    return spec != null && spec.kind().form() == AttributeKind.Form.UNIT;
  }

  private static boolean isRegion(OpDefinition definition, String name) {
    return definition.regions().stream().anyMatch(spec -> spec.name().equals(name));
  }

  private static boolean isOperand(OpDefinition definition, String name) {
    return definition.operands().stream().anyMatch(spec -> spec.name().equals(name));
  }

  private static void attribute(Attribute value, AttributeKind kind, AssemblyPrinter out) {
    switch (value) {
      case OpaqueAttr(String text, _) when kind.partOf(text) != null ->
          out.text(String.valueOf(kind.partOf(text)));
      case IntegerAttr number when !kind.words().isEmpty() ->
          out.text(kind.words().get((int) number.longValue()));
      case StringAttr(String name, _) when kind.limit() == AttributeKind.Limit.SYMBOL_NAME ->
          out.symbol(name);
      case EnumAttr word -> out.text(word.value());
      case DenseArrayAttr array when kind.form() == AttributeKind.Form.I64_ARRAY ->
          indexList(ImmutableList.of(), array, out);
      default -> out.attributeWithoutType(value);
    }
  }
}
