// SPDX-License-Identifier: Apache-2.0
package org.hlokit.parse;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableLongArray;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.antlr.v4.runtime.Token;
import org.hlokit.grammar.MlirParser.BracketElementContext;
import org.hlokit.grammar.MlirParser.BracketListContext;
import org.hlokit.grammar.MlirParser.CallOperationContext;
import org.hlokit.grammar.MlirParser.CompositeOperationContext;
import org.hlokit.grammar.MlirParser.ConstantOperationContext;
import org.hlokit.grammar.MlirParser.ConvolutionOperationContext;
import org.hlokit.grammar.MlirParser.ItemContext;
import org.hlokit.grammar.MlirParser.ItemsOperationContext;
import org.hlokit.grammar.MlirParser.ModuleOperationContext;
import org.hlokit.grammar.MlirParser.ReduceDimensionsContext;
import org.hlokit.grammar.MlirParser.ReduceOperationContext;
import org.hlokit.grammar.MlirParser.ScanOperationContext;
import org.hlokit.grammar.MlirParser.ValueListContext;
import org.hlokit.grammar.MlirParser.WhileOperationContext;
import org.hlokit.grammar.MlirParser.WindowEntryContext;
import org.hlokit.ir.AssemblyFamily;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.AttributeTypes;
import org.hlokit.ir.Block;
import org.hlokit.ir.BlockArgument;
import org.hlokit.ir.DenseArrayAttr;
import org.hlokit.ir.DenseElementsAttr;
import org.hlokit.ir.Elements;
import org.hlokit.ir.FunctionType;
import org.hlokit.ir.IntegerAttr;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Operation;
import org.hlokit.ir.OperationBuilder;
import org.hlokit.ir.Region;
import org.hlokit.ir.SourceRange;
import org.hlokit.ir.StringAttr;
import org.hlokit.ir.SymbolRefAttr;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Trait;
import org.hlokit.ir.Type;
import org.hlokit.ir.VhloType;
import org.jspecify.annotations.Nullable;

/** The custom forms of single operations: operands, attributes and types of each. */
final class FormReader {
  private final Reader reader;
  private final Scopes scopes;
  private final OpNames names;
  private final SignatureReader signatures;
  private final ItemsReader items;
  private final DotReader dots;
  private final Map<Type, Type> scalars = new HashMap<>();

  FormReader(Reader reader, Scopes scopes, OpNames names) {
    this.names = names;
    this.reader = reader;
    this.scopes = scopes;
    this.signatures = new SignatureReader(reader, scopes);
    this.items = new ItemsReader(reader, signatures);
    this.dots = new DotReader(reader, signatures, items);
  }

  void items(ItemsOperationContext context, OperationBuilder builder) {
    switch (builder.definition().family()) {
      case DOT_GENERAL -> dots.readGeneral(context, builder);
      case DOT -> dots.read(context, builder);
      case SLICE -> slice(context, builder);
      case TUPLE_ELEMENT -> tupleElement(context, builder);
      default -> items.read(context, builder);
    }
  }

  private void slice(ItemsOperationContext context, OperationBuilder builder) {
    ItemContext item = single(context);
    ImmutableLongArray.Builder starts = ImmutableLongArray.builder();
    ImmutableLongArray.Builder limits = ImmutableLongArray.builder();
    ImmutableLongArray.Builder strides = ImmutableLongArray.builder();
    for (BracketElementContext element : item.range.elements) {
      if (element.start == null || element.limit == null) {
        throw reader.error(element, "expected 'start:limit:stride'");
      }
      starts.add(reader.numbers.integer(element.start).longValue());
      limits.add(reader.numbers.integer(element.limit).longValue());
      strides.add(element.stride == null ? 1 : reader.numbers.integer(element.stride).longValue());
    }
    builder
        .attribute("start_indices", DenseArrayAttr.i64(starts.build()))
        .attribute("limit_indices", DenseArrayAttr.i64(limits.build()))
        .attribute("strides", DenseArrayAttr.i64(strides.build()));
    signatures.functional(context, ImmutableList.of(item.value), builder);
  }

  private void tupleElement(ItemsOperationContext context, OperationBuilder builder) {
    ItemContext item = single(context);
    ImmutableLongArray index = items.integers(item.range);
    if (index.length() != 1) {
      throw reader.error(item.range, "expected one index");
    }
    builder.attribute("index", IntegerAttr.i32((int) index.get(0)));
    signatures.functional(context, ImmutableList.of(item.value), builder);
  }

