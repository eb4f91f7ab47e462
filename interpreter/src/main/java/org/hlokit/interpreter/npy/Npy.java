// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter.npy;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Lists;
import com.google.common.primitives.Ints;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.hlokit.interpreter.kernel.Movement;
import org.hlokit.interpreter.value.ElementTypes;
import org.hlokit.interpreter.value.EvaluationException;
import org.hlokit.interpreter.value.Shapes;
import org.hlokit.interpreter.value.Tensor;
import org.hlokit.interpreter.value.TensorBytes;
import org.hlokit.ir.ComplexType;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;
import org.jspecify.annotations.Nullable;

/**
 * NumPy's files of arrays: {@code .npy} (format versions 1 to 3, either byte order, C or Fortran
 * order) and {@code .npz}.
 *
 * <p>NumPy itself has no {@code bf16} and no 8-bit or smaller floating-point types; the Python
 * package ml_dtypes writes them as bytes without a type ({@code |V1}, {@code <V2}) or under their
 * own name ({@code <f1} is {@code f8E5M2}). Such bytes are read as the type that the caller
 * expects, two of them as {@code bf16} where nobody says.
 */
public final class Npy {
  private static final ImmutableMap<String, Type> TYPES =
      ImmutableMap.<String, Type>builder()
          .put("b1", IntegerType.I1)
          .put("i1", IntegerType.I8)
          .put("i2", IntegerType.I16)
          .put("i4", IntegerType.I32)
          .put("i8", IntegerType.I64)
          .put("u1", IntegerType.UI8)
          .put("u2", IntegerType.UI16)
          .put("u4", IntegerType.UI32)
          .put("u8", IntegerType.UI64)
          .put("f2", FloatType.F16)
          .put("f4", FloatType.F32)
          .put("f8", FloatType.F64)
          .put("c8", new ComplexType(FloatType.F32))
          .put("c16", new ComplexType(FloatType.F64))
          .put("f1", FloatType.F8E5M2)
          .put("V2", FloatType.BF16)
          .put("bfloat16", FloatType.BF16)
          .put("int2", IntegerType.signless(2))
          .put("int4", IntegerType.signless(4))
          .put("uint2", IntegerType.unsigned(2))
          .put("uint4", IntegerType.unsigned(4))
          .put("float4_e2m1fn", FloatType.F4E2M1FN)
          .put("float6_e2m3fn", FloatType.F6E2M3FN)
          .put("float6_e3m2fn", FloatType.F6E3M2FN)
          .put("float8_e3m4", FloatType.F8E3M4)
          .put("float8_e4m3", FloatType.F8E4M3)
          .put("float8_e4m3b11fnuz", FloatType.F8E4M3B11FNUZ)
          .put("float8_e4m3fn", FloatType.F8E4M3FN)
          .put("float8_e4m3fnuz", FloatType.F8E4M3FNUZ)
          .put("float8_e5m2", FloatType.F8E5M2)
          .put("float8_e5m2fnuz", FloatType.F8E5M2FNUZ)
          .put("float8_e8m0fnu", FloatType.F8E8M0FNU)
          .buildOrThrow();

  private Npy() {}

  /** Reads a {@code .npy} file; its element type is the one that the file names. */
  public static Tensor read(byte[] file) throws NpyException {
    return read(file, null);
  }

  /**
   * Reads a {@code .npy} file.
   *
   * @param expected the element type of the caller, taken where the file names a type of the same
   *     width and meaning (bytes without a type, signless or quantized integers), or null
   * @throws NpyException where the file is cut, malformed, or of a type that tensors do not have
   */
  public static Tensor read(byte[] file, @Nullable Type expected) throws NpyException {
    ByteBuffer buffer = ByteBuffer.wrap(file);
    NpyHeader header = NpyHeader.read(buffer);
    Type element = element(header.descr(), expected);
    int[] shape = header.shape();
    int[] stored = header.fortranOrder() ? reversed(shape) : shape;
    TensorType type = Shapes.type(element, stored);
    try {
      long needed =
          (long) Shapes.count(Shapes.of(type))
              * ElementTypes.lanes(element)
              * TensorBytes.laneWidth(element);
      if (buffer.remaining() < needed) {
        throw new NpyException(
            "the file is cut: it holds %d bytes of data where %d are needed"
                .formatted(buffer.remaining(), needed));
      }
      boolean big = header.descr().startsWith(">");
      Tensor tensor =
          TensorBytes.decode(
              type,
              buffer.slice().order(big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN),
              false);
      return header.fortranOrder() ? Movement.transpose(tensor, descending(shape.length)) : tensor;
    } catch (EvaluationException e) {
      throw new NpyException(e.message());
    }
  }

  private static Type element(String descr, @Nullable Type expected) throws NpyException {
    String name = descr.replaceFirst("^[<>|=]", "");
    if (expected != null && fits(name, expected)) {
      return expected;
    }
    return elementType(descr)
        .orElseThrow(() -> new NpyException("element type '%s' is not supported".formatted(descr)));
  }

  /** The element type that NumPy calls {@code descr}, whatever the byte order. */
  public static Optional<Type> elementType(String descr) {
    return Optional.ofNullable(TYPES.get(descr.replaceFirst("^[<>|=]", "")));
  }

