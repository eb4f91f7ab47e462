// SPDX-License-Identifier: Apache-2.0
package org.hlokit.parse;

import com.google.common.collect.ImmutableList;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.hlokit.diagnostic.Diagnostic;
import org.hlokit.diagnostic.DiagnosticException;
import org.hlokit.dialect.BuiltinOps;
import org.hlokit.grammar.MlirParser.AttributeAliasContext;
import org.hlokit.grammar.MlirParser.BlockLabelContext;
import org.hlokit.grammar.MlirParser.CallOperationContext;
import org.hlokit.grammar.MlirParser.CompositeOperationContext;
import org.hlokit.grammar.MlirParser.ConstantOperationContext;
import org.hlokit.grammar.MlirParser.ConvolutionOperationContext;
import org.hlokit.grammar.MlirParser.CustomOperationContext;
import org.hlokit.grammar.MlirParser.ForeignOperationContext;
import org.hlokit.grammar.MlirParser.ForeignPieceContext;
import org.hlokit.grammar.MlirParser.ForeignRegionContext;
import org.hlokit.grammar.MlirParser.FunctionArgumentContext;
import org.hlokit.grammar.MlirParser.FunctionOperationContext;
import org.hlokit.grammar.MlirParser.GenericOperationContext;
import org.hlokit.grammar.MlirParser.ItemsOperationContext;
import org.hlokit.grammar.MlirParser.ModuleOperationContext;
import org.hlokit.grammar.MlirParser.OperationContext;
import org.hlokit.grammar.MlirParser.ReduceOperationContext;
import org.hlokit.grammar.MlirParser.RegionContext;
import org.hlokit.grammar.MlirParser.ResourceSectionContext;
import org.hlokit.grammar.MlirParser.ScanOperationContext;
import org.hlokit.grammar.MlirParser.TrailingLocationContext;
import org.hlokit.grammar.MlirParser.TypeAliasContext;
import org.hlokit.grammar.MlirParser.TypeContext;
import org.hlokit.grammar.MlirParser.TypedArgumentContext;
import org.hlokit.grammar.MlirParser.WhileOperationContext;
import org.hlokit.grammar.MlirParserBaseListener;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.Block;
import org.hlokit.ir.BlockArgument;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.OpTable;
import org.hlokit.ir.Operation;
import org.hlokit.ir.OperationBuilder;
import org.hlokit.ir.Region;
import org.hlokit.ir.SourceRange;
import org.hlokit.ir.Trait;
import org.hlokit.ir.Type;
import org.jspecify.annotations.Nullable;

/**
 * Builds IR while the parser runs: an operation is made when its last token has been read and its
 * syntax forgotten at once, so that a text of any length needs memory for its IR alone.
 */
final class IrListener extends MlirParserBaseListener {
  /** An operation that is being read. */
  private static final class OpFrame {
    final List<Region> regions = new ArrayList<>(0);
    final List<ForeignReader.Argument> foreignArguments = new ArrayList<>(0);
  }

  /** A region that is being read. */
  private static final class RegionFrame {
    final Region region;
    @Nullable Block block;

    RegionFrame(Region region) {
      this.region = region;
    }

    Block block() {
      Block current = block;
      if (current == null) {
        current = region.addBlock();
        block = current;
      }
      return current;
    }
  }

  private final Reader reader;
  private final Consumer<Diagnostic> warnings;
  private final OpLookup definitions;
  private final MissingBroadcasts broadcasts;
  private final Scopes scopes;
  private final ResultNames resultNames;
  private final GenericReader generic;
  private final FormReader forms;
  private final FunctionReader functions;
  private final ForeignReader foreign;
  private final DeclarativeReader declarative;
  private final LoopReader loops;
  private final AffineReader affine;
  private final Deque<OpFrame> ops = new ArrayDeque<>();
  private final Deque<RegionFrame> regions = new ArrayDeque<>();

  /** Set when an error is on its way out, during which ANTLR still leaves rules one by one. */
  private boolean failed;

  /** The custom form that was left last. */
  private ParserRuleContext lastForm = new ParserRuleContext();

  IrListener(Reader reader, OpTable table, OpNames names, Consumer<Diagnostic> warnings) {
    this.reader = reader;
    this.warnings = warnings;
    this.definitions = new OpLookup(reader, table, names);
    this.broadcasts = new MissingBroadcasts(op -> top().block().append(op));
    this.scopes = new Scopes(reader, broadcasts);
    this.resultNames = new ResultNames(reader, scopes);
    this.generic = new GenericReader(reader, scopes, definitions);
    this.forms = new FormReader(reader, scopes, names);
    this.functions = new FunctionReader(reader);
    this.foreign = new ForeignReader(reader, scopes, names);
    this.declarative = new DeclarativeReader(reader, scopes, names);
    this.loops = new LoopReader(reader, scopes, names);
    this.affine = new AffineReader(reader, scopes, names);
    regions.push(new RegionFrame(new Region()));
  }