  private ItemContext single(ItemsOperationContext context) {
    if (context.items.size() != 1
        || context.items.getFirst().value == null
        || context.items.getFirst().range == null) {
      int end = Reader.end(context);
      throw reader.error(end - 1, end, "expected '['");
    }
    return context.items.getFirst();
  }

  void constant(ConstantOperationContext context, OperationBuilder builder) {
    builder.attributes(reader.attributes.read(context.properties));
    reader.formAttributes(context.attributes, builder);
    if (context.types != null) {
      builder.results(reader.types.read(context.types).results());
      return;
    }
    Attribute value = reader.attributes.read(context.value);
    Type type = AttributeTypes.typeOf(value);
    if (type == null) {
      throw reader.error(context.value, "expected an attribute with a type");
    }
    builder.attribute("value", value).result(type);
  }

  void call(CallOperationContext context, OperationBuilder builder) {
    SymbolRefAttr callee = reader.attributes.read(context.callee);
    if (builder.definition().family() == AssemblyFamily.CALL) {
      builder.attribute("callee", callee);
    } else {
      builder.attribute("call_target_name", StringAttr.of(callee.root()));
    }
    builder.attributes(reader.attributes.read(context.attributes));
    List<Token> operands = values(context.operands);
    ImmutableList<Type> types = reader.types.readAll(context.types.types);
    if (types.size() == 1 && types.getFirst() instanceof FunctionType function) {
      signatures.functional(context, operands, function, builder);
      return;
    }
    // Some exporters write the result types alone, which no version of the dialect allows.
    operands.forEach(operand -> builder.operand(scopes.use(operand, null)));
    builder.results(types);
  }

  private static List<Token> values(@Nullable ValueListContext context) {
    return context == null ? ImmutableList.of() : context.values;
  }

  void composite(CompositeOperationContext context, OperationBuilder builder) {
    builder
        .attribute("name", StringAttr.of(Strings.unquote(context.target.getText())))
        .attributes(reader.attributes.read(context.attributes));
    signatures.functional(
        context, values(context.operands), reader.types.read(context.types), builder);
  }

  void reduce(ReduceOperationContext context, OperationBuilder builder, List<Region> regions) {
    List<Token> operands = new ArrayList<>();
    context.inputs.forEach(input -> operands.add(input.value));
    context.inputs.forEach(input -> operands.add(input.init));
    ReduceDimensionsContext across = context.across;
    builder
        .attribute("dimensions", DenseArrayAttr.i64(items.integers(across.list)))
        .attributes(reader.attributes.read(across.attributes));
    signatures.functional(context, operands, reader.types.read(across.types), builder);
    if (context.body != null) {
      regions.add(appliedBody(context, builder));
    }
  }

  /** The type of an element of {@code type}. */
  private static Type scalar(Type type) {
    return switch (type) {
      case TensorType tensor -> TensorType.of(tensor.element());
      case VhloType(TensorType tensor) -> new VhloType(TensorType.of(tensor.element()));
      default -> type;
    };
  }

  /** The body of {@code applies stablehlo.add}: one op on two scalars of the element type. */
  private Region appliedBody(ReduceOperationContext context, OperationBuilder builder) {
    OpDefinition body = ((SourceToken) context.body.getStart()).definition();
    String dialect = builder.definition().dialect();
    if (body == null
        || !body.dialect().equals(dialect)
        || !body.has(Trait.COMMUTATIVE)
        || body.operands().size() != 2) {
      throw reader.formError(
          context.open,
          "expected the inner-op to be a commutative binary-op from the %s dialect, with zero region, producing single result"
              .formatted(dialect));
    }
    if (context.inputs.size() != 1) {
      throw reader.error(context.body, "expected one input");
    }
    Type type = builder.operands().getLast().type();
    Type scalar = scalars.computeIfAbsent(type, FormReader::scalar);
    Region region = new Region();
    Block block = region.addBlock();
    BlockArgument left = block.addArgument(scalar);
    BlockArgument right = block.addArgument(scalar);
    SourceRange range = reader.range(context.body);
    Operation op =
        Operation.builder(body).operand(left).operand(right).result(scalar).range(range).build();
    block.append(op);
    block.append(
        Operation.builder(names.returnOf(builder.definition().dialect()))
            .operand(op.result())
            .range(range)
            .build());
    return region;
  }

