// SPDX-License-Identifier: Apache-2.0
//
// The C interface: checks the arguments and picks the kernel.

#include "hlokit_rms_norm.h"

#include <atomic>
#include <cmath>
#include <cstdint>
#include <cstring>

#if defined(__x86_64__)
#include <cpuid.h>
#else
#include <unistd.h>
#endif

#include "kernel.h"

namespace {

bool Always() { return true; }

// Every kernel of this build, best first; the last one is the definition and never chosen by itself.
constexpr hlokit_kernel kKernels[] = {
#if defined(__x86_64__)
    {"avx512",  // Skylake-X, Zen 4 and later
     [] {
       return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
              __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl");
     },
     hlokit::avx512::Run},
    {"avx2",  // with FMA and, as all that have these, F16C: Haswell, Zen and later
     [] { return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"); },
     hlokit::avx2::Run},
#endif
#if defined(__aarch64__)
    {"neon", Always, hlokit::baseline::Run},
#else
    {"baseline", Always, hlokit::baseline::Run},
#endif
    {"reference", Always, hlokit::reference::Run},
};
constexpr size_t kKernelCount = sizeof kKernels / sizeof kKernels[0];

// Found out once, since in a virtual machine the question takes longer than many a call. (Atomic
// variables rather than static ones in functions, which would need the C++ runtime.)
std::atomic<const hlokit_kernel*> best_kernel;
std::atomic<size_t> cache_size;

const hlokit_kernel* BestKernel() {
  const hlokit_kernel* best = best_kernel.load(std::memory_order_relaxed);
  if (best == nullptr) {
    best = kKernels;
    while (!best->supported()) ++best;
    best_kernel.store(best, std::memory_order_relaxed);
  }
  return best;
}

#if defined(__x86_64__)
// The largest cache that a core reaches, by the leaf of "deterministic cache parameters", which Intel
// and AMD number differently. (glibc's sysconf adds up the caches of a whole AMD package.)
size_t LargestCache() {
  size_t largest = 0;
  constexpr unsigned kLeaves[] = {0x4, 0x8000001d};
  for (const unsigned leaf : kLeaves) {
    unsigned eax, ebx, ecx, edx;
    for (unsigned i = 0; __get_cpuid_count(leaf, i, &eax, &ebx, &ecx, &edx) && (eax & 31) != 0; ++i) {
      const size_t size = size_t{(ebx >> 22) + 1} * ((ebx >> 12 & 1023) + 1) * ((ebx & 4095) + 1) *
                          (size_t{ecx} + 1);
      if (size > largest) largest = size;
    }
  }
  return largest;
}
#elif defined(_SC_LEVEL3_CACHE_SIZE)
size_t LargestCache() {
  const long size = sysconf(_SC_LEVEL3_CACHE_SIZE);
  return size > 0 ? static_cast<size_t>(size) : 0;
}
#else
size_t LargestCache() { return 0; }
#endif

// In bytes; a guess where the processor does not say.
size_t CacheSize() {
  size_t size = cache_size.load(std::memory_order_relaxed);
  if (size == 0) {
    size = LargestCache();
    if (size == 0) size = size_t{8} << 20;
    cache_size.store(size, std::memory_order_relaxed);
  }
  return size;
}

bool IsF64(hlokit_type type) { return type == HLOKIT_F64; }
bool IsType(hlokit_type type) { return type >= HLOKIT_F32 && type <= HLOKIT_F64; }

bool TypesSupported(const hlokit_rms_norm_args& args) {
  if (!IsType(args.x_type) || !IsType(args.y_type)) return false;
  if (IsF64(args.x_type) != IsF64(args.y_type)) return false;
  if (args.weight == nullptr) return true;
  if (!IsType(args.weight_type)) return false;
  return IsF64(args.x_type) ? IsF64(args.weight_type) || args.weight_type == HLOKIT_F32
                            : !IsF64(args.weight_type);
}

// The bytes from the first element of an array to its last; false if beyond the address space.
bool Extent(size_t rows, size_t length, size_t stride, hlokit_type type, size_t* bytes) {
  size_t elements;
  return !__builtin_mul_overflow(rows - 1, stride, &elements) &&
         !__builtin_add_overflow(elements, length, &elements) &&
         !__builtin_mul_overflow(elements, hlokit::SizeOf(type), bytes) &&
         *bytes <= static_cast<size_t>(PTRDIFF_MAX);
}

bool Overlap(const void* a, size_t a_bytes, const void* b, size_t b_bytes) {
  const auto a_start = reinterpret_cast<uintptr_t>(a);
  const auto b_start = reinterpret_cast<uintptr_t>(b);
  return a_start < b_start + b_bytes && b_start < a_start + a_bytes;
}

}  // namespace

const char* hlokit_status_message(hlokit_status status) {
  switch (status) {
    case HLOKIT_OK:
      return "done";
    case HLOKIT_NULL_POINTER:
      return "the input or the output is a null pointer";
    case HLOKIT_UNSUPPORTED_TYPES:
      return "the element types do not go together: input and output are f32, f16 or bf16 with a "
             "weight of these, or all f64";
    case HLOKIT_BAD_EPSILON:
      return "epsilon must be finite and not negative";
    case HLOKIT_BAD_STRIDE:
      return "a stride is less than the row length, or the array exceeds the address space";
    case HLOKIT_OVERLAP:
      return "the output overlaps the input or the weight; only the very same array, type and "
             "stride may serve as input and output";
    case HLOKIT_UNSUPPORTED_KERNEL:
      return "this processor lacks the instructions that the kernel needs";
    case HLOKIT_BAD_ROWS:
      return "the range of rows is not within the array";
  }
  return "unknown status";
}

const hlokit_kernel* hlokit_kernel_at(size_t index) {
  return index < kKernelCount ? &kKernels[index] : nullptr;
}

const char* hlokit_kernel_name(const hlokit_kernel* kernel) { return kernel->name; }

bool hlokit_kernel_supported(const hlokit_kernel* kernel) { return kernel->supported(); }

const hlokit_kernel* hlokit_kernel_find(const char* name) {
  if (std::strcmp(name, "auto") == 0) return BestKernel();
  for (const hlokit_kernel& kernel : kKernels) {
    if (std::strcmp(name, kernel.name) == 0) return &kernel;
  }
  return nullptr;
}

hlokit_status hlokit_rms_norm(const hlokit_rms_norm_args* args) {
  return hlokit_rms_norm_rows(args, 0, args->rows);
}

hlokit_status hlokit_rms_norm_rows(const hlokit_rms_norm_args* args, size_t first_row,
                                   size_t end_row) {
  hlokit_rms_norm_args a = *args;
  if (!TypesSupported(a)) return HLOKIT_UNSUPPORTED_TYPES;
  if (!(a.epsilon >= 0 && std::isfinite(a.epsilon))) return HLOKIT_BAD_EPSILON;
  if (first_row > end_row || end_row > a.rows) return HLOKIT_BAD_ROWS;
  if (a.kernel == nullptr) a.kernel = BestKernel();
  if (!a.kernel->supported()) return HLOKIT_UNSUPPORTED_KERNEL;
  if (a.rows == 0 || a.length == 0) return HLOKIT_OK;
  if (a.x == nullptr || a.y == nullptr) return HLOKIT_NULL_POINTER;

  if (a.x_stride == 0) a.x_stride = a.length;
  if (a.y_stride == 0) a.y_stride = a.length;
  size_t x_bytes;
  size_t y_bytes;
  if (a.x_stride < a.length || a.y_stride < a.length ||
      !Extent(a.rows, a.length, a.x_stride, a.x_type, &x_bytes) ||
      !Extent(a.rows, a.length, a.y_stride, a.y_type, &y_bytes)) {
    return HLOKIT_BAD_STRIDE;
  }
  const bool in_place = a.x == a.y && a.x_type == a.y_type && a.x_stride == a.y_stride;
  if (!in_place && Overlap(a.x, x_bytes, a.y, y_bytes)) return HLOKIT_OVERLAP;
  if (a.weight != nullptr &&
      Overlap(a.weight, a.length * hlokit::SizeOf(a.weight_type), a.y, y_bytes)) {
    return HLOKIT_OVERLAP;
  }

  // A share of the cache is left to others. In place, the line to be written is in the cache anyway.
  const bool streaming = !in_place && x_bytes + y_bytes > CacheSize() / 4 * 3;
  a.kernel->run(a, first_row, end_row, streaming);
  return HLOKIT_OK;
}