  void fail() {
    failed = true;
  }

  /** The region that holds what stands at the top of the text. */
  Region finish() {
    scopes.finish();
    reader.locations.finish();
    RegionFrame top = regions.pop();
    top.block();
    return top.region;
  }

  @Override
  public void exitEveryRule(ParserRuleContext context) {
    // The parser keeps no children; the form of an operation is what ends last before it.
    if (context.getParent() instanceof CustomOperationContext) {
      lastForm = context;
    }
  }

  // --- Rules. ---------------------------------------------------------------------------------

  @Override
  public void enterOperation(OperationContext context) {
    ops.push(new OpFrame());
  }

  @Override
  public void exitOperation(OperationContext context) {
    // Not guarded(), for which the JVM would make a lambda slowly: operations are many.
    if (failed) {
      return;
    }
    failed = true; // unless it comes back
    operation(context);
    failed = false;
  }

  @Override
  public void enterRegion(RegionContext context) {
    guarded(() -> enter(context, context.getParent()));
  }

  @Override
  public void exitRegion(RegionContext context) {
    guarded(() -> leave(context));
  }

  @Override
  public void enterForeignRegion(ForeignRegionContext context) {
    guarded(() -> enter(context, context.getParent()));
  }

  @Override
  public void exitForeignRegion(ForeignRegionContext context) {
    guarded(this::leave);
  }

  @Override
  public void exitBlockLabel(BlockLabelContext context) {
    guarded(
        () -> {
          RegionFrame frame = top();
          if (frame.block != null && frame.region.blocks().size() == 1 && frame.block.isEmpty()) {
            throw reader.error(context.name, "invalid block name in region with named arguments");
          }
          frame.block = frame.region.add(scopes.defineBlock(context.name));
          context.arguments.forEach(this::argument);
        });
  }

  @Override
  public void exitAttributeAlias(AttributeAliasContext context) {
    guarded(
        () ->
            reader
                .attributeAliases()
                .put(context.name.getText().substring(1), reader.attributes.read(context.value)));
  }

  @Override
  public void exitTypeAlias(TypeAliasContext context) {
    guarded(
        () ->
            reader
                .typeAliases()
                .put(context.name.getText().substring(1), reader.types.read(context.aliased)));
  }

  @Override
  public void exitResourceSection(ResourceSectionContext context) {
    guarded(() -> ResourceReader.read(reader, context, warnings));
  }

  private void guarded(Runnable action) {
    if (failed) {
      return;
    }
    failed = true; // unless it comes back
    action.run();
    failed = false;
  }

  // --- Regions. -------------------------------------------------------------------------------

  private RegionFrame top() {
    return regions.getFirst();
  }

  private void enter(ParserRuleContext context, ParserRuleContext parent) {
    scopes.enter(isIsolated(parent));
    RegionFrame frame = new RegionFrame(new Region());
    regions.push(frame);
    switch (parent) {
      case FunctionOperationContext function -> {
        boolean named =
            !function.arguments.isEmpty() && function.arguments.getFirst().value != null;
        for (FunctionArgumentContext argument : function.arguments) {
          Token value = argument.value;
          if ((value != null) != named) {
            reader.enterForm(definitions.custom(function));
            throw reader.formError(
                argument,
                named ? "expected SSA identifier" : "expected type instead of SSA identifier");
          }
          if (value != null) {
            SourceRange earlier = scopes.definedAt(value);
            if (earlier != null) {
              throw new DiagnosticException(
                  Diagnostic.error(
                          reader.range(value),
                          "region entry argument '%s' is already in use".formatted(value.getText()))
                      .withNote(earlier, "previously referenced here"));
            }
            argument(value, argument.argumentType, argument.where);
          }
        }
      }
      case ReduceOperationContext reduce -> {
        reduce.reducers.forEach(arguments -> argument(arguments.left));
        reduce.reducers.forEach(arguments -> argument(arguments.right));
      }
      case WhileOperationContext loop -> {
        reader.enterForm(definitions.custom(loop));
        ImmutableList<Type> types = forms.whileTypes(loop);
        frame.block();
        for (int i = 0; i < types.size(); i++) {
          Token name = loop.inits.get(i).argument;
          BlockArgument argument = frame.block().addArgument(types.get(i), reader.range(name));
          scopes.define(name, ImmutableList.of(argument));
        }
      }
      case ForeignPieceContext piece -> {
        OpFrame op = ops.getFirst();
        for (ForeignReader.Argument argument :
            foreign.regionArguments(
                piece, Reader.start(context), op.regions.size(), op.foreignArguments)) {
          BlockArgument value =
              frame.block().addArgument(argument.type(), reader.range(argument.name()));
          scopes.define(argument.name(), ImmutableList.of(value));
        }
        if (foreign.isBodyAfterCondition(piece)) {
          for (ForeignReader.Argument argument : op.foreignArguments) {
            BlockArgument value = op.regions.getFirst().entry().argument(argument.index());
            scopes.define(argument.name(), ImmutableList.of(value));
          }
        }
      }
      default -> {}
    }
  }

