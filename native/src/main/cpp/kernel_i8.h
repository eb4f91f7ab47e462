// SPDX-License-Identifier: Apache-2.0
//
// RMSNorm of quantised rows. With d = x - x's zero point and e = weight - its zero point (1 without a
// weight), which fit 16 bits,
//
//   y = zero point + round(d * e * factor),
//   factor = weight scale / (y scale * sqrt(mean(d * d) + epsilon / x scale^2))
//
// where the sum of squares and d * e are exact integers; `factor` is one f32 for each row, which is
// also how XNNPACK requantises. Included once per target by rms_norm_kernel.cc, after simd.h.
//
// What differs by instruction set, for vectors of 16-bit integers:
//
//   Widen(p)               kShorts elements of i8
//   AddSquares(v, sum)     sum and the squares of v, which are added in pairs
//   Products(a, b)         a * b in f32, exact, in whatever order is cheap
//   RoundProducts(a, b)    f32 in that order, less than 2^31, to integers that are kept within 16 bits
//   InOrder(v)             v in f32, in the order of memory
//   RoundInOrder(a, b)     as RoundProducts, from that order
//   AddSaturated(a, b)     a + b, kept within 16 bits
//   StoreBytes(a, b, p)    both as i8, kept within -128 and 127

typedef int16_t Shorts __attribute__((vector_size(kVectorBytes)));
constexpr size_t kShorts = kVectorBytes / sizeof(int16_t);

inline Shorts SplatShort(int value) { return static_cast<int16_t>(value) - Shorts{}; }

#if defined(__AVX512F__)

inline Shorts Widen(const int8_t* p) {
  return (Shorts)_mm512_cvtepi8_epi16(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(p)));
}
inline SignedWords AddSquares(Shorts v, SignedWords sum) {
  return sum + (SignedWords)_mm512_madd_epi16((__m512i)v, (__m512i)v);
}
inline Pair Products(Shorts a, Shorts b) {
  const __m512i low = _mm512_mullo_epi16((__m512i)a, (__m512i)b);
  const __m512i high = _mm512_mulhi_epi16((__m512i)a, (__m512i)b);
  return {_mm512_cvtepi32_ps(_mm512_unpacklo_epi16(low, high)),
          _mm512_cvtepi32_ps(_mm512_unpackhi_epi16(low, high))};
}
inline Shorts RoundProducts(Floats a, Floats b) {
  return (Shorts)_mm512_packs_epi32(_mm512_cvtps_epi32(a), _mm512_cvtps_epi32(b));
}
inline Pair InOrder(Shorts v) {
  return {_mm512_cvtepi32_ps(_mm512_cvtepi16_epi32(_mm512_castsi512_si256((__m512i)v))),
          _mm512_cvtepi32_ps(_mm512_cvtepi16_epi32(_mm512_extracti64x4_epi64((__m512i)v, 1)))};
}
inline Shorts RoundInOrder(Floats a, Floats b) {
  const __m512i quarters = _mm512_setr_epi64(0, 2, 4, 6, 1, 3, 5, 7);
  return (Shorts)_mm512_permutexvar_epi64(quarters, (__m512i)RoundProducts(a, b));
}
inline Shorts AddSaturated(Shorts a, Shorts b) {
  return (Shorts)_mm512_adds_epi16((__m512i)a, (__m512i)b);
}
inline void StoreBytes(Shorts a, Shorts b, int8_t* p) {
  const __m512i quarters = _mm512_setr_epi64(0, 2, 4, 6, 1, 3, 5, 7);
  _mm512_storeu_si512(p, _mm512_permutexvar_epi64(
                             quarters, _mm512_packs_epi16((__m512i)a, (__m512i)b)));
}

#elif defined(__AVX2__)

