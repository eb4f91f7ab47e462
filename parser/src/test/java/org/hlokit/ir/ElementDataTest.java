// SPDX-License-Identifier: Apache-2.0
package org.hlokit.ir;

import static com.google.common.truth.Truth.assertThat;

import com.google.common.collect.ImmutableList;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class ElementDataTest {
  /** More bytes than are compared at a time. */
  private static final int BYTES = 100_000;

  @Test
  void literalsAreEqualWhereTheirBytesAre() {
    ElementData hex = hex("ab", "0");
    assertThat(hex).isEqualTo(hex("AB", "0"));
    assertThat(hex.hashCode()).isEqualTo(hex("AB", "0").hashCode());
    assertThat(hex).isNotEqualTo(hex("AB", "1"));
    assertThat(hex).isNotEqualTo(hex("AC", "0"));
    byte[] bytes = new byte[BYTES];
    hex.read().get(bytes);
    assertThat(ElementData.contentEquals(hex, new ElementData.Bytes(bytes, false))).isTrue();
    assertThat(ElementData.contentEquals(mapped(bytes), hex)).isTrue();
    bytes[BYTES - 1]++;
    assertThat(ElementData.contentEquals(mapped(bytes), hex)).isFalse();
  }

  @Test
  void stringsAreEqualToStringsOnly() {
    ElementData strings = new ElementData.Strings(ImmutableList.of("a", "b"), false);
    ElementData bytes = new ElementData.Bytes(new byte[] {'a', 0}, false);
    assertThat(ElementData.contentEquals(strings, bytes)).isFalse();
    assertThat(ElementData.contentEquals(bytes, strings)).isFalse();
  }

  @Test
  void aPartIsReadWithoutTheRest() {
    ElementData hex = hex("AB", "7");
    ByteBuffer last = ByteBuffer.allocate(2);
    hex.read(BYTES - 2, last);
    assertThat(last.array()).isEqualTo(new byte[] {0, 7});
  }

  private static ElementData mapped(byte[] bytes) {
    return new ElementData.Mapped(MemorySegment.ofArray(bytes));
  }

  /** Zeros between two ends. */
  private static ElementData hex(String first, String last) {
    String digits = first + "0".repeat(2 * BYTES - first.length() - last.length()) + last;
    HexDigits text =
        new HexDigits.InText(new SourceRange(Source.of("t", digits), 0, digits.length()));
    return new ElementData.Hex(text, false, BYTES, false);
  }
}
