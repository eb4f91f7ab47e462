// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.convert;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.regex.Pattern;
import org.hlokit.dialect.ArithOps;
import org.hlokit.dialect.BuiltinOps;
import org.hlokit.dialect.FuncOps;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.Block;
import org.hlokit.ir.DenseElementsAttr;
import org.hlokit.ir.FunctionType;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.OpaqueType;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Region;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;
import org.hlokit.ir.TypeAttr;
import org.hlokit.ir.UnrankedTensorType;
import org.hlokit.ir.Value;
import org.hlokit.pass.Pass;
import org.hlokit.pass.PassContext;
import org.hlokit.pass.PassDefinition;

/**
 * Forgets of integers whether they are signed, for dialects whose operations say it.
 *
 * <pre>
 *   %0 = stablehlo.add %x, %y : tensor&lt;3xui8&gt;
 *   ==>
 *   %0 = stablehlo.add %x, %y : tensor&lt;3xi8&gt;
 * </pre>
 *
 * <p>Bits stay, their meaning does not: a StableHLO operation takes {@code i8} for signed, so that
 * a comparison, a division or a conversion of unsigned values means something else afterwards.
 */
public final class ConvertToSignless implements Pass {
  public static final PassDefinition DEFINITION =
      PassDefinition.of(
              "stablehlo-convert-to-signless",
              "make signed and unsigned integers signless",
              ConvertToSignless::new)
          .anchoredOn(BuiltinOps.MODULE);

  /** Signed and unsigned integers in a type that is kept as text. */
  private static final Pattern SIGNED = Pattern.compile("(?<![A-Za-z0-9_.])(\\*?x?)[su]i(\\d+)\\b");

  private ConvertToSignless() {}

  @Override
  public void run(Operation module, PassContext context) {
    module.walk(ConvertToSignless::convert);
  }

  private static void convert(Operation op) {
    op.results().forEach(ConvertToSignless::convert);
    for (Region region : op.regions()) {
      for (Block block : region.blocks()) {
        block.arguments().forEach(ConvertToSignless::convert);
      }
    }
    if (op.is(FuncOps.FUNC)
        && op.attribute("function_type") instanceof TypeAttr(FunctionType(var in, var out))) {
      op.setAttribute("function_type", new TypeAttr(new FunctionType(signless(in), signless(out))));
    }
    if ((op.is(StablehloOps.CONSTANT) || op.is(ArithOps.CONSTANT))
        && op.attribute("value") instanceof DenseElementsAttr(Type type, var data)) {
      op.setAttribute("value", new DenseElementsAttr(signless(type), data));
    }
  }

  private static void convert(Value value) {
    value.setType(signless(value.type()));
  }

  private static ImmutableList<Type> signless(List<Type> types) {
    return types.stream().map(ConvertToSignless::signless).collect(ImmutableList.toImmutableList());
  }

  private static Type signless(Type type) {
    return switch (type) {
      case IntegerType integer -> IntegerType.signless(integer.width());
      case TensorType tensor -> tensor.withElement(signless(tensor.element()));
      case UnrankedTensorType(Type element) -> new UnrankedTensorType(signless(element));
      case OpaqueType(String text) when text.startsWith("memref<") ->
          new OpaqueType(SIGNED.matcher(text).replaceAll("$1i$2"));
      default -> type;
    };
  }
}