inline Shorts Widen(const int8_t* p) {
  return (Shorts)_mm256_cvtepi8_epi16(_mm_loadu_si128(reinterpret_cast<const __m128i*>(p)));
}
inline SignedWords AddSquares(Shorts v, SignedWords sum) {
  return sum + (SignedWords)_mm256_madd_epi16((__m256i)v, (__m256i)v);
}
inline Pair Products(Shorts a, Shorts b) {
  const __m256i low = _mm256_mullo_epi16((__m256i)a, (__m256i)b);
  const __m256i high = _mm256_mulhi_epi16((__m256i)a, (__m256i)b);
  return {_mm256_cvtepi32_ps(_mm256_unpacklo_epi16(low, high)),
          _mm256_cvtepi32_ps(_mm256_unpackhi_epi16(low, high))};
}
inline Shorts RoundProducts(Floats a, Floats b) {
  return (Shorts)_mm256_packs_epi32(_mm256_cvtps_epi32(a), _mm256_cvtps_epi32(b));
}
inline Pair InOrder(Shorts v) {
  return {_mm256_cvtepi32_ps(_mm256_cvtepi16_epi32(_mm256_castsi256_si128((__m256i)v))),
          _mm256_cvtepi32_ps(_mm256_cvtepi16_epi32(_mm256_extracti128_si256((__m256i)v, 1)))};
}
inline Shorts RoundInOrder(Floats a, Floats b) {
  return (Shorts)_mm256_permute4x64_epi64((__m256i)RoundProducts(a, b), 0xd8);
}
inline Shorts AddSaturated(Shorts a, Shorts b) {
  return (Shorts)_mm256_adds_epi16((__m256i)a, (__m256i)b);
}
inline void StoreBytes(Shorts a, Shorts b, int8_t* p) {
  const __m256i packed = _mm256_packs_epi16((__m256i)a, (__m256i)b);
  _mm256_storeu_si256(reinterpret_cast<__m256i*>(p), _mm256_permute4x64_epi64(packed, 0xd8));
}

#elif defined(__SSE2__)

inline Shorts Widen(const int8_t* p) {
  const __m128i bytes = _mm_loadl_epi64(reinterpret_cast<const __m128i*>(p));
  return (Shorts)_mm_srai_epi16(_mm_unpacklo_epi8(bytes, bytes), 8);
}
inline SignedWords AddSquares(Shorts v, SignedWords sum) {
  return sum + (SignedWords)_mm_madd_epi16((__m128i)v, (__m128i)v);
}
inline Pair Products(Shorts a, Shorts b) {
  const __m128i low = _mm_mullo_epi16((__m128i)a, (__m128i)b);
  const __m128i high = _mm_mulhi_epi16((__m128i)a, (__m128i)b);
  return {_mm_cvtepi32_ps(_mm_unpacklo_epi16(low, high)),
          _mm_cvtepi32_ps(_mm_unpackhi_epi16(low, high))};
}
inline Shorts RoundProducts(Floats a, Floats b) {
  return (Shorts)_mm_packs_epi32(_mm_cvtps_epi32(a), _mm_cvtps_epi32(b));
}
inline Pair InOrder(Shorts v) { return Products(v, SplatShort(1)); }
inline Shorts RoundInOrder(Floats a, Floats b) { return RoundProducts(a, b); }
inline Shorts AddSaturated(Shorts a, Shorts b) {
  return (Shorts)_mm_adds_epi16((__m128i)a, (__m128i)b);
}
inline void StoreBytes(Shorts a, Shorts b, int8_t* p) {
  _mm_storeu_si128(reinterpret_cast<__m128i*>(p), _mm_packs_epi16((__m128i)a, (__m128i)b));
}

#elif defined(__aarch64__)

inline Shorts Widen(const int8_t* p) { return (Shorts)vmovl_s8(vld1_s8(p)); }
inline SignedWords AddSquares(Shorts v, SignedWords sum) {
  const auto w = (int16x8_t)v;
  return (SignedWords)vmlal_high_s16(vmlal_s16((int32x4_t)sum, vget_low_s16(w), vget_low_s16(w)), w, w);
}
inline Pair Products(Shorts a, Shorts b) {
  const auto x = (int16x8_t)a;
  const auto y = (int16x8_t)b;
  return {vcvtq_f32_s32(vmull_s16(vget_low_s16(x), vget_low_s16(y))),
          vcvtq_f32_s32(vmull_high_s16(x, y))};
}
inline Shorts RoundProducts(Floats a, Floats b) {
  return (Shorts)vqmovn_high_s32(vqmovn_s32(vcvtnq_s32_f32(a)), vcvtnq_s32_f32(b));
}
inline Pair InOrder(Shorts v) {
  return {vcvtq_f32_s32(vmovl_s16(vget_low_s16((int16x8_t)v))),
          vcvtq_f32_s32(vmovl_high_s16((int16x8_t)v))};
}
inline Shorts RoundInOrder(Floats a, Floats b) { return RoundProducts(a, b); }
inline Shorts AddSaturated(Shorts a, Shorts b) {
  return (Shorts)vqaddq_s16((int16x8_t)a, (int16x8_t)b);
}
inline void StoreBytes(Shorts a, Shorts b, int8_t* p) {
  vst1q_s8(p, vqmovn_high_s16(vqmovn_s16((int16x8_t)a), (int16x8_t)b));
}