  private boolean isIsolated(ParserRuleContext parent) {
    return switch (parent) {
      case FunctionOperationContext _, ModuleOperationContext _ -> true;
      case GenericOperationContext c -> definitions.generic(c).has(Trait.ISOLATED_FROM_ABOVE);
      case ForeignPieceContext piece -> foreign.holder(piece).has(Trait.ISOLATED_FROM_ABOVE);
      default -> false;
    };
  }

  private void leave(RegionContext context) {
    if (context.getParent() instanceof FunctionOperationContext function
        && top().region.isEmpty()) {
      reader.enterForm(definitions.custom(function));
      throw reader.formError(context, "expected non-empty function body");
    }
    leave();
  }

  private void leave() {
    scopes.exit();
    ops.getFirst().regions.add(regions.pop().region);
  }

  private void argument(TypedArgumentContext context) {
    argument(context.name, context.argumentType, context.where);
  }

  private void argument(Token name, TypeContext type, @Nullable TrailingLocationContext where) {
    BlockArgument argument = top().block().addArgument(reader.types.read(type), reader.range(name));
    if (where != null) {
      reader.locations.read(where.value, argument::setLocation);
    }
    scopes.define(name, ImmutableList.of(argument));
  }

  // --- Operations. ----------------------------------------------------------------------------

  private void operation(OperationContext context) {
    OpFrame frame = ops.pop();
    Operation op =
        context.generic != null
            ? build(generic.read(context.generic), frame, context.generic.name)
            : custom(lastForm, context, frame);
    if (context.generic == null && lastForm instanceof ReduceOperationContext reduce) {
      ReduceLocations.set(reader, reduce, context.where, op);
    } else if (context.where != null) {
      reader.locations.read(context.where.value, op::setLocation);
    }
    top().block().append(op);
    broadcasts.saw(op);
    resultNames.bind(context, op);
  }

  private Operation custom(ParserRuleContext form, OperationContext operation, OpFrame frame) {
    OpDefinition definition = definitions.custom(form);
    reader.enterForm(definition);
    OperationBuilder builder = Operation.builder(definition);
    switch (form) {
      case ItemsOperationContext c -> forms.items(c, builder);
      case ConstantOperationContext c -> forms.constant(c, builder);
      case ReduceOperationContext c -> forms.reduce(c, builder, frame.regions);
      case WhileOperationContext c -> forms.whileLoop(c, builder);
      case CallOperationContext c -> forms.call(c, builder);
      case CompositeOperationContext c -> forms.composite(c, builder);
      case ConvolutionOperationContext c -> forms.convolution(c, builder);
      case ScanOperationContext c -> forms.scan(c, builder);
      case ModuleOperationContext c -> forms.module(c, builder);
      case FunctionOperationContext c -> {
        functions.read(c, builder);
        if (frame.regions.isEmpty()) {
          frame.regions.add(new Region());
        }
      }
      case ForeignOperationContext c -> {
        boolean isRead =
            switch (builder.definition().family()) {
              case DECLARATIVE -> declarative.read(c, builder, frame.regions);
              case AFFINE_ACCESS, AFFINE_APPLY, AFFINE_FOR, AFFINE_IF, AFFINE_PARALLEL ->
                  affine.read(c, builder, frame.regions);
              default -> loops.read(c, builder, frame.regions);
            };
        if (!isRead) {
          foreign.read(c, operation, builder, frame.regions, frame.foreignArguments);
        }
      }
      default -> throw new IllegalStateException(form.getClass().getSimpleName());
    }
    return build(builder, frame, form.getStart());
  }

  private Operation build(OperationBuilder builder, OpFrame frame, Token name) {
    for (Region region : frame.regions) {
      builder.region(region);
    }
    for (OpDefinition.AttributeSpec spec : builder.definition().attributes()) {
      Attribute value = spec.defaultValue();
      if (spec.filled() && value != null && !builder.properties().contains(spec.name())) {
        builder.attribute(spec.name(), value);
      }
    }
    if (builder.definition() == BuiltinOps.MODULE) {
      for (Region region : frame.regions) {
        if (region.isEmpty()) {
          region.addBlock();
        }
      }
    }
    return builder.range(reader.range(name)).build();
  }
}
