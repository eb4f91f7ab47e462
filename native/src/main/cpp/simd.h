// SPDX-License-Identifier: Apache-2.0
//
// Vectors of f32 for the processor that this file is compiled for, as far as RMSNorm needs them. The
// compiler's vector types do the arithmetic; intrinsics do what those have no word for, or what
// compilers make too much of. Included once per target, inside the target's own namespace, since the
// same names mean different code in each.

#if defined(__AVX512F__)
constexpr size_t kVectorBytes = 64;
#elif defined(__AVX2__)
constexpr size_t kVectorBytes = 32;
#else
constexpr size_t kVectorBytes = 16;
#endif
constexpr size_t kLanes = kVectorBytes / sizeof(float);

typedef float Floats __attribute__((vector_size(kVectorBytes)));
typedef uint32_t Words __attribute__((vector_size(kVectorBytes)));
typedef int32_t SignedWords __attribute__((vector_size(kVectorBytes)));
typedef uint16_t HalfWords __attribute__((vector_size(kVectorBytes / 2)));
typedef double Doubles __attribute__((vector_size(kVectorBytes)));

// Whether the processor itself turns f32 into bf16 as it should.
#if defined(__ARM_FEATURE_BF16_VECTOR_ARITHMETIC)
constexpr bool kBf16Instructions = true;
#else
constexpr bool kBf16Instructions = false;
#endif

inline Floats Splat(float value) { return value - Floats{}; }
inline Doubles Splat(double value) { return value - Doubles{}; }

// --- What differs by instruction set --------------------------------------------------------------
//
//   MulAdd(a, b, c)  a * b + c, rounded once where kFused
//   Fold(v)          v in f64, its upper half added to its lower
//   Sum(v)           the sum of the elements
//   Raise(h)         words whose upper 16 bits are those of h
//   Narrow(w)        the upper 16 bits of every word
//   Decode, Encode   between f32 and f16, to nearest and ties to even

#if defined(__AVX512F__)

constexpr bool kFused = true;
inline Floats MulAdd(Floats a, Floats b, Floats c) { return _mm512_fmadd_ps(a, b, c); }
inline Doubles Fold(Floats v) {
  return _mm512_cvtps_pd(_mm512_castps512_ps256(v)) + _mm512_cvtps_pd(_mm512_extractf32x8_ps(v, 1));
}
inline double Sum(Doubles v) { return _mm512_reduce_add_pd(v); }
inline Words Raise(HalfWords h) { return (Words)_mm512_cvtepu16_epi32((__m256i)h) << 16; }
inline HalfWords Narrow(Words w) {
  const __m512i upper_halves = _mm512_set_epi32(0, 0, 0, 0, 0, 0, 0, 0, 0x1f001d, 0x1b0019, 0x170015,
                                                0x130011, 0xf000d, 0xb0009, 0x70005, 0x30001);
  return (HalfWords)_mm512_castsi512_si256(_mm512_permutexvar_epi16(upper_halves, (__m512i)w));
}
inline Floats Decode(F16, HalfWords raw) { return _mm512_cvtph_ps((__m256i)raw); }
inline HalfWords Encode(F16, Floats v) {
  return (HalfWords)_mm512_cvtps_ph(v, _MM_FROUND_TO_NEAREST_INT);
}

#elif defined(__AVX2__)

constexpr bool kFused = true;
inline Floats MulAdd(Floats a, Floats b, Floats c) { return _mm256_fmadd_ps(a, b, c); }
inline Doubles Fold(Floats v) {
  return _mm256_cvtps_pd(_mm256_castps256_ps128(v)) + _mm256_cvtps_pd(_mm256_extractf128_ps(v, 1));
}
inline double Sum(Doubles v) {
  const __m128d pair = _mm256_castpd256_pd128(v) + _mm256_extractf128_pd(v, 1);
  return pair[0] + pair[1];
}
inline Words Raise(HalfWords h) { return (Words)_mm256_cvtepu16_epi32((__m128i)h) << 16; }
inline HalfWords Narrow(Words w) {
  const auto words = (__m256i)((SignedWords)w >> 16);
  return (HalfWords)_mm_packs_epi32(_mm256_castsi256_si128(words),
                                    _mm256_extracti128_si256(words, 1));
}
inline Floats Decode(F16, HalfWords raw) { return _mm256_cvtph_ps((__m128i)raw); }
inline HalfWords Encode(F16, Floats v) {
  return (HalfWords)_mm256_cvtps_ph(v, _MM_FROUND_TO_NEAREST_INT);
}

#elif defined(__aarch64__)