#else

inline Shorts Widen(const int8_t* p) {
  Shorts v = {};
  for (size_t i = 0; i < kShorts; ++i) v[i] = p[i];
  return v;
}
inline SignedWords AddSquares(Shorts v, SignedWords sum) {
  for (size_t i = 0; i < kShorts; ++i) sum[i / 2] += v[i] * v[i];
  return sum;
}
inline Pair Products(Shorts a, Shorts b) {
  Pair product = {};
  for (size_t i = 0; i < kLanes; ++i) {
    product.a[i] = (float)(a[i] * b[i]);
    product.b[i] = (float)(a[kLanes + i] * b[kLanes + i]);
  }
  return product;
}
inline Shorts RoundProducts(Floats a, Floats b) {
  const auto round = [](float v) {  // kept within 16 bits, where there are no fractions left to lose
    const float kept = v < -0x1p15f ? -0x1p15f : v > 0x7fffp0f ? 0x7fffp0f : v;
    return static_cast<int16_t>((kept + 0x1.8p23f) - 0x1.8p23f);
  };
  Shorts v = {};
  for (size_t i = 0; i < kLanes; ++i) {
    v[i] = round(a[i]);
    v[kLanes + i] = round(b[i]);
  }
  return v;
}
inline Pair InOrder(Shorts v) { return Products(v, SplatShort(1)); }
inline Shorts RoundInOrder(Floats a, Floats b) { return RoundProducts(a, b); }
inline int16_t Kept(int value, int least, int most) {
  return static_cast<int16_t>(value < least ? least : value > most ? most : value);
}
inline Shorts AddSaturated(Shorts a, Shorts b) {
  Shorts v = {};
  for (size_t i = 0; i < kShorts; ++i) v[i] = Kept(a[i] + b[i], INT16_MIN, INT16_MAX);
  return v;
}
inline void StoreBytes(Shorts a, Shorts b, int8_t* p) {
  for (size_t i = 0; i < kShorts; ++i) {
    p[i] = static_cast<int8_t>(Kept(a[i], INT8_MIN, INT8_MAX));
    p[kShorts + i] = static_cast<int8_t>(Kept(b[i], INT8_MIN, INT8_MAX));
  }
}

#endif

// The least and the largest factor for which no product of integers (less than 2^16) leaves the range
// of 32 bits and no product with an f32 weight is denormal before it counts. Others are rare enough.
constexpr double kLeastFactor = 1e-30;
constexpr double kLargestFactor = 3e4;

inline int64_t SumOfSquares(const int8_t* x, size_t length, int zero_point) {
  // A sum grows by at most 2 * 255^2 with every vector, so that 2^13 of them fit 32 bits.
  constexpr size_t kBlockI8 = kShorts << 13;
  const Shorts zero = SplatShort(zero_point);
  int64_t total = 0;
  size_t i = 0;
  while (i + kShorts <= length) {
    const size_t end = length - i < kBlockI8 ? length : i + kBlockI8;
    SignedWords sums[2] = {};
    for (; i + 2 * kShorts <= end; i += 2 * kShorts) {
      sums[0] = AddSquares(Widen(x + i) - zero, sums[0]);
      sums[1] = AddSquares(Widen(x + i + kShorts) - zero, sums[1]);
    }
    if (i + kShorts <= end) {
      sums[0] = AddSquares(Widen(x + i) - zero, sums[0]);
      i += kShorts;
    }
    for (size_t j = 0; j < kLanes; ++j) total += int64_t{sums[0][j]} + sums[1][j];
  }
  for (; i < length; ++i) total += (x[i] - zero_point) * (x[i] - zero_point);
  return total;
}

