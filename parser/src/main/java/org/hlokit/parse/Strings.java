// SPDX-License-Identifier: Apache-2.0
package org.hlokit.parse;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import org.hlokit.ir.ByteStrings;

/** String literals. */
final class Strings {
  private Strings() {}

  /**
   * The value of a literal with its quotes: {@code \n}, {@code \t}, {@code \\}, {@code \"} and two
   * hexadecimal digits for a byte. Bytes that are not UTF-8 become U+DC80 to U+DCFF.
   */
  static String unquote(String literal) {
    String body = literal.substring(1, literal.length() - 1);
    if (body.indexOf('\\') < 0) {
      return body;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length());
    for (int i = 0; i < body.length(); ) {
      int c = body.codePointAt(i);
      if (c != '\\' || i + 1 >= body.length()) {
        byte[] encoded = Character.toString(c).getBytes(UTF_8);
        bytes.write(encoded, 0, encoded.length);
        i += Character.charCount(c);
        continue;
      }
      char escaped = body.charAt(i + 1);
      int high = Character.digit(escaped, 16);
      int low = i + 2 < body.length() ? Character.digit(body.charAt(i + 2), 16) : -1;
      if (escaped == 'n' || escaped == 't') {
        bytes.write(escaped == 'n' ? '\n' : '\t');
        i += 2;
      } else if (high >= 0 && low >= 0) {
        bytes.write(high << 4 | low);
        i += 3;
      } else {
        bytes.write(escaped);
        i += 2;
      }
    }
    return ByteStrings.decode(bytes.toByteArray());
  }

  /** The name of {@code @name} or {@code @"name"}. */
  static String symbol(String text) {
    return text.startsWith("@\"") ? unquote(text.substring(1)) : text.substring(1);
  }
}
