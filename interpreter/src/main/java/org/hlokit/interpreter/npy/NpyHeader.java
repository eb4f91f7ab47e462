// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter.npy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The head of a {@code .npy} file: a Python dictionary of three entries, as NumPy's "NEP 1" and its
 * format versions 1 to 3 describe.
 *
 * @param descr NumPy's name of the element type, byte order included, {@code <f4}
 * @param shape the extents
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record NpyHeader(String descr, boolean fortranOrder, int[] shape) {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final Pattern DESCR =
      Pattern.compile("['\"]descr['\"]\\s*:\\s*['\"]([^'\"]*)['\"]");
  private static final Pattern FORTRAN =
      Pattern.compile("['\"]fortran_order['\"]\\s*:\\s*(True|False)");
  private static final Pattern SHAPE = Pattern.compile("['\"]shape['\"]\\s*:\\s*\\(([^)]*)\\)");

  /** Reads a header and leaves {@code file} at the first byte after it. */
  public static NpyHeader read(ByteBuffer file) throws NpyException {
    for (byte expected : MAGIC) {
      if (!file.hasRemaining() || file.get() != expected) {
        throw new NpyException("not a .npy file: it does not begin with \\x93NUMPY");
      }
    }
    need(file, 2);
    int major = file.get();
    file.get();
    if (major < 1 || major > 3) {
      throw new NpyException("unknown .npy format version " + major);
    }
    file.order(ByteOrder.LITTLE_ENDIAN);
    need(file, major == 1 ? 2 : 4);
    long length = major == 1 ? file.getShort() & 0xFFFF : file.getInt() & 0xFFFFFFFFL;
    need(file, length);
    byte[] bytes = new byte[(int) length];
    file.get(bytes);
    return parse(new String(bytes, major == 3 ? UTF_8 : ISO_8859_1));
  }

  private static void need(ByteBuffer file, long bytes) throws NpyException {
    if (file.remaining() < bytes) {
      throw new NpyException("the file ends inside its header");
    }
  }

  private static NpyHeader parse(String text) throws NpyException {
    String descr = find(DESCR, text, "descr");
    String fortran = find(FORTRAN, text, "fortran_order");
    String[] extents = find(SHAPE, text, "shape").split(",", -1);
    int count = extents.length;
    if (extents[count - 1].isBlank()) {
      count--;
    }
    int[] shape = new int[count];
    for (int i = 0; i < count; i++) {
      try {
        shape[i] = Integer.parseInt(extents[i].strip());
      } catch (NumberFormatException e) {
        throw new NpyException(
            "malformed header: extent '%s' in shape".formatted(extents[i].strip()));
      }
      if (shape[i] < 0) {
        throw new NpyException("malformed header: extent '%d' in shape".formatted(shape[i]));
      }
    }
    return new NpyHeader(descr, fortran.equals("True"), shape);
  }

  private static String find(Pattern pattern, String text, String key) throws NpyException {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new NpyException("malformed header: no '%s'".formatted(key));
    }
    return matcher.group(1);
  }

  /** The header as version 1 writes it, padded so that the data begin at a multiple of 64. */
  byte[] write() {
    StringBuilder extents = new StringBuilder();
    for (int extent : shape) {
      extents.append(extent).append(", ");
    }
    if (shape.length > 1) {
      extents.setLength(extents.length() - 2);
    } else if (shape.length == 1) {
      extents.setLength(extents.length() - 1);
    }
    String dictionary =
        "{'descr': '%s', 'fortran_order': %s, 'shape': (%s), }"
            .formatted(descr, fortranOrder ? "True" : "False", extents);
    int unpadded = MAGIC.length + 4 + dictionary.length() + 1;
    String padded = dictionary + " ".repeat((64 - unpadded % 64) % 64) + "\n";
    ByteBuffer header =
        ByteBuffer.allocate(MAGIC.length + 4 + padded.length()).order(ByteOrder.LITTLE_ENDIAN);
    header.put(MAGIC).put((byte) 1).put((byte) 0).putShort((short) padded.length());
    return header.put(padded.getBytes(ISO_8859_1)).array();
  }
}
