// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.convert;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.List;
import org.hlokit.dialect.FuncOps;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.OpResult;
import org.hlokit.ir.Operation;
import org.hlokit.ir.StringAttr;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Value;
import org.hlokit.pass.Pass;
import org.hlokit.pass.PassContext;
import org.hlokit.pass.PassDefinition;
import org.hlokit.pass.PassOption;
import org.hlokit.pass.PassOptions;
import org.hlokit.rewriter.pattern.Rewriter;

/**
 * Replaces composites by calls of what they are composed of.
 *
 * <pre>
 *   %0 = stablehlo.composite "foo.bar" %x {decomposition = @bar} : (T) -> U
 *   ==>
 *   %0 = call @bar(%x) : (T) -> U
 * </pre>
 *
 * <p>Exact as far as a composite and its decomposition are the same.
 */
public final class LegalizeCompositeToCall implements Pass {
  private static final String EXCEPT = "except";
  private static final String ONLY_DYNAMIC = "only-dynamic";

  public static final PassDefinition DEFINITION =
      new PassDefinition(
          "stablehlo-legalize-composite-to-call",
          "replace composites by calls of their decompositions",
          FuncOps.FUNC,
          ImmutableList.of(
              PassOption.text(EXCEPT, "", "names of composites that stay: foo.bar,foo.baz"),
              PassOption.flag(ONLY_DYNAMIC, "leave those whose operands have static shapes")),
          LegalizeCompositeToCall::new);

  private final ImmutableSet<String> except;
  private final boolean onlyDynamic;

  private LegalizeCompositeToCall(PassOptions options) {
    this.except =
        ImmutableSet.copyOf(Splitter.on(',').trimResults().splitToList(options.text(EXCEPT)));
    this.onlyDynamic = options.flag(ONLY_DYNAMIC);
  }

  @Override
  public void run(Operation function, PassContext context) {
    List<Operation> composites = new ArrayList<>();
    function.walk(
        op -> {
          if (op.is(StablehloOps.COMPOSITE) && isReplaced(op)) {
            composites.add(op);
          }
        });
    Rewriter rewriter = new Rewriter(context);
    for (Operation composite : composites) {
      Attribute callee = composite.attribute("decomposition");
      if (callee != null) {
        Operation call =
            rewriter
                .before(composite)
                .insert(
                    Operation.builder(FuncOps.CALL)
                        .operands(composite.operands())
                        .attribute("callee", callee)
                        .results(composite.results().stream().map(OpResult::type).toList()));
        rewriter.replace(composite, call.results());
      }
    }
    context.count("composites replaced", composites.size());
  }

  private boolean isReplaced(Operation composite) {
    return !(composite.attribute("name") instanceof StringAttr name
            && except.contains(name.value()))
        && !(onlyDynamic
            && composite.operands().stream().allMatch(LegalizeCompositeToCall::isStatic));
  }

  private static boolean isStatic(Value value) {
    return !(value.type() instanceof TensorType type) || type.hasStaticShape();
  }
}
