// SPDX-License-Identifier: Apache-2.0
//
// The RMSNorm kernel, compiled once per target: HLOKIT_TARGET names the target, the compiler's flags
// set it. Everything but Run lives in the target's own unnamed namespace and uses nothing inline of
// the standard library, so that the linker can never take code compiled for a better processor for
// use on a lesser one.
//
// A row is read from memory once. The first pass sums its squares; the second, which finds the row
// in the cache, writes the result and asks for the next row ahead of time, so that reading goes on
// while results are being written.

#include <cstddef>
#include <cstdint>

#if defined(__SSE2__)
#include <immintrin.h>
#elif defined(__aarch64__)
#include <arm_neon.h>
#endif

#include "kernel.h"

namespace hlokit::HLOKIT_TARGET {
namespace {

#include "simd.h"

// Of a block, each of the accumulators takes this many vectors. Short chains keep the error of f32
// sums near one ulp for rows of any length, since the blocks are gathered in f64.
constexpr size_t kAccumulators = 8;
constexpr size_t kRounds = 2;
constexpr size_t kBlock = kAccumulators * kRounds * kLanes;

// Rows beyond this many bytes are not asked for ahead: they would push each other out of the cache.
constexpr size_t kLongestPrefetchedRow = 128 * 1024;

// Results are asked for this many bytes before they are written, unless they go past the cache.
constexpr size_t kWriteAhead = 512;

// Rows of at most this many bytes are taken in pairs, and the squares of the next pair are summed while
// one is written, so that none need wait for the root of another; all of two pairs and the weight stay
// in the first cache.
constexpr size_t kLongestPairedRow = 4 * 1024;

// Below this mean square, squares may have been denormal, and their sum inexact.
constexpr double kSmallestVariance = 1e-30;

struct NoWeight {};

template <typename T>
constexpr bool kIsBf16 = false;
template <>
constexpr bool kIsBf16<Bf16> = true;

template <typename W>
constexpr bool kIsNoWeight = false;
template <>
constexpr bool kIsNoWeight<NoWeight> = true;

template <typename X, typename W, typename Y>
constexpr bool kAreInterleaved =
    !kBf16Instructions && kIsBf16<X> && kIsBf16<Y> && (kIsBf16<W> || kIsNoWeight<W>);

// Asks for the lines of a block of an array.
template <typename T>
inline void TouchBlock(const T* block) {
  for (size_t line = 0; line < kBlock * sizeof(T); line += 64) {
    __builtin_prefetch(reinterpret_cast<const char*>(block) + line);
  }
}

template <typename X>
[[gnu::always_inline]] inline Doubles SumOfBlock(const X* x) {
  Floats sum[kAccumulators] = {};
  for (size_t round = 0; round < kRounds; ++round) {
    for (size_t j = 0; j < kAccumulators; j += 2) {
      const Pair v = LoadPair<kIsBf16<X>>(x + (round * kAccumulators + j) * kLanes);
      sum[j] = MulAdd(v.a, v.a, sum[j]);
      sum[j + 1] = MulAdd(v.b, v.b, sum[j + 1]);
    }
  }
  return Fold(((sum[0] + sum[1]) + (sum[2] + sum[3])) + ((sum[4] + sum[5]) + (sum[6] + sum[7])));
}

// `total` is that of the blocks; from i on there is less than another.
template <typename X>
[[gnu::always_inline]] inline double SumOfRest(Doubles total, const X* x, size_t i, size_t length) {
  if (i == length) return Sum(total);
  Floats rest[4] = {};
  for (; i + 4 * kLanes <= length; i += 4 * kLanes) {
    for (size_t j = 0; j < 4; ++j) {
      const Floats v = Load(x + i + j * kLanes);
      rest[j] = MulAdd(v, v, rest[j]);
    }
  }
  for (; i + kLanes <= length; i += kLanes) {
    const Floats v = Load(x + i);
    rest[0] = MulAdd(v, v, rest[0]);
  }
  if (i < length) {
    const Floats v = LoadFirst(x + i, length - i);
    rest[1] = MulAdd(v, v, rest[1]);
  }
  total += Fold((rest[0] + rest[1]) + (rest[2] + rest[3]));
  return Sum(total);
}

// `touched`, unless null, is an array of the same length to be kept in the cache.
template <typename X, typename W>
double SumOfSquares(const X* x, size_t length, const W* touched) {
  Doubles total = {};
  size_t i = 0;
  for (; i + kBlock <= length; i += kBlock) {
    if (touched != nullptr) TouchBlock(touched + i);
    total += SumOfBlock(x + i);
  }
  return SumOfRest(total, x, i, length);
}

template <typename W, typename Y, bool kCastBeforeScale>
[[gnu::always_inline]] inline Floats Scale(Floats x, [[maybe_unused]] Floats weight, const Factor& root) {
  // To a 16-bit result, f32's rounding errors do not matter.
  Floats v = sizeof(Y) == 2 ? x * root.high : Multiply(x, root);
  if constexpr (kCastBeforeScale) v = RoundTo<Y>(v);
  if constexpr (!kIsNoWeight<W>) v *= weight;
  return v;
}

// `ahead` is asked for while the row is written: the next row, or this one if there is none.
template <typename X, typename W, typename Y, bool kCastBeforeScale, bool kStreaming>
void ScaleRow(const X* x, const W* weight, Y* y, size_t length, const Factor& factor, const X* ahead) {
  const Factor root = factor;  // a copy, which no store to y can change
  constexpr bool kWeighted = !kIsNoWeight<W>;
  constexpr bool kInterleaved = kAreInterleaved<X, W, Y>;
  const auto scale = Scale<W, Y, kCastBeforeScale>;

  // The first n <= kLanes elements from i on.
  const auto scale_first = [&](size_t i, size_t n) {
    Floats w = {};
    if constexpr (kWeighted) w = LoadFirst(weight + i, n);
    StoreFirst(scale(LoadFirst(x + i, n), w, root), y + i, n);
  };
  size_t i = 0;
  if constexpr (kStreaming) {  // up to where y is aligned
    constexpr size_t kBytes = kLanes * sizeof(Y);
    while (i < length && reinterpret_cast<uintptr_t>(y + i) % kVectorBytes != 0) {
      const size_t past = reinterpret_cast<uintptr_t>(y + i) % kBytes;
      const size_t n = (kBytes - past) / sizeof(Y);
      scale_first(i, n < length - i ? n : length - i);
      i += n;
    }
  }
  constexpr size_t kStep = 4 * kLanes;
  for (; i + kStep <= length; i += kStep) {
    for (size_t line = 0; line < kStep * sizeof(X); line += 64) {
      __builtin_prefetch(reinterpret_cast<const char*>(ahead + i) + line);
    }
    if constexpr (!kStreaming) {
      for (size_t line = 0; line < kStep * sizeof(Y); line += 64) {
        __builtin_prefetch(reinterpret_cast<char*>(y + i) + line + kWriteAhead, 1);
      }
    }
    for (size_t j = i; j < i + kStep; j += 2 * kLanes) {
      const Pair v = LoadPair<kInterleaved>(x + j);
      Pair w = {};
      if constexpr (kWeighted) w = LoadPair<kInterleaved>(weight + j);
      StorePair<kInterleaved, kStreaming>({scale(v.a, w.a, root), scale(v.b, w.b, root)}, y + j);
    }
  }
  for (; i + kLanes <= length; i += kLanes) {
    Floats w = {};
    if constexpr (kWeighted) w = Load(weight + i);
    Store<kStreaming>(scale(Load(x + i), w, root), y + i);
  }
  if (i < length) scale_first(i, length - i);
}

inline double Variance(const hlokit_rms_norm_args& args, double sum) {
  return sum / static_cast<double>(args.length) + args.epsilon;
}

// Whether a row is for this kernel; not when its sum is a NaN.
inline bool IsUsual(double sum, double variance) {
  return variance >= kSmallestVariance && sum < __builtin_inf();
}

inline Factor Root(double variance) { return MakeFactor(1 / __builtin_sqrt(variance)); }

// One row after the other.
template <typename X, typename W, typename Y, bool kCastBeforeScale, bool kStreaming>
void SingleRows(const hlokit_rms_norm_args& args, size_t first, size_t end, const CacheUse& use) {
  const size_t length = args.length;
  const auto* weight = static_cast<const W*>(args.weight);
  const W* touched = use.touch_weight ? weight : nullptr;
  const bool prefetch = length * sizeof(X) <= kLongestPrefetchedRow;
  for (size_t row = first; row < end; ++row) {
    const X* x = static_cast<const X*>(args.x) + row * args.x_stride;
    Y* y = static_cast<Y*>(args.y) + row * args.y_stride;
    const double sum = SumOfSquares<X, W>(x, length, touched);
    const double variance = Variance(args, sum);
    if (!IsUsual(sum, variance)) {
      ReferenceRow(args, row);
      continue;
    }
    const X* ahead = prefetch && row + 1 < end ? x + args.x_stride : x;
    ScaleRow<X, W, Y, kCastBeforeScale, kStreaming>(x, weight, y, length, Root(variance), ahead);
  }
  if constexpr (kStreaming) FenceStreamingStores();
}

// A pair of rows that are to be scaled, and where the sums of the squares of the next pair go. Null for
// `next` means that there is none.
template <typename X>
struct RowPair {
  const X* x;
  Factor roots[2];
  const X* next;
  double* next_sums;
};

// Both rows in step, which share the loads of the weight.
template <typename X, typename W, typename Y, bool kCastBeforeScale>
void ScalePair(const hlokit_rms_norm_args& args, const RowPair<X>& rows, const W* weight, Y* y) {
  constexpr bool kInterleaved = kAreInterleaved<X, W, Y>;
  const size_t length = args.length;
  // Copies, which no store to y can change.
  const Factor roots[2] = {rows.roots[0], rows.roots[1]};
  const X* const x[2] = {rows.x, rows.x + args.x_stride};
  Y* const to[2] = {y, y + args.y_stride};
  const X* const next[2] = {rows.next, rows.next == nullptr ? nullptr : rows.next + args.x_stride};
  const auto scale_two = [&](size_t i) __attribute__((always_inline)) {  // vectors
    Pair w = {};
    if constexpr (!kIsNoWeight<W>) w = LoadPair<kInterleaved>(weight + i);
    for (size_t r = 0; r < 2; ++r) {
      const Pair v = LoadPair<kInterleaved>(x[r] + i);
      StorePair<kInterleaved, false>({Scale<W, Y, kCastBeforeScale>(v.a, w.a, roots[r]),
                                      Scale<W, Y, kCastBeforeScale>(v.b, w.b, roots[r])},
                                     to[r] + i);
    }
  };
  Doubles totals[2] = {};
  size_t i = 0;
  for (; i + kBlock <= length; i += kBlock) {
    if (next[0] != nullptr) {
      for (size_t r = 0; r < 2; ++r) totals[r] += SumOfBlock(next[r] + i);
    }
    for (size_t j = i; j < i + kBlock; j += 2 * kLanes) scale_two(j);
  }
  if (next[0] != nullptr) {
    for (size_t r = 0; r < 2; ++r) {
      rows.next_sums[r] = SumOfRest(totals[r], next[r], i, length);
    }
  }
  for (; i + 2 * kLanes <= length; i += 2 * kLanes) scale_two(i);
  for (; i < length; i += kLanes) {
    const size_t n = length - i < kLanes ? length - i : kLanes;
    Floats w = {};
    if constexpr (!kIsNoWeight<W>) w = LoadFirst(weight + i, n);
    for (size_t r = 0; r < 2; ++r) {
      const Floats v = LoadFirst(x[r] + i, n);
      StoreFirst(Scale<W, Y, kCastBeforeScale>(v, w, roots[r]), to[r] + i, n);
    }
  }
}

// Rows [first, end), of which there is an even number.
template <typename X, typename W, typename Y, bool kCastBeforeScale>
void PairedRows(const hlokit_rms_norm_args& args, size_t first, size_t end) {
  const auto* weight = static_cast<const W*>(args.weight);
  double sums[2];
  bool summed = false;
  for (size_t row = first; row < end; row += 2) {
    const X* x = static_cast<const X*>(args.x) + row * args.x_stride;
    Y* y = static_cast<Y*>(args.y) + row * args.y_stride;
    double variances[2];
    bool usual = true;
    for (size_t r = 0; r < 2; ++r) {
      if (!summed) sums[r] = SumOfSquares<X, W>(x + r * args.x_stride, args.length, nullptr);
      variances[r] = Variance(args, sums[r]);
      usual = usual && IsUsual(sums[r], variances[r]);
    }
    summed = usual && row + 2 < end;
    if (usual) {
      const X* next = summed ? x + 2 * args.x_stride : nullptr;
      ScalePair<X, W, Y, kCastBeforeScale>(
          args, {x, {Root(variances[0]), Root(variances[1])}, next, sums}, weight, y);
    } else {
      SingleRows<X, W, Y, kCastBeforeScale, false>(args, row, row + 2, {});
    }
  }
}

template <typename X, typename W, typename Y, bool kCastBeforeScale, bool kStreaming>
void Rows(const hlokit_rms_norm_args& args, size_t first, size_t end, const CacheUse& use) {
  if constexpr (!kStreaming) {
    if (args.length * sizeof(X) <= kLongestPairedRow) {
      const size_t pairs_end = end - (end - first) % 2;
      PairedRows<X, W, Y, kCastBeforeScale>(args, first, pairs_end);
      first = pairs_end;
    }
  }
  SingleRows<X, W, Y, kCastBeforeScale, kStreaming>(args, first, end, use);
}

#include "kernel_f64.h"
#include "kernel_i8.h"

// --- From run-time types to the function ---------------------------------------------------------

using RowsFunction = RunFunction*;

template <typename X, typename W, typename Y>
RowsFunction Select(const hlokit_rms_norm_args& args, bool streaming) {
  // Without a weight or with f32 results, both orders of cast and scale are the same.
  constexpr bool kOrderMatters = !kIsNoWeight<W> && sizeof(Y) == 2;
  const bool cast = kOrderMatters && args.cast_before_scale;
  if constexpr (sizeof(X) == sizeof(Y)) {
    if (streaming) {
      return cast ? Rows<X, W, Y, kOrderMatters, true> : Rows<X, W, Y, false, true>;
    }
  }
  return cast ? Rows<X, W, Y, kOrderMatters, false> : Rows<X, W, Y, false, false>;
}

// With a weight of none, f32, or the one 16-bit type that occurs.
template <typename X, typename Y, typename Narrow>
RowsFunction SelectWeight(const hlokit_rms_norm_args& args, bool streaming) {
  if (args.weight == nullptr) return Select<X, NoWeight, Y>(args, streaming);
  if (args.weight_type == HLOKIT_F32) return Select<X, float, Y>(args, streaming);
  return Select<X, Narrow, Y>(args, streaming);
}

template <typename Narrow>
RowsFunction SelectNarrow(const hlokit_rms_norm_args& args, bool streaming) {
  const bool wide_x = args.x_type == HLOKIT_F32;
  const bool wide_y = args.y_type == HLOKIT_F32;
  if (wide_x && wide_y) return SelectWeight<float, float, Narrow>(args, streaming);
  if (wide_x) return SelectWeight<float, Narrow, Narrow>(args, streaming);
  if (wide_y) return SelectWeight<Narrow, float, Narrow>(args, streaming);
  return SelectWeight<Narrow, Narrow, Narrow>(args, streaming);
}

RowsFunction SelectF64(const hlokit_rms_norm_args& args) {
  if (args.weight == nullptr) return RowsF64<NoWeight>;
  return args.weight_type == HLOKIT_F64 ? RowsF64<double> : RowsF64<float>;
}

RowsFunction SelectI8(const hlokit_rms_norm_args& args) {
  if (args.weight == nullptr) return RowsI8<NoWeight>;
  switch (args.weight_type) {
    case HLOKIT_I8:
      return RowsI8<int8_t>;
    case HLOKIT_F16:
      return RowsI8<F16>;
    case HLOKIT_BF16:
      return RowsI8<Bf16>;
    default:
      return RowsI8<float>;
  }
}

void ReferenceRows(const hlokit_rms_norm_args& args, size_t first, size_t end, const CacheUse&) {
  for (size_t row = first; row < end; ++row) ReferenceRow(args, row);
}

}  // namespace

void Run(const hlokit_rms_norm_args& args, size_t first, size_t end, const CacheUse& use) {
  const auto has = [&](hlokit_type type) {
    return args.x_type == type || args.y_type == type ||
           (args.weight != nullptr && args.weight_type == type);
  };
  RowsFunction rows;
  if (args.x_type == HLOKIT_F64) {
    rows = SelectF64(args);
  } else if (args.x_type == HLOKIT_I8) {
    rows = SelectI8(args);
  } else if (has(HLOKIT_F16) && has(HLOKIT_BF16)) {
    rows = ReferenceRows;  // no model is known that mixes them
  } else if (has(HLOKIT_F16)) {
    rows = SelectNarrow<F16>(args, use.streaming);
  } else {
    rows = SelectNarrow<Bf16>(args, use.streaming);
  }
  rows(args, first, end, use);
}

}  // namespace hlokit::HLOKIT_TARGET
