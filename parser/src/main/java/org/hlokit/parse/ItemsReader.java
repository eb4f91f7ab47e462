// SPDX-License-Identifier: Apache-2.0
package org.hlokit.parse;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableLongArray;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.hlokit.diagnostic.Diagnostic;
import org.hlokit.diagnostic.DiagnosticException;
import org.hlokit.dialect.EnumWords;
import org.hlokit.grammar.MlirLexer;
import org.hlokit.grammar.MlirParser.BracketElementContext;
import org.hlokit.grammar.MlirParser.BracketListContext;
import org.hlokit.grammar.MlirParser.ItemContext;
import org.hlokit.grammar.MlirParser.ItemValueContext;
import org.hlokit.grammar.MlirParser.ItemsOperationContext;
import org.hlokit.ir.ArrayAttr;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.AttributeKind;
import org.hlokit.ir.BoolAttr;
import org.hlokit.ir.DenseArrayAttr;
import org.hlokit.ir.EnumAttr;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.IntegerAttr;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.ItemsFormat;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.OperationBuilder;
import org.hlokit.ir.StringAttr;
import org.hlokit.ir.SymbolRefAttr;
import org.jspecify.annotations.Nullable;

/** Ops of the items family: matches what is written with the row's format. */
final class ItemsReader {
  private final Reader reader;
  private final SignatureReader signatures;

  ItemsReader(Reader reader, SignatureReader signatures) {
    this.reader = reader;
    this.signatures = signatures;
  }

  void read(ItemsOperationContext context, OperationBuilder builder) {
    OpDefinition definition = builder.definition();
    if (context.empty != null && context.name.getType() != MlirLexer.BARE_OP) {
      throw reader.error(context.empty, "expected ':'");
    }
    List<Token> operands = new ArrayList<>();
    int at = 0;
    for (ItemsFormat.Item expected : definition.format().items()) {
      ItemContext item = at < context.items.size() ? context.items.get(at) : null;
      if (expected.key() != null) {
        if (item == null || item.key == null || !item.key.getText().equals(expected.key())) {
          if (expected.optional()) {
            continue;
          }
          // A comma stands before each item but the first.
          throw item == null && at > 0
              ? missing(context, null, "expected ','")
              : formError(context, item, "expected '" + expected.key() + "'");
        }
        if (item.argument == null) {
          throw missing(context, item, "expected '='");
        }
        attribute(builder, expected.name(), item.argument);
        at++;
        continue;
      }
      AttributeKind kind = kind(definition, expected.name());
      if (kind == null) {
        at = operands(context, definition, expected.name(), at, operands);
      } else if (item == null) {
        if (!expected.optional()) {
          throw missing(context, null, "expected attribute value");
        }
      } else {
        builder.attribute(expected.name(), word(kind, item));
        at++;
      }
    }
    if (at < context.items.size()) {
      throw reader.error(context.items.get(at), "expected ':'");
    }
    builder.attributes(reader.attributes.read(context.leading));
    reader.formAttributes(context.attributes, builder);
    signatures.apply(context, operands, builder);
  }

  private DiagnosticException missing(
      ParserRuleContext operation, @Nullable ParserRuleContext item, String message) {
    if (item != null) {
      return reader.error(item.getStart(), message);
    }
    int end = Reader.end(operation);
    return reader.error(end - 1, end, message);
  }

  private DiagnosticException formError(
      ParserRuleContext operation, @Nullable ParserRuleContext item, String message) {
    return reader.formError(item == null ? operation.getStop() : item.getStart(), message);
  }

  private static @Nullable AttributeKind kind(OpDefinition definition, String name) {
    OpDefinition.AttributeSpec spec = definition.property(name);
    return spec == null ? null : spec.kind();
  }

  private static boolean isOne(OpDefinition definition, String name) {
    for (OpDefinition.OperandSpec spec : definition.operands()) {
      if (spec.name().equals(name)) {
        return spec.kind() == OpDefinition.OperandSpec.Kind.ONE;
      }
    }
    return false;
  }

  /** Takes the values that stand for an operand of the row; gives the index after them. */
  private int operands(
      ItemsOperationContext context,
      OpDefinition definition,
      String name,
      int from,
      List<Token> operands) {
    boolean one = isOne(definition, name);
    int at = from;
    while (at < context.items.size() && context.items.get(at).value != null) {
      ItemContext item = context.items.get(at);
      if (item.range != null) {
        throw reader.error(item.range, "expected ':'");
      }
      operands.add(item.value);
      at++;
      if (one) {
        return at;
      }
    }
    if (one) {
      throw missing(
          context,
          at < context.items.size() ? context.items.get(at) : null,
          "expected SSA operand");
    }
    return at;
  }

  /** An attribute without a key: a word of an enumeration or a constant. */
  private Attribute word(AttributeKind kind, ItemContext item) {
    if (item.constant != null) {
      return reader.attributes.read(item.constant);
    }
    if (item.symbol != null) {
      return SymbolRefAttr.of(Strings.symbol(item.symbol.getText()));
    }
    if (item.text != null) {
      return StringAttr.of(Strings.unquote(item.text.getText()));
    }
    String mnemonic = kind.mnemonic();
    if (item.key == null || item.argument != null || mnemonic == null) {
      throw reader.error(item, "expected attribute value");
    }
    return word(item, new EnumAttr(mnemonic, item.key.getText()));
  }

