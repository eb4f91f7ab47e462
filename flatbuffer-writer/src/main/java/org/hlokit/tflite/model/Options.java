// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.model;

import com.google.flatbuffers.FlatBufferBuilder;
import java.nio.ByteBuffer;
import org.hlokit.tflite.schema.BuiltinOptions;
import org.hlokit.tflite.schema.BuiltinOptions2;

/** The parameters of an operator: a table of one of the two unions, a byte blob, or none. */
public sealed interface Options {

  /** Writes an options table into a builder and returns its offset. */
  @FunctionalInterface
  interface TableWriter {
    /** Writes the table; nothing else is under construction in {@code builder}. */
    int write(FlatBufferBuilder builder);
  }

  /** No options at all. */
  record None() implements Options {}

  /**
   * A table of {@link BuiltinOptions}.
   *
   * @param member the union member
   */
  record Builtin(byte member, TableWriter table) implements Options {}

  /**
   * A table of {@link BuiltinOptions2}.
   *
   * @param member the union member
   */
  record Builtin2(byte member, TableWriter table) implements Options {}

  /** The blob of a {@code CUSTOM} operator, by custom a FlexBuffer map. */
  record Custom(ByteBuffer bytes) implements Options {}

  /** No options. */
  static Options none() {
    return new None();
  }
}
