// SPDX-License-Identifier: Apache-2.0
package org.hlokit.ir;

/** Facts about the element types of tensors. */
public final class ElementTypes {
  private ElementTypes() {}

  /**
   * Bytes that an element takes in {@link ElementData}: whole bytes, one for types below eight
   * bits, eight for {@code index}.
   *
   * @throws IllegalArgumentException where {@code type} is not an element type of known width
   */
  public static int byteWidth(Type type) {
    return switch (type) {
      case IntegerType integer -> Math.max(1, (integer.width() + 7) / 8);
      case FloatType floatType -> (floatType.width() + 7) / 8;
      case IndexType _ -> 8;
      case ComplexType(Type part) -> 2 * byteWidth(part);
      case QuantizedType quantized -> byteWidth(quantized.storage());
      case NoneType _,
          TensorType _,
          UnrankedTensorType _,
          VectorType _,
          TupleType _,
          FunctionType _,
          TokenType _,
          FutureType _,
          VhloType _,
          OpaqueType _ ->
          throw new IllegalArgumentException("no element width: " + type);
    };
  }
}
