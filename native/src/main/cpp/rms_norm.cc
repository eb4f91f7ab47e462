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
#if defined(__aarch64__) && defined(__APPLE__)
#include <sys/sysctl.h>
#elif defined(__aarch64__) && defined(__linux__)
#include <sys/auxv.h>
#endif

#include "kernel.h"

namespace {

bool Always() { return true; }

#if defined(__aarch64__)
// Whether there are instructions for bf16 (Armv8.6; Neoverse N2 and V1, Cortex-A510, Apple M2 and later).
bool HasBf16() {
#if defined(__APPLE__)
  int value = 0;
  size_t size = sizeof value;
  return sysctlbyname("hw.optional.arm.FEAT_BF16", &value, &size, nullptr, 0) == 0 && value != 0;
#elif defined(__linux__)
  constexpr unsigned long kHwcap2Bf16 = 1ul << 14;
  return (getauxval(AT_HWCAP2) & kHwcap2Bf16) != 0;
#else
  return false;
#endif
}
#endif

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
    {"neon-bf16", HasBf16, hlokit::neon_bf16::Run},
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
std::atomic<size_t> first_cache;
std::atomic<size_t> largest_cache;

const hlokit_kernel* BestKernel() {
  const hlokit_kernel* best = best_kernel.load(std::memory_order_relaxed);
  if (best == nullptr) {
    best = kKernels;
    while (!best->supported()) ++best;
    best_kernel.store(best, std::memory_order_relaxed);
  }
  return best;
}

struct Caches {
  size_t first;    // bytes of the first cache for data, or 0 where the processor does not say
  size_t largest;  // of the largest that a core reaches
};

#if defined(__x86_64__)
// By the leaf of "deterministic cache parameters", which Intel and AMD number differently. (glibc's
// sysconf adds up the caches of a whole AMD package.)
Caches FindCaches() {
  Caches caches = {};
  constexpr unsigned kLeaves[] = {0x4, 0x8000001d};
  constexpr unsigned kData = 1;
  for (const unsigned leaf : kLeaves) {
    unsigned eax, ebx, ecx, edx;
    for (unsigned i = 0; __get_cpuid_count(leaf, i, &eax, &ebx, &ecx, &edx) && (eax & 31) != 0; ++i) {
      const size_t size = size_t{(ebx >> 22) + 1} * ((ebx >> 12 & 1023) + 1) * ((ebx & 4095) + 1) *
                          (size_t{ecx} + 1);
      if (size > caches.largest) caches.largest = size;
      if ((eax >> 5 & 7) == 1 && (eax & 31) == kData) caches.first = size;
    }
  }
  return caches;
}
#elif defined(_SC_LEVEL3_CACHE_SIZE)
Caches FindCaches() {
  const auto size = [](int name) {
    const long bytes = sysconf(name);
    return bytes > 0 ? static_cast<size_t>(bytes) : 0;
  };
  return {size(_SC_LEVEL1_DCACHE_SIZE), size(_SC_LEVEL3_CACHE_SIZE)};
}
#else
Caches FindCaches() { return {}; }
#endif

// With guesses where the processor does not say.
Caches GetCaches() {
  Caches caches = {first_cache.load(std::memory_order_relaxed),
                   largest_cache.load(std::memory_order_relaxed)};
  if (caches.first == 0 || caches.largest == 0) {
    caches = FindCaches();
    if (caches.first == 0) caches.first = size_t{32} << 10;
    if (caches.largest == 0) caches.largest = size_t{8} << 20;
    first_cache.store(caches.first, std::memory_order_relaxed);
    largest_cache.store(caches.largest, std::memory_order_relaxed);
  }
  return caches;
}

// A row, its result, the next row and the weight go through the first cache together. If it cannot hold
// them, it drops what was not used for the longest time, all of the weight in turn; touched once more
// in between, the weight stays, unless there is too much of it.
bool TouchWeight(const hlokit_rms_norm_args& args, size_t first_cache) {
  if (args.weight == nullptr) return false;
  const size_t bytes =
      args.length * (hlokit::SizeOf(args.x_type) + hlokit::SizeOf(args.weight_type));
  return first_cache / 2 <= bytes && bytes <= first_cache / 3 * 2;
}

bool IsType(hlokit_type type) { return type >= HLOKIT_F32 && type <= HLOKIT_I8; }
bool IsShort(hlokit_type type) { return type == HLOKIT_F16 || type == HLOKIT_BF16; }

bool TypesSupported(const hlokit_rms_norm_args& args) {
  const hlokit_type x = args.x_type;
  const hlokit_type y = args.y_type;
  const hlokit_type weight = args.weight != nullptr ? args.weight_type : HLOKIT_F32;
  if (!IsType(x) || !IsType(y) || !IsType(weight)) return false;
  if (x == HLOKIT_F64) return y == x && (weight == HLOKIT_F64 || weight == HLOKIT_F32);
  if (x == HLOKIT_I8) return y == x && weight != HLOKIT_F64;
  return (y == HLOKIT_F32 || IsShort(y)) && (weight == HLOKIT_F32 || IsShort(weight));
}

bool IsGood(const hlokit_quantization& quantization) {
  return quantization.scale > 0 && std::isfinite(quantization.scale) &&
         quantization.zero_point >= INT8_MIN && quantization.zero_point <= INT8_MAX;
}

bool QuantizationsGood(const hlokit_rms_norm_args& args) {
  return (args.x_type != HLOKIT_I8 || IsGood(args.x_quantization)) &&
         (args.y_type != HLOKIT_I8 || IsGood(args.y_quantization)) &&
         (args.weight == nullptr || args.weight_type != HLOKIT_I8 || IsGood(args.weight_quantization));
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
             "weight of these, or both f64, or both i8";
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
    case HLOKIT_BAD_QUANTIZATION:
      return "an i8 array needs a positive, finite scale and a zero point from -128 to 127";
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
  if (!QuantizationsGood(a)) return HLOKIT_BAD_QUANTIZATION;
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
  const Caches caches = GetCaches();
  const bool streaming = !in_place && x_bytes + y_bytes > caches.largest / 4 * 3;
  const bool touch_weight = end_row - first_row > 1 && TouchWeight(a, caches.first);
  a.kernel->run(a, first_row, end_row, {streaming, touch_weight});
  return HLOKIT_OK;
}

namespace {

struct Job {
  const hlokit_rms_norm_args* args;
  size_t parts;
  hlokit_status status;
};

void RunPart(void* context, size_t part) {
  auto* job = static_cast<Job*>(context);
  const size_t quotient = job->args->rows / job->parts;
  const size_t remainder = job->args->rows % job->parts;
  const auto start = [&](size_t p) { return quotient * p + (p < remainder ? p : remainder); };
  const hlokit_status status = hlokit_rms_norm_rows(job->args, start(part), start(part + 1));
  if (part == 0) job->status = status;  // the arguments are at fault, if any: the same for all
}

}  // namespace

hlokit_status hlokit_rms_norm_parallel(const hlokit_rms_norm_args* args, size_t threads,
                                       hlokit_parallel_for* parallel_for, void* pool) {
  constexpr size_t kLeastElements = 128 * 1024;  // some microseconds, as waking a thread takes
  const size_t least_rows = args->length == 0 ? SIZE_MAX : 1 + (kLeastElements - 1) / args->length;
  size_t parts = args->rows / least_rows;
  if (parts > threads) parts = threads;
  if (parts <= 1) return hlokit_rms_norm(args);
  Job job = {args, parts, HLOKIT_OK};
  parallel_for(pool, RunPart, &job, parts);
  return job.status;
}
