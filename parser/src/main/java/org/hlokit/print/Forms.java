// SPDX-License-Identifier: Apache-2.0
package org.hlokit.print;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import org.hlokit.ir.AssemblyFamily;
import org.hlokit.ir.Operation;
import org.jspecify.annotations.Nullable;

/** The form of each family. */
final class Forms {
  private static final ImmutableMap<AssemblyFamily, AssemblyForm> BY_FAMILY =
      Maps.immutableEnumMap(
          ImmutableMap.<AssemblyFamily, AssemblyForm>builder()
              .put(AssemblyFamily.ITEMS, new ItemsForm())
              .put(AssemblyFamily.DECLARATIVE, new DeclarativeForm())
              .put(AssemblyFamily.CONSTANT, new ConstantForm())
              .put(AssemblyFamily.REDUCE, new ReduceForm())
              .put(AssemblyFamily.WHILE, new WhileForm())
              .put(AssemblyFamily.CUSTOM_CALL, new CustomCallForm())
              .put(AssemblyFamily.COMPOSITE, new CompositeForm())
              .put(AssemblyFamily.CONVOLUTION, new ConvolutionForm())
              .put(AssemblyFamily.DOT_GENERAL, new DotGeneralForm())
              .put(AssemblyFamily.DOT, new DotForm())
              .put(AssemblyFamily.SLICE, new SliceForm())
              .put(AssemblyFamily.TUPLE_ELEMENT, new TupleElementForm())
              .put(AssemblyFamily.FOR_LOOP, new LoopForms.ForLoop())
              .put(AssemblyFamily.CONDITIONAL, new LoopForms.Conditional())
              .put(AssemblyFamily.WHILE_DO, new LoopForms.WhileDo())
              .put(AssemblyFamily.PARALLEL_LOOP, new LoopForms.ParallelLoop())
              .put(AssemblyFamily.REDUCTIONS, new LoopForms.Reductions())
              .put(AssemblyFamily.EXECUTE_REGION, new SwitchForms.Execute())
              .put(AssemblyFamily.FOR_ALL, new SwitchForms.ForAll())
              .put(AssemblyFamily.INDEX_SWITCH, new SwitchForms.Switch())
              .put(AssemblyFamily.AFFINE_ACCESS, new AffineForms.Access())
              .put(AssemblyFamily.AFFINE_APPLY, new AffineForms.Apply())
              .put(AssemblyFamily.AFFINE_FOR, new AffineForms.ForLoop())
              .put(AssemblyFamily.AFFINE_IF, new AffineForms.Conditional())
              .put(AssemblyFamily.AFFINE_PARALLEL, new AffineForms.Parallel())
              .put(AssemblyFamily.SCAN, new ScanForm())
              .put(AssemblyFamily.MODULE, new ModuleForm())
              .put(AssemblyFamily.FUNCTION, new FunctionForm())
              .put(AssemblyFamily.CALL, new CallForm())
              .buildOrThrow());

  private static final AssemblyForm FOREIGN = new ForeignForm();
  private static final AssemblyForm VHLO_FUNCTION = new VhloFunctionForm();

  private Forms() {}

  /** How {@code op} is written, or null where that is generically. */
  static @Nullable AssemblyForm of(Operation op) {
    if (op.foreign() != null) {
      return FOREIGN;
    }
    AssemblyForm form =
        isVhloFunction(op) ? VHLO_FUNCTION : BY_FAMILY.get(op.definition().family());
    return form != null && form.fits(op) ? form : null;
  }

  private static boolean isVhloFunction(Operation op) {
    return op.definition().family() == AssemblyFamily.FUNCTION
        && op.definition().dialect().equals("vhlo");
  }

  /** The dialect whose ops lose its name in the regions of {@code op}. */
  static String defaultDialect(Operation op) {
    return switch (op.definition().family()) {
      case FUNCTION -> op.definition().dialect().equals("func") ? "func" : "";
      case MODULE -> "builtin";
      default -> "";
    };
  }
}
