// SPDX-License-Identifier: Apache-2.0
package org.hlokit.parse;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.hlokit.grammar.MlirParser.GenericOperationContext;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.FunctionType;
import org.hlokit.ir.NamedAttribute;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Operation;
import org.hlokit.ir.OperationBuilder;
import org.hlokit.verify.AttributeRules;
import org.jspecify.annotations.Nullable;

/** The generic form: all of an operation but its regions. */
final class GenericReader {
  private final Reader reader;
  private final Scopes scopes;
  private final OpLookup definitions;

  GenericReader(Reader reader, Scopes scopes, OpLookup definitions) {
    this.reader = reader;
    this.scopes = scopes;
    this.definitions = definitions;
  }

  OperationBuilder read(GenericOperationContext context) {
    OpDefinition definition = definitions.generic(context);
    OperationBuilder builder = Operation.builder(definition);
    FunctionType types = reader.types.read(context.types);
    List<Token> operands = context.operands == null ? ImmutableList.of() : context.operands.values;
    if (operands.size() != types.inputs().size()) {
      throw reader.error(
          context.types,
          "expected %d operand types but had %d".formatted(operands.size(), types.inputs().size()));
    }
    for (int i = 0; i < operands.size(); i++) {
      builder.operand(scopes.use(operands.get(i), types.inputs().get(i)));
    }
    builder.results(types.results());
    DictionaryAttr attributes = reader.attributes.read(context.attributes);
    if (context.properties != null) {
      DictionaryAttr properties = reader.attributes.read(context.properties);
      check(context, AttributeRules.propertyFault(definition, properties));
      builder.properties(properties).discardable(attributes);
    } else {
      for (NamedAttribute entry : attributes.entries()) {
        check(context, AttributeRules.fault(definition, entry.name(), entry.value()));
      }
      builder.attributes(attributes);
    }
    for (Token label : context.successors) {
      builder.successor(scopes.blockAt(label));
    }
    return builder;
  }

  private void check(GenericOperationContext context, @Nullable String fault) {
    if (fault != null) {
      throw reader.error(context.name, fault);
    }
  }
}
