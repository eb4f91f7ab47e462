// SPDX-License-Identifier: Apache-2.0
package org.hlokit.vhlo.bytecode;

import com.google.common.primitives.ImmutableLongArray;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.List;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.ResourceHandle;
import org.hlokit.ir.Type;
import org.jspecify.annotations.Nullable;

/** Takes the parts of an attribute or a type: to number those that it refers to, or to write. */
interface AttributeSink {
  void attribute(Attribute attribute);

  void optionalAttribute(@Nullable Attribute attribute);

  void type(Type type);

  void varint(long value);

  void signed(long value);

  /** A byte that is 0 or 1. */
  void bool(boolean value);

  /** An integer of {@code width} bits, not negative. */
  void bits(BigInteger bits, int width);

  void string(String value);

  void blob(ByteBuffer content);

  void resource(ResourceHandle resource);

  /** Whether only what is referred to counts, so that content need not be made. */
  default boolean isNumbering() {
    return false;
  }

  default void attributes(List<Attribute> attributes) {
    varint(attributes.size());
    attributes.forEach(this::attribute);
  }

  default void types(List<Type> types) {
    varint(types.size());
    types.forEach(this::type);
  }

  default void signedList(ImmutableLongArray values) {
    varint(values.length());
    values.forEach(this::signed);
  }
}
