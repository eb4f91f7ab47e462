// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.summary;

import com.google.errorprone.annotations.FormatMethod;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hlokit.tflite.summary.ModelSummary.Call;
import org.hlokit.tflite.summary.ModelSummary.CallKind;

/** Writes a summary as a table for people. */
final class SummaryText {
  /** Blobs and long text in attributes are cut after so many characters. */
  private static final int SHOWN_TEXT = 200;

  private final ModelSummary summary;
  private final StringBuilder text = new StringBuilder();

  private SummaryText(ModelSummary summary) {
    this.summary = summary;
  }

  static String of(ModelSummary summary) {
    return new SummaryText(summary).write();
  }

  private String write() {
    line("size         %,d bytes, %,d of them constants", summary.size(), summary.constants());
    line("written by   %s", or(summary.description(), "(does not say)"));
    line("schema       version %d", summary.schemaVersion());
    for (ModelSummary.Entry entry : summary.metadata()) {
      line("metadata     %s: %s", or(entry.name(), "(no name)"), entry.value());
    }
    for (ModelSummary.Signature signature : summary.signatures()) {
      line("signature    %s, subgraph %d", or(signature.key(), "(no name)"), signature.subgraph());
      signature.inputs().forEach(binding -> binding("input", binding));
      signature.outputs().forEach(binding -> binding("output", binding));
    }
    for (ModelSummary.Subgraph subgraph : summary.subgraphs()) {
      line(
          "subgraph %-3d %s: %d operators, %d tensors, %d inputs, %d outputs",
          subgraph.index(),
          or(subgraph.name(), "(no name)"),
          subgraph.operators(),
          subgraph.tensors(),
          subgraph.inputs(),
          subgraph.outputs());
    }
    line("tensors      %d", summary.tensors().stream().mapToInt(ModelSummary.Tensors::count).sum());
    for (ModelSummary.Tensors tensors : summary.tensors()) {
      line(
          "  %6d  %s%s",
          tensors.count(),
          tensors.type(),
          tensors.constantBytes() == 0
              ? ""
              : ", %,d bytes of constants".formatted(tensors.constantBytes()));
    }
    line(
        "operators    %d",
        summary.operators().stream().mapToInt(ModelSummary.Operators::count).sum());
    for (ModelSummary.Operators operators : summary.operators()) {
      line(
          "  %6d  %s, version %d%s",
          operators.count(),
          operators.name(),
          operators.version(),
          operators.missing().map("  (%s)"::formatted).orElse(""));
    }
    calls("custom calls", CallKind.CUSTOM_CALL);
    calls("custom operators", CallKind.CUSTOM_OPERATOR);
    calls("composites", CallKind.COMPOSITE);
    return text.toString();
  }

  /** Names come from the file, and a terminal would act on control characters in them. */
  @FormatMethod
  private void line(String format, Object... arguments) {
    format
        .formatted(arguments)
        .chars()
        .forEach(
            c -> text.append(Character.isISOControl(c) ? "\\%02X".formatted(c) : (char) c + ""));
    text.append('\n');
  }

  private void binding(String kind, ModelSummary.Binding binding) {
    line("  %-10s %s: %s", kind, or(binding.name(), "(no name)"), binding.type());
  }

  private void calls(String label, CallKind kind) {
    List<Call> calls = summary.calls().stream().filter(call -> call.kind() == kind).toList();
    if (!calls.isEmpty()) {
      line("%-12s %d", label, calls.size());
    }
    for (Call call : calls) {
      String facts =
          call.facts().entrySet().stream()
              .map(fact -> ", %s %s".formatted(fact.getKey(), fact.getValue()))
              .collect(Collectors.joining());
      line(
          "  subgraph %d, operator %d: %s%s, %s",
          call.subgraph(),
          call.operator(),
          kind == CallKind.CUSTOM_CALL ? "@" + call.target() : "'" + call.target() + "'",
          facts,
          value(call.attributes()));
    }
  }

  private static String value(Object value) {
    return switch (value) {
      // FlexBuffers do not tell the width of a number: it is shown as the narrower type has it.
      case Double number when (float) number.doubleValue() == number ->
          Float.toString(number.floatValue());
      case byte[] blob -> "(%d bytes)".formatted(blob.length);
      case String string ->
          string.length() > SHOWN_TEXT ? string.substring(0, SHOWN_TEXT) + "..." : string;
      case Map<?, ?> map ->
          map.entrySet().stream()
              .map(entry -> entry.getKey() + " = " + value(entry.getValue()))
              .collect(Collectors.joining(", ", "{", "}"));
      case List<?> list ->
          list.stream().map(SummaryText::value).collect(Collectors.joining(", ", "[", "]"));
      default -> value.toString();
    };
  }

  private static String or(String text, String otherwise) {
    return text.isEmpty() ? otherwise : text;
  }
}
