// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter.kernel;

import java.util.List;
import org.hlokit.interpreter.value.Tensor;
import org.jspecify.annotations.Nullable;

/** A computation on scalars, such as a reducer, applied to many scalars at once. */
public interface Body {
  /**
   * Applies the computation to the elements of equal index.
   *
   * @param arguments tensors of one shape
   * @return the results, each of that shape
   */
  List<Tensor> apply(List<Tensor> arguments);

  /** The function of two scalars that this computation is, or null where it is not just one. */
  default @Nullable BinaryOp binary() {
    return null;
  }
}
