// SPDX-License-Identifier: Apache-2.0
package org.hlokit.ir;

import com.google.common.base.Supplier;
import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableList;
import org.jspecify.annotations.Nullable;

/**
 * Which types a value may have, as a row of a table writes it: {@code tensor<float|quant>|token}.
 *
 * <p>Alternatives stand between bars. {@code tensor<..>} is a ranked tensor whose elements are one
 * of the kinds named by {@link ElementKind}; in place of {@code tensor} may stand the other words
 * of {@link Shape}. {@code tuple<..>} is a tuple, nested to any depth, of the alternatives inside;
 * {@code token}, {@code future} and {@code function} are those types, {@code any} is every type.
 */
public final class TypeConstraint {
  /** Every type. */
  public static final TypeConstraint ANY = new TypeConstraint("any");

  private final String text;
  // Rows are many and most programs use few of them.
  private final Supplier<ImmutableList<Alternative>> alternatives;

  TypeConstraint(String text) {
    this.text = text;
    this.alternatives = Suppliers.memoize(() -> Alternative.parse(text));
  }

  public boolean accepts(Type type) {
    ImmutableList<Alternative> choices = alternatives.get();
    for (int i = 0; i < choices.size(); i++) {
      if (choices.get(i).accepts(type)) {
        return true;
      }
    }
    return false;
  }

  /** The constraint in MLIR's words: {@code ranked tensor of 4/6/8/16/32/64-bit float values}. */
  public String summary() {
    return Alternative.summary(alternatives.get());
  }

  /** The constraint as the row writes it. */
  @Override
  public String toString() {
    return text;
  }

  /** One of several kinds of types. */
  private sealed interface Alternative {
    boolean accepts(Type type);

    String summary();

    static ImmutableList<Alternative> parse(String text) {
      ImmutableList.Builder<Alternative> found = ImmutableList.builder();
      int depth = 0;
      int start = 0;
      for (int i = 0; i <= text.length(); i++) {
        char c = i == text.length() ? '|' : text.charAt(i);
        depth += c == '<' ? 1 : c == '>' ? -1 : 0;
        if (c == '|' && depth == 0) {
          found.add(one(text.substring(start, i)));
          start = i + 1;
        }
      }
      return found.build();
    }

    private static Alternative one(String text) {
      int open = text.indexOf('<');
      if (open < 0) {
        return Simple.of(text);
      }
      String inner = text.substring(open + 1, text.length() - 1);
      String head = text.substring(0, open);
      return head.equals("tuple")
          ? new Tuple(parse(inner))
          : new Shaped(Shape.of(head), ElementKind.parse(inner));
    }

    static String summary(ImmutableList<Alternative> alternatives) {
      StringBuilder all = new StringBuilder();
      for (Alternative alternative : alternatives) {
        all.append(all.isEmpty() ? "" : " or ").append(alternative.summary());
      }
      return all.toString();
    }
  }

  /** Types without parameters that matter. */
  private enum Simple implements Alternative {
    ANY_TYPE("any", "any type"),
    TOKEN("token", "token"),
    FUTURE("future", "future"),
    FUNCTION("function", "function type");

    private final String word;
    private final String summary;

    Simple(String word, String summary) {
      this.word = word;
      this.summary = summary;
    }

    static Simple of(String word) {
      for (Simple simple : values()) {
        if (simple.word.equals(word)) {
          return simple;
        }
      }
      throw new IllegalArgumentException("no type constraint: " + word);
    }

    @Override
    public boolean accepts(Type type) {
      return switch (this) {
        case ANY_TYPE -> true;
        case TOKEN -> type instanceof TokenType;
        case FUTURE -> type instanceof FutureType;
        case FUNCTION -> type instanceof FunctionType;
      };
    }

    @Override
    public String summary() {
      return summary;
    }
  }

  private record Tuple(ImmutableList<Alternative> elements) implements Alternative {
    @Override
    public boolean accepts(Type type) {
      return type instanceof TupleType(ImmutableList<Type> types)
          && types.stream()
              .allMatch(
                  part ->
                      accepts(part)
                          || elements.stream().anyMatch(element -> element.accepts(part)));
    }

    @Override
    public String summary() {
      return "nested tuple with any combination of " + Alternative.summary(elements) + " values";
    }
  }

  private record Shaped(Shape shape, ImmutableList<ElementKind> kinds) implements Alternative {
    @Override
    public boolean accepts(Type type) {
      return switch (type) {
        case TensorType tensor -> shape.accepts(tensor) && acceptsElement(tensor.element(), tensor);
        case UnrankedTensorType(Type element) ->
            shape == Shape.TENSOR && acceptsElement(element, null);
        // What stands in a memref is not read.
        case OpaqueType(String text) -> shape == Shape.MEMREF && text.startsWith("memref<");
        default -> false;
      };
    }

    private boolean acceptsElement(Type element, @Nullable TensorType in) {
      for (int i = 0; i < kinds.size(); i++) {
        if (kinds.get(i).accepts(element, in)) {
          return true;
        }
      }
      return false;
    }

    @Override
    public String summary() {
      StringBuilder all = new StringBuilder(shape.summary()).append(" of ");
      for (int i = 0; i < kinds.size(); i++) {
        all.append(i == 0 ? "" : " or ").append(kinds.get(i).summary());
      }
      return all.append(" values").toString();
    }
  }

  /** The form of a shaped type. */
  private enum Shape {
    RANKED("tensor", "ranked tensor"),
    TENSOR("anytensor", "tensor"),
    SCALAR("0d", "0D tensor"),
    VECTOR("1d", "1D tensor"),
    STATIC("static", "statically shaped tensor"),
    BOUNDED("bounded", "statically shaped or single bounded dimension tensor"),
    STATIC_VECTOR("static1d", "statically shaped 1-dimensional tensor"),
    STATIC_INTEGER_VECTOR("static1dint", "statically shaped 1-dimensional integer tensor"),
    STATIC_INTEGER_MATRIX("static2dint", "statically shaped 2-dimensional integer tensor"),
    MEMREF("memref", "memref");

    private final String word;
    private final String summary;

    Shape(String word, String summary) {
      this.word = word;
      this.summary = summary;
    }

    static Shape of(String word) {
      for (Shape shape : values()) {
        if (shape.word.equals(word)) {
          return shape;
        }
      }
      throw new IllegalArgumentException("no shape: " + word);
    }

    String summary() {
      return summary;
    }

    boolean accepts(TensorType tensor) {
      return switch (this) {
        case RANKED, TENSOR -> true;
        case SCALAR -> tensor.rank() == 0;
        case VECTOR -> tensor.rank() == 1;
        case STATIC -> tensor.hasStaticShape();
        case BOUNDED -> tensor.hasStaticShape() || hasOneBound(tensor);
        case STATIC_VECTOR, STATIC_INTEGER_VECTOR -> tensor.rank() == 1 && tensor.hasStaticShape();
        case STATIC_INTEGER_MATRIX -> tensor.rank() == 2 && tensor.hasStaticShape();
        case MEMREF -> false;
      };
    }

    /** Whether one dimension is dynamic and it has a bound. */
    private static boolean hasOneBound(TensorType tensor) {
      if (!(tensor.encoding() instanceof StructAttr encoding)
          || !(encoding.get("bounds") instanceof DenseArrayAttr bounds)) {
        return false;
      }
      return bounds.values().stream().filter(bound -> bound != TensorType.DYNAMIC).count() == 1
          && tensor.shape().stream().filter(size -> size == TensorType.DYNAMIC).count() == 1;
    }
  }
}
