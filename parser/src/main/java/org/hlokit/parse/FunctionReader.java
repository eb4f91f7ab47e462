// SPDX-License-Identifier: Apache-2.0
package org.hlokit.parse;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import org.hlokit.grammar.MlirParser.FunctionArgumentContext;
import org.hlokit.grammar.MlirParser.FunctionOperationContext;
import org.hlokit.grammar.MlirParser.FunctionResultContext;
import org.hlokit.ir.ArrayAttr;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.FunctionType;
import org.hlokit.ir.OperationBuilder;
import org.hlokit.ir.StringAttr;
import org.hlokit.ir.Type;
import org.hlokit.ir.TypeAttr;
import org.hlokit.ir.VhloAttr;

/** Functions: their signatures and attributes. */
final class FunctionReader {
  /** The attributes of a function that its custom form has other places for. */
  private static final ImmutableList<String> INFERRED =
      ImmutableList.of("sym_visibility", "sym_name", "function_type");

  private final Reader reader;

  FunctionReader(Reader reader) {
    this.reader = reader;
  }

  void read(FunctionOperationContext context, OperationBuilder builder) {
    String name = Strings.symbol(context.symbol.getText());
    if (builder.definition().dialect().equals("vhlo")) {
      readVhlo(context, name, builder);
      return;
    }
    builder.attribute("sym_name", StringAttr.of(name));
    if (context.visibility != null) {
      builder.attribute("sym_visibility", StringAttr.of(context.visibility.getText()));
    }
    ImmutableList.Builder<Type> inputs = ImmutableList.builder();
    List<DictionaryAttr> argumentAttributes = new ArrayList<>();
    for (FunctionArgumentContext argument : context.arguments) {
      inputs.add(reader.types.read(argument.argumentType));
      argumentAttributes.add(reader.attributes.read(argument.attributes));
    }
    ImmutableList.Builder<Type> results = ImmutableList.builder();
    List<DictionaryAttr> resultAttributes = new ArrayList<>();
    if (context.results != null && context.results.single != null) {
      results.add(reader.types.read(context.results.single));
    } else if (context.results != null) {
      for (FunctionResultContext result : context.results.results) {
        results.add(reader.types.read(result.resultType));
        resultAttributes.add(reader.attributes.read(result.attributes));
      }
    }
    builder.attribute(
        "function_type", new TypeAttr(new FunctionType(inputs.build(), results.build())));
    dictionaries(builder, "arg_attrs", argumentAttributes);
    dictionaries(builder, "res_attrs", resultAttributes);
    DictionaryAttr attributes = reader.attributes.read(context.attributes);
    for (String inferred : INFERRED) {
      if (attributes.contains(inferred)) {
        throw reader.formError(
            context.attributes == null ? context : context.attributes,
            ("'%s' is an inferred attribute and should not be specified in "
                    + "the explicit attribute dictionary")
                .formatted(inferred));
      }
    }
    builder.attributes(attributes);
  }

  /** VHLO writes the attributes of a function after its body. */
  private void readVhlo(FunctionOperationContext context, String name, OperationBuilder builder) {
    ImmutableList.Builder<Type> inputs = ImmutableList.builder();
    context.arguments.forEach(
        argument -> inputs.add(TypeReader.unwrap(reader.types.read(argument.argumentType))));
    ImmutableList.Builder<Type> results = ImmutableList.builder();
    if (context.results != null && context.results.single != null) {
      results.add(TypeReader.unwrap(reader.types.read(context.results.single)));
    } else if (context.results != null) {
      context.results.results.forEach(
          result -> results.add(TypeReader.unwrap(reader.types.read(result.resultType))));
    }
    builder
        .attribute("sym_name", new VhloAttr(StringAttr.of(name)))
        .attribute(
            "function_type",
            new VhloAttr(new TypeAttr(new FunctionType(inputs.build(), results.build()))))
        .attributes(reader.attributes.read(context.attributes))
        .attributes(reader.attributes.read(context.after));
  }

  private static void dictionaries(
      OperationBuilder builder, String name, List<DictionaryAttr> dictionaries) {
    if (!dictionaries.stream().allMatch(DictionaryAttr::isEmpty)) {
      builder.attribute(name, new ArrayAttr(ImmutableList.copyOf(dictionaries)));
    }
  }
}
