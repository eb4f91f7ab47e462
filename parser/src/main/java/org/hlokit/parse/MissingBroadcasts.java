// SPDX-License-Identifier: Apache-2.0
package org.hlokit.parse;

import java.util.function.Consumer;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.DenseArrayAttr;
import org.hlokit.ir.Operation;
import org.hlokit.ir.StringAttr;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;
import org.hlokit.ir.Value;
import org.jspecify.annotations.Nullable;

/**
 * Puts broadcasts where an exporter has left them out. SKaiNET before June 2026 wrote means as
 * {@code custom_call @reduce_mean} and, in the same modules, a weight of rank 1 as a factor of a
 * larger tensor:
 *
 * <pre>
 *   %y = stablehlo.multiply %x, %weight : tensor&lt;2x8xf32&gt;
 * </pre>
 *
 * That is not valid, and in modules without such a call it is an error here, too.
 */
final class MissingBroadcasts {
  private final Consumer<Operation> inserter;
  private boolean expected;

  /**
   * @param inserter puts an operation before the one that is being read
   */
  MissingBroadcasts(Consumer<Operation> inserter) {
    this.inserter = inserter;
  }

  /** Looks at an operation that has been read. */
  void saw(Operation op) {
    expected |=
        op.is(StablehloOps.CUSTOM_CALL)
            && op.attribute("call_target_name") instanceof StringAttr target
            && target.value().startsWith("reduce_");
  }

  /** {@code value} along the last dimension of {@code type}, or null where that is not meant. */
  @Nullable Value supply(Value value, Type type) {
    if (!expected
        || !(value.type() instanceof TensorType vector)
        || !(type instanceof TensorType wanted)
        || vector.rank() != 1
        || wanted.rank() < 2
        || !wanted.hasStaticShape()
        || !vector.element().equals(wanted.element())
        || vector.dimension(0) != wanted.dimension(wanted.rank() - 1)) {
      return null;
    }
    Operation op =
        Operation.builder(StablehloOps.BROADCAST_IN_DIM)
            .operand(value)
            .attribute("broadcast_dimensions", DenseArrayAttr.i64(wanted.rank() - 1))
            .result(wanted)
            .build();
    inserter.accept(op);
    return op.result();
  }
}
