// SPDX-License-Identifier: Apache-2.0
package org.hlokit.parse;

import com.google.common.collect.ImmutableList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.hlokit.diagnostic.Diagnostic;
import org.hlokit.diagnostic.DiagnosticException;
import org.hlokit.grammar.MlirParser.DictionaryContext;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.HexDigits;
import org.hlokit.ir.NamedAttribute;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.OperationBuilder;
import org.hlokit.ir.ResourceHandle;
import org.hlokit.ir.Source;
import org.hlokit.ir.SourceRange;
import org.hlokit.ir.Type;
import org.hlokit.verify.AttributeRules;
import org.jspecify.annotations.Nullable;

/** What the readers of one text share: the text, its aliases and resources, and its errors. */
final class Reader {
  private final Source source;
  private final LaterAliases later;
  private final AliasUses aliasUses = new AliasUses(this);
  private final Map<String, Attribute> attributeAliases = new HashMap<>();
  private final Map<String, Type> typeAliases = new HashMap<>();
  private final Map<String, ResourceHandle> resources = new HashMap<>();
  final TypeReader types = new TypeReader(this);
  final NumberReader numbers = new NumberReader(this);
  final AttributeReader attributes = new AttributeReader(this);
  final DialectAttributeReader dialectAttributes = new DialectAttributeReader(this);
  final LocationReader locations = new LocationReader(this);

  private String form = "";

  /** For the text of {@code source} up to {@code end}. */
  Reader(Source source, OpNames names, int end) {
    this.source = source;
    this.later = new LaterAliases(this, names, end);
  }

  /** Aliases in text that is kept. */
  AliasUses aliasUses() {
    return aliasUses;
  }

  /** What is defined behind its first use. */
  LaterAliases later() {
    return later;
  }

  Source source() {
    return source;
  }

  Map<String, Attribute> attributeAliases() {
    return attributeAliases;
  }

  Map<String, Type> typeAliases() {
    return typeAliases;
  }

  ResourceHandle resource(String key) {
    return resources.computeIfAbsent(key, ResourceHandle::new);
  }

  static int start(ParserRuleContext context) {
    return context.getStart().getStartIndex();
  }

  static int end(ParserRuleContext context) {
    Token stop = context.getStop();
    return stop == null ? start(context) : Math.max(start(context), stop.getStopIndex() + 1);
  }

  SourceRange range(ParserRuleContext context) {
    return new SourceRange(source, start(context), end(context));
  }

  SourceRange range(Token token) {
    return new SourceRange(source, token.getStartIndex(), token.getStopIndex() + 1);
  }

  String text(ParserRuleContext context) {
    return source.text(start(context), end(context));
  }

  /** The digits in {@code start..end}; null where that is not pairs of digits alone. */
  @Nullable HexDigits hexDigits(int start, int end) {
    HexDigits blob = source.blob(start);
    if (blob != null) {
      return blob;
    }
    return (end - start) % 2 == 0 && Bytes.isHex(source.bytes(), start, end)
        ? new HexDigits.InText(new SourceRange(source, start, end))
        : null;
  }

  /** Notes that the custom form of an op is read next; {@link #formError} names it. */
  void enterForm(OpDefinition op) {
    form = "custom op '" + op.name() + "' ";
  }

  /** An error about the custom form of an op, which names the op as MLIR's op parsers do. */
  DiagnosticException formError(ParserRuleContext context, String message) {
    return error(context, form + message);
  }

  DiagnosticException formError(Token token, String message) {
    return error(token, form + message);
  }

  /** Adds the attributes that the custom form of an op has in braces. */
  void formAttributes(@Nullable DictionaryContext context, OperationBuilder builder) {
    if (context == null) {
      return;
    }
    DictionaryAttr dictionary = attributes.read(context);
    ImmutableList<NamedAttribute> entries = dictionary.entries();
    for (int i = 0; i < entries.size(); i++) {
      NamedAttribute entry = entries.get(i);
      String fault = AttributeRules.fault(builder.definition(), entry.name(), entry.value());
      if (fault != null) {
        throw formError(context, fault);
      }
    }
    builder.attributes(dictionary);
  }

  /** Several errors about one thing: MLIR's parsers add what they were about to what was wrong. */
  DiagnosticException errors(ParserRuleContext context, List<String> messages) {
    return new DiagnosticException(
        messages.stream()
            .map(message -> Diagnostic.error(range(context), message))
            .collect(ImmutableList.toImmutableList()));
  }

  /** Like {@link #errors}, about the custom form of an op. */
  DiagnosticException formErrors(ParserRuleContext context, List<String> messages) {
    return errors(context, messages.stream().map(message -> form + message).toList());
  }

  DiagnosticException error(Token token, String message) {
    return new DiagnosticException(Diagnostic.error(range(token), message));
  }

  DiagnosticException error(ParserRuleContext context, String message) {
    return new DiagnosticException(Diagnostic.error(range(context), message));
  }

  DiagnosticException error(int start, int end, String message) {
    return new DiagnosticException(Diagnostic.error(new SourceRange(source, start, end), message));
  }
}
