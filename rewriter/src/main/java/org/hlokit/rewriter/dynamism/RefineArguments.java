// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.dynamism;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import org.hlokit.dialect.BuiltinOps;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Type;
import org.hlokit.parse.MlirText;
import org.hlokit.pass.Pass;
import org.hlokit.pass.PassContext;
import org.hlokit.pass.PassDefinition;
import org.hlokit.pass.PassFailure;
import org.hlokit.pass.PassOption;
import org.hlokit.pass.PassOptions;

/**
 * Gives the entry function arguments of the types that the user names, for {@link RefineShapes} to
 * go on from.
 *
 * <pre>
 *   func.func @main(%x: tensor&lt;?xf32&gt;)         // types=tensor&lt;4xf32&gt;
 *   ==>
 *   func.func @main(%x: tensor&lt;4xf32&gt;) {
 *     %c = stablehlo.constant dense&lt;4&gt; : tensor&lt;1xi64&gt;
 *     %0 = stablehlo.custom_call @stablehlo.shape_refinement_operand_wrapper(%x, %c)
 *            {indices_of_shape_operands = dense&lt;1&gt; : tensor&lt;1xi64&gt;}
 *            : (tensor&lt;4xf32&gt;, tensor&lt;1xi64&gt;) -> tensor&lt;?xf32&gt;
 * </pre>
 *
 * <p>No value changes. A type that says other than the function's is refused.
 */
public final class RefineArguments implements Pass {
  private static final String TYPES = "types";

  public static final PassDefinition DEFINITION =
      new PassDefinition(
          "stablehlo-refine-arguments",
          "give the entry function arguments of known shapes",
          BuiltinOps.MODULE,
          ImmutableList.of(
              PassOption.text(TYPES, "", "the arguments' types: tensor<4xf32>,tensor<i32>")),
          RefineArguments::new);

  private final String types;

  private RefineArguments(PassOptions options) {
    this.types = options.text(TYPES);
  }

  @Override
  public void run(Operation module, PassContext context) {
    Operation entry = EntryFunction.of(module);
    if (entry == null) {
      throw new PassFailure(module, "'builtin.module' op holds no function to refine");
    }
    MlirText text = MlirText.ofAllDialects();
    ImmutableList.Builder<Type> refined = ImmutableList.builder();
    for (String type : split(types)) {
      refined.add(
          text.type(type)
              .orElseThrow(
                  () ->
                      new PassFailure(module, "'builtin.module' op Invalid type string: " + type)));
    }
    String fault = ArgumentRefinement.fault(entry, refined.build());
    if (fault != null) {
      throw new PassFailure(entry, fault);
    }
    ArgumentRefinement.apply(entry, refined.build());
  }

  /** The parts between commas that stand in no brackets. */
  private static List<String> split(String list) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < list.length(); i++) {
      char c = list.charAt(i);
      depth += "<([{".indexOf(c) >= 0 ? 1 : ">)]}".indexOf(c) >= 0 ? -1 : 0;
      if (c == ',' && depth == 0) {
        parts.add(list.substring(start, i).strip());
        start = i + 1;
      }
    }
    String last = list.substring(start).strip();
    if (!last.isEmpty()) {
      parts.add(last);
    }
    return parts;
  }
}
