// SPDX-License-Identifier: Apache-2.0
package org.hlokit.parse;

import static com.google.common.truth.Truth.assertWithMessage;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class BytesTest {
  @Test
  void tellsHexadecimalDigitsFromEveryOtherByteAtEveryPlace() {
    for (int c = 0; c < 256; c++) {
      for (int at = 0; at < 19; at++) {
        byte[] text = "0123456789abcdefABC".getBytes(ISO_8859_1);
        text[at] = (byte) c;
        assertWithMessage("byte %s at %s", c, at)
            .that(Bytes.isHex(text, 0, text.length))
            .isEqualTo(c < 128 && Character.digit(c, 16) >= 0);
      }
    }
  }

  @Test
  void tellsUpperCaseDigitsFromEveryOtherByteBesideEveryDigit() {
    for (char beside : "09AF".toCharArray()) {
      for (int c = 0; c < 256; c++) {
        for (int at = 0; at < 24; at++) {
          ByteBuffer text =
              ByteBuffer.wrap(Character.toString(beside).repeat(24).getBytes(ISO_8859_1));
          text.put(at, (byte) c);
          long[] words = {text.getLong(0), text.getLong(8), text.getLong(16)};
          assertWithMessage("byte %s at %s", c, at)
              .that(Bytes.isUpperCaseHex(words, 0, 3))
              .isEqualTo("0123456789ABCDEF".indexOf(c) >= 0);
        }
      }
    }
  }

  @Test
  void findsTheEndOfAStringWhereverItIs() {
    for (int length = 0; length < 40; length++) {
      String plain = "\"" + "x".repeat(length) + "\"";
      byte[] text = (plain + " tail \"").getBytes(ISO_8859_1);
      assertWithMessage("length %s", length)
          .that(Bytes.plainStringEnd(text, 0, text.length))
          .isEqualTo(plain.length());
      for (char odd : new char[] {'\\', '\n', '\r'}) {
        byte[] broken = ("\"" + "x".repeat(length) + odd + "x\"").getBytes(ISO_8859_1);
        assertWithMessage("length %s", length)
            .that(Bytes.plainStringEnd(broken, 0, broken.length))
            .isEqualTo(-1);
      }
    }
  }
}
