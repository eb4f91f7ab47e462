// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.legalize;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.List;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.Block;
import org.hlokit.ir.ComplexType;
import org.hlokit.ir.DenseArrayAttr;
import org.hlokit.ir.DenseElementsAttr;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.ElementData;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Operation;
import org.hlokit.ir.OperationBuilder;
import org.hlokit.ir.Region;
import org.hlokit.ir.StringAttr;
import org.hlokit.ir.StructAttr;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;
import org.hlokit.ir.Value;
import org.hlokit.pass.Pass;
import org.hlokit.pass.PassContext;
import org.hlokit.pass.PassDefinition;
import org.hlokit.pass.PassOption;
import org.hlokit.pass.PassOptions;
import org.hlokit.rewriter.pattern.Illegal;
import org.hlokit.rewriter.pattern.Literals;
import org.hlokit.rewriter.pattern.Rewriter;
import org.hlokit.rewriter.pattern.StablehloBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The pass {@code stablehlo-legalize-deprecated-ops}: operations that StableHLO is about to drop,
 * written with those that replace them. Exact.
 */
public final class LegalizeDeprecatedOps implements Pass {
  private static final String FAIL_ON_UNUSED = "fail-on-unused";

  public static final PassDefinition DEFINITION =
      new PassDefinition(
          "stablehlo-legalize-deprecated-ops",
          "write deprecated operations with those that replace them",
          null,
          ImmutableList.of(
              PassOption.choice(
                  FAIL_ON_UNUSED,
                  ImmutableList.of("true", "false"),
                  "refuse map and rng, which nothing replaces")),
          LegalizeDeprecatedOps::new);

  /** Builds what replaces an operation of one result; null where nothing can. */
  private interface Replacement {
    @Nullable OperationBuilder of(Operation op, Rewriter rewriter);
  }

  private static final ImmutableMap<OpDefinition, Replacement> REPLACEMENTS =
      ImmutableMap.of(
          StablehloOps.BROADCAST, LegalizeDeprecatedOps::broadcast,
          StablehloOps.CREATE_TOKEN, (op, rewriter) -> Operation.builder(StablehloOps.AFTER_ALL),
          StablehloOps.CROSS_REPLICA_SUM, LegalizeDeprecatedOps::allReduce,
          StablehloOps.DOT, LegalizeDeprecatedOps::dotGeneral,
          StablehloOps.UNARY_EINSUM, LegalizeDeprecatedOps::einsum);

  /** Without replacement. */
  private static final ImmutableSet<OpDefinition> UNUSED =
      ImmutableSet.of(StablehloOps.MAP, StablehloOps.RNG);

  private final boolean failsOnUnused;

  private LegalizeDeprecatedOps(PassOptions options) {
    this.failsOnUnused = options.text(FAIL_ON_UNUSED).equals("true");
  }

  @Override
  public void run(Operation root, PassContext context) {
    List<Operation> ops = new ArrayList<>();
    root.walk(
        op -> {
          if (REPLACEMENTS.containsKey(op.definition())
              || (failsOnUnused && UNUSED.contains(op.definition()))) {
            ops.add(op);
          }
        });
    for (Operation op : ops) {
      replace(op, context);
    }
    context.count("operations legalized", ops.size());
  }

  private static void replace(Operation op, PassContext context) {
    Replacement replacement = REPLACEMENTS.get(op.definition());
    Rewriter rewriter = new Rewriter().before(op);
    OperationBuilder builder = replacement == null ? null : replacement.of(op, rewriter);
    if (builder == null) {
      throw Illegal.failure(op);
    }
    Value result = rewriter.insert(builder.result(op.result().type())).result();
    context.replacing(op, List.of(result));
    op.result().replaceAllUsesWith(result);
    op.erase();
  }

  /** {@code broadcast %x, sizes = [2]}: the operand's dimensions come last. */
  private static @Nullable OperationBuilder broadcast(Operation op, Rewriter rewriter) {
    if (!(op.operand(0).type() instanceof TensorType type)) {
      return null;
    }
    int added = StablehloBuilder.integers(op, "broadcast_sizes").length;
    long[] dimensions = new long[type.rank()];
    for (int i = 0; i < dimensions.length; i++) {
      dimensions[i] = (long) added + i;
    }
    return Operation.builder(StablehloOps.BROADCAST_IN_DIM)
        .operand(op.operand(0))
        .attribute("broadcast_dimensions", DenseArrayAttr.i64(dimensions));
  }

  /** {@code dot}: the last dimension of the left side meets the first of the right. */
  private static @Nullable OperationBuilder dotGeneral(Operation op, Rewriter rewriter) {
    if (!(op.operand(0).type() instanceof TensorType left)) {
      return null;
    }
    DictionaryAttr numbers =
        DictionaryAttr.of("lhs_contracting_dimensions", DenseArrayAttr.i64(left.rank() - 1L))
            .with("rhs_contracting_dimensions", DenseArrayAttr.i64(0));
    OperationBuilder dot =
        Operation.builder(StablehloOps.DOT_GENERAL)
            .operands(op.operands())
            .attribute("dot_dimension_numbers", new StructAttr("stablehlo.dot", numbers));
    Attribute precision = op.attribute("precision_config");
    return precision == null ? dot : dot.attribute("precision_config", precision);
  }

  private static @Nullable OperationBuilder allReduce(Operation op, Rewriter rewriter) {
    if (!(op.result().type() instanceof TensorType type)) {
      return null;
    }
    TensorType scalar = TensorType.of(type.element());
    Region computation = new Region();
    Block block = computation.addBlock();
    Value left = block.addArgument(scalar);
    Value right = block.addArgument(scalar);
    Operation sum =
        Operation.builder(StablehloOps.ADD).operand(left).operand(right).result(scalar).build();
    block.append(sum);
    block.append(Operation.builder(StablehloOps.RETURN).operand(sum.result()).build());
    return Operation.builder(StablehloOps.ALL_REDUCE)
        .operand(op.operand(0))
        .attribute("replica_groups", requireNonNull(op.attribute("replica_groups")))
        .region(computation);
  }

  /** {@code unary_einsum %x, "ab->a"}: {@code einsum 1, %x, ",ab->a"}. */
  private static @Nullable OperationBuilder einsum(Operation op, Rewriter rewriter) {
    DenseElementsAttr one =
        op.operand(0).type() instanceof TensorType type ? one(type.element()) : null;
    if (one == null || !(op.attribute("einsum_config") instanceof StringAttr equation)) {
      return null;
    }
    return Operation.builder(StablehloOps.EINSUM)
        .operand(new StablehloBuilder(rewriter).constant(one))
        .operand(op.operand(0))
        .attribute("einsum_config", StringAttr.of("," + equation.value()));
  }

  private static @Nullable DenseElementsAttr one(Type element) {
    if (Literals.isNumber(element)) {
      return Literals.splat(TensorType.of(element), 1);
    }
    if (!(element instanceof ComplexType(FloatType part)) || !Literals.isNumber(part)) {
      return null;
    }
    int width = Literals.width(part);
    byte[] bytes = new byte[2 * width];
    Literals.putBits(Literals.wrap(bytes), width, Literals.encode(part, 1));
    return new DenseElementsAttr(TensorType.of(element), new ElementData.Bytes(bytes, true));
  }
}
