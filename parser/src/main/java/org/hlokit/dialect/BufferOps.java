// SPDX-License-Identifier: Apache-2.0
package org.hlokit.dialect;

import static org.hlokit.ir.AttributeKind.UNIT;
import static org.hlokit.ir.Trait.PURE;

import com.google.common.collect.ImmutableList;
import org.hlokit.ir.OpDefinition;

/** Ops of the memref and bufferization dialects. */
public final class BufferOps {
  /** All of them. */
  public static final ImmutableList<OpDefinition> ALL =
      ImmutableList.of(
          cast("memref.cast", "source", "dest"),
          op("bufferization.to_buffer")
              .operands("tensor")
              .results("buffer")
              .optional("read_only", UNIT)
              .assembly(
                  "$tensor (`read_only` $read_only^)? attr-dict `:` type($tensor) `to` type($buffer)")
              .build(),
          op("bufferization.to_tensor")
              .operands("buffer")
              .result()
              .optional("restrict", UNIT)
              .optional("writable", UNIT)
              .assembly(
                  "$buffer (`restrict` $restrict^)? (`writable` $writable^)? attr-dict"
                      + " `:` type($buffer) `to` type($result)")
              .build());

  private BufferOps() {}

  private static OpDefinition.Builder op(String name) {
    return OpDefinition.builder(name).traits(PURE);
  }

  /** {@code memref.cast %0 : memref<4xi32> to memref<?xi32>}. */
  private static OpDefinition cast(String name, String from, String to) {
    return op(name)
        .operands(from)
        .results(to)
        .assembly("$%s attr-dict `:` type($%s) `to` type($%s)".formatted(from, from, to))
        .build();
  }
}
