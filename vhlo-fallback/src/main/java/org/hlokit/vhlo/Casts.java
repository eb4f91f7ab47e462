// SPDX-License-Identifier: Apache-2.0
package org.hlokit.vhlo;

import java.util.HashMap;
import java.util.Map;
import org.hlokit.dialect.BuiltinOps;
import org.hlokit.ir.Block;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Type;
import org.hlokit.ir.Value;

/**
 * Casts between builtin and VHLO types, for programs in which ops that VHLO has stand beside ops
 * that it has not. Each value is cast at most once, where it is defined.
 */
final class Casts {
  private final Map<Value, Value> casts = new HashMap<>();

  /** {@code value} seen as a value of {@code type}. */
  Value cast(Value value, Type type) {
    return casts.computeIfAbsent(value, of -> insert(of, type));
  }

  private static Value insert(Value value, Type type) {
    Operation cast =
        Operation.builder(BuiltinOps.UNREALIZED_CONVERSION_CAST)
            .operand(value)
            .result(type)
            .build();
    Operation definition = value.definingOp();
    Block block = value.parentBlock();
    if (block == null) {
      throw new IllegalArgumentException("value stands in no block");
    }
    block.insertBefore(definition == null ? block.firstOp() : definition.next(), cast);
    return cast.result();
  }
}