constexpr bool kFused = true;
inline Floats MulAdd(Floats a, Floats b, Floats c) { return vfmaq_f32(c, a, b); }
inline Doubles Fold(Floats v) {
  return vcvt_f64_f32(vget_low_f32(v)) + vcvt_high_f64_f32(v);
}
inline double Sum(Doubles v) { return vaddvq_f64(v); }
inline Words Raise(HalfWords h) { return (Words)vshll_n_u16((uint16x4_t)h, 16); }
inline HalfWords Narrow(Words w) { return (HalfWords)vshrn_n_u32((uint32x4_t)w, 16); }
inline Floats Decode(F16, HalfWords raw) { return vcvt_f32_f16((float16x4_t)raw); }
inline HalfWords Encode(F16, Floats v) { return (HalfWords)vcvt_f16_f32(v); }

#else

constexpr bool kFused = false;
inline Floats MulAdd(Floats a, Floats b, Floats c) { return a * b + c; }
inline Doubles Fold(Floats v) {
  return Doubles{(double)v[0], (double)v[1]} + Doubles{(double)v[2], (double)v[3]};
}
inline double Sum(Doubles v) { return v[0] + v[1]; }

inline Words Raise(HalfWords h) {
#if defined(__SSE2__)
  return (Words)_mm_unpacklo_epi16(_mm_setzero_si128(), _mm_cvtsi64_si128((int64_t)h));
#else
  return __builtin_convertvector(h, Words) << 16;
#endif
}

inline HalfWords Narrow(Words w) {
#if defined(__SSE2__)
  const auto words = (__m128i)((SignedWords)w >> 16);
  return (HalfWords)_mm_cvtsi128_si64(_mm_packs_epi32(words, words));
#else
  return __builtin_convertvector(w >> 16, HalfWords);
#endif
}

inline Floats Decode(F16, HalfWords raw) {
  const Words raised = Raise(raw);
  const auto bits = (SignedWords)(raised >> 3 & 0xfffe000);  // exponent and mantissa in place
  const auto is_denormal = bits < 0x800000;
  const auto is_special = bits >= 0xf800000;
  const auto normal = bits + (112 << 23) + (is_special & 112 << 23);
  const auto denormal = (SignedWords)(__builtin_convertvector(bits, Floats) * 0x1p-37f);
  const auto magnitude = (denormal & is_denormal) | (normal & ~is_denormal);
  return (Floats)((raised & 0x80000000) | (Words)magnitude);
}

inline HalfWords Encode(F16, Floats v) {
  const auto bits = (SignedWords)v & 0x7fffffff;  // as signed words, which SSE2 can compare
  const auto normal =
      (SignedWords)(((Words)bits - (112u << 23) + 0xfff + ((Words)bits >> 13 & 1)) >> 13);
  const auto denormal = (SignedWords)((Floats)bits + 0.5f) - 0x3f000000;  // 0.5's last bit is 2^-24
  const auto is_denormal = bits < 0x38800000;   // below 2^-14
  const auto is_infinite = bits >= 0x477ff000;  // rounds beyond 65504
  const auto is_nan = bits > 0x7f800000;
  const auto finite = (denormal & is_denormal) | (normal & ~is_denormal);
  const auto magnitude = (finite & ~is_infinite) | (is_infinite & 0x7c00) | (is_nan & 0x200);
  return Narrow((Words)(magnitude << 16) | ((Words)v & 0x80000000));
}

#endif

// --- bf16 -----------------------------------------------------------------------------------------

inline Floats Decode(Bf16, HalfWords raw) { return (Floats)Raise(raw); }

// To nearest, ties to even, in the upper 16 bits; of a NaN, the lower 16 bits of its payload must be
// zero, as they are if it comes from a bf16.
inline Words RoundBf16(Floats v) {
  const Words bits = (Words)v;
  return bits + 0x7fff + (bits >> 16 & 1);
}

inline HalfWords Encode(Bf16, Floats v) {
#if defined(__ARM_FEATURE_BF16_VECTOR_ARITHMETIC)
  return (HalfWords)vcvt_bf16_f32(v);
#else
  return Narrow(v != v ? (Words)v | 0x400000 : RoundBf16(v));
#endif
}

// --- A factor that is as exact as f64 -------------------------------------------------------------
//
// With a fused multiply-add it is held as the sum of two f32, which leaves one rounding to a product.

struct Factor {
  Floats high;
  Floats low;
  double value;
};

inline Factor MakeFactor(double value) {
  const auto high = static_cast<float>(value);
  return {Splat(high), Splat(static_cast<float>(value - static_cast<double>(high))), value};
}

inline Floats Multiply(Floats v, const Factor& factor) {
  if constexpr (kFused) {
    return MulAdd(v, factor.high, v * factor.low);
  } else {
    Floats product = {};
    for (size_t i = 0; i < kLanes; ++i) product[i] = (float)((double)v[i] * factor.value);
    return product;
  }
}

// --- Memory -------------------------------------------------------------------------------------

inline Floats Load(const float* p) {
  Floats v;
  __builtin_memcpy(&v, p, sizeof v);
  return v;
}

