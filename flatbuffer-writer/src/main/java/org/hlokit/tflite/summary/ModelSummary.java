// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.summary;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.Optional;

/**
 * What is in a model: the content of {@code hlokit inspect}. {@link SummaryReader} makes it of a
 * file.
 *
 * @param size of the file, in bytes
 * @param constants bytes of all buffers
 * @param description what the writer said, empty where it said nothing
 * @param metadata names with the text, or the number of bytes, of each
 * @param tensors how many there are of each type, and how many bytes of constants they have
 * @param operators by name and version
 * @param calls the operators that stand for something by its name
 */
public record ModelSummary(
    long size,
    long constants,
    String description,
    long schemaVersion,
    ImmutableList<Entry> metadata,
    ImmutableList<Signature> signatures,
    ImmutableList<Subgraph> subgraphs,
    ImmutableList<Tensors> tensors,
    ImmutableList<Operators> operators,
    ImmutableList<Call> calls) {

  /** A metadata entry. */
  public record Entry(String name, String value) {}

  /** A signature of the model. */
  public record Signature(
      String key, int subgraph, ImmutableList<Binding> inputs, ImmutableList<Binding> outputs) {}

  /**
   * A name of a signature.
   *
   * @param type {@code 2x?xFLOAT32}; a size that is known only at run time is a question mark
   */
  public record Binding(String name, String type) {}

  /** A subgraph and what it has of each. */
  public record Subgraph(
      int index, String name, int operators, int tensors, int inputs, int outputs) {}

  /** The tensors of one element type. */
  public record Tensors(String type, int count, long constantBytes) {}

  /**
   * The operators of one kind.
   *
   * @param missing what the runtime lacks for it, where it lacks something
   */
  public record Operators(String name, int version, int count, Optional<String> missing) {}

  /** What a {@link Call} is. */
  public enum CallKind {
    CUSTOM_CALL,
    CUSTOM_OPERATOR,
    COMPOSITE
  }

  /**
   * An operator that stands for something by its name.
   *
   * @param operator index among the subgraph's operators
   * @param facts what else is known of it: the API version, say, or the decomposition
   * @param attributes its parameters as plain values: {@link Boolean}, {@link Long}, {@link
   *     Double}, {@link String}, and lists and maps of these
   */
  public record Call(
      CallKind kind,
      int subgraph,
      int operator,
      String target,
      ImmutableMap<String, Object> facts,
      Object attributes) {}

  /** The table for people. */
  public String text() {
    return SummaryText.of(this);
  }

  /** The same as maps, lists, strings and numbers, for JSON. */
  public ImmutableMap<String, Object> data() {
    return SummaryData.of(this);
  }
}
