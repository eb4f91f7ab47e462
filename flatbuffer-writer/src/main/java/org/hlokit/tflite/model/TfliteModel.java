// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.model;

import com.google.common.collect.ImmutableList;
import java.nio.ByteBuffer;

/**
 * What a {@code .tflite} file holds. Operator codes and buffers are not listed: the writer derives
 * them from the operators and constants that are used.
 *
 * @param description free text, by custom the converter's name and version
 * @param subgraphs the programs; the first is the main one
 * @param signatures names by which callers know inputs and outputs
 * @param metadata named blobs, such as {@code min_runtime_version}
 */
public record TfliteModel(
    String description,
    ImmutableList<Subgraph> subgraphs,
    ImmutableList<Signature> signatures,
    ImmutableList<Metadata> metadata) {

  /**
   * Names the inputs and outputs of a subgraph.
   *
   * @param key the signature's own name, such as {@code serving_default}
   */
  public record Signature(
      String key, int subgraph, ImmutableList<Binding> inputs, ImmutableList<Binding> outputs) {}

  /** A name for the tensor with that index in the signature's subgraph. */
  public record Binding(String name, int tensor) {}

  /**
   * A named blob.
   *
   * @param content from position to limit
   */
  public record Metadata(String name, ByteBuffer content) {}
}
