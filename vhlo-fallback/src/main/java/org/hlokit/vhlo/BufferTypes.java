// SPDX-License-Identifier: Apache-2.0
package org.hlokit.vhlo;

import com.google.common.primitives.ImmutableLongArray;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.IndexType;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.OpaqueType;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;
import org.jspecify.annotations.Nullable;

/**
 * Memory that custom calls take and give: {@code memref<2x?xf32>} and {@code
 * !vhlo.buffer_v1<2x?x!vhlo.f32_v1>}. Both are kept as text; a tensor type of the same shape says
 * what they hold. Layouts and memory spaces have no VHLO form.
 */
public final class BufferTypes {
  private static final String SHAPE = "((?:(?:\\d{1,18}|\\?)x)*)";
  private static final Pattern MEMREF = Pattern.compile("memref<" + SHAPE + "(\\w+)>");
  private static final Pattern BUFFER =
      Pattern.compile("!vhlo\\.buffer_v1<" + SHAPE + "!vhlo\\.(\\w+)_v1>");

  private BufferTypes() {}

  static boolean isMemref(OpaqueType type) {
    return tensor(MEMREF, type).isPresent();
  }

  static boolean isBuffer(OpaqueType type) {
    return tensor(BUFFER, type).isPresent();
  }

  static OpaqueType toVhlo(OpaqueType memref) {
    return buffer(tensor(MEMREF, memref).orElseThrow());
  }

  static OpaqueType toMemref(OpaqueType buffer) {
    TensorType tensor = tensor(BUFFER, buffer).orElseThrow();
    return new OpaqueType("memref<%s%s>".formatted(shape(tensor), tensor.element()));
  }

  /** What {@code buffer} holds, or nothing where it is no VHLO buffer. */
  public static Optional<TensorType> contents(OpaqueType buffer) {
    return tensor(BUFFER, buffer);
  }

  /** The VHLO buffer that holds {@code contents}. */
  public static OpaqueType buffer(TensorType contents) {
    String element =
        contents.element().equals(IntegerType.I1) ? "bool" : contents.element().toString();
    return new OpaqueType("!vhlo.buffer_v1<%s!vhlo.%s_v1>".formatted(shape(contents), element));
  }

  private static String shape(TensorType tensor) {
    StringBuilder shape = new StringBuilder();
    tensor
        .shape()
        .forEach(
            extent ->
                shape
                    .append(extent == TensorType.DYNAMIC ? "?" : Long.toString(extent))
                    .append('x'));
    return shape.toString();
  }

  private static Optional<TensorType> tensor(Pattern pattern, OpaqueType type) {
    Matcher matcher = pattern.matcher(type.text());
    Type element = matcher.matches() ? element(matcher.group(2)) : null;
    if (element == null) {
      return Optional.empty();
    }
    ImmutableLongArray.Builder shape = ImmutableLongArray.builder();
    for (String extent : matcher.group(1).split("x", -1)) {
      if (!extent.isEmpty()) {
        shape.add(extent.equals("?") ? TensorType.DYNAMIC : Long.parseLong(extent));
      }
    }
    return Optional.of(TensorType.of(element, shape.build()));
  }

  private static @Nullable Type element(String name) {
    for (FloatType type : FloatType.values()) {
      if (type.keyword().equals(name)) {
        return type;
      }
    }
    if (name.equals("bool")) {
      return IntegerType.I1;
    }
    if (name.equals("index")) {
      return IndexType.INDEX;
    }
    Matcher integer = Pattern.compile("(u?)i(\\d{1,2})").matcher(name);
    if (!integer.matches()) {
      return null;
    }
    int width = Integer.parseInt(integer.group(2));
    return integer.group(1).isEmpty() ? IntegerType.signless(width) : IntegerType.unsigned(width);
  }
}
