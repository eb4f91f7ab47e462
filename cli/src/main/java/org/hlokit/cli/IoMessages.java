// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

import com.google.common.base.Ascii;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/** What went wrong with a file, in a few words. */
final class IoMessages {
  private IoMessages() {}

  /**
   * The reason alone, without the path that the JDK puts before it: {@code no space left on
   * device}.
   */
  static String reason(IOException e) {
    return switch (e) {
      case NoSuchFileException missing -> "no such file or directory";
      case AccessDeniedException denied -> "permission denied";
      case FileSystemException failed when failed.getReason() != null -> lower(failed.getReason());
      default -> lower(e.getMessage());
    };
  }

  /**
   * Whether the reader of a pipe has gone, which is no error of ours: {@code hlokit opt f | head}.
   */
  static boolean isBrokenPipe(IOException e) {
    return e.getMessage() != null && e.getMessage().contains("Broken pipe");
  }

  private static String lower(@Nullable String message) {
    return message == null || message.isEmpty()
        ? "unknown reason"
        : Ascii.toLowerCase(message.charAt(0)) + message.substring(1);
  }
}
