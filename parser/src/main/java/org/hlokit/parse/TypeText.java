// SPDX-License-Identifier: Apache-2.0
package org.hlokit.parse;

import org.hlokit.ir.Type;

/** Types in messages. */
final class TypeText {
  private TypeText() {}

  static String of(Type type) {
    return type.toString();
  }
}
