// SPDX-License-Identifier: Apache-2.0
package org.hlokit.parse;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.ImmutableLongArray;
import java.util.List;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.Token;
import org.hlokit.grammar.MlirParser;
import org.hlokit.grammar.MlirParser.ComplexTypeContext;
import org.hlokit.grammar.MlirParser.DialectTypeContext;
import org.hlokit.grammar.MlirParser.FunctionResultsContext;
import org.hlokit.grammar.MlirParser.FunctionTypeContext;
import org.hlokit.grammar.MlirParser.KnownTypeContext;
import org.hlokit.grammar.MlirParser.NonFunctionTypeContext;
import org.hlokit.grammar.MlirParser.OpaqueTypeContext;
import org.hlokit.grammar.MlirParser.QuantizedTypeContext;
import org.hlokit.grammar.MlirParser.RankedTensorTypeContext;
import org.hlokit.grammar.MlirParser.ScalarTypeContext;
import org.hlokit.grammar.MlirParser.TupleTypeContext;
import org.hlokit.grammar.MlirParser.TypeContext;
import org.hlokit.grammar.MlirParser.UnrankedTensorTypeContext;
import org.hlokit.grammar.MlirParser.VectorTypeContext;
import org.hlokit.grammar.MlirParser.VhloAxisQuantizedTypeContext;
import org.hlokit.grammar.MlirParser.VhloFunctionTypeContext;
import org.hlokit.grammar.MlirParser.VhloQuantizedTypeContext;
import org.hlokit.grammar.MlirParser.VhloTypesContext;
import org.hlokit.grammar.MlirParser.VhloUnrankedTypeContext;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.ComplexType;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.FunctionType;
import org.hlokit.ir.FutureType;
import org.hlokit.ir.IndexType;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.NoneType;
import org.hlokit.ir.OpaqueType;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.TokenType;
import org.hlokit.ir.TupleType;
import org.hlokit.ir.Type;
import org.hlokit.ir.UnrankedTensorType;
import org.hlokit.ir.VectorType;
import org.hlokit.ir.VhloAttr;
import org.hlokit.ir.VhloType;
import org.jspecify.annotations.Nullable;

/** Types from their syntax. A text that was read before gives the same object again. */
final class TypeReader {
  private static final ImmutableMap<String, FloatType> FLOATS = floats();
  private static final Pattern WIDE_INTEGER = Pattern.compile("(i|si|ui)[1-9][0-9]{7,}");

  private final Reader reader;
  private final ByteKeyMap<Type> known = new ByteKeyMap<>();

  TypeReader(Reader reader) {
    this.reader = reader;
  }

  private static ImmutableMap<String, FloatType> floats() {
    ImmutableMap.Builder<String, FloatType> names = ImmutableMap.builder();
    for (FloatType type : FloatType.values()) {
      names.put(type.keyword(), type);
    }
    return names.buildOrThrow();
  }

  Type read(TypeContext context) {
    return context.plain != null ? readKnown(context.plain) : read(context.function);
  }

  private Type readKnown(NonFunctionTypeContext context) {
    byte[] text = reader.source().bytes();
    int start = Reader.start(context);
    int end = Reader.end(context);
    Type type = known.get(text, start, end);
    if (type == null) {
      type = read(context);
      known.put(text, start, end, type);
    }
    return type;
  }

  ImmutableList<Type> readAll(List<TypeContext> contexts) {
    return switch (contexts.size()) {
      case 0 -> ImmutableList.of();
      case 1 -> ImmutableList.of(read(contexts.getFirst()));
      default -> {
        ImmutableList.Builder<Type> types = ImmutableList.builderWithExpectedSize(contexts.size());
        for (TypeContext context : contexts) {
          types.add(read(context));
        }
        yield types.build();
      }
    };
  }

  /** The type that {@code start..end} was read as before, or null. */
  @Nullable Type known(int start, int end) {
    return known.get(reader.source().bytes(), start, end);
  }

  FunctionType read(FunctionTypeContext context) {
    if (context.known instanceof SourceToken token
        && token.meaning() instanceof FunctionType before) {
      return before;
    }
    byte[] text = reader.source().bytes();
    int start = Reader.start(context);
    int end = Reader.end(context);
    if (known.get(text, start, end) instanceof FunctionType type) {
      return type;
    }
    FunctionType type = new FunctionType(readAll(context.inputs), read(context.results));
    known.put(text, start, end, type);
    return type;
  }

