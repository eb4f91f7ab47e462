// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.rmsnorm;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import org.hlokit.ir.BoolAttr;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.NamedAttribute;
import org.hlokit.ir.Operation;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Value;
import org.hlokit.rewriter.pattern.Rewriter;
import org.jspecify.annotations.Nullable;

/**
 * The normalisation as a composite, which vendors' delegates recognise and everybody else can run:
 *
 * <pre>
 *   stablehlo.composite "odml.rms_norm" %x, %weight
 *       {composite_attributes = {epsilon = 9.99999997E-7 : f32},
 *        decomposition = {@literal @}odml.rms_norm.impl}
 * </pre>
 *
 * <p>Composites of equal types and parameters share one decomposition function.
 */
final class NormComposite implements NormWriter {
  static final String NAME = "odml.rms_norm";

  private final Composites composites;

  /**
   * @param module the functions are added to it
   */
  NormComposite(Operation module) {
    this.composites = new Composites(module);
  }

  @Override
  public Value write(
      Rewriter rewriter,
      Value x,
      @Nullable Value weight,
      TensorType result,
      RmsNormParameters parameters) {
    return composites.insert(
        rewriter,
        NAME,
        attributes(parameters),
        weight == null ? List.of(x) : List.of(x, weight),
        result,
        (arguments, inner) ->
            new Decomposition(norm(arguments, result, parameters), inner, false).plain());
  }

  private static DictionaryAttr attributes(RmsNormParameters parameters) {
    List<NamedAttribute> entries = new ArrayList<>();
    entries.add(new NamedAttribute("epsilon", parameters.epsilon()));
    if (parameters.castBeforeScale()) {
      entries.add(new NamedAttribute("cast_before_scale", BoolAttr.TRUE));
    }
    return DictionaryAttr.of(entries);
  }

  /** The normalisation of the last dimension of {@code operands}: x and perhaps a weight. */
  static NormCall norm(List<Value> operands, TensorType result, RmsNormParameters parameters) {
    Value x = operands.getFirst();
    return new NormCall(
        x,
        null,
        operands.size() > 1 ? operands.get(1) : null,
        ImmutableList.of(x.tensorType().rank() - 1),
        parameters.epsilon().doubleValue(),
        true,
        parameters.castBeforeScale(),
        result);
  }
}
