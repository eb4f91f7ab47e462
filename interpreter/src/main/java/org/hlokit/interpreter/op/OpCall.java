// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter.op;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableLongArray;
import com.google.common.primitives.Ints;
import java.util.List;
import org.hlokit.interpreter.kernel.Body;
import org.hlokit.interpreter.value.EvaluationException;
import org.hlokit.interpreter.value.LongTensor;
import org.hlokit.interpreter.value.RuntimeValue;
import org.hlokit.interpreter.value.Tensor;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.BoolAttr;
import org.hlokit.ir.DenseArrayAttr;
import org.hlokit.ir.DenseElementsAttr;
import org.hlokit.ir.EnumAttr;
import org.hlokit.ir.IntegerAttr;
import org.hlokit.ir.Operation;
import org.hlokit.ir.StringAttr;
import org.hlokit.ir.StructAttr;
import org.hlokit.ir.SymbolRefAttr;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;
import org.jspecify.annotations.Nullable;

/**
 * One execution of an operation: its operands' values and its attributes, read as what they mean.
 *
 * @param resultTypes the types of the results as declared; extents may be unknown
 */
public record OpCall(
    Operation op,
    List<? extends RuntimeValue> operands,
    List<? extends Type> resultTypes,
    Evaluation evaluation) {

  // --- operands and results -------------------------------------------------------------------

  public Tensor tensor(int index) {
    if (operands.get(index) instanceof Tensor tensor) {
      return tensor;
    }
    throw new EvaluationException("operand " + index + " is no tensor");
  }

  /** The operands from {@code from} to before {@code to}. */
  public List<Tensor> tensors(int from, int to) {
    ImmutableList.Builder<Tensor> tensors = ImmutableList.builder();
    for (int i = from; i < to; i++) {
      tensors.add(tensor(i));
    }
    return tensors.build();
  }

  public int operandCount() {
    return operands.size();
  }

  /** The declared type of result {@code index}, which is a tensor. */
  public TensorType resultType(int index) {
    if (resultTypes.get(index) instanceof TensorType type) {
      return type;
    }
    throw new EvaluationException("result " + index + " is no ranked tensor");
  }

  /** The element type of the first result. */
  public Type element() {
    return resultType(0).element();
  }

  /** A one-dimensional operand of integers, such as a shape. */
  public int[] shapeOperand(int index) {
    Tensor tensor = tensor(index);
    int[] values = new int[tensor.count()];
    for (int i = 0; i < values.length; i++) {
      values[i] = toInt(tensor.longAt(i));
    }
    return values;
  }

  // --- attributes -----------------------------------------------------------------------------

  public @Nullable Attribute attribute(String name) {
    return op.attribute(name);
  }

  /** A list of integers, which must be there. */
  public int[] ints(String name) {
    Attribute value = attribute(name);
    if (value == null) {
      throw missing(name);
    }
    return ints(name, value);
  }

  /** A list of integers, or {@code count} times {@code standard} where it is not there. */
  public int[] ints(String name, int count, int standard) {
    Attribute value = attribute(name);
    if (value == null) {
      int[] values = new int[count];
      java.util.Arrays.fill(values, standard);
      return values;
    }
    return ints(name, value);
  }

  private static int[] ints(String name, Attribute value) {
    return switch (value) {
      case DenseArrayAttr(Type _, ImmutableLongArray values) ->
          values.stream().mapToInt(OpCall::toInt).toArray();
      case DenseElementsAttr elements ->
          Ints.toArray(longs(elements).stream().boxed().map(OpCall::toInt).toList());
      default -> throw new EvaluationException("attribute '" + name + "' is no list of integers");
    };
  }

  private static ImmutableLongArray longs(DenseElementsAttr elements) {
    if (elements.type() instanceof TensorType type
        && Tensor.of(type, elements.data()) instanceof LongTensor tensor) {
      return ImmutableLongArray.copyOf(tensor.data());
    }
    throw new EvaluationException("attribute of type " + elements.type() + " holds no integers");
  }

  /** A list of truth values, or {@code count} times false where it is not there. */
  public boolean[] flags(String name, int count) {
    int[] values = ints(name, count, 0);
    boolean[] flags = new boolean[values.length];
    for (int i = 0; i < flags.length; i++) {
      flags[i] = values[i] != 0;
    }
    return flags;
  }

  /**
   * Padding: for each of {@code rank} dimensions a low and a high one; zeros where the attribute is
   * not there.
   */
  public int[][] padding(String name, int rank) {
    int[] flat = ints(name, 2 * rank, 0);
    int[][] padding = new int[2][rank];
    for (int i = 0; i < rank; i++) {
      padding[0][i] = flat[2 * i];
      padding[1][i] = flat[2 * i + 1];
    }
    return padding;
  }

  public int integer(String name) {
    return toInt(longInteger(name));
  }

  private long longInteger(String name) {
    return switch (attribute(name)) {
      case IntegerAttr integer -> integer.longValue();
      case null -> throw missing(name);
      default -> throw new EvaluationException("attribute '" + name + "' is no integer");
    };
  }

  public boolean flag(String name, boolean standard) {
    return switch (attribute(name)) {
      case BoolAttr(boolean value) -> value;
      case IntegerAttr integer -> integer.longValue() != 0;
      case null -> standard;
      default -> throw new EvaluationException("attribute '" + name + "' is no boolean");
    };
  }

  /** The word of an enumeration, or a string. */
  public String word(String name, String standard) {
    return switch (attribute(name)) {
      case EnumAttr(String _, String value) -> value;
      case StringAttr(String value, Type _) -> value;
      case null -> standard;
      default -> throw new EvaluationException("attribute '" + name + "' is no word");
    };
  }

  /** The name of a function. */
  public String symbol(String name) {
    return switch (attribute(name)) {
      case SymbolRefAttr(String root, ImmutableList<String> _) -> root;
      case null -> throw missing(name);
      default -> throw new EvaluationException("attribute '" + name + "' is no symbol");
    };
  }

  /** A list of integers inside an attribute with named parameters; empty where it is not there. */
  public int[] structInts(String name, String field) {
    Attribute value = struct(name).get(field);
    return value == null ? new int[0] : ints(field, value);
  }

  /** An integer inside an attribute with named parameters; 0 where it is not there. */
  public int structInt(String name, String field) {
    return struct(name).get(field) instanceof IntegerAttr integer ? toInt(integer.longValue()) : 0;
  }

  public StructAttr struct(String name) {
    if (attribute(name) instanceof StructAttr struct) {
      return struct;
    }
    throw missing(name);
  }

  private static EvaluationException missing(String name) {
    return new EvaluationException("attribute '" + name + "' is missing");
  }

  private static int toInt(long value) {
    if (value != (int) value) {
      throw new EvaluationException("the value " + value + " is too large");
    }
    return (int) value;
  }

  // --- regions --------------------------------------------------------------------------------

  /** Runs region {@code index} and gives what its terminator returns. */
  public List<RuntimeValue> run(int index, List<? extends RuntimeValue> arguments) {
    return evaluation.run(op.region(index), arguments);
  }

  /** Region {@code index}, to be applied to many scalars at once. */
  public Body body(int index) {
    return evaluation.body(op.region(index));
  }

  /** The element types that the block of region {@code index} takes. */
  public List<Type> bodyElements(int index) {
    return op.region(index).entry().arguments().stream()
        .map(argument -> argument.tensorType().element())
        .collect(toImmutableList());
  }
}
