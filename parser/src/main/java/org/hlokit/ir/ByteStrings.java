// SPDX-License-Identifier: Apache-2.0
package org.hlokit.ir;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;

/** Strings of MLIR, which are bytes: those that are not UTF-8 stand as U+DC80 to U+DCFF. */
public final class ByteStrings {
  private ByteStrings() {}

  /** The text of {@code bytes}. */
  public static String decode(byte[] bytes) {
    CharsetDecoder decoder = UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    while (true) {
      CoderResult result = decoder.decode(in, out, true);
      if (!result.isError()) {
        return out.flip().toString();
      }
      for (int i = 0; i < result.length(); i++) {
        out.put((char) (0xDC00 | in.get() & 0xFF));
      }
    }
  }

  /** The bytes of {@code text}; the inverse of {@link #decode}. */
  public static byte[] encode(String text) {
    if (text.chars().noneMatch(ByteStrings::isByte)) {
      return text.getBytes(UTF_8);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
    text.codePoints()
        .forEach(
            point -> {
              if (isByte(point)) {
                bytes.write(point & 0xFF);
              } else {
                bytes.writeBytes(Character.toString(point).getBytes(UTF_8));
              }
            });
    return bytes.toByteArray();
  }

  private static boolean isByte(int point) {
    return point >= 0xDC80 && point <= 0xDCFF;
  }
}