// Of what a weight other than i8 may have made anything: no more than can be rounded to an integer. Less
// than that is no problem to any processor, and a NaN becomes the most.
inline Floats AtMost(Floats v) {
  const Floats most = Splat(32767.0f);
  return v < most ? v : most;
}

// What turns d into steps of y, for a weight of each kind. kShorts elements at a time.
struct StepsI8 {
  Floats factor;
  Shorts weight_zero;

  Shorts operator()(Shorts d, const NoWeight*) const { return Exact(d, SplatShort(1)); }
  Shorts operator()(Shorts d, const int8_t* weight) const {
    return Exact(d, Widen(weight) - weight_zero);
  }
  template <typename W>
  Shorts operator()(Shorts d, const W* weight) const {
    const Pair v = InOrder(d);
    return RoundInOrder(AtMost(v.a * factor * Load(weight)),
                        AtMost(v.b * factor * Load(weight + kLanes)));
  }

 private:
  Shorts Exact(Shorts a, Shorts b) const {
    const Pair v = Products(a, b);
    return RoundProducts(v.a * factor, v.b * factor);
  }
};

template <typename W>
void ScaleRow(const int8_t* x, const W* weight, int8_t* y, size_t length, const StepsI8& steps,
              Shorts x_zero, Shorts y_zero, const int8_t* ahead) {
  constexpr bool kWeighted = !kIsNoWeight<W>;
  constexpr size_t kStep = 2 * kShorts;
  const auto step = [&](const int8_t* from, const W* by, int8_t* to) {
    const Shorts a = steps(Widen(from) - x_zero, by);
    const Shorts b = steps(Widen(from + kShorts) - x_zero, kWeighted ? by + kShorts : by);
    StoreBytes(AddSaturated(a, y_zero), AddSaturated(b, y_zero), to);
  };
  size_t i = 0;
  for (; i + kStep <= length; i += kStep) {
    if (i % 64 == 0) __builtin_prefetch(ahead + i);
    step(x + i, kWeighted ? weight + i : weight, y + i);
  }
  if (i < length) {
    int8_t in[kStep] = {};
    int8_t out[kStep];
    W by[kStep] = {};
    __builtin_memcpy(in, x + i, length - i);
    if constexpr (kWeighted) __builtin_memcpy(by, weight + i, (length - i) * sizeof(W));
    step(in, by, out);
    __builtin_memcpy(y + i, out, length - i);
  }
}

template <typename W>
void RowsI8(const hlokit_rms_norm_args& args, size_t first, size_t end, const CacheUse&) {
  const size_t length = args.length;
  const auto* weight = static_cast<const W*>(args.weight);
  const hlokit_quantization x_is = args.x_quantization;
  const hlokit_quantization y_is = args.y_quantization;
  const bool quantised_weight = args.weight != nullptr && args.weight_type == HLOKIT_I8;
  const double weight_scale = quantised_weight ? args.weight_quantization.scale : 1;
  const int weight_zero = quantised_weight ? args.weight_quantization.zero_point : 0;
  const double epsilon = args.epsilon / x_is.scale / x_is.scale;
  const bool prefetch = length <= kLongestPrefetchedRow;
  for (size_t row = first; row < end; ++row) {
    const int8_t* x = static_cast<const int8_t*>(args.x) + row * args.x_stride;
    int8_t* y = static_cast<int8_t*>(args.y) + row * args.y_stride;
    const int64_t sum = SumOfSquares(x, length, x_is.zero_point);
    const double variance = static_cast<double>(sum) / static_cast<double>(length) + epsilon;
    const double factor = weight_scale / y_is.scale / __builtin_sqrt(variance);
    if (!(factor >= kLeastFactor && factor <= kLargestFactor)) {
      ReferenceRow(args, row);
      continue;
    }
    const int8_t* ahead = prefetch && row + 1 < end ? x + args.x_stride : x;
    ScaleRow(x, weight, y, length, StepsI8{Splat(static_cast<float>(factor)), SplatShort(weight_zero)},
             SplatShort(x_is.zero_point), SplatShort(y_is.zero_point), ahead);
  }
}
