// SPDX-License-Identifier: Apache-2.0
package org.hlokit.vhlo.bytecode;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableLongArray;
import java.math.BigInteger;
import java.util.function.Supplier;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.ResourceHandle;
import org.hlokit.ir.Type;
import org.jspecify.annotations.Nullable;

/** Gives the parts of an attribute or a type in the order in which they were written. */
interface AttributeSource {
  Attribute attribute();

  @Nullable Attribute optionalAttribute();

  Type type();

  long varint();

  /** A number that tells kinds of things apart; -1 where it is one that there cannot be. */
  default int code() {
    return Math.clamp(varint(), -1, Integer.MAX_VALUE);
  }

  long signed();

  /** A byte that is 0 or 1. */
  boolean bool();

  BigInteger bits(int width);

  String string();

  byte[] blob();

  ResourceHandle resource();

  /** A number of things that follow, of which each takes a byte at least. */
  int count();

  /** An error at what was read last. */
  BytecodeException error(String message);

  default <T> ImmutableList<T> list(Supplier<T> element) {
    int count = count();
    ImmutableList.Builder<T> elements = ImmutableList.builderWithExpectedSize(count);
    for (int i = 0; i < count; i++) {
      elements.add(element.get());
    }
    return elements.build();
  }

  default ImmutableList<Attribute> attributes() {
    return list(this::attribute);
  }

  default ImmutableList<Type> types() {
    return list(this::type);
  }

  default ImmutableLongArray signedList() {
    int count = count();
    ImmutableLongArray.Builder values = ImmutableLongArray.builder(count);
    for (int i = 0; i < count; i++) {
      values.add(signed());
    }
    return values.build();
  }
}
