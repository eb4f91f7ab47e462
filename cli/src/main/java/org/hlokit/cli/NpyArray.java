// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.google.common.collect.ImmutableBiMap;
import com.google.common.primitives.ImmutableIntArray;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hlokit.runtime.ElementType;

/**
 * A NumPy array as a {@code .npy} file holds it (format versions 1 to 3): any element type that a
 * runtime has, either byte order, C or Fortran order.
 */
final class NpyArray {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final Pattern DESCR = Pattern.compile("'descr':\\s*'([<>|=]?)([a-zA-Z]\\d+)'");
  private static final Pattern FORTRAN = Pattern.compile("'fortran_order':\\s*(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape':\\s*\\(([0-9, ]*)\\)");

  private static final ImmutableBiMap<String, ElementType> TYPES =
      ImmutableBiMap.<String, ElementType>builder()
          .put("f4", ElementType.FLOAT32)
          .put("f2", ElementType.FLOAT16)
          .put("f8", ElementType.FLOAT64)
          // NumPy has no bfloat16; ml_dtypes writes it as two bytes of no type.
          .put("V2", ElementType.BFLOAT16)
          .put("i1", ElementType.INT8)
          .put("i2", ElementType.INT16)
          .put("i4", ElementType.INT32)
          .put("i8", ElementType.INT64)
          .put("u1", ElementType.UINT8)
          .put("u2", ElementType.UINT16)
          .put("u4", ElementType.UINT32)
          .put("u8", ElementType.UINT64)
          .put("b1", ElementType.BOOL)
          .put("c8", ElementType.COMPLEX64)
          .put("c16", ElementType.COMPLEX128)
          .buildOrThrow();

  private final ElementType type;
  private final ImmutableIntArray shape;
  private final ByteBuffer bytes;

  /**
   * @param bytes the elements, row-major and little-endian
   */
  NpyArray(ElementType type, ImmutableIntArray shape, ByteBuffer bytes) {
    this.type = type;
    this.shape = shape;
    this.bytes = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
  }

  ElementType type() {
    return type;
  }

  ImmutableIntArray shape() {
    return shape;
  }

  /** The elements, row-major and little-endian, from position to limit. */
  ByteBuffer bytes() {
    return bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
  }

  /** {@code 2x8xf32}, as StableHLO writes it. */
  String describe() {
    return describe(type, shape);
  }

  static String describe(ElementType type, ImmutableIntArray shape) {
    return shape.asList().stream().map(size -> size + "x").collect(Collectors.joining())
        + type.mlirName();
  }

  static NpyArray parse(InputFile file) throws CommandFailure {
    ByteBuffer all = ByteBuffer.wrap(file.bytes()).order(ByteOrder.LITTLE_ENDIAN);
    if (all.remaining() < 10 || !startsWith(all, MAGIC)) {
      throw new CommandFailure("'%s' is not a .npy file".formatted(file.name()));
    }
    int version = all.get(6);
    int headerStart = version == 1 ? 10 : 12;
    long headerLength = version == 1 ? all.getShort(8) & 0xFFFF : all.getInt(8) & 0xFFFFFFFFL;
    if (headerStart + headerLength > all.limit()) {
      throw new CommandFailure("'%s' is cut off in its header".formatted(file.name()));
    }
    String header = new String(file.bytes(), headerStart, (int) headerLength, ISO_8859_1);
    Matcher descr = DESCR.matcher(header);
    Matcher fortran = FORTRAN.matcher(header);
    Matcher sizes = SHAPE.matcher(header);
    if (!fortran.find() || !sizes.find()) {
      throw new CommandFailure("'%s' has no .npy header that makes sense".formatted(file.name()));
    }
    if (!descr.find() || !TYPES.containsKey(descr.group(2))) {
      throw new CommandFailure(
          "'%s' holds elements of a type that no model has: %s"
              .formatted(file.name(), header.strip()));
    }
    ElementType type = TYPES.get(descr.group(2));
    ImmutableIntArray shape = shape(sizes.group(1), file);
    ByteBuffer data =
        all.slice(headerStart + (int) headerLength, all.limit() - headerStart - (int) headerLength);
    long expected = elements(shape) * (type.bits() / 8);
    if (data.remaining() < expected) {
      throw new CommandFailure(
          "'%s' is cut off: %d bytes of data where %s needs %d"
              .formatted(file.name(), data.remaining(), describe(type, shape), expected));
    }
    ByteBuffer bytes = data.slice(0, (int) expected);
    bytes = descr.group(1).equals(">") ? swapped(bytes, partSize(type)) : bytes;
    bytes = fortran.group(1).equals("True") ? rowMajor(bytes, shape, type.bits() / 8) : bytes;
    return new NpyArray(type, shape, bytes);
  }