  ImmutableList<Type> read(FunctionResultsContext context) {
    return context.single != null
        ? ImmutableList.of(readKnown(context.single))
        : readAll(context.types);
  }

  Type read(NonFunctionTypeContext context) {
    return switch (context) {
      case RankedTensorTypeContext c -> readTensor(c);
      case ScalarTypeContext c -> readScalar(c.name);
      case UnrankedTensorTypeContext c -> new UnrankedTensorType(tensorElement(c.element));
      case VhloUnrankedTypeContext c -> new VhloType(new UnrankedTensorType(vhlo(c.element)));
      case VectorTypeContext c -> {
        VectorType type = new VectorType(shape(c.head), read(c.element));
        yield checked(type, c, TypeChecks.vector(type));
      }
      case ComplexTypeContext c -> readComplex(c);
      case TupleTypeContext c -> readTuple(c);
      case VhloFunctionTypeContext c ->
          new VhloType(new FunctionType(unwrapped(c.inputs), unwrapped(c.results)));
      case VhloQuantizedTypeContext c -> new VhloType(VhloQuantizedTypes.read(reader, c));
      case VhloAxisQuantizedTypeContext c -> new VhloType(VhloQuantizedTypes.read(reader, c));
      case QuantizedTypeContext c -> QuantizedTypes.read(reader, c);
      case OpaqueTypeContext c -> new OpaqueType(MemrefText.canonical(opaque(c).text()));
      case DialectTypeContext c -> readDialect(c);
      case KnownTypeContext c when ((SourceToken) c.known).meaning() instanceof Type before ->
          before;
      default -> throw reader.error(context, "expected type");
    };
  }

  private OpaqueType opaque(NonFunctionTypeContext context) {
    return new OpaqueType(reader.aliasUses().expand(reader.text(context)));
  }

  private Type readTensor(RankedTensorTypeContext context) {
    boolean isPlain = context.head.getType() == MlirParser.TENSOR;
    Type element = isPlain ? tensorElement(context.element) : vhlo(context.element);
    Attribute encoding = context.encoding == null ? null : reader.attributes.read(context.encoding);
    ImmutableLongArray shape = shape(context.head);
    if (isPlain) {
      TensorType type = new TensorType(shape, element, encoding);
      return encoding == null ? type : checked(type, context, TypeChecks.encoding(type));
    }
    if (encoding instanceof VhloAttr(Attribute plain)) {
      encoding = plain;
    }
    return new VhloType(new TensorType(shape, element, encoding));
  }

  /** The type, where nothing is wrong with it. */
  private Type checked(Type type, NonFunctionTypeContext context, @Nullable String fault) {
    if (fault != null) {
      throw reader.error(context, fault);
    }
    return type;
  }

  private Type tensorElement(TypeContext context) {
    Type element = read(context);
    if (!TypeChecks.isTensorElement(element)) {
      throw reader.error(context, "invalid tensor element type");
    }
    return element;
  }

  /** The type that a VHLO type inside another stands for. */
  private Type vhlo(TypeContext context) {
    Type type = read(context);
    if (!(type instanceof VhloType) && !(type instanceof OpaqueType)) {
      throw reader.error(context, "expected VHLO type");
    }
    return unwrap(type);
  }

  private Type readComplex(ComplexTypeContext context) {
    if (context.kind.getType() != MlirParser.COMPLEX) {
      return new VhloType(new ComplexType(vhlo(context.element)));
    }
    Type element = read(context.element);
    if (!TypeChecks.isComplexElement(element)) {
      throw reader.error(context.element, "invalid element type for complex");
    }
    return new ComplexType(element);
  }

  private Type readTuple(TupleTypeContext context) {
    ImmutableList<Type> elements = readAll(context.elements);
    return switch (context.kind.getType()) {
      case MlirParser.TUPLE -> new TupleType(elements);
      case MlirParser.FUTURE ->
          checked(new FutureType(elements), context, TypeChecks.future(elements));
      case MlirParser.VHLO_TUPLE -> new VhloType(new TupleType(unwrap(elements)));
      default -> new VhloType(new FutureType(unwrap(elements)));
    };
  }

