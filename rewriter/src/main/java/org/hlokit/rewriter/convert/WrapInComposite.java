// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.convert;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.List;
import org.hlokit.dialect.BuiltinOps;
import org.hlokit.dialect.Dialects;
import org.hlokit.dialect.FuncOps;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.Block;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.FunctionType;
import org.hlokit.ir.IntegerAttr;
import org.hlokit.ir.NamedAttribute;
import org.hlokit.ir.OpResult;
import org.hlokit.ir.OpTable;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Region;
import org.hlokit.ir.StringAttr;
import org.hlokit.ir.SymbolRefAttr;
import org.hlokit.ir.Type;
import org.hlokit.ir.TypeAttr;
import org.hlokit.ir.Value;
import org.hlokit.pass.Pass;
import org.hlokit.pass.PassContext;
import org.hlokit.pass.PassDefinition;
import org.hlokit.pass.PassOption;
import org.hlokit.pass.PassOptions;
import org.hlokit.pass.PassUsageException;
import org.hlokit.rewriter.pattern.Cloner;
import org.hlokit.rewriter.pattern.Rewriter;
import org.hlokit.rewriter.pattern.Symbols;
import org.hlokit.rewriter.simplify.ConstantHoisting;

/**
 * Makes composites of single operations, for what recognises composites by name.
 *
 * <pre>
 *   %0 = stablehlo.add %x, %y : T
 *   ==>
 *   %0 = stablehlo.composite "stablehlo.add" %x, %y
 *          {decomposition = @stablehlo.add.impl, version = 1 : i32} : (T, T) -> T
 *
 *   func.func private @stablehlo.add.impl(%x: T, %y: T) -> T  // with the addition
 * </pre>
 *
 * <p>The operation's attributes are those of the composite. Exact.
 */
public final class WrapInComposite implements Pass {
  private static final String NAMES = "op-names";
  private static final String VERSION = "version";

  public static final PassDefinition DEFINITION =
      new PassDefinition(
          "stablehlo-wrap-in-composite",
          "make composites of single operations",
          BuiltinOps.MODULE,
          ImmutableList.of(
              PassOption.text(NAMES, "", "the operations: stablehlo.add,stablehlo.convolution"),
              PassOption.integer(VERSION, 0, "the composites' version")),
          WrapInComposite::new);

  private final ImmutableSet<String> names;
  private final int version;

  private WrapInComposite(PassOptions options) {
    this.names =
        ImmutableSet.copyOf(
            Splitter.on(',').trimResults().omitEmptyStrings().split(options.text(NAMES)));
    this.version = Math.toIntExact(options.integer(VERSION));
    OpTable known = Dialects.all();
    for (String name : names) {
      if (known.find(name) == null) {
        throw new PassUsageException(
            "option 'op-names' of pass '%s' names no operation: '%s'"
                .formatted(DEFINITION.name(), name),
            "operations are named in full, such as stablehlo.add");
      }
    }
  }

  @Override
  public void run(Operation module, PassContext context) {
    Symbols symbols = new Symbols(module);
    List<Operation> wrapped = new ArrayList<>();
    for (Operation op : module.region(0).entry().operations()) {
      if (op.is(FuncOps.FUNC)) {
        ConstantHoisting.run(op);
      }
    }
    collect(module, wrapped);
    Rewriter rewriter = new Rewriter(context);
    // From the last one, as the reference does: functions are added in that order.
    for (Operation op : wrapped.reversed()) {
      if (!isIn(module, op)) {
        continue; // it went with the operation around it, and is in that one's function
      }
      String decomposition = add(decomposition(op), symbols);
      Operation composite =
          rewriter
              .before(op)
              .insert(
                  Operation.builder(StablehloOps.COMPOSITE)
                      .operands(ImmutableList.copyOf(op.operands()))
                      .attribute("name", StringAttr.of(op.name()))
                      .attribute("composite_attributes", attributes(op))
                      .attribute("decomposition", SymbolRefAttr.of(decomposition))
                      .attribute("version", IntegerAttr.i32(version))
                      .results(types(op.results())));
      rewriter.replace(op, composite.results());
    }
    context.count("operations wrapped", wrapped.size());
  }

  private static boolean isIn(Operation module, Operation op) {
    Operation at = op;
    while (at != null && at != module) {
      at = at.parentOp();
    }
    return at == module;
  }

  private void collect(Operation op, List<Operation> found) {
    for (Region region : op.regions()) {
      for (Block block : region.blocks()) {
        block.operations().forEach(inner -> collect(inner, found));
      }
    }
    if (names.contains(op.name())) {
      found.add(op);
    }
  }

  private static DictionaryAttr attributes(Operation op) {
    List<NamedAttribute> all = new ArrayList<>(op.properties().entries());
    all.addAll(op.discardable().entries());
    return DictionaryAttr.of(all);
  }

  private static ImmutableList<Type> types(List<? extends Value> values) {
    return values.stream().map(Value::type).collect(ImmutableList.toImmutableList());
  }

  /** A private function that does what {@code op} does. */
  private static Operation decomposition(Operation op) {
    Region body = new Region();
    Block block = body.addBlock();
    Operation copy = new Cloner().copy(op);
    List<Value> arguments = new ArrayList<>();
    for (Type type : types(op.operands())) {
      arguments.add(block.addArgument(type, op.location()));
    }
    copy.setOperands(arguments);
    block.append(copy);
    List<OpResult> results = copy.results();
    block.append(
        Operation.builder(FuncOps.RETURN).operands(results).location(op.location()).build());
    return Operation.builder(FuncOps.FUNC)
        .attribute("sym_name", StringAttr.of(op.name() + ".impl"))
        .attribute("sym_visibility", StringAttr.of("private"))
        .attribute(
            "function_type", new TypeAttr(new FunctionType(types(op.operands()), types(results))))
        .region(body)
        .location(op.location())
        .build();
  }

  /** Adds a function under its name, or that with the first number that is free. */
  private static String add(Operation function, Symbols symbols) {
    String wanted = Symbols.name(function).orElseThrow();
    String name = wanted;
    for (int i = 0; symbols.symbol(name).isPresent(); i++) {
      name = wanted + "_" + i;
    }
    function.setAttribute("sym_name", StringAttr.of(name));
    return symbols.add(function);
  }
}