  /** The word, where its enumeration has it. */
  private EnumAttr word(ParserRuleContext context, EnumAttr word) {
    ImmutableList<String> faults = EnumWords.faults(word);
    if (faults != null) {
      throw reader.formErrors(context, faults);
    }
    return word;
  }

  private static final Splitter NAMES = Splitter.on('$').omitEmptyStrings().trimResults();

  private void attribute(OperationBuilder builder, String name, ItemValueContext value) {
    if (name.startsWith("e$")) {
      exponentAndMantissa(builder, name, value);
      return;
    }
    AttributeKind kind = kind(builder.definition(), name);
    if (kind == null) {
      throw new IllegalStateException(builder.definition() + " has no attribute " + name);
    }
    builder.attribute(name, attribute(kind, value));
  }

  /** {@code e5m10}. */
  private void exponentAndMantissa(OperationBuilder builder, String name, ItemValueContext value) {
    if (value.word == null) {
      throw reader.formError(value, "expected valid keyword");
    }
    String text = reader.text(value.word);
    int m = text.indexOf('m');
    if (!text.matches("e[0-9]+m[0-9]+")) {
      throw reader.formError(value, "expected exponent mantissa in format e#m#, saw " + text);
    }
    List<String> names = NAMES.splitToList(name.substring(1).replace(" m$", "$"));
    builder
        .attribute(names.get(0), bits(value, "exponent", text.substring(1, m)))
        .attribute(names.get(1), bits(value, "mantissa", text.substring(m + 1)));
  }

  private IntegerAttr bits(ItemValueContext context, String part, String digits) {
    try {
      return IntegerAttr.i32(Integer.parseInt(digits));
    } catch (NumberFormatException e) {
      throw reader.formError(context, "unable to parse %s '%s'".formatted(part, digits));
    }
  }

  private Attribute attribute(AttributeKind kind, ItemValueContext value) {
    String mnemonic = kind.mnemonic() == null ? "" : kind.mnemonic();
    return switch (kind.form()) {
      case I32 -> scalar(value, IntegerType.I32);
      case I64 -> scalar(value, IntegerType.I64);
      case UI32 -> scalar(value, IntegerType.UI32);
      case UI64 -> scalar(value, IntegerType.UI64);
      case F32 -> floating(value, FloatType.F32);
      case F64 -> floating(value, FloatType.F64);
      case BOOL -> {
        String word = reader.text(value);
        if (!word.equals("true") && !word.equals("false")) {
          throw reader.error(value, "expected true or false");
        }
        yield BoolAttr.of(word.equals("true"));
      }
      case STRING -> {
        if (value.text == null) {
          throw reader.error(value, "expected string");
        }
        yield StringAttr.of(Strings.unquote(value.text.getText()));
      }
      case I64_ARRAY -> DenseArrayAttr.i64(integers(list(value)));
      case ENUM -> word(value, new EnumAttr(mnemonic, reader.text(value)));
      case ENUM_ARRAY -> words(list(value), mnemonic);
      case STRUCT -> {
        if (value.structure == null) {
          throw reader.error(value, "expected '<'");
        }
        yield reader.dialectAttributes.struct("#" + mnemonic, value.structure);
      }
      case ANY,
          INDEX,
          UNIT,
          BOOL_ARRAY,
          I64_ELEMENTS,
          ELEMENTS,
          SYMBOL,
          TYPE,
          DICTIONARY,
          ARRAY,
          OPAQUE,
          I32_WORD,
          I64_WORD ->
          throw reader.error(value, "expected attribute value");
    };
  }

  private Attribute scalar(ItemValueContext value, IntegerType type) {
    if (value.scalar == null) {
      throw reader.error(value, "expected integer value");
    }
    return reader.numbers.read(value.scalar, type);
  }

  private Attribute floating(ItemValueContext value, FloatType type) {
    if (value.scalar == null) {
      throw reader.error(value, "expected floating point literal");
    }
    return reader.numbers.floating(value.scalar, type);
  }

  private BracketListContext list(ItemValueContext value) {
    if (value.list == null) {
      throw reader.error(value, "expected '['");
    }
    return value.list;
  }

  /** {@code [DEFAULT, HIGH]}. */
  ArrayAttr words(BracketListContext list, String mnemonic) {
    ImmutableList.Builder<Attribute> words = ImmutableList.builder();
    for (BracketElementContext element : list.elements) {
      if (element.word == null) {
        ImmutableList<String> faults = EnumWords.faults(new EnumAttr(mnemonic, ""));
        String last = faults == null ? "expected attribute value" : faults.getLast();
        throw reader.formErrors(element, ImmutableList.of("expected valid keyword", last));
      }
      words.add(word(element, new EnumAttr(mnemonic, reader.text(element.word))));
    }
    return new ArrayAttr(words.build());
  }

  /** {@code [0, 1]}. */
  ImmutableLongArray integers(BracketListContext list) {
    ImmutableLongArray.Builder values = ImmutableLongArray.builder();
    for (BracketElementContext element : list.elements) {
      if (element.start == null || element.limit != null) {
        throw new DiagnosticException(
            ImmutableList.<Diagnostic>builder()
                .addAll(reader.formError(element, "expected integer value").diagnostics())
                .add(Diagnostic.error(reader.range(element), "expected ']'"))
                .build());
      }
      values.add(reader.numbers.integer(element.start).longValue());
    }
    return values.build();
  }
}
