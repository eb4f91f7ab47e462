// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hlokit.dialect.ChloOps;
import org.hlokit.dialect.FuncOps;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.ComplexType;
import org.hlokit.ir.DenseElementsAttr;
import org.hlokit.ir.ElementData;
import org.hlokit.ir.FloatAttr;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.FunctionType;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.OpResult;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Region;
import org.hlokit.ir.StringAttr;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;
import org.hlokit.ir.TypeAttr;
import org.hlokit.ir.Value;
import org.hlokit.pass.Remark;
import org.hlokit.rewriter.pattern.Literals;
import org.hlokit.rewriter.pattern.Rewriter;
import org.hlokit.rewriter.pattern.StablehloBuilder;

/**
 * Computes in {@code f32} what a program computes in {@code f64}. The entry function's arguments
 * and results keep their types, and so do operations that read the bits or are foreign: there
 * values are converted.
 */
final class SinglePrecision {
  /** Operations on bits, which have another meaning in fewer of them. */
  private static final ImmutableSet<OpDefinition> BITS =
      ImmutableSet.of(StablehloOps.BITCAST_CONVERT, StablehloOps.RNG_BIT_GENERATOR);

  private final Operation entry;
  private final List<Operation> computed = new ArrayList<>();
  private final Set<Value> narrowed = new HashSet<>();

  /** Those of values that stay as they are. */
  private final Set<Operation> conversions = new HashSet<>();

  private SinglePrecision(Operation entry) {
    this.entry = entry;
  }

  /**
   * Rewrites the functions of a module.
   *
   * @param entry the function whose types stay
   * @return a warning, if anything is computed otherwise
   */
  static Optional<Remark> of(Operation module, Operation entry) {
    List<Operation> ops = new ArrayList<>();
    module.walk(ops::add);
    SinglePrecision single = new SinglePrecision(entry);
    ops.forEach(single::narrow);
    return single.computed.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Remark.warning(
                single.computed.getFirst(),
                "computed in f32 is what the program computes in f64: %d operations"
                    .formatted(single.computed.size())));
  }

  private void narrow(Operation op) {
    if (op == entry) {
      convert(op.region(0).entry().arguments(), new Rewriter().atStart(op.region(0).entry()));
    } else if (op.is(FuncOps.RETURN) && op.parentOp() == entry) {
      widenOperands(op);
    } else if (isKept(op)) {
      widenOperands(op);
      if (op.resultCount() > 0) {
        convert(op.results(), new Rewriter().after(op));
      }
    } else {
      narrowTypes(op);
    }
  }

  /** Whether an operation's operands and results must be what they are. */
  private static boolean isKept(Operation op) {
    boolean isOfLibrary =
        op.attribute("call_target_name") instanceof StringAttr target
            && (target.value().startsWith("lapack_") || target.value().startsWith("mhlo."));
    return BITS.contains(op.definition())
        || op.is(StablehloOps.CUSTOM_CALL) && !isOfLibrary
        || !op.definition().isRegistered();
  }

  private void narrowTypes(Operation op) {
    for (Region region : op.regions()) {
      region.blocks().forEach(block -> block.arguments().forEach(this::narrow));
    }
    List<OpResult> doubles = op.results().stream().filter(SinglePrecision::isDouble).toList();
    doubles.forEach(this::narrow);
    if (op.is(FuncOps.FUNC)
        && op.attribute("function_type") instanceof TypeAttr(FunctionType(var in, var out))) {
      op.setAttribute("function_type", new TypeAttr(new FunctionType(narrow(in), narrow(out))));
    } else if (Literals.isConstant(op) && !doubles.isEmpty()) {
      narrowLiteral(op);
    } else if (op.is(ChloOps.CONSTANT_LIKE) && op.attribute("value") instanceof FloatAttr value) {
      op.setAttribute("value", FloatAttr.of(FloatType.F32, value.doubleValue()));
    } else if (!doubles.isEmpty() && !op.is(StablehloOps.CONVERT)) {
      computed.add(op);
    }
  }

  /** Makes users of {@code values} take them as {@code f32}. */
  private void convert(List<? extends Value> values, Rewriter rewriter) {
    StablehloBuilder builder = new StablehloBuilder(rewriter);
    for (Value value : values) {
      if (isDouble(value)) {
        Value single = builder.convert(value, narrowElement(value.tensorType().element()));
        value.replaceAllUsesWith(single);
        Operation conversion = ((OpResult) single).owner();
        conversion.setOperand(0, value);
        conversions.add(conversion);
      }
    }
  }

  private void widenOperands(Operation op) {
    StablehloBuilder builder = new StablehloBuilder(new Rewriter().before(op));
    for (int i = 0; i < op.operandCount(); i++) {
      Value value = op.operand(i);
      Operation converted = value.definingOp();
      if (converted != null && conversions.contains(converted)) {
        op.setOperand(i, converted.operand(0));
      } else if (narrowed.contains(value)) {
        op.setOperand(i, builder.convert(value, wideElement(value.tensorType().element())));
      }
    }
  }

  private void narrow(Value value) {
    if (isDouble(value)) {
      value.setType(narrow(value.type()));
      narrowed.add(value);
    }
  }

  private static void narrowLiteral(Operation constant) {
    DenseElementsAttr literal = Literals.elements(constant.result());
    if (literal == null) {
      return;
    }
    ByteBuffer doubles = literal.data().read();
    int count = doubles.remaining() / Double.BYTES;
    byte[] bytes = new byte[count * Float.BYTES];
    ByteBuffer floats = Literals.wrap(bytes);
    for (int i = 0; i < count; i++) {
      floats.putFloat((float) doubles.getDouble(i * Double.BYTES));
    }
    constant.setAttribute(
        "value",
        new DenseElementsAttr(
            constant.result().type(), new ElementData.Bytes(bytes, literal.data().isSplat())));
  }

  private static boolean isDouble(Value value) {
    return !narrow(value.type()).equals(value.type());
  }

  private static ImmutableList<Type> narrow(List<Type> types) {
    return types.stream().map(SinglePrecision::narrow).collect(toImmutableList());
  }

  private static Type narrow(Type type) {
    return type instanceof TensorType tensor
        ? tensor.withElement(narrowElement(tensor.element()))
        : type;
  }

  private static Type narrowElement(Type element) {
    if (element instanceof ComplexType complex && complex.element() == FloatType.F64) {
      return new ComplexType(FloatType.F32);
    }
    return element == FloatType.F64 ? FloatType.F32 : element;
  }

  private static Type wideElement(Type element) {
    return element instanceof ComplexType ? new ComplexType(FloatType.F64) : FloatType.F64;
  }
}
