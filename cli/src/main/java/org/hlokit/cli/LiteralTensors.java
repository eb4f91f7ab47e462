// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

import com.google.common.collect.ImmutableList;
import org.hlokit.diagnostic.DiagnosticException;
import org.hlokit.interpreter.value.Tensor;
import org.hlokit.ir.ArrayAttr;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.DenseElementsAttr;
import org.hlokit.ir.ElementData;
import org.hlokit.ir.Source;
import org.hlokit.ir.TensorType;
import org.hlokit.parse.MlirText;
import org.hlokit.print.Printer;
import org.jspecify.annotations.Nullable;

/** Tensors as MLIR writes constants: {@code dense<[1, 2]> : tensor<2xi32>}. */
final class LiteralTensors {
  // The words of the reference implementation, which its tests look for.
  private static final String USAGE = ", i.e. --args=[dense<1> : tensor<2xi32>, ...]";

  private LiteralTensors() {}

  /**
   * Reads {@code [dense<1> : tensor<2xi32>, ..]}.
   *
   * @throws CommandFailure where {@code text} is something else
   */
  static ImmutableList<Tensor> parse(String text) throws CommandFailure {
    if (!(attribute(text) instanceof ArrayAttr(ImmutableList<Attribute> elements))) {
      throw new CommandFailure("expectected array attribute string for args" + USAGE);
    }
    ImmutableList.Builder<Tensor> tensors = ImmutableList.builder();
    for (Attribute element : elements) {
      if (!(element instanceof DenseElementsAttr(TensorType type, ElementData data))
          || data instanceof ElementData.Strings) {
        throw new CommandFailure("expected dense elements attribute for args elements" + USAGE);
      }
      tensors.add(Tensor.of(type, data));
    }
    return tensors.build();
  }

  private static @Nullable Attribute attribute(String text) {
    try {
      return MlirText.ofAllDialects()
          .read(Source.of("--args", "module attributes {x.args = %s} {}".formatted(text)))
          .attribute("x.args");
    } catch (DiagnosticException e) {
      return null;
    }
  }

  static String text(Tensor tensor) {
    return Printer.toText(new DenseElementsAttr(tensor.type(), tensor.toElementData()));
  }
}
