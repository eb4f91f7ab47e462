// SPDX-License-Identifier: Apache-2.0
package org.hlokit.parse;

import com.google.common.collect.ImmutableList;
import java.util.Collections;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.hlokit.grammar.MlirParser.ItemsOperationContext;
import org.hlokit.grammar.MlirParser.SignatureContext;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.ComplexType;
import org.hlokit.ir.DenseElementsAttr;
import org.hlokit.ir.FunctionType;
import org.hlokit.ir.ItemsFormat;
import org.hlokit.ir.OperationBuilder;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.TupleType;
import org.hlokit.ir.Type;
import org.jspecify.annotations.Nullable;

/** The types of operands and results from the ways in which ops write them. */
final class SignatureReader {
  private final Reader reader;
  private final Scopes scopes;

  SignatureReader(Reader reader, Scopes scopes) {
    this.reader = reader;
    this.scopes = scopes;
  }

  /** Adds operands and results as the row's type form says. */
  void apply(ItemsOperationContext context, List<Token> operands, OperationBuilder builder) {
    ItemsFormat.TypeForm form = builder.definition().format().types();
    SignatureContext types = context.types;
    if (types == null) {
      without(context, form, operands, builder);
      return;
    }
    ImmutableList<Type> written = reader.types.readAll(types.types);
    if (types.results != null) {
      use(context, operands, written, builder);
      builder.results(reader.types.read(types.results));
      return;
    }
    if (!types.targets.isEmpty()) {
      use(context, operands, written, builder);
      builder.results(reader.types.readAll(types.targets));
      return;
    }
    Type first = written.getFirst();
    if (written.size() == 1 && first instanceof FunctionType function && takesFunction(form)) {
      if (form != ItemsFormat.TypeForm.FUNCTIONAL) {
        requireOne(types, operands, function);
      }
      functional(context, operands, function, builder);
      return;
    }
    int count = operands.size();
    switch (form) {
      // The value has a type already; some writers give the operand's once more.
      case NONE -> use(context, operands, written, builder);
      case SAME, VARIADIC_SAME -> {
        one(types, written);
        use(context, operands, Collections.nCopies(count, first), builder);
        builder.result(first);
      }
      case FUNCTIONAL, ARROW -> {
        // A lone type stands for operands and result, as older printers wrote conversions.
        one(types, written);
        use(context, operands, Collections.nCopies(count, first), builder);
        builder.result(first);
      }
      case RESULTS -> builder.results(written);
      case OPERANDS -> use(context, operands, written, builder);
      case FIRST -> {
        one(types, written);
        use(context, operands, Collections.nCopies(count, first), builder);
      }
      case SELECT -> {
        if (written.size() != 2) {
          throw reader.formError(types, "expected functional type or list of two types");
        }
        Type value = written.get(1);
        use(context, operands, ImmutableList.of(first, value, value), builder);
        builder.result(value);
      }
      case COMPLEX -> {
        Type part = realPart(first);
        if (part == null) {
          throw reader.formError(types, "expected tensor with complex element type");
        }
        use(context, operands, Collections.nCopies(count, part), builder);
        builder.result(first);
      }
      case TUPLE -> {
        if (!(first instanceof TupleType(ImmutableList<Type> elements))) {
          throw reader.formError(types, "expected tuple type");
        }
        use(context, operands, elements, builder);
        builder.result(first);
      }
      case PAIRWISE -> {
        use(context, operands, written, builder);
        builder.results(written);
      }
      case CAST -> throw reader.error(types, "expected 'to'");
    }
  }

  /** A type in full where one type may stand for all: it must be of one result. */
  private void requireOne(SignatureContext context, List<Token> operands, FunctionType function) {
    if (function.inputs().size() != operands.size()) {
      throw reader.formError(
          context,
          "%d operands present, but expected %d"
              .formatted(operands.size(), function.inputs().size()));
    }
    if (function.results().size() != 1) {
      throw reader.formError(context, "expected single output");
    }
  }

  private static boolean takesFunction(ItemsFormat.TypeForm form) {
    return switch (form) {
      case SAME, VARIADIC_SAME, FUNCTIONAL, ARROW, SELECT, COMPLEX, TUPLE -> true;
      case NONE, RESULTS, OPERANDS, FIRST, PAIRWISE, CAST -> false;
    };
  }

  private void without(
      ItemsOperationContext context,
      ItemsFormat.TypeForm form,
      List<Token> operands,
      OperationBuilder builder) {
    boolean valid =
        form == ItemsFormat.TypeForm.NONE
            || (operands.isEmpty()
                && (form == ItemsFormat.TypeForm.OPERANDS
                    || form == ItemsFormat.TypeForm.PAIRWISE));
    if (!valid) {
      int end = Reader.end(context);
      throw reader.error(end - 1, end, "expected ':'");
    }
    // What has a value and no types takes its operand's type from the value.
    Attribute value = builder.properties().get("value");
    Type type = value instanceof DenseElementsAttr dense ? dense.type() : null;
    for (Token operand : operands) {
      builder.operand(scopes.use(operand, type));
    }
  }

  /** Adds the operands and results of {@code (types) -> types}. */
  void functional(
      ParserRuleContext context,
      List<Token> operands,
      FunctionType function,
      OperationBuilder builder) {
    use(context, operands, function.inputs(), builder);
    builder.results(function.results());
  }

  /** As the other, its types behind the attributes. */
  void functional(ItemsOperationContext context, List<Token> operands, OperationBuilder builder) {
    reader.formAttributes(context.attributes, builder);
    if (context.types == null
        || context.types.types.size() != 1
        || !(reader.types.read(context.types.types.getFirst()) instanceof FunctionType function)) {
      int end = Reader.end(context);
      throw reader.error(end - 1, end, "expected function type");
    }
    functional(context, operands, function, builder);
  }

  private void one(SignatureContext context, List<Type> types) {
    if (types.size() != 1) {
      throw reader.error(context, "expected one type");
    }
  }

  private void use(
      ParserRuleContext context,
      List<Token> operands,
      List<? extends Type> types,
      OperationBuilder builder) {
    if (operands.size() != types.size()) {
      throw reader.formError(
          context.getStart(),
          "number of operands and types do not match: got %d operands and %d types"
              .formatted(operands.size(), types.size()));
    }
    for (int i = 0; i < operands.size(); i++) {
      builder.operand(scopes.use(operands.get(i), types.get(i)));
    }
  }

  private static @Nullable Type realPart(Type type) {
    return type instanceof TensorType tensor && tensor.element() instanceof ComplexType(Type part)
        ? tensor.withElement(part)
        : null;
  }
}
