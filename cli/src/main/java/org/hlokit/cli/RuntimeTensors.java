// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

import com.google.common.primitives.ImmutableIntArray;
import java.nio.ByteBuffer;
import org.hlokit.interpreter.value.Shapes;
import org.hlokit.interpreter.value.Tensor;
import org.hlokit.interpreter.value.TensorBytes;
import org.hlokit.ir.ComplexType;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.Type;
import org.hlokit.runtime.RuntimeTensor;
import org.hlokit.runtime.TfliteException;

/** Tensors into a runtime and out of it. */
final class RuntimeTensors {
  private RuntimeTensors() {}

  /** Copies a tensor of the same type and shape into the runtime. */
  static void write(Tensor tensor, RuntimeTensor target) throws TfliteException {
    target.write(ByteBuffer.wrap(TensorBytes.encode(tensor)));
  }

  /** Copies a tensor out of the runtime. */
  static Tensor read(RuntimeTensor source) throws TfliteException, CommandFailure {
    return TensorBytes.decode(
        Shapes.type(type(source), source.shape().toArray()), source.read(), /* splat= */ false);
  }

  /** Whether the runtime's tensor is of {@code tensor}'s element type. */
  static boolean hasTypeOf(RuntimeTensor source, Tensor tensor) throws CommandFailure {
    return type(source).equals(tensor.element());
  }

  /** Whether the shapes are the same. */
  static boolean hasShapeOf(RuntimeTensor source, Tensor tensor) {
    return source.shape().equals(ImmutableIntArray.copyOf(tensor.shape()));
  }

  /** The element type as StableHLO has it. */
  static Type type(RuntimeTensor tensor) throws CommandFailure {
    return switch (tensor.type()) {
      case FLOAT16 -> FloatType.F16;
      case BFLOAT16 -> FloatType.BF16;
      case FLOAT32 -> FloatType.F32;
      case FLOAT64 -> FloatType.F64;
      case COMPLEX64 -> new ComplexType(FloatType.F32);
      case COMPLEX128 -> new ComplexType(FloatType.F64);
      case BOOL -> IntegerType.I1;
      case INT8 -> IntegerType.I8;
      case INT16 -> IntegerType.I16;
      case INT32 -> IntegerType.I32;
      case INT64 -> IntegerType.I64;
      case UINT8 -> IntegerType.UI8;
      case UINT16 -> IntegerType.UI16;
      case UINT32 -> IntegerType.UI32;
      case UINT64 -> IntegerType.UI64;
      case NONE, STRING, RESOURCE, VARIANT, INT4, INT2, UINT4 ->
          throw new CommandFailure(
              "%s is of a type that cannot be given or shown here".formatted(tensor));
    };
  }
}
