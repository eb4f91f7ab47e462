// SPDX-License-Identifier: Apache-2.0
package org.hlokit.vhlo;

import org.jspecify.annotations.Nullable;

/** How a custom call's implementation is called. */
public enum ApiVersion {
  API_VERSION_UNSPECIFIED(0),
  /** The default. */
  API_VERSION_ORIGINAL(1),
  API_VERSION_STATUS_RETURNING(2),
  API_VERSION_STATUS_RETURNING_UNIFIED(3),
  API_VERSION_TYPED_FFI(4);

  private final int number;

  ApiVersion(int number) {
    this.number = number;
  }

  /** The number that StableHLO writes; VHLO writes the constant's name. */
  public int number() {
    return number;
  }

  /** The version with {@code number}, or null where there is none. */
  public static @Nullable ApiVersion ofNumber(long number) {
    for (ApiVersion version : values()) {
      if (version.number == number) {
        return version;
      }
    }
    return null;
  }

  /** The version that VHLO calls {@code word}, or null where there is none. */
  public static @Nullable ApiVersion ofWord(String word) {
    for (ApiVersion version : values()) {
      if (version.name().equals(word)) {
        return version;
      }
    }
    return null;
  }
}
