// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.summary;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.hlokit.tflite.summary.ModelSummary.Binding;
import org.hlokit.tflite.summary.ModelSummary.Call;

/** A summary as maps, lists, strings and numbers. */
final class SummaryData {
  private SummaryData() {}

  static ImmutableMap<String, Object> of(ModelSummary summary) {
    return ImmutableMap.<String, Object>builder()
        .put("size", summary.size())
        .put("constant_bytes", summary.constants())
        .put("description", summary.description())
        .put("schema_version", summary.schemaVersion())
        .put(
            "metadata",
            list(
                summary.metadata(),
                entry -> ImmutableMap.of("name", entry.name(), "value", entry.value())))
        .put("signatures", list(summary.signatures(), SummaryData::signature))
        .put("subgraphs", list(summary.subgraphs(), SummaryData::subgraph))
        .put(
            "tensors",
            list(
                summary.tensors(),
                tensors ->
                    ImmutableMap.of(
                        "type", tensors.type(),
                        "count", tensors.count(),
                        "constant_bytes", tensors.constantBytes())))
        .put("operators", list(summary.operators(), SummaryData::operators))
        .put("calls", list(summary.calls(), SummaryData::call))
        .buildOrThrow();
  }

  private static <T> ImmutableList<Object> list(
      Collection<T> elements, Function<T, ? extends Object> data) {
    return elements.stream().map(data).collect(ImmutableList.toImmutableList());
  }

  private static ImmutableMap<String, Object> signature(ModelSummary.Signature signature) {
    return ImmutableMap.of(
        "key", signature.key(),
        "subgraph", signature.subgraph(),
        "inputs", list(signature.inputs(), SummaryData::binding),
        "outputs", list(signature.outputs(), SummaryData::binding));
  }

  private static ImmutableMap<String, Object> binding(Binding binding) {
    return ImmutableMap.of("name", binding.name(), "type", binding.type());
  }

  private static ImmutableMap<String, Object> subgraph(ModelSummary.Subgraph subgraph) {
    return ImmutableMap.of(
        "index", subgraph.index(),
        "name", subgraph.name(),
        "operators", subgraph.operators(),
        "tensors", subgraph.tensors(),
        "inputs", subgraph.inputs(),
        "outputs", subgraph.outputs());
  }

  private static ImmutableMap<String, Object> operators(ModelSummary.Operators operators) {
    ImmutableMap.Builder<String, Object> data =
        ImmutableMap.<String, Object>builder()
            .put("name", operators.name())
            .put("version", operators.version())
            .put("count", operators.count());
    operators.missing().ifPresent(missing -> data.put("missing", missing));
    return data.buildOrThrow();
  }

  private static ImmutableMap<String, Object> call(Call call) {
    ImmutableMap.Builder<String, Object> data =
        ImmutableMap.<String, Object>builder()
            .put("kind", call.kind().name().toLowerCase(Locale.ROOT))
            .put("subgraph", call.subgraph())
            .put("operator", call.operator())
            .put("target", call.target());
    call.facts().forEach((name, value) -> data.put(name.replace(' ', '_'), value));
    return data.put("attributes", plain(call.attributes())).buildOrThrow();
  }

  /** Attributes as JSON has them: blobs as hexadecimal digits. */
  private static Object plain(Object value) {
    return switch (value) {
      case byte[] blob -> HexFormat.of().formatHex(blob);
      case List<?> list -> list(list, SummaryData::plain);
      case Map<?, ?> map -> {
        ImmutableMap.Builder<String, Object> entries = ImmutableMap.builder();
        map.forEach((key, entry) -> entries.put((String) key, plain(entry)));
        yield entries.buildOrThrow();
      }
      default -> value;
    };
  }
}
