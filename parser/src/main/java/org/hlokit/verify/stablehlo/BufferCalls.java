// SPDX-License-Identifier: Apache-2.0
package org.hlokit.verify.stablehlo;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableLongArray;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hlokit.ir.ArrayAttr;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.OpaqueType;
import org.hlokit.ir.Operation;
import org.hlokit.ir.StringAttr;
import org.hlokit.ir.StructAttr;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.TupleType;
import org.hlokit.ir.Type;
import org.hlokit.ir.UnrankedTensorType;
import org.hlokit.print.Printer;

/** Custom calls that work on buffers: memory that values are read from and written to. */
final class BufferCalls {
  private BufferCalls() {}

  static void check(Operation op) {
    String target =
        op.attribute("call_target_name") instanceof StringAttr(String name, _) ? name : "";
    switch (target) {
      case "CreateBuffer" -> checkCreate(op);
      case "Pin" -> checkCopy(op, "Pin", true);
      case "Unpin" -> checkCopy(op, "Unpin", false);
      default -> checkAliases(op);
    }
  }

  private static boolean isBuffer(Type type) {
    return type instanceof OpaqueType(String text) && text.startsWith("memref<");
  }

  private static boolean isTensor(Type type) {
    return type instanceof TensorType || type instanceof UnrankedTensorType;
  }

  private static void checkCreate(Operation op) {
    if (op.operandCount() != 0) {
      throw Violation.of(op, "CreateBuffer custom_call shouldn't have any inputs");
    }
    if (op.resultCount() != 1) {
      throw Violation.of(op, "CreateBuffer custom_call should have one result");
    }
    if (!isBuffer(op.result(0).type())) {
      throw Violation.of(op, "CreateBuffer custom_call should have a memref result");
    }
  }

  /** From a tensor to a buffer where {@code toBuffer}, else back. */
  private static void checkCopy(Operation op, String name, boolean toBuffer) {
    if (op.operandCount() != 1) {
      throw Violation.of(op, name + " custom_call should have one input");
    }
    Type input = op.operand(0).type();
    if (toBuffer ? !isTensor(input) : !isBuffer(input)) {
      throw Violation.of(
          op,
          "%s custom_call should have a %s input".formatted(name, toBuffer ? "tensor" : "memref"));
    }
    if (op.resultCount() != 1) {
      throw Violation.of(op, name + " custom_call should have one output");
    }
    Type output = op.result(0).type();
    if (toBuffer ? !isBuffer(output) : !isTensor(output)) {
      throw Violation.of(
          op,
          "%s custom_call should have a %s output".formatted(name, toBuffer ? "memref" : "tensor"));
    }
    if (!describesSame(toBuffer ? input : output, toBuffer ? output : input)) {
      throw Violation.of(op, name + " custom_call should have compatible input and output types");
    }
  }

  /** Whether a buffer can hold a tensor; buffers are known by their text alone. */
  private static boolean describesSame(Type tensor, Type buffer) {
    if (!(tensor instanceof TensorType type)
        || !(buffer instanceof OpaqueType(String text))
        || text.indexOf('*') >= 0) {
      return true;
    }
    String inner = text.substring("memref<".length(), text.length() - 1).replace(" ", "");
    int comma = inner.indexOf(',');
    List<String> parts = splitShape(comma < 0 ? inner : inner.substring(0, comma));
    if (parts.size() != type.rank() + 1
        || !parts.getLast().equals(Printer.toText(type.element()))) {
      return false;
    }
    for (int i = 0; i < type.rank(); i++) {
      if (!type.isDynamic(i)
          && !parts.get(i).equals("?")
          && !parts.get(i).equals(Dims.text(type.dimension(i)))) {
        return false;
      }
    }
    return true;
  }

  /** {@code 2x?xf32} as its extents and its element type. */
  private static List<String> splitShape(String text) {
    ImmutableList.Builder<String> parts = ImmutableList.builder();
    int at = 0;
    for (int x = text.indexOf('x');
        x > at && text.substring(at, x).chars().allMatch(c -> c == '?' || Character.isDigit(c));
        x = text.indexOf('x', at)) {
      parts.add(text.substring(at, x));
      at = x + 1;
    }
    return parts.add(text.substring(at)).build();
  }

  /** A buffer that is a result is an operand too, each once. */
  private static void checkAliases(Operation op) {
    if (!hasBuffer(op)) {
      return;
    }
    Set<String> outputs = new HashSet<>();
    Set<String> operands = new HashSet<>();
    if (op.attribute("output_operand_aliases") instanceof ArrayAttr(var aliases)) {
      for (Attribute attribute : aliases) {
        if (attribute instanceof StructAttr alias && isBuffer(operandPart(op, alias))) {
          String output = indices(Arguments.longs(alias, "output_tuple_indices"));
          String operand =
              Arguments.integer(alias, "operand_index")
                  + indices(Arguments.longs(alias, "operand_tuple_indices"));
          requireOnce(op, outputs.add(output), "buffer output " + output);
          requireOnce(op, operands.add(operand), "buffer operand " + operand);
        }
      }
    }
    Type result =
        op.resultCount() == 1
            ? op.result(0).type()
            : new TupleType(ImmutableList.copyOf(Control.types(op.results())));
    requireAliased(op, result, ImmutableLongArray.of(), outputs);
  }

  private static boolean hasBuffer(Operation op) {
    for (int i = 0; i < op.resultCount(); i++) {
      Type type = op.result(i).type();
      if (type instanceof OpaqueType || type instanceof TupleType) {
        return true;
      }
    }
    return false;
  }

  private static Type operandPart(Operation op, StructAttr alias) {
    Type operand = op.operand((int) Arguments.integer(alias, "operand_index")).type();
    Type part = CustomCalls.part(operand, Arguments.longs(alias, "operand_tuple_indices"));
    return part == null ? operand : part;
  }

  private static void requireOnce(Operation op, boolean isFirst, String what) {
    if (!isFirst) {
      throw Violation.of(op, what + " is used in output_operand_alias more than once");
    }
  }

  private static void requireAliased(
      Operation op, Type type, ImmutableLongArray at, Set<String> outputs) {
    if (type instanceof TupleType(var elements)) {
      for (int i = 0; i < elements.size(); i++) {
        requireAliased(
            op, elements.get(i), ImmutableLongArray.builder().addAll(at).add(i).build(), outputs);
      }
    } else if (isBuffer(type) && !outputs.contains(indices(at))) {
      throw Violation.of(
          op, "buffer output " + indices(at) + " is not used in output_operand_alias");
    }
  }

  private static String indices(ImmutableLongArray values) {
    return "[" + Dims.list(values) + "]";
  }
}
