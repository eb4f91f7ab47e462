// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter.kernel;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.hlokit.interpreter.value.Tensor;

/** The computation that is one function of its two arguments. */
public record BinaryBody(BinaryOp binary) implements Body {
  @Override
  public List<Tensor> apply(List<Tensor> arguments) {
    return ImmutableList.of(binary.apply(arguments.get(0), arguments.get(1)));
  }
}
