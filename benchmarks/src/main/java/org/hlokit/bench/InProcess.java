// SPDX-License-Identifier: Apache-2.0
package org.hlokit.bench;

import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The kernel by its C interface, or {@code memcpy} of the same bytes: called from this process. */
final class InProcess implements NormContestant {
  private final String name;
  private final KernelLibrary library;
  private final Consumer<KernelLibrary.Arrays> call;
  private @Nullable NormCase norm;
  private KernelLibrary.@Nullable Arrays arrays;

  private InProcess(String name, KernelLibrary library, Consumer<KernelLibrary.Arrays> call) {
    this.name = name;
    this.library = library;
    this.call = call;
  }

  static NormContestant kernel(KernelLibrary library) {
    return new InProcess("hlokit", library, KernelLibrary.Arrays::normalise);
  }

  /** One thread, whatever the case says. */
  static NormContestant memcpy(KernelLibrary library) {
    return new InProcess("memcpy", library, KernelLibrary.Arrays::copy);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public OptionalDouble measure(NormCase norm, int calls) {
    KernelLibrary.Arrays current = arrays;
    if (current == null || !norm.equals(this.norm)) {
      close();
      current = library.new Arrays(norm);
      arrays = current;
      this.norm = norm;
      call.accept(current);
    }
    long start = System.nanoTime();
    for (int i = 0; i < calls; i++) {
      call.accept(current);
    }
    return OptionalDouble.of((System.nanoTime() - start) / 1e9 / calls);
  }

  @Override
  public void close() {
    if (arrays != null) {
      arrays.close();
      arrays = null;
    }
  }
}