  /** The dimensions in the head of a shaped type, {@code tensor<2x?x}. */
  private ImmutableLongArray shape(Token head) {
    byte[] text = reader.source().bytes();
    int end = head.getStopIndex() + 1;
    int at = head.getStartIndex();
    while (text[at] != '<') {
      at++;
    }
    ImmutableLongArray.Builder shape = ImmutableLongArray.builder(4);
    while (++at < end) {
      int c = text[at];
      if (c == '?') {
        shape.add(TensorType.DYNAMIC);
      } else if (c >= '0' && c <= '9') {
        boolean scalable = text[at - 1] == '[';
        int first = at;
        long extent = 0;
        while (text[at] >= '0' && text[at] <= '9') {
          int digit = text[at++] - '0';
          if (extent > (Long.MAX_VALUE - digit) / 10) {
            throw reader.error(first, at, "invalid dimension");
          }
          extent = 10 * extent + digit;
        }
        shape.add(scalable ? -extent : extent);
        at--;
      }
    }
    return shape.build();
  }

  Type readScalar(Token token) {
    String name = token.getText();
    Type type = scalar(name);
    if (type == null && WIDE_INTEGER.matcher(name).matches()) {
      throw reader.error(token, "integer bitwidth is limited to 16777215 bits");
    }
    if (type == null) {
      throw reader.error(token, "expected non-function type");
    }
    return type;
  }

  /** Whether {@code name} is a type without parameters, {@code f32}, say. */
  static boolean isScalar(String name) {
    return scalar(name) != null || WIDE_INTEGER.matcher(name).matches();
  }

  private static @Nullable Type scalar(String name) {
    FloatType floatType = FLOATS.get(name);
    if (floatType != null) {
      return floatType;
    }
    return switch (name) {
      case "index" -> IndexType.INDEX;
      case "none" -> NoneType.NONE;
      default -> integer(name);
    };
  }

  static @Nullable Type integer(String name) {
    IntegerType.Signedness signedness =
        switch (name.charAt(0)) {
          case 'i' -> IntegerType.Signedness.SIGNLESS;
          case 's' -> IntegerType.Signedness.SIGNED;
          case 'u' -> IntegerType.Signedness.UNSIGNED;
          default -> null;
        };
    if (signedness == null || !name.startsWith(signedness.prefix())) {
      return null;
    }
    String digits = name.substring(signedness.prefix().length());
    if (digits.isEmpty()
        || digits.length() > 8
        || (digits.startsWith("0") && digits.length() > 1)
        || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return null;
    }
    int width = Integer.parseInt(digits);
    return width < 1 << 24 ? new IntegerType(width, signedness) : null;
  }

  private Type readDialect(DialectTypeContext context) {
    String name = context.name.getText();
    if (context.body == null) {
      Type alias = reader.typeAliases().get(name.substring(1));
      if (alias != null) {
        return alias;
      }
      if (name.equals("!stablehlo.token")) {
        return TokenType.TOKEN;
      }
      if (name.startsWith("!vhlo.") && name.endsWith("_v1")) {
        Type plain = vhloScalar(name.substring("!vhlo.".length(), name.length() - "_v1".length()));
        if (plain != null) {
          return new VhloType(plain);
        }
      }
      if (name.startsWith("!stablehlo.")) {
        throw reader.error(
            context.name, "unknown stablehlo type: " + name.substring("!stablehlo.".length()));
      }
      if (name.indexOf('.') < 0) {
        String id = name.substring(1);
        return reader
            .later()
            .type(id)
            .orElseThrow(
                () -> reader.error(context.name, "undefined symbol alias id '" + id + "'"));
      }
    }
    return opaque(context);
  }

  private static @Nullable Type vhloScalar(String name) {
    return switch (name) {
      case "bool" -> IntegerType.I1;
      case "tf31" -> FloatType.TF32;
      case "token" -> TokenType.TOKEN;
      default -> scalar(name);
    };
  }

  static Type unwrap(Type type) {
    return type instanceof VhloType(Type plain) ? plain : type;
  }

  private ImmutableList<Type> unwrapped(@Nullable VhloTypesContext context) {
    return context == null
        ? ImmutableList.of()
        : context.types.stream()
            .map(type -> unwrap(read(type)))
            .collect(ImmutableList.toImmutableList());
  }

  private static ImmutableList<Type> unwrap(ImmutableList<Type> types) {
    return types.stream().map(TypeReader::unwrap).collect(ImmutableList.toImmutableList());
  }
}
