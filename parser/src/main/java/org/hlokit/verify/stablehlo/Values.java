// SPDX-License-Identifier: Apache-2.0
package org.hlokit.verify.stablehlo;

import static org.hlokit.verify.stablehlo.Arguments.quoted;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import org.hlokit.dialect.ChloOps;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.ArrayAttr;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.AttributeTypes;
import org.hlokit.ir.IntegerAttr;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Operation;
import org.hlokit.ir.QuantizedType;
import org.hlokit.ir.StructAttr;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.TokenType;
import org.hlokit.ir.TupleType;
import org.hlokit.ir.Type;
import org.hlokit.ir.UnrankedTensorType;
import org.hlokit.print.Printer;
import org.jspecify.annotations.Nullable;

/** Constants, tuples, tokens, and ops that pass values between program and outside. */
final class Values {
  private static final TokenType TOKEN = new TokenType();
  private static final long DEVICE_TO_DEVICE = 1;
  private static final long DEVICE_TO_HOST = 2;
  private static final long HOST_TO_DEVICE = 3;

  static final ImmutableMap<OpDefinition, Constraint> CONSTRAINTS =
      ImmutableMap.of(
          StablehloOps.INFEED, Values::checkInfeed,
          StablehloOps.RECV, Values::checkRecv);

  static final ImmutableMap<OpDefinition, Inference> INFERENCES =
      ImmutableMap.<OpDefinition, Inference>builder()
          .put(StablehloOps.CONSTANT, Values::inferConstant)
          .put(ChloOps.CONSTANT, Values::inferConstant)
          .put(StablehloOps.OPTIMIZATION_BARRIER, Control::inferOperands)
          .put(StablehloOps.TUPLE, op -> ImmutableList.of(new TupleType(Control.inferOperands(op))))
          .put(StablehloOps.GET_TUPLE_ELEMENT, Values::inferElement)
          .put(StablehloOps.AFTER_ALL, Values::inferToken)
          .put(StablehloOps.CREATE_TOKEN, Values::inferToken)
          .put(StablehloOps.OUTFEED, Values::inferToken)
          .put(StablehloOps.SEND, Values::inferSend)
          .put(StablehloOps.REPLICA_ID, Values::inferId)
          .put(StablehloOps.PARTITION_ID, Values::inferId)
          .buildOrThrow();

  private Values() {}

  private static ImmutableList<Type> inferToken(Operation op) {
    return ImmutableList.of(TOKEN);
  }

  private static ImmutableList<Type> inferId(Operation op) {
    return ImmutableList.of(TensorType.of(IntegerType.UI32));
  }

  private static ImmutableList<Type> inferConstant(Operation op) {
    Type type = typeOf(op.attribute("value"));
    if (type == null) {
      throw new Violation("");
    }
    return ImmutableList.of(type);
  }

  /** Whether a constant's attribute is of the result's type, or of the integers that it stores. */
  static boolean isConstantOf(Type inferred, Type result) {
    return inferred.equals(result)
        || (result instanceof TensorType tensor
            && tensor.element() instanceof QuantizedType quantized
            && inferred.equals(tensor.withElement(quantized.storage())));
  }

  private static ImmutableList<Type> inferElement(Operation op) {
    if (!(op.operand(0).type() instanceof TupleType(ImmutableList<Type> elements))) {
      throw new Violation("");
    }
    long index = Arguments.integer(op, "index", 0);
    if (index < 0 || index >= elements.size()) {
      throw new Violation(
          "index %d is out of bounds of operand with size %d".formatted(index, elements.size()));
    }
    return ImmutableList.of(elements.get((int) index));
  }

  private static ImmutableList<Type> inferSend(Operation op) {
    checkChannel(op, DEVICE_TO_HOST, "DEVICE_TO_HOST");
    return ImmutableList.of(TOKEN);
  }

  private static void checkChannel(Operation op, long hostType, String hostName) {
    StructAttr channel = Arguments.struct(op, "channel_handle");
    long type = Arguments.integer(channel, "type");
    boolean isHostTransfer = Arguments.flag(op, "is_host_transfer");
    if (!isHostTransfer && type != DEVICE_TO_DEVICE) {
      throw new Violation("channel_type should be DEVICE_TO_DEVICE when is_host_transfer is false");
    }
    if (isHostTransfer && type != hostType) {
      throw new Violation("channel_type should be " + hostName + " when is_host_transfer is true");
    }
  }

  private static void checkRecv(Operation op) {
    checkChannel(op, HOST_TO_DEVICE, "HOST_TO_DEVICE");
    checkTensorsAndToken(
        op,
        "everything but the last element of result types is expected to be of tensor type, but got ",
        "last element of result types is expected to be of token type, but got ");
  }

  private static void checkInfeed(Operation op) {
    checkTensorsAndToken(
        op,
        "all elements of result types, except the last element, are expected to be of tensor type, "
            + "but got ",
        "last element of result types is expected to be of token type, but got ");
    if (!(op.attribute("layout") instanceof ArrayAttr(ImmutableList<Attribute> layouts))) {
      return;
    }
    if (layouts.size() != op.resultCount() - 1) {
      throw new Violation(
          ("layout-attribute size must be %d (which is the number of op-results - 1 (for token "
                  + "result)), but got %d")
              .formatted(op.resultCount() - 1, layouts.size()));
    }
    for (Attribute layout : layouts) {
      if (!(layout instanceof ArrayAttr(ImmutableList<Attribute> dimensions))) {
        throw new Violation(
            "layout-attribute expected to have elements of type array, but got "
                + Printer.toText(layout));
      }
      for (Attribute dimension : dimensions) {
        if (!(dimension instanceof IntegerAttr)) {
          throw new Violation(
              "layout-attribute's leaf elements are expected to be of type integer, but got "
                  + Printer.toText(dimension));
        }
      }
    }
  }

  private static void checkTensorsAndToken(Operation op, String noTensor, String noToken) {
    int count = op.resultCount();
    if (count == 0) {
      throw new Violation("result is expected to be at least of size 1, but got 0");
    }
    for (int i = 0; i < count - 1; i++) {
      Type type = op.result(i).type();
      if (!(type instanceof TensorType) && !(type instanceof UnrankedTensorType)) {
        throw new Violation(noTensor + quoted(type));
      }
    }
    if (!(op.result(count - 1).type() instanceof TokenType)) {
      throw new Violation(noToken + quoted(op.result(count - 1).type()));
    }
  }

  /** The type of a value attribute, or null where it has none. */
  static @Nullable Type typeOf(@Nullable Attribute value) {
    return value == null ? null : AttributeTypes.typeOf(value);
  }
}
