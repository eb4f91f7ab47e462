// SPDX-License-Identifier: Apache-2.0
//
// Arrays of every element type, read and written as double.

#ifndef HLOKIT_TEST_ARRAY_H_
#define HLOKIT_TEST_ARRAY_H_

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <type_traits>
#include <vector>

#include "hlokit_rms_norm.h"

struct Type {
  hlokit_type id;
  const char* name;
  size_t bytes;
  int precision;  // significant bits
  int lowest;     // exponent of the smallest denormal
  double largest;
};
constexpr Type kF32 = {HLOKIT_F32, "f32", 4, 24, -149, 3.4028234663852886e38};
constexpr Type kF16 = {HLOKIT_F16, "f16", 2, 11, -24, 65504};
constexpr Type kBf16 = {HLOKIT_BF16, "bf16", 2, 8, -133, 3.3895313892515355e38};
constexpr Type kF64 = {HLOKIT_F64, "f64", 8, 53, -1074, 1.7976931348623157e308};
constexpr Type kTypes[] = {kF32, kF16, kBf16, kF64};
constexpr Type kI8 = {HLOKIT_I8, "i8", 1, 7, 0, 127};  // whole numbers

// The distance of neighbouring numbers of the type around v.
inline double Ulp(const Type& type, double v) {
  if (v == 0 || !std::isfinite(v)) return std::ldexp(1.0, type.lowest);
  return std::ldexp(1.0, std::max(std::ilogb(v) - type.precision + 1, type.lowest));
}

inline double RoundTo(const Type& type, double v) {
  if (!std::isfinite(v)) return v;
  const double ulp = Ulp(type, v);
  const double rounded = std::nearbyint(v / ulp) * ulp;
  return std::fabs(rounded) > type.largest ? std::copysign(INFINITY, v) : rounded;
}

// An array of one type, placed `offset` elements off the best alignment.
class Array {
 public:
  Array(const Type& type, size_t size, size_t offset = 0)
      : type_(&type), size_(size), offset_(offset), lines_((size + offset) * type.bytes / 64 + 1) {}

  void* data() const {
    return const_cast<char*>(lines_[0].bytes) + offset_ * type_->bytes;
  }
  size_t size() const { return size_; }
  const Type& type() const { return *type_; }

  double Get(size_t i) const {
    const char* p = static_cast<const char*>(data()) + i * type_->bytes;
    if (type_->id == HLOKIT_I8) return *reinterpret_cast<const int8_t*>(p);
    if (type_->id == HLOKIT_F64) return Copy<double>(p);
    if (type_->id == HLOKIT_F32) return Copy<float>(p);
    const auto bits = Copy<uint16_t>(p);
    if (type_->id == HLOKIT_BF16) return Copy<float>(uint32_t{bits} << 16);
    const int exponent = bits >> 10 & 31;
    const int mantissa = bits & 1023;
    const double magnitude = exponent == 31  ? (mantissa != 0 ? NAN : INFINITY)
                             : exponent == 0 ? std::ldexp(mantissa, -24)
                                             : std::ldexp(1024 + mantissa, exponent - 25);
    return bits & 0x8000 ? -magnitude : magnitude;
  }

  // Rounds v to the type.
  void Set(size_t i, double v) {
    char* p = static_cast<char*>(data()) + i * type_->bytes;
    if (type_->id == HLOKIT_I8) return Put(p, static_cast<int8_t>(v));
    if (type_->id == HLOKIT_F64) return Put(p, v);
    if (type_->id == HLOKIT_F32) return Put(p, static_cast<float>(v));
    const double r = RoundTo(*type_, v);
    if (type_->id == HLOKIT_BF16) {
      return Put(p, static_cast<uint16_t>(Copy<uint32_t>(static_cast<float>(r)) >> 16));
    }
    const int sign = std::signbit(v) ? 0x8000 : 0;
    int bits = 0x7e00;
    if (std::isinf(r)) {
      bits = 0x7c00;
    } else if (std::fabs(r) < std::ldexp(1.0, -14)) {
      bits = static_cast<int>(std::ldexp(std::fabs(r), 24));
    } else if (!std::isnan(r)) {
      const int exponent = std::ilogb(r);
      bits = ((exponent + 14) << 10) + static_cast<int>(std::ldexp(std::fabs(r), 10 - exponent));
    }
    Put(p, static_cast<uint16_t>(sign | bits));
  }

  // All bytes of all elements.
  bool operator==(const Array& that) const {
    return size_ == that.size_ && std::memcmp(data(), that.data(), size_ * type_->bytes) == 0;
  }

 private:
  template <typename To, typename From>
  static To Copy(From from) {
    To to;
    if constexpr (std::is_pointer_v<From>) {
      std::memcpy(&to, from, sizeof to);
    } else {
      static_assert(sizeof to == sizeof from);
      std::memcpy(&to, &from, sizeof to);
    }
    return to;
  }
  template <typename From>
  static void Put(char* p, From from) {
    std::memcpy(p, &from, sizeof from);
  }

  struct alignas(64) Line {
    char bytes[64];
  };

  const Type* type_;
  size_t size_;
  size_t offset_;
  std::vector<Line> lines_;
};

#endif  // HLOKIT_TEST_ARRAY_H_
