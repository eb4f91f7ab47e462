// SPDX-License-Identifier: Apache-2.0
package org.hlokit.ir;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableLongArray;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a type that a declarative form leaves out follows from one that it holds: {@code "result =
 * element(tensor)"}, {@code "indices = index"}.
 *
 * @param target the operand or result whose type follows; each of its values has the type
 * @param source the operand or result that it follows from; the type's text, or empty, where the
 *     type is always the same
 */
public record TypeRule(String target, Function function, String source) {
  /** The ways in which types follow. */
  public enum Function {
    /** The same type. */
    SAME,
    /** The element type of a shaped type. */
    ELEMENT,
    /** {@code i1}, in the shape of the other. */
    I1_LIKE,
    INDEX,
    I1,
    /** The type of another dialect whose text is the rule's source. */
    OPAQUE
  }

  private static final Pattern TEXT =
      Pattern.compile("(\\w+) = (?:(\\w+)\\((\\w+)\\)|(!?[\\w.]+))");

  private static final Pattern MEMREF =
      Pattern.compile("memref<(?:\\*x|(?:(?:[0-9]+|\\?)x)*)([a-z]\\w*)\\s*[,>]");

  private static final ImmutableList<String> CONSTANTS = ImmutableList.of("index", "i1");

  static TypeRule of(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("no type rule: " + text);
    }
    String word = matcher.group(4);
    if (word == null) {
      Function function = matcher.group(2).equals("element") ? Function.ELEMENT : Function.I1_LIKE;
      return new TypeRule(matcher.group(1), function, matcher.group(3));
    }
    if (CONSTANTS.contains(word)) {
      return new TypeRule(matcher.group(1), word.equals("i1") ? Function.I1 : Function.INDEX, "");
    }
    return new TypeRule(
        matcher.group(1), word.startsWith("!") ? Function.OPAQUE : Function.SAME, word);
  }

  /** The type that follows from {@code known}, or null where the source's is not known. */
  public @Nullable Type apply(Map<String, ? extends List<Type>> known) {
    List<Type> types = known.get(source);
    Type type = types == null || types.isEmpty() ? null : types.getFirst();
    return switch (function) {
      case INDEX -> IndexType.INDEX;
      case I1 -> IntegerType.I1;
      case OPAQUE -> new OpaqueType(source);
      case SAME -> type;
      case ELEMENT -> type == null ? null : elementOf(type);
      case I1_LIKE -> type == null ? null : i1Like(type);
    };
  }

  /** The element type of a shaped type, or the type itself; null where it cannot be told. */
  public static @Nullable Type elementOf(Type type) {
    return switch (type) {
      case TensorType tensor -> tensor.element();
      case UnrankedTensorType(Type element) -> element;
      case VectorType(_, Type element) -> element;
      case OpaqueType(String text) when text.startsWith("memref<") -> memrefElement(text);
      default -> type;
    };
  }

  /** The element type of a memref where it is a plain one; null where it is not. */
  private static @Nullable Type memrefElement(String text) {
    Matcher matcher = MEMREF.matcher(text);
    if (!matcher.lookingAt()) {
      return null;
    }
    return switch (matcher.group(1)) {
      case "index" -> IndexType.INDEX;
      case "f16" -> FloatType.F16;
      case "bf16" -> FloatType.BF16;
      case "f32" -> FloatType.F32;
      case "f64" -> FloatType.F64;
      case "i1" -> IntegerType.I1;
      case "i8" -> IntegerType.I8;
      case "i16" -> IntegerType.I16;
      case "i32" -> IntegerType.I32;
      case "i64" -> IntegerType.I64;
      default -> null;
    };
  }

  private static Type i1Like(Type type) {
    return switch (type) {
      case TensorType tensor -> tensor.withElement(IntegerType.I1);
      case UnrankedTensorType _ -> new UnrankedTensorType(IntegerType.I1);
      case VectorType(ImmutableLongArray shape, _) -> new VectorType(shape, IntegerType.I1);
      default -> IntegerType.I1;
    };
  }
}
