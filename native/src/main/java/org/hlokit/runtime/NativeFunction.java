// SPDX-License-Identifier: Apache-2.0
package org.hlokit.runtime;

import com.google.common.base.Supplier;
import com.google.common.base.Suppliers;
import com.google.common.base.Throwables;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/**
 * A C function, linked when it is first called, since linking takes longer than most calls.
 *
 * <p>Arguments are passed as the declared layouts' carriers: {@link MemorySegment}, {@link
 * Integer}, {@link Long}, {@link Double}, {@link Boolean}. The method that calls says what the
 * function returns.
 */
final class NativeFunction {
  private final String name;
  private final Supplier<MethodHandle> handle;

  NativeFunction(SymbolLookup library, String name, FunctionDescriptor descriptor) {
    this.name = name;
    this.handle = Suppliers.memoize(() -> link(library, name, descriptor));
  }

  @SuppressWarnings("restricted") // calling C is what this class is for
  private static MethodHandle link(
      SymbolLookup library, String name, FunctionDescriptor descriptor) {
    MemorySegment address = library.findOrThrow(name);
    return Linker.nativeLinker().downcallHandle(address, descriptor);
  }

  /** Calls a function that returns nothing, or whose result does not matter. */
  void run(Object... arguments) {
    invoke(arguments);
  }

  /** Calls a function that returns a pointer. */
  MemorySegment pointer(Object... arguments) {
    return (MemorySegment) invoke(arguments);
  }

  /** Calls a function that returns an {@code int}. */
  int integer(Object... arguments) {
    return (Integer) invoke(arguments);
  }

  /** Calls a function that returns a {@code size_t}. */
  long size(Object... arguments) {
    return (Long) invoke(arguments);
  }

  /** Calls a function that returns a {@code bool}. */
  boolean truth(Object... arguments) {
    return (Boolean) invoke(arguments);
  }

  /** Calls a function that returns a zero-terminated string; empty for a null pointer. */
  @SuppressWarnings("restricted") // the string's end is where C says it is
  String text(Object... arguments) {
    MemorySegment string = pointer(arguments);
    return string.equals(MemorySegment.NULL) ? "" : string.reinterpret(Long.MAX_VALUE).getString(0);
  }

  private Object invoke(Object[] arguments) {
    try {
      return handle.get().invokeWithArguments(arguments);
    } catch (Throwable e) {
      Throwables.throwIfUnchecked(e);
      throw new AssertionError(name + " has thrown", e);
    }
  }
}
