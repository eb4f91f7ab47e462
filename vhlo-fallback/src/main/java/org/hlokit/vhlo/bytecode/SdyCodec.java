// SPDX-License-Identifier: Apache-2.0
package org.hlokit.vhlo.bytecode;

import static java.util.stream.Collectors.joining;

import com.google.common.primitives.ImmutableLongArray;
import java.util.ArrayList;
import java.util.List;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.OpaqueAttr;
import org.hlokit.ir.SymbolRefAttr;
import org.hlokit.ir.Type;
import org.hlokit.print.Printer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the attributes of sdy, the dialect of shardings that JAX leaves in artifacts, as the text
 * that its own printer gives them. They are written as that text.
 */
final class SdyCodec implements DialectCodec {
  private static final int SUB_AXIS = 3;
  private static final int AXIS = 4;
  private static final int DIMENSION = 5;
  private static final int SHARDING = 6;
  private static final int SHARDING_PER_VALUE = 7;
  private static final int DIMENSION_MAPPING = 8;
  private static final int TENSOR_MAPPING = 9;
  private static final int RULE = 10;
  private static final int UNREDUCED_SHARDING = 15;
  private static final int UNREDUCED_SHARDING_PER_VALUE = 16;

  private static final int LETTERS = 'z' - 'i' + 1;

  @Override
  public boolean write(Attribute attribute, AttributeSink sink) {
    return false;
  }

  @Override
  public boolean write(Type type, AttributeSink sink) {
    return false;
  }

  @Override
  public Type readType(AttributeSource source) {
    throw source.error("unknown sdy type code: " + source.code());
  }

  /** An attribute, or what stands for it inside of another. */
  @Override
  public Attribute readAttribute(AttributeSource source) {
    int code = source.code();
    return new OpaqueAttr(
        switch (code) {
          case SUB_AXIS -> "(%d)%d".formatted(source.signed(), source.signed());
          case AXIS -> axis(source);
          case DIMENSION -> dimension(source);
          case SHARDING -> "#sdy.sharding" + sharding(false, source);
          case UNREDUCED_SHARDING -> "#sdy.sharding" + sharding(true, source);
          case SHARDING_PER_VALUE, UNREDUCED_SHARDING_PER_VALUE ->
              "#sdy.sharding_per_value<[%s]>"
                  .formatted(parts(source).replace("#sdy.sharding<", "<"));
          case DIMENSION_MAPPING -> factors(source.signedList(), "");
          case TENSOR_MAPPING -> "[%s]".formatted(parts(source));
          case RULE -> rule(source);
          default -> throw source.error("unknown sdy attribute code: " + code);
        });
  }

  /** A list of attributes with commas between them. */
  private static String parts(AttributeSource source) {
    return source.attributes().stream().map(SdyCodec::text).collect(joining(", "));
  }

  private static String text(Attribute attribute) {
    return attribute instanceof OpaqueAttr(String text, _) ? text : Printer.toText(attribute);
  }

  private static String axis(AttributeSource source) {
    String name = '"' + source.string() + '"';
    @Nullable Attribute part = source.optionalAttribute();
    return part == null ? name : name + ":" + text(part);
  }

  /** {@code {"x", "y":(1)2, ?}p1}: an open dimension ends in a question mark. */
  private static String dimension(AttributeSource source) {
    List<String> axes = new ArrayList<>(source.attributes().stream().map(SdyCodec::text).toList());
    if (!source.bool()) {
      axes.add("?");
    }
    long priority = source.varint();
    return "{%s}%s"
        .formatted(String.join(", ", axes), (priority & 1) == 0 ? "" : "p" + (priority >>> 1));
  }

  private static String sharding(boolean unreduced, AttributeSource source) {
    Attribute mesh = source.attribute();
    StringBuilder text =
        new StringBuilder("<")
            .append(mesh instanceof SymbolRefAttr ? Printer.toText(mesh) : text(mesh))
            .append(", [")
            .append(parts(source))
            .append(']');
    axes(", replicated=", source, text);
    if (unreduced) {
      axes(", unreduced=", source, text);
    }
    return text.append('>').toString();
  }

  private static void axes(String label, AttributeSource source, StringBuilder text) {
    String axes = parts(source);
    if (!axes.isEmpty()) {
      text.append(label).append('{').append(axes).append('}');
    }
  }

  private static String rule(AttributeSource source) {
    ImmutableLongArray sizes = source.signedList();
    StringBuilder text =
        new StringBuilder("#sdy.op_sharding_rule<(%s)->(".formatted(parts(source)))
            .append(parts(source))
            .append(')');
    if (!sizes.isEmpty()) {
      List<String> known = new ArrayList<>();
      for (int i = 0; i < sizes.length(); i++) {
        known.add(factor(i) + "=" + sizes.get(i));
      }
      text.append(" {").append(String.join(", ", known)).append('}');
    }
    for (String kind :
        List.of("reduction", "need_replication", "permutation", "blocked_propagation")) {
      ImmutableLongArray factors = source.signedList();
      if (!factors.isEmpty()) {
        text.append(" %s={%s}".formatted(kind, factors(factors, ", ")));
      }
    }
    return text.append(source.bool() ? ", custom>" : ">").toString();
  }

  private static String factors(ImmutableLongArray factors, String separator) {
    return factors.isEmpty()
        ? "{}"
        : factors.stream().mapToObj(SdyCodec::factor).collect(joining(separator));
  }

  /** Factors are called i to z, then z_1, z_2, .. */
  private static String factor(long index) {
    return index >= 0 && index < LETTERS
        ? String.valueOf((char) ('i' + index))
        : "z_" + (index - LETTERS + 1);
  }
}