  /** Whether a file's type can be read as {@code expected}: bytes of its width, or its integer. */
  private static boolean fits(String name, Type expected) {
    if (name.matches("V\\d+")) {
      return ElementTypes.lanes(expected) == 1
          && Integer.parseInt(name.substring(1)) == TensorBytes.laneWidth(expected);
    }
    Type named = TYPES.get(name);
    Type stored = ElementTypes.stored(expected);
    if (named == null || !ElementTypes.isInteger(stored) || !ElementTypes.isInteger(named)) {
      return false;
    }
    return ElementTypes.isUnsigned(named) == ElementTypes.isUnsigned(stored)
        && ElementTypes.isBoolean(named) == ElementTypes.isBoolean(stored)
        && TensorBytes.laneWidth(named) == TensorBytes.laneWidth(stored);
  }

  /** Writes a tensor as {@code .npy}: little-endian, C order, version 1. */
  public static byte[] write(Tensor tensor) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] header = new NpyHeader(descr(tensor.element()), false, tensor.shape()).write();
    out.writeBytes(header);
    out.writeBytes(TensorBytes.encode(wholeBytes(tensor)));
    return out.toByteArray();
  }

  /** Signed integers of less than a byte as those of a byte, which readers take them for. */
  private static Tensor wholeBytes(Tensor tensor) {
    Type stored = ElementTypes.stored(tensor.element());
    return stored instanceof IntegerType type && type.width() < 8 && !ElementTypes.isBoolean(type)
        ? tensor.as(
            tensor
                .type()
                .withElement(ElementTypes.isUnsigned(type) ? IntegerType.UI8 : IntegerType.I8))
        : tensor;
  }

  /** How files name an element type; types of less than a byte as the byte that they lie in. */
  static String descr(Type element) {
    return switch (element) {
      case FloatType.F64 -> "<f8";
      case FloatType.F32 -> "<f4";
      case FloatType.F16 -> "<f2";
      case FloatType.BF16 -> "<V2";
      case FloatType type -> type.width() <= 8 ? "|V1" : "<V4";
      case ComplexType(Type part) -> part == FloatType.F64 ? "<c16" : "<c8";
      default -> {
        Type stored = ElementTypes.stored(element);
        int width = TensorBytes.laneWidth(stored);
        String kind =
            ElementTypes.isBoolean(stored) ? "b" : ElementTypes.isUnsigned(stored) ? "u" : "i";
        yield (width == 1 ? "|" : "<") + kind + width;
      }
    };
  }

  /** Whether a file is a {@code .npz}: an archive, whatever it holds. */
  public static boolean isArchive(byte[] file) {
    return file.length >= 4
        && file[0] == 'P'
        && file[1] == 'K'
        && (file[2] == 3 && file[3] == 4 || isEmptyArchive(file));
  }

  /** Reads a {@code .npz} file: arrays by name, in the order of the file. */
  public static ImmutableMap<String, Tensor> readArchive(byte[] file) throws NpyException {
    ImmutableMap.Builder<String, Tensor> arrays = ImmutableMap.builder();
    for (Map.Entry<String, byte[]> array : arrays(file).entrySet()) {
      arrays.put(array.getKey(), read(array.getValue()));
    }
    return arrays.buildOrThrow();
  }

  /** The {@code .npy} files in a {@code .npz} file by their names without the ending, in order. */
  public static ImmutableMap<String, byte[]> arrays(byte[] file) throws NpyException {
    if (!isArchive(file)) {
      throw new NpyException("not a .npz file");
    }
    Map<String, byte[]> arrays = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String name = entry.getName();
        if (name.toLowerCase(Locale.ROOT).endsWith(".npy")) {
          name = name.substring(0, name.length() - 4);
        }
        if (arrays.put(name, zip.readAllBytes()) != null) {
          throw new NpyException("the archive holds '%s' twice".formatted(name));
        }
      }
    } catch (NpyException e) {
      throw e;
    } catch (IOException e) {
      throw new NpyException("not a .npz file, or a damaged one: " + e.getMessage());
    }
    return ImmutableMap.copyOf(arrays);
  }

  /** An archive without entries consists of its end record alone. */
  private static boolean isEmptyArchive(byte[] file) {
    return file[2] == 5 && file[3] == 6;
  }

  /** Writes a {@code .npz} file, uncompressed as NumPy's {@code savez} does. */
  public static void writeArchive(Map<String, Tensor> arrays, OutputStream out) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out);
    zip.setLevel(0);
    for (Map.Entry<String, Tensor> array : arrays.entrySet()) {
      ZipEntry entry = new ZipEntry(array.getKey() + ".npy");
      entry.setTime(315532800000L); // The first time that a zip can hold: the same bytes each run.
      zip.putNextEntry(entry);
      zip.write(write(array.getValue()));
      zip.closeEntry();
    }
    zip.finish();
    zip.flush();
  }

  private static int[] reversed(int[] shape) {
    return Ints.toArray(Lists.reverse(Ints.asList(shape)));
  }

  private static int[] descending(int count) {
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      order[i] = count - 1 - i;
    }
    return order;
  }
}