  void whileLoop(WhileOperationContext context, OperationBuilder builder) {
    builder.attributes(reader.attributes.read(context.attributes));
    ImmutableList<Type> types = whileTypes(context);
    for (int i = 0; i < types.size(); i++) {
      builder.operand(scopes.use(context.inits.get(i).value, types.get(i)));
    }
    builder.results(types);
  }

  ImmutableList<Type> whileTypes(WhileOperationContext context) {
    ImmutableList<Type> types = reader.types.readAll(context.types);
    if (types.size() != context.inits.size()) {
      throw reader.formError(
          context.getStart(),
          "number of operands and types do not match: got %d operands and %d types"
              .formatted(context.inits.size(), types.size()));
    }
    return types;
  }

  void convolution(ConvolutionOperationContext context, OperationBuilder builder) {
    builder.attribute(
        "dimension_numbers",
        ConvolutionNumbers.read(reader, context.numbers, builder.definition().dialect() + ".conv"));
    Set<String> seen = new HashSet<>();
    for (WindowEntryContext entry : context.window) {
      String key = reader.text(entry.key);
      if (!seen.add(key)) {
        throw reader.formError(entry.key, "Unexpected keyword " + key);
      }
      switch (key) {
        case "stride" -> builder.attribute("window_strides", integers(entry));
        case "lhs_dilate" -> builder.attribute("lhs_dilation", integers(entry));
        case "rhs_dilate" -> builder.attribute("rhs_dilation", integers(entry));
        case "reverse" -> builder.attribute("window_reversal", reversal(entry.value));
        case "pad" -> builder.attribute("padding", padding(entry.value));
        default -> throw reader.formError(entry.key, "Unexpected keyword " + key);
      }
    }
    reader.formAttributes(context.attributes, builder);
    signatures.functional(
        context, values(context.operands), reader.types.read(context.types), builder);
  }

  private DenseArrayAttr integers(WindowEntryContext entry) {
    requireIntegers(entry.value);
    return DenseArrayAttr.i64(items.integers(entry.value));
  }

  private void requireIntegers(BracketListContext list) {
    for (BracketElementContext element : list.elements) {
      if (element.start == null) {
        throw reader.formError(element, "expected integer value");
      }
    }
  }

  private DenseArrayAttr reversal(BracketListContext list) {
    ImmutableLongArray.Builder values = ImmutableLongArray.builder();
    for (BracketElementContext element : list.elements) {
      String text = reader.text(element);
      values.add(text.equals("true") || text.equals("1") ? 1 : 0);
    }
    return new DenseArrayAttr(IntegerType.I1, values.build());
  }

  private DenseElementsAttr padding(BracketListContext list) {
    List<Long> values = new ArrayList<>();
    for (BracketElementContext pair : list.elements) {
      if (pair.nested == null) {
        throw reader.error(pair, "expected '['");
      }
      if (pair.nested.elements.size() != 2) {
        throw reader.formError(
            pair,
            "Expected array with 2 elements, got %d elements instead"
                .formatted(pair.nested.elements.size()));
      }
      items.integers(pair.nested).asList().forEach(values::add);
    }
    return Elements.i64(
        TensorType.of(IntegerType.I64, list.elements.size(), 2),
        values.stream().mapToLong(Long::longValue).toArray());
  }

  void scan(ScanOperationContext context, OperationBuilder builder) {
    List<Token> operands = new ArrayList<>(values(context.inputs));
    List<Token> carries = values(context.carries);
    int inputs = operands.size();
    operands.addAll(carries);
    builder
        .attribute("dimension", reader.numbers.read(context.dimension, IntegerType.I64))
        .attributes(reader.attributes.read(context.attributes));
    FunctionType types = reader.types.read(context.types);
    signatures.functional(context, operands, types, builder);
    builder
        .attribute("operandSegmentSizes", segments(inputs, carries.size()))
        .attribute(
            "resultSegmentSizes",
            segments(types.results().size() - carries.size(), carries.size()));
  }

  private static DenseArrayAttr segments(long first, long second) {
    return new DenseArrayAttr(IntegerType.I32, ImmutableLongArray.of(first, second));
  }

  void module(ModuleOperationContext context, OperationBuilder builder) {
    if (context.symbol != null) {
      builder.attribute("sym_name", StringAttr.of(Strings.symbol(context.symbol.getText())));
    }
    builder.attributes(reader.attributes.read(context.attributes));
  }
}
