// SPDX-License-Identifier: Apache-2.0
package org.hlokit.bench;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BOOLEAN;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.Random;

/** The kernel's C interface ({@code hlokit_rms_norm.h}), pthreadpool and {@code memcpy}. */
@SuppressWarnings("restricted") // calling C is what this class is for
final class KernelLibrary {
  static final double EPSILON = 1e-6;

  private static final MemoryLayout QUANTIZATION =
      MemoryLayout.structLayout(
          JAVA_DOUBLE.withName("scale"),
          JAVA_INT.withName("zero_point"),
          MemoryLayout.paddingLayout(4));
  private static final MemoryLayout ARGS =
      MemoryLayout.structLayout(
          JAVA_LONG.withName("rows"),
          JAVA_LONG.withName("length"),
          ADDRESS.withName("x"),
          JAVA_INT.withName("x_type"),
          MemoryLayout.paddingLayout(4),
          JAVA_LONG.withName("x_stride"),
          ADDRESS.withName("weight"),
          JAVA_INT.withName("weight_type"),
          MemoryLayout.paddingLayout(4),
          ADDRESS.withName("y"),
          JAVA_INT.withName("y_type"),
          MemoryLayout.paddingLayout(4),
          JAVA_LONG.withName("y_stride"),
          JAVA_DOUBLE.withName("epsilon"),
          JAVA_BOOLEAN.withName("cast_before_scale"),
          MemoryLayout.paddingLayout(7),
          ADDRESS.withName("kernel"),
          QUANTIZATION.withName("x_quantization"),
          QUANTIZATION.withName("weight_quantization"),
          QUANTIZATION.withName("y_quantization"));

  private final MethodHandle memcpy;
  private final MethodHandle rmsNorm;
  private final MethodHandle rmsNormParallel;
  private final MethodHandle poolCreate;
  private final MethodHandle poolDestroy;
  private final MethodHandle kernelFind;
  private final MethodHandle kernelName;
  private final MemorySegment parallelFor;

