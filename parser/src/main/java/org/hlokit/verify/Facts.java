// SPDX-License-Identifier: Apache-2.0
package org.hlokit.verify;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableLongArray;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.AttributeTypes;
import org.hlokit.ir.DenseArrayAttr;
import org.hlokit.ir.OpDefinition.OperandSpec;
import org.hlokit.ir.OpDefinition.SameFact;
import org.hlokit.ir.Operation;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;
import org.hlokit.verify.stablehlo.Compatibility;
import org.jspecify.annotations.Nullable;

/** Facts that several operands, results and attributes of an op share. */
final class Facts {
  private Facts() {}

  static boolean areSame(Operation op, SameFact fact) {
    ImmutableList<String> names = fact.names();
    Object first = null;
    for (int i = 0; i < names.size(); i++) {
      Object value = value(op, names.get(i), fact.fact());
      if (value == null) {
        return true; // nothing of that name, or nothing known of it
      }
      first = first == null ? value : first;
      if (!first.equals(value)) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable Object value(Operation op, String name, String fact) {
    Attribute attribute = op.attribute(name);
    if (fact.equals("size") && attribute instanceof DenseArrayAttr(_, ImmutableLongArray values)) {
      return values.length();
    }
    Type type = attribute == null ? type(op, name) : AttributeTypes.typeOf(attribute);
    if (type == null) {
      return null;
    }
    return switch (fact) {
      case "type" -> type;
      case "element type" -> Compatibility.element(type);
      case "shape" -> type instanceof TensorType tensor ? tensor.shape() : null;
      case "rank" -> type instanceof TensorType tensor ? tensor.rank() : null;
      case "size" -> type instanceof TensorType tensor ? (int) tensor.elementCount() : null;
      default -> throw new IllegalArgumentException("no fact: " + fact);
    };
  }

  private static @Nullable Type type(Operation op, String name) {
    int operand = index(op.definition().operands(), name);
    if (operand >= 0) {
      return operand < op.operandCount() ? op.operand(operand).type() : null;
    }
    int result = index(op.definition().results(), name);
    return result >= 0 && result < op.resultCount() ? op.result(result).type() : null;
  }

  /** The place of a name; those before it stand for one value each. */
  private static int index(ImmutableList<OperandSpec> specs, String name) {
    for (int i = 0; i < specs.size(); i++) {
      if (specs.get(i).name().equals(name)) {
        return i;
      }
    }
    return -1;
  }
}
