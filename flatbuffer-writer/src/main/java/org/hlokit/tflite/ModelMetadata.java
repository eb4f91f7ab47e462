// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite;

import com.google.common.collect.ImmutableList;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.hlokit.tflite.lower.RuntimeVersions;
import org.hlokit.tflite.model.Operator;
import org.hlokit.tflite.model.OperatorKind;
import org.hlokit.tflite.model.Subgraph;
import org.hlokit.tflite.model.TfliteModel;

/** What a model says about itself. */
final class ModelMetadata {
  /** The entry that runtimes and tools look at, and its fixed length. */
  private static final String MIN_RUNTIME_VERSION = "min_runtime_version";

  private static final int MIN_RUNTIME_VERSION_BYTES = 16;

  /** Name and version of what wrote the model. */
  private static final String CONVERTER = "converter";

  private ModelMetadata() {}

  /** The oldest runtime that has all operators, and who wrote the model. */
  static ImmutableList<TfliteModel.Metadata> of(List<Subgraph> subgraphs, String producer) {
    List<OperatorKind> kinds =
        subgraphs.stream()
            .flatMap(subgraph -> subgraph.operators().stream())
            .map(Operator::kind)
            .distinct()
            .toList();
    byte[] version = RuntimeVersions.oldest(kinds).getBytes(StandardCharsets.US_ASCII);
    return ImmutableList.of(
        new TfliteModel.Metadata(
            MIN_RUNTIME_VERSION,
            ByteBuffer.wrap(Arrays.copyOf(version, MIN_RUNTIME_VERSION_BYTES))),
        new TfliteModel.Metadata(
            CONVERTER, ByteBuffer.wrap(producer.getBytes(StandardCharsets.UTF_8))));
  }
}
