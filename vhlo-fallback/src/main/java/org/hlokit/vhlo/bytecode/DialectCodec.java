// SPDX-License-Identifier: Apache-2.0
package org.hlokit.vhlo.bytecode;

import org.hlokit.ir.Attribute;
import org.hlokit.ir.Type;

/** How a dialect writes its attributes and types, and reads them back. */
interface DialectCodec {
  /**
   * Writes {@code attribute}; false, with nothing written, where the dialect has no code for it.
   */
  boolean write(Attribute attribute, AttributeSink sink);

  /** Writes {@code type}; false, with nothing written, where the dialect has no code for it. */
  boolean write(Type type, AttributeSink sink);

  Attribute readAttribute(AttributeSource source);

  Type readType(AttributeSource source);
}
