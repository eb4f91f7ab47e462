// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter;

import com.google.common.collect.ImmutableList;
import org.hlokit.dialect.BuiltinOps;
import org.hlokit.pass.PassDefinition;
import org.hlokit.rewriter.chlo.ChloLegalizeToStablehlo;
import org.hlokit.rewriter.chlo.RaiseToChlo;
import org.hlokit.rewriter.compat.CompatibilityExpander;
import org.hlokit.rewriter.convert.ConvertToSignless;
import org.hlokit.rewriter.convert.InstrumentWithProbe;
import org.hlokit.rewriter.convert.LegalizeCompositeToCall;
import org.hlokit.rewriter.convert.WrapInComposite;
import org.hlokit.rewriter.dynamism.CanonicalizeDynamism;
import org.hlokit.rewriter.dynamism.CheckShapeAssertions;
import org.hlokit.rewriter.dynamism.RefineArguments;
import org.hlokit.rewriter.dynamism.RefineShapes;
import org.hlokit.rewriter.fold.ConstantFold;
import org.hlokit.rewriter.infer.TestInference;
import org.hlokit.rewriter.legalize.LegalizeDeprecatedOps;
import org.hlokit.rewriter.legalize.QdqToQuantizedOp;
import org.hlokit.rewriter.legalize.QuantizedOpToQdq;
import org.hlokit.rewriter.optimize.Optimizations;
import org.hlokit.rewriter.rmsnorm.DecomposeRmsNormPass;
import org.hlokit.rewriter.rmsnorm.FoldReduceMeanPass;
import org.hlokit.rewriter.rmsnorm.FuseRmsNormPass;
import org.hlokit.rewriter.rmsnorm.LowerRmsNormToLayerNormPass;
import org.hlokit.rewriter.rmsnorm.WrapRmsNormPass;
import org.hlokit.rewriter.shape.ShapeLegalizeToStablehlo;
import org.hlokit.rewriter.shape.TestBroadcast;
import org.hlokit.rewriter.simplify.Canonicalize;
import org.hlokit.rewriter.simplify.Cse;
import org.hlokit.rewriter.simplify.DeadCode;
import org.hlokit.rewriter.simplify.Inline;
import org.hlokit.rewriter.simplify.StripDebugInfo;
import org.hlokit.rewriter.simplify.SymbolDce;

/** The passes of this module, in order of their names. */
public final class RewriterPasses {
  public static final ImmutableList<PassDefinition> ALL =
      ImmutableList.of(
          PassDefinition.of(
              "canonicalize", "remove and join operations, exactly", Canonicalize::new),
          ChloLegalizeToStablehlo.DEFINITION,
          ConstantFold.DEFINITION,
          PassDefinition.of("cse", "merge equal operations", Cse::new),
          PassDefinition.of("dce", "erase operations that nobody uses", DeadCode::new),
          DecomposeRmsNormPass.DEFINITION,
          FoldReduceMeanPass.DEFINITION,
          FuseRmsNormPass.DEFINITION,
          TestBroadcast.DEFINITION,
          PassDefinition.of(
              "hlo-test-infer",
              "show the types that are inferred of results, for tests",
              TestInference::new),
          PassDefinition.of("inline", "put called functions in the place of calls", Inline::new)
              .anchoredOn(BuiltinOps.MODULE),
          LowerRmsNormToLayerNormPass.DEFINITION,
          RaiseToChlo.DEFINITION,
          ShapeLegalizeToStablehlo.DEFINITION,
          InstrumentWithProbe.DEFINITION,
          Optimizations.FOLDER,
          Optimizations.SIMPLIFICATION,
          CanonicalizeDynamism.DEFINITION,
          CheckShapeAssertions.DEFINITION,
          CompatibilityExpander.DEFINITION,
          ConvertToSignless.DEFINITION,
          LegalizeCompositeToCall.DEFINITION,
          LegalizeDeprecatedOps.DEFINITION,
          QdqToQuantizedOp.DEFINITION,
          QuantizedOpToQdq.DEFINITION,
          RefineArguments.DEFINITION,
          RefineShapes.DEFINITION,
          WrapInComposite.DEFINITION,
          PassDefinition.of("strip-debuginfo", "forget locations", StripDebugInfo::new),
          PassDefinition.of(
                  "symbol-dce", "erase private functions that nobody calls", SymbolDce::new)
              .anchoredOn(BuiltinOps.MODULE),
          Optimizations.BOTH,
          WrapRmsNormPass.UNWRAP,
          WrapRmsNormPass.WRAP);

  private RewriterPasses() {}
}
