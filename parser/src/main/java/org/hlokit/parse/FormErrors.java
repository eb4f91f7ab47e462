// SPDX-License-Identifier: Apache-2.0
package org.hlokit.parse;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.hlokit.dialect.StructFields;
import org.hlokit.grammar.MlirLexer;
import org.hlokit.grammar.MlirParser;
import org.hlokit.grammar.MlirParser.CustomOperationContext;
import org.hlokit.grammar.MlirParser.ItemContext;
import org.hlokit.grammar.MlirParser.ItemValueContext;
import org.hlokit.grammar.MlirParser.ItemsOperationContext;
import org.hlokit.grammar.MlirParser.SignatureContext;
import org.hlokit.grammar.MlirParser.StructAttributeContext;
import org.hlokit.ir.AssemblyFamily;
import org.hlokit.ir.AttributeKind;
import org.hlokit.ir.ItemsFormat;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.OpDefinition.AttributeSpec;
import org.hlokit.ir.OpDefinition.OperandSpec;
import org.jspecify.annotations.Nullable;

/** What MLIR's op parsers say where the custom form of an op has a token that does not fit. */
final class FormErrors {
  /** Rules whose words MLIR's op parsers ask for one by one. */
  private static final ImmutableSet<Integer> FORMS =
      ImmutableSet.of(
          MlirParser.RULE_reduceOperation,
          MlirParser.RULE_reduceDimensions,
          MlirParser.RULE_reduceInput,
          MlirParser.RULE_whileOperation,
          MlirParser.RULE_callOperation,
          MlirParser.RULE_convolutionOperation,
          MlirParser.RULE_convolutionNumbers,
          MlirParser.RULE_scanOperation,
          MlirParser.RULE_functionOperation);

  private FormErrors() {}

  /** The op whose custom form is being read, or null. */
  private static @Nullable OpDefinition op(ParserRuleContext context) {
    for (RuleContext at = context; at != null && at.getParent() != null; at = at.getParent()) {
      if (at.getParent() instanceof CustomOperationContext) {
        return ((SourceToken) ((ParserRuleContext) at).getStart()).definition();
      }
    }
    return null;
  }

  /** The message, or null where it is no matter of an op's own form. */
  static @Nullable String message(ParserRuleContext context, @Nullable IntervalSet expected) {
    if (context.getStart().getType() == MlirLexer.CONV_ATTR) {
      return "expected '['";
    }
    OpDefinition op = op(context);
    if (op == null) {
      return null;
    }
    String form = "custom op '" + op.name() + "' ";
    if (expected != null && expected.size() == 1 && FORMS.contains(context.getRuleIndex())) {
      int token = expected.getMinElement();
      String literal = MlirLexer.VOCABULARY.getLiteralName(token);
      if (token == MlirLexer.SYMBOL) {
        return form + "expected valid '@'-identifier for symbol name";
      }
      return literal != null && Character.isLetter(literal.charAt(1))
          ? form + "expected " + literal
          : null;
    }
    if (context.getRuleIndex() == MlirParser.RULE_symbolReference
        && context.getParent().getRuleIndex() == MlirParser.RULE_callOperation
        && op.family() != AssemblyFamily.CALL) {
      return form + "expected valid '@'-identifier for symbol name";
    }
    if (context instanceof ItemContext
        && context.getParent() instanceof ItemsOperationContext all) {
      String key = nextKey(op, all.items);
      return key == null ? null : form + "expected '" + key + "'";
    }
    if (context instanceof ItemValueContext && context.getParent() instanceof ItemContext item) {
      AttributeKind kind = kind(op, item);
      return kind != null && isList(kind) ? "expected '['" : null;
    }
    return null;
  }

  /** What the parser of an op or structure adds to an error about a part, or null. */
  static @Nullable String failure(ParserRuleContext context) {
    for (RuleContext at = context; at != null; at = at.getParent()) {
      if (at instanceof StructAttributeContext struct) {
        return StructFields.failure(struct.name.getText().substring(1));
      }
    }
    OpDefinition op = op(context);
    if (op == null
        || op.family() != AssemblyFamily.ITEMS
        || op.format().types() != ItemsFormat.TypeForm.PAIRWISE) {
      return null;
    }
    for (RuleContext at = context; at != null; at = at.getParent()) {
      if (at instanceof SignatureContext) {
        return "custom op '" + op.name() + "' expected type list";
      }
    }
    return null;
  }

  /** The word that has to come after the items that were read, or null where it is no word. */
  private static @Nullable String nextKey(OpDefinition op, List<ItemContext> items) {
    if (op.family() == AssemblyFamily.DOT) {
      return items.stream().filter(item -> item.value != null).count() >= 2 ? "precision" : null;
    }
    if (op.family() != AssemblyFamily.ITEMS) {
      return null;
    }
    int at = 0;
    for (ItemsFormat.Item expected : op.format().items()) {
      if (expected.key() != null) {
        boolean isThere =
            at < items.size()
                && items.get(at).key != null
                && items.get(at).key.getText().equals(expected.key());
        if (isThere) {
          at++;
        } else if (!expected.optional()) {
          return expected.key();
        }
      } else if (op.property(expected.name()) != null || isOne(op, expected.name())) {
        at++;
      } else {
        while (at < items.size() && items.get(at).value != null) {
          at++;
        }
      }
      if (at > items.size()) {
        return null;
      }
    }
    return null;
  }

  private static boolean isOne(OpDefinition op, String name) {
    for (OperandSpec spec : op.operands()) {
      if (spec.name().equals(name)) {
        return spec.kind() == OperandSpec.Kind.ONE;
      }
    }
    return true;
  }

  private static @Nullable AttributeKind kind(OpDefinition op, ItemContext item) {
    String key = item.key == null ? "" : item.key.getText();
    if (op.family() != AssemblyFamily.ITEMS) {
      AttributeSpec precision = op.property("precision_config");
      return key.equals("precision") && precision != null ? precision.kind() : null;
    }
    ImmutableList<ItemsFormat.Item> items = op.format().items();
    for (ItemsFormat.Item one : items) {
      AttributeSpec spec = key.equals(one.key()) ? op.property(one.name()) : null;
      if (spec != null) {
        return spec.kind();
      }
    }
    return null;
  }

  private static boolean isList(AttributeKind kind) {
    return switch (kind.form()) {
      case I64_ARRAY, BOOL_ARRAY, ENUM_ARRAY -> true;
      default -> false;
    };
  }
}
