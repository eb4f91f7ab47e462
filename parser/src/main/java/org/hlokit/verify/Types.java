// SPDX-License-Identifier: Apache-2.0
package org.hlokit.verify;

import org.hlokit.ir.QuantizedType;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;
import org.hlokit.ir.UnrankedTensorType;

/** Relations between types. */
final class Types {
  private Types() {}

  /**
   * Whether values of both types can be the same at run time: dimensions agree where both are known
   * and elements are alike, a quantized one counting as what it expresses.
   */
  static boolean areCompatible(Type left, Type right) {
    if (left == right || left.equals(right)) {
      return true;
    }
    if (left instanceof TensorType first && right instanceof TensorType second) {
      return areCompatibleShapes(first, second)
          && areCompatibleElements(first.element(), second.element());
    }
    return left instanceof UnrankedTensorType || right instanceof UnrankedTensorType;
  }

  private static boolean areCompatibleShapes(TensorType left, TensorType right) {
    if (left.rank() != right.rank()) {
      return false;
    }
    for (int i = 0; i < left.rank(); i++) {
      if (!left.isDynamic(i) && !right.isDynamic(i) && left.dimension(i) != right.dimension(i)) {
        return false;
      }
    }
    return true;
  }

  static boolean areCompatibleElements(Type left, Type right) {
    return left.equals(right) || expressed(left).equals(expressed(right));
  }

  private static Type expressed(Type element) {
    return element instanceof QuantizedType quantized ? quantized.expressed() : element;
  }
}