  KernelLibrary(Path directory) {
    Linker linker = Linker.nativeLinker();
    SymbolLookup kernel =
        SymbolLookup.libraryLookup(
            directory.resolve(System.mapLibraryName("hlokit_tflite")), Arena.global());
    SymbolLookup runtime =
        SymbolLookup.libraryLookup(
            directory.resolve(System.mapLibraryName("jnitensorflowlite")), Arena.global());
    memcpy =
        linker.downcallHandle(
            linker.defaultLookup().findOrThrow("memcpy"),
            FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS, JAVA_LONG));
    rmsNorm =
        linker.downcallHandle(
            kernel.findOrThrow("hlokit_rms_norm"), FunctionDescriptor.of(JAVA_INT, ADDRESS));
    rmsNormParallel =
        linker.downcallHandle(
            kernel.findOrThrow("hlokit_rms_norm_parallel"),
            FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, ADDRESS, ADDRESS));
    kernelFind =
        linker.downcallHandle(
            kernel.findOrThrow("hlokit_kernel_find"), FunctionDescriptor.of(ADDRESS, ADDRESS));
    kernelName =
        linker.downcallHandle(
            kernel.findOrThrow("hlokit_kernel_name"), FunctionDescriptor.of(ADDRESS, ADDRESS));
    poolCreate =
        linker.downcallHandle(
            runtime.findOrThrow("pthreadpool_create"), FunctionDescriptor.of(ADDRESS, JAVA_LONG));
    poolDestroy =
        linker.downcallHandle(
            runtime.findOrThrow("pthreadpool_destroy"), FunctionDescriptor.ofVoid(ADDRESS));
    parallelFor = kernel.findOrThrow("hlokit_pthreadpool_parallel_for");
  }

  /** The name of the kernel that is measured. */
  String kernel() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment best = (MemorySegment) kernelFind.invokeExact(arena.allocateFrom("auto"));
      MemorySegment name = (MemorySegment) kernelName.invokeExact(best);
      return name.reinterpret(Long.MAX_VALUE).getString(0);
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  /** Arrays of a case, filled, and what is done with them. */
  final class Arrays implements AutoCloseable {
    private final Arena arena = Arena.ofShared();
    private final NormCase norm;
    private final MemorySegment pool;
    private final MemorySegment args = arena.allocate(ARGS);
    private final MemorySegment x;
    private final MemorySegment weight;
    private final MemorySegment y;

    Arrays(NormCase norm) {
      this.norm = norm;
      Precision precision = norm.precision();
      x = arena.allocate(norm.elements() * precision.bytes, 64);
      y = arena.allocate(norm.elements() * precision.bytes, 64);
      weight = arena.allocate((long) norm.length() * precision.bytes, 64);
      Random random = new Random(1);
      for (long i = 0; i < norm.elements(); i++) {
        set(x, i, random.nextFloat() * 4 - 2);
      }
      for (long i = 0; i < norm.length(); i++) {
        set(weight, i, 0.75f + random.nextFloat() / 2);
      }
      pool = norm.threads() == 1 ? MemorySegment.NULL : createPool(norm.threads());
      put("rows", norm.rows());
      put("length", norm.length());
      for (String array : new String[] {"x", "weight", "y"}) {
        args.set(JAVA_INT, offset(array + "_type"), precision.code);
      }
      args.set(ADDRESS, offset("x"), x);
      args.set(ADDRESS, offset("weight"), weight);
      args.set(ADDRESS, offset("y"), y);
      args.set(JAVA_DOUBLE, offset("epsilon"), EPSILON);
    }

    private MemorySegment createPool(int threads) {
      try {
        return (MemorySegment) poolCreate.invokeExact((long) threads);
      } catch (Throwable e) {
        throw new AssertionError(e);
      }
    }

    private void put(String field, long value) {
      args.set(JAVA_LONG, offset(field), value);
    }

    private static long offset(String field) {
      return ARGS.byteOffset(PathElement.groupElement(field));
    }

    private void set(MemorySegment array, long i, float value) {
      int bits = norm.precision().encode(value);
      if (norm.precision().bytes == 4) {
        array.setAtIndex(JAVA_INT, i, bits);
      } else {
        array.setAtIndex(JAVA_SHORT, i, (short) bits);
      }
    }

    private float get(MemorySegment array, long i) {
      return norm.precision()
          .decode(
              norm.precision().bytes == 4
                  ? array.getAtIndex(JAVA_INT, i)
                  : array.getAtIndex(JAVA_SHORT, i));
    }

    void copy() {
      try {
        MemorySegment _ = (MemorySegment) memcpy.invokeExact(y, x, x.byteSize());
      } catch (Throwable e) {
        throw new AssertionError(e);
      }
    }

    void normalise() {
      int status;
      try {
        status =
            norm.threads() == 1
                ? (int) rmsNorm.invokeExact(args)
                : (int) rmsNormParallel.invokeExact(args, (long) norm.threads(), parallelFor, pool);
      } catch (Throwable e) {
        throw new AssertionError(e);
      }
      if (status != 0) {
        throw new AssertionError("hlokit_rms_norm gives status " + status);
      }
    }

    /** The largest error of y against the formula in double precision, in ulp of y's type. */
    double largestError() {
      double largest = 0;
      int length = norm.length();
      for (long start = 0; start < norm.elements(); start += length) {
        double sum = 0;
        for (long i = start; i < start + length; i++) {
          sum += (double) get(x, i) * get(x, i);
        }
        double root = Math.sqrt(sum / length + EPSILON);
        for (int i = 0; i < length; i++) {
          double exact = get(x, start + i) / root * get(weight, i);
          largest =
              Math.max(largest, Math.abs(get(y, start + i) - exact) / norm.precision().ulp(exact));
        }
      }
      return largest;
    }

    @Override
    public void close() {
      try {
        if (!pool.equals(MemorySegment.NULL)) {
          poolDestroy.invokeExact(pool);
        }
      } catch (Throwable e) {
        throw new AssertionError(e);
      }
      arena.close();
    }
  }
}