template <typename T>
inline Floats Load(const T* p) {
  HalfWords raw;
  __builtin_memcpy(&raw, p, sizeof raw);
  return Decode(T{}, raw);
}

#if defined(__AVX2__) && !defined(__AVX512F__)
inline __m256i FirstLanes(size_t n) {
  return _mm256_cmpgt_epi32(_mm256_set1_epi32(static_cast<int>(n)),
                            _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7));
}
#endif

// The first n <= kLanes elements, then zeros. Nothing beyond p + n is touched.
template <typename T>
inline Floats LoadFirst(const T* p, size_t n) {
#if defined(__AVX512F__)
  const auto mask = static_cast<__mmask16>((1u << n) - 1);
  if constexpr (sizeof(T) == 4) {
    return _mm512_maskz_loadu_ps(mask, p);
  } else {
    return Decode(T{}, (HalfWords)_mm256_maskz_loadu_epi16(mask, p));
  }
#else
#if defined(__AVX2__)
  if constexpr (sizeof(T) == 4) return _mm256_maskload_ps(p, FirstLanes(n));
#endif
  T room[kLanes] = {};
  __builtin_memcpy(room, p, n * sizeof(T));
  return Load(room);
#endif
}

template <bool kStreaming, typename Vector>
inline void StoreVector(Vector v, void* p) {
#if defined(__SSE2__)
  if constexpr (kStreaming) {
    if constexpr (sizeof v == 8) {
      _mm_stream_si64(static_cast<long long*>(p), (long long)v);
    } else if constexpr (sizeof v == 16) {
      _mm_stream_si128(static_cast<__m128i*>(p), (__m128i)v);
    }
#if defined(__AVX2__)
    else if constexpr (sizeof v == 32) {
      _mm256_stream_si256(static_cast<__m256i*>(p), (__m256i)v);
    }
#endif
#if defined(__AVX512F__)
    else {
      _mm512_stream_si512(static_cast<__m512i*>(p), (__m512i)v);
    }
#endif
    return;
  }
#endif
  __builtin_memcpy(p, &v, sizeof v);
}

// A streaming store wants p aligned to the size of what it stores.
template <bool kStreaming, typename T>
inline void Store(Floats v, T* p) {
  if constexpr (sizeof(T) == 4) {
    StoreVector<kStreaming>(v, p);
  } else {
    StoreVector<kStreaming>(Encode(T{}, v), p);
  }
}

template <typename T>
inline void StoreFirst(Floats v, T* p, size_t n) {
#if defined(__AVX512F__)
  const auto mask = static_cast<__mmask16>((1u << n) - 1);
  if constexpr (sizeof(T) == 4) {
    _mm512_mask_storeu_ps(p, mask, v);
  } else {
    _mm256_mask_storeu_epi16(p, mask, (__m256i)Encode(T{}, v));
  }
#else
#if defined(__AVX2__)
  if constexpr (sizeof(T) == 4) return _mm256_maskstore_ps(p, FirstLanes(n), v);
#endif
  T room[kLanes];
  Store<false>(v, room);
  __builtin_memcpy(p, room, n * sizeof(T));
#endif
}

// --- Two vectors at a time ------------------------------------------------------------------------
//
// A pair holds 2 * kLanes elements: one half after the other or, interleaved, the even ones in `a` and
// the odd ones in `b`, which is the cheap way to take bf16 apart and to put it together.

struct Pair {
  Floats a;
  Floats b;
};

template <bool kInterleaved, typename T>
inline Pair LoadPair(const T* p) {
  if constexpr (kInterleaved) {
    Words words;
    __builtin_memcpy(&words, p, sizeof words);
    return {(Floats)(words << 16), (Floats)(words & 0xffff0000)};
  } else {
    return {Load(p), Load(p + kLanes)};
  }
}

// Interleaved, v must not hold NaNs but such as come from a bf16 (see RoundBf16), and a streaming
// store wants p aligned to a whole vector.
template <bool kInterleaved, bool kStreaming, typename T>
inline void StorePair(const Pair& v, T* p) {
  if constexpr (kInterleaved) {
    StoreVector<kStreaming>(RoundBf16(v.a) >> 16 | (RoundBf16(v.b) & 0xffff0000), p);
  } else {
    Store<kStreaming>(v.a, p);
    Store<kStreaming>(v.b, p + kLanes);
  }
}

// What a store to T and a load would give.
template <typename T>
inline Floats RoundTo(Floats v) {
  if constexpr (sizeof(T) == 4) {
    return v;
  } else {
    return Decode(T{}, Encode(T{}, v));
  }
}

// Makes streaming stores visible to other threads in the order of the program.
inline void FenceStreamingStores() {
#if defined(__SSE2__)
  _mm_sfence();
#endif
}
