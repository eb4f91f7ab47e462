// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.reader;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.hlokit.tflite.schema.Metadata;

/** The value of a metadata entry as far as it is text. */
public final class MetadataText {
  /** Longer values, and such as are no text, are only counted. */
  private static final int SHOWN = 256;

  private MetadataText() {}

  /** The text, without the zeros that versions are filled up with; else {@code (96 bytes)}. */
  public static String of(TfliteFile file, Metadata metadata) {
    Optional<ByteBuffer> data =
        metadata.buffer() < file.model().buffersLength()
            ? file.data(file.model().buffers((int) metadata.buffer()))
            : Optional.empty();
    if (data.isEmpty()) {
      return "";
    }
    ByteBuffer bytes = data.get();
    String counted = "(%d bytes)".formatted(bytes.remaining());
    if (bytes.remaining() > SHOWN) {
      return counted;
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(bytes.duplicate()).toString();
      String trimmed = text.replaceFirst("\0+$", "");
      return trimmed.chars().anyMatch(Character::isISOControl) ? counted : trimmed;
    } catch (CharacterCodingException e) {
      return counted;
    }
  }
}
