// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Data moves forward through the modules, and no two packages need each other. */
@AnalyzeClasses(packages = "org.hlokit", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
  @ArchTest
  static final ArchRule MODULES_USE_ONLY_WHAT_COMES_BEFORE =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("grammar")
          .definedBy("org.hlokit.grammar..")
          .layer("parser")
          .definedBy(
              "org.hlokit.ir..",
              "org.hlokit.dialect..",
              "org.hlokit.parse..",
              "org.hlokit.print..",
              "org.hlokit.verify..",
              "org.hlokit.diagnostic..",
              "org.hlokit.pass..")
          .layer("interpreter")
          .definedBy("org.hlokit.interpreter..")
          .layer("rewriter")
          .definedBy("org.hlokit.rewriter..")
          .layer("vhlo-fallback")
          .definedBy("org.hlokit.vhlo..")
          .layer("flatbuffer-writer")
          .definedBy("org.hlokit.tflite..")
          .layer("native")
          .definedBy("org.hlokit.runtime..")
          .layer("cli")
          .definedBy("org.hlokit.cli..")
          .whereLayer("grammar")
          .mayNotAccessAnyLayer()
          .whereLayer("parser")
          .mayOnlyAccessLayers("grammar")
          .whereLayer("interpreter")
          .mayOnlyAccessLayers("parser")
          .whereLayer("rewriter")
          .mayOnlyAccessLayers("parser")
          .whereLayer("vhlo-fallback")
          .mayOnlyAccessLayers("parser")
          .whereLayer("flatbuffer-writer")
          .mayOnlyAccessLayers("parser", "rewriter", "vhlo-fallback")
          .whereLayer("native")
          .mayOnlyAccessLayers("flatbuffer-writer")
          .whereLayer("cli")
          .mayNotBeAccessedByAnyLayer();

  @ArchTest
  static final ArchRule PACKAGES_HAVE_NO_CYCLES =
      slices().matching("org.hlokit.(**)").should().beFreeOfCycles();
}
