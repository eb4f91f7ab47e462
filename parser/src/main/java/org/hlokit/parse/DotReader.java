// SPDX-License-Identifier: Apache-2.0
package org.hlokit.parse;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableLongArray;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.hlokit.grammar.MlirParser.ItemContext;
import org.hlokit.grammar.MlirParser.ItemValueContext;
import org.hlokit.grammar.MlirParser.ItemsOperationContext;
import org.hlokit.ir.DenseArrayAttr;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.NamedAttribute;
import org.hlokit.ir.OperationBuilder;
import org.hlokit.ir.StructAttr;
import org.jspecify.annotations.Nullable;

/** The forms of {@code dot} and {@code dot_general}. */
final class DotReader {
  private final Reader reader;
  private final SignatureReader signatures;
  private final ItemsReader items;

  DotReader(Reader reader, SignatureReader signatures, ItemsReader items) {
    this.reader = reader;
    this.signatures = signatures;
    this.items = items;
  }

  void read(ItemsOperationContext context, OperationBuilder builder) {
    List<Token> operands = new ArrayList<>();
    for (ItemContext item : context.items) {
      if (item.value != null) {
        operands.add(item.value);
      } else {
        precision(item, builder);
      }
    }
    signatures.functional(context, operands, builder);
  }

  private void precision(ItemContext item, OperationBuilder builder) {
    if (item.key == null || !item.key.getText().equals("precision")) {
      throw reader.formError(item, "expected 'precision'");
    }
    if (item.argument == null) {
      throw reader.error(item, "expected '='");
    }
    if (item.argument.list == null) {
      throw reader.error(item.argument, "expected '['");
    }
    builder.attribute(
        "precision_config",
        items.words(item.argument.list, builder.definition().dialect() + ".precision"));
  }

  void readGeneral(ItemsOperationContext context, OperationBuilder builder) {
    List<Token> operands = new ArrayList<>();
    ImmutableLongArray[] numbers = {ImmutableLongArray.of(), ImmutableLongArray.of(), null, null};
    for (ItemContext item : context.items) {
      if (item.value != null) {
        operands.add(item.value);
        continue;
      }
      String key = item.key == null ? "" : item.key.getText();
      ItemValueContext argument = item.argument;
      switch (key) {
        case "batching_dims", "contracting_dims" -> {
          if (argument == null || argument.list == null || argument.second == null) {
            throw reader.error(item, "expected '[..] x [..]'");
          }
          int at = key.equals("batching_dims") ? 0 : 2;
          numbers[at] = items.integers(argument.list);
          numbers[at + 1] = items.integers(argument.second);
        }
        case "algorithm" -> {
          if (argument == null || argument.structure == null) {
            throw reader.error(item, "expected '<'");
          }
          builder.attribute(
              "algorithm",
              reader.dialectAttributes.struct(
                  "#" + builder.definition().dialect() + ".dot_algorithm", argument.structure));
        }
        default -> precision(item, builder);
      }
    }
    if (numbers[2] == null) {
      throw reader.formError(context.getStart(), "expected 'contracting_dims'");
    }
    builder.attribute(
        "dot_dimension_numbers", dotNumbers(builder.definition().dialect() + ".dot", numbers));
    signatures.functional(context, operands, builder);
  }

  private static StructAttr dotNumbers(String mnemonic, @Nullable ImmutableLongArray[] numbers) {
    List<NamedAttribute> fields = new ArrayList<>();
    ImmutableList<String> names =
        ImmutableList.of(
            "lhs_batching_dimensions",
            "rhs_batching_dimensions",
            "lhs_contracting_dimensions",
            "rhs_contracting_dimensions");
    for (int i = 0; i < 4; i++) {
      ImmutableLongArray values = numbers[i];
      if (values != null && !values.isEmpty()) {
        fields.add(new NamedAttribute(names.get(i), DenseArrayAttr.i64(values)));
      }
    }
    return new StructAttr(mnemonic, DictionaryAttr.of(fields));
  }
}
