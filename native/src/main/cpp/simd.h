// SPDX-License-Identifier: Apache-2.0
//
// Vectors of f32 for the processor that this file is compiled for, as far as RMSNorm needs them:
// the compiler's vector types, and intrinsics where it has no word for something. Included once per
// target, inside the target's own namespace, since the same names mean different code in each.

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
typedef uint16_t HalfWords __attribute__((vector_size(kVectorBytes / 2)));
typedef double Doubles __attribute__((vector_size(kVectorBytes * 2)));

inline Floats Splat(float value) { return value - Floats{}; }

inline Doubles Widen(Floats v) { return __builtin_convertvector(v, Doubles); }

inline Floats MulAdd(Floats a, Floats b, Floats c) {
#if defined(__AVX512F__)
  return _mm512_fmadd_ps(a, b, c);
#elif defined(__FMA__)
  return _mm256_fmadd_ps(a, b, c);
#elif defined(__aarch64__)
  return vfmaq_f32(c, a, b);
#else
  return a * b + c;
#endif
}

// A number that f32 vectors are multiplied by as if it were f64: with a fused multiply-add it is held
// as the sum of two f32, which leaves one rounding.
#if defined(__FMA__) || defined(__aarch64__)
struct Multiplier {
  Floats high;
  Floats low;
};

inline Multiplier SplatMultiplier(double value) {
  const auto high = static_cast<float>(value);
  return {Splat(high), Splat(static_cast<float>(value - static_cast<double>(high)))};
}

inline Floats Multiply(Floats v, const Multiplier& m) { return MulAdd(v, m.high, v * m.low); }
#else
typedef Doubles Multiplier;

inline Multiplier SplatMultiplier(double value) { return value - Doubles{}; }

inline Floats Multiply(Floats v, const Multiplier& m) {
  return __builtin_convertvector(Widen(v) * m, Floats);
}
#endif

inline double Sum(Doubles v) {
  double sum[kLanes];
  __builtin_memcpy(sum, &v, sizeof v);
  for (size_t width = kLanes / 2; width > 0; width /= 2) {
    for (size_t i = 0; i < width; ++i) sum[i] += sum[i + width];
  }
  return sum[0];
}

// --- 16-bit formats -----------------------------------------------------------------------------

inline Floats Decode(Bf16, HalfWords raw) {
  return (Floats)(__builtin_convertvector(raw, Words) << 16);
}

inline HalfWords Encode(Bf16, Floats v) {
  const Words bits = (Words)v;
  const Words rounded = (bits + 0x7fff + (bits >> 16 & 1)) >> 16;  // ties to even
  const Words quiet = bits >> 16 | 0x40;
  const Words is_nan = (Words)(v != v);
  return __builtin_convertvector((rounded & ~is_nan) | (quiet & is_nan), HalfWords);
}

inline Floats Decode(F16, HalfWords raw) {
#if defined(__AVX512F__)
  return _mm512_cvtph_ps((__m256i)raw);
#elif defined(__F16C__)
  return _mm256_cvtph_ps((__m128i)raw);
#elif defined(__aarch64__)
  return vcvt_f32_f16((float16x4_t)raw);
#else
  const Words bits = __builtin_convertvector(raw, Words);
  const Words exponent = bits & 0x7c00;
  const Words normal = ((bits & 0x7fff) << 13) + (112u << 23);
  const Words special = (bits & 0x3ff) << 13 | 0x7f800000;
  const Words denormal = (Words)(__builtin_convertvector(bits & 0x3ff, Floats) * 0x1p-24f);
  const Words is_denormal = (Words)(exponent == 0);
  const Words is_special = (Words)(exponent == 0x7c00);
  return (Floats)((bits & 0x8000) << 16 | (denormal & is_denormal) | (special & is_special) |
                  (normal & ~is_denormal & ~is_special));
#endif
}

inline HalfWords Encode(F16, Floats v) {
#if defined(__AVX512F__)
  return (HalfWords)_mm512_cvtps_ph(v, _MM_FROUND_TO_NEAREST_INT);
#elif defined(__F16C__)
  return (HalfWords)_mm256_cvtps_ph(v, _MM_FROUND_TO_NEAREST_INT);
#elif defined(__aarch64__)
  return (HalfWords)vcvt_f16_f32(v);
#else
  const Words sign = (Words)v >> 16 & 0x8000;
  const Words bits = (Words)v & 0x7fffffff;
  const Words normal = (bits - (112u << 23) + 0xfff + (bits >> 13 & 1)) >> 13;
  const Words denormal = (Words)((Floats)bits + 0.5f) - 0x3f000000;  // 0.5's last bit is 2^-24
  const Words is_denormal = (Words)(bits < 0x38800000);              // below 2^-14
  const Words is_infinite = (Words)(bits >= 0x477ff000);             // rounds beyond 65504
  const Words is_nan = (Words)(bits > 0x7f800000);
  const Words finite = (denormal & is_denormal) | (normal & ~is_denormal);
  return __builtin_convertvector(
      sign | (finite & ~is_infinite) | (is_infinite & 0x7c00) | (is_nan & 0x200), HalfWords);
#endif
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

// The first n < kLanes elements, then zeros. Nothing beyond p + n is touched.
template <typename T>
inline Floats LoadFirst(const T* p, size_t n) {
#if defined(__AVX512BW__) && defined(__AVX512VL__)
  const auto mask = static_cast<__mmask16>((1u << n) - 1);
  if constexpr (sizeof(T) == 4) {
    return _mm512_maskz_loadu_ps(mask, p);
  } else {
    return Decode(T{}, (HalfWords)_mm256_maskz_loadu_epi16(mask, p));
  }
#else
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
#if defined(__AVX512BW__) && defined(__AVX512VL__)
  const auto mask = static_cast<__mmask16>((1u << n) - 1);
  if constexpr (sizeof(T) == 4) {
    _mm512_mask_storeu_ps(p, mask, v);
  } else {
    _mm256_mask_storeu_epi16(p, mask, (__m256i)Encode(T{}, v));
  }
#else
  T room[kLanes];
  Store<false>(v, room);
  __builtin_memcpy(p, room, n * sizeof(T));
#endif
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
