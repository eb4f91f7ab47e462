// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.convert;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import org.hlokit.dialect.BuiltinOps;
import org.hlokit.dialect.InterpreterOps;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.Block;
import org.hlokit.ir.ComplexType;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.Location;
import org.hlokit.ir.OpResult;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Region;
import org.hlokit.ir.StringAttr;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;
import org.hlokit.pass.Pass;
import org.hlokit.pass.PassContext;
import org.hlokit.pass.PassDefinition;
import org.hlokit.pass.PassOption;
import org.hlokit.pass.PassOptions;
import org.hlokit.rewriter.pattern.Rewriter;

/**
 * Makes the interpreter write each value down when it is computed.
 *
 * <pre>
 *   %0 = stablehlo.add %x, %y : tensor&lt;2xi32&gt;
 *   ==>
 *   %0 = stablehlo.add %x, %y : tensor&lt;2xi32&gt;
 *   %1 = interpreter.probe %0, probe_id = "probe1" : tensor&lt;2xi32&gt;
 * </pre>
 *
 * <p>All tensors of static shape but constants. Users go on with the probe's result.
 */
public final class InstrumentWithProbe implements Pass {
  private static final String NAMES = "useDebugInfo";

  public static final PassDefinition DEFINITION =
      new PassDefinition(
          "interpreter-instrument-with-probe",
          "make the interpreter write down each value",
          BuiltinOps.MODULE,
          ImmutableList.of(PassOption.flag(NAMES, "name probes by the operations' locations")),
          InstrumentWithProbe::new);

  private final boolean useNames;

  private InstrumentWithProbe(PassOptions options) {
    this.useNames = options.flag(NAMES);
  }

  @Override
  public void run(Operation module, PassContext context) {
    List<OpResult> probed = new ArrayList<>();
    collect(module, probed);
    Rewriter rewriter = new Rewriter();
    for (int i = 0; i < probed.size(); i++) {
      OpResult value = probed.get(i);
      Operation probe =
          rewriter
              .after(value.owner())
              .insert(
                  Operation.builder(InterpreterOps.PROBE)
                      .operand(value)
                      .attribute("probe_id", StringAttr.of(name(value.owner()) + (i + 1)))
                      .result(value.type()));
      value.replaceAllUsesWith(probe.result());
      probe.setOperand(0, value);
    }
    context.count("probes", probed.size());
  }

  /** What regions compute comes before what their operation does. */
  private static void collect(Operation op, List<OpResult> probed) {
    for (Region region : op.regions()) {
      for (Block block : region.blocks()) {
        block.operations().forEach(inner -> collect(inner, probed));
      }
    }
    if (!op.is(StablehloOps.CONSTANT)) {
      op.results().stream().filter(result -> isProbed(result.type())).forEach(probed::add);
    }
  }

  private static boolean isProbed(Type type) {
    return type instanceof TensorType tensor
        && tensor.hasStaticShape()
        && (tensor.element() instanceof IntegerType
            || tensor.element() instanceof FloatType
            || tensor.element() instanceof ComplexType);
  }

  private String name(Operation op) {
    return useNames && op.location() instanceof Location.Name(String name, _)
        ? Splitter.on('@').split(name).iterator().next() + "."
        : "probe";
  }
}