  private static boolean startsWith(ByteBuffer all, byte[] magic) {
    return ByteBuffer.wrap(magic).equals(all.slice(0, magic.length));
  }

  private static ImmutableIntArray shape(String sizes, InputFile file) throws CommandFailure {
    try {
      ImmutableIntArray.Builder shape = ImmutableIntArray.builder();
      for (String size : sizes.split(",", -1)) {
        if (!size.isBlank()) {
          shape.add(Integer.parseInt(size.strip()));
        }
      }
      return shape.build();
    } catch (NumberFormatException e) {
      throw new CommandFailure("'%s' has a dimension beyond 2147483647".formatted(file.name()));
    }
  }

  private static long elements(ImmutableIntArray shape) {
    return shape.stream().asLongStream().reduce(1, Math::multiplyExact);
  }

  /** Bytes that a byte order turns around: a complex number has two parts. */
  private static int partSize(ElementType type) {
    return switch (type) {
      case COMPLEX64 -> 4;
      case COMPLEX128 -> 8;
      default -> type.bits() / 8;
    };
  }

  private static ByteBuffer swapped(ByteBuffer bytes, int width) {
    ByteBuffer result = ByteBuffer.allocate(bytes.remaining());
    for (int i = 0; i < bytes.remaining(); i++) {
      result.put(i - i % width + (width - 1 - i % width), bytes.get(i));
    }
    return result;
  }

  /** Elements in Fortran order, first index fastest, to elements with the last index fastest. */
  private static ByteBuffer rowMajor(ByteBuffer bytes, ImmutableIntArray shape, int width) {
    ByteBuffer result = ByteBuffer.allocate(bytes.remaining());
    int[] index = new int[shape.length()];
    for (int target = 0; target < bytes.remaining(); target += width) {
      int source = 0;
      for (int dimension = shape.length() - 1; dimension >= 0; dimension--) {
        source = source * shape.get(dimension) + index[dimension];
      }
      result.put(target, bytes, source * width, width);
      for (int dimension = shape.length() - 1; dimension >= 0; dimension--) {
        if (++index[dimension] < shape.get(dimension)) {
          break;
        }
        index[dimension] = 0;
      }
    }
    return result;
  }

  void write(OutputStream out) throws IOException, CommandFailure {
    String code = TYPES.inverse().get(type);
    if (code == null) {
      throw new CommandFailure("a .npy file cannot hold %s".formatted(type.mlirName()));
    }
    String order = code.endsWith("1") || code.equals("V2") ? "|" : "<";
    String sizes =
        shape.asList().stream().map(String::valueOf).collect(Collectors.joining(", "))
            + (shape.length() == 1 ? "," : "");
    String header =
        "{'descr': '%s%s', 'fortran_order': False, 'shape': (%s), }".formatted(order, code, sizes);
    // The data starts at a multiple of 64, and the header ends in a line break.
    int padding = 63 - (MAGIC.length + 4 + header.length()) % 64;
    byte[] text = (header + " ".repeat(padding) + "\n").getBytes(ISO_8859_1);
    out.write(MAGIC);
    out.write(new byte[] {1, 0, (byte) text.length, (byte) (text.length >> 8)});
    out.write(text);
    byte[] data = new byte[bytes.remaining()];
    bytes().get(data);
    out.write(data);
  }
}
