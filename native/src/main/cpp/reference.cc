// SPDX-License-Identifier: Apache-2.0
//
// The definition of RMSNorm, one element at a time, in the widest type of the machine. Slow, and
// what the other kernels are measured against.

#include <cmath>
#include <cstring>

#include "kernel.h"

namespace hlokit {
namespace {

using Wide = long double;

// A binary floating-point format of 16 bits: `precision` significant bits, `lowest` the exponent of
// the smallest denormal, `bias` of the exponent field.
struct Format {
  int precision;
  int lowest;
  int bias;
  Wide largest;
};
constexpr Format kF16Format = {11, -24, 15, 65504.0L};
constexpr Format kBf16Format = {8, -133, 127, 0x1.FEp127L};

Wide Decode(uint16_t bits, const Format& format) {
  const int mantissa_bits = format.precision - 1;
  const int exponent = (bits & 0x7fff) >> mantissa_bits;
  const int mantissa = bits & ((1 << mantissa_bits) - 1);
  Wide magnitude;
  if (exponent == 0x7fff >> mantissa_bits) {
    magnitude = mantissa == 0 ? Wide{INFINITY} : Wide{NAN};
  } else if (exponent == 0) {
    magnitude = std::ldexp(Wide(mantissa), format.lowest);
  } else {
    magnitude = std::ldexp(Wide(mantissa + (1 << mantissa_bits)), format.lowest + exponent - 1);
  }
  return bits & 0x8000 ? -magnitude : magnitude;
}

// Rounds to nearest, ties to even.
uint16_t Encode(Wide value, const Format& format) {
  const int mantissa_bits = format.precision - 1;
  const uint16_t sign = std::signbit(value) ? 0x8000 : 0;
  const auto infinity = static_cast<uint16_t>(0x7fff >> mantissa_bits << mantissa_bits);
  if (std::isnan(value)) return static_cast<uint16_t>(sign | infinity | 1 << (mantissa_bits - 1));
  if (std::isinf(value)) return sign | infinity;
  if (value == 0) return sign;
  int exponent;  // value = fraction * 2^exponent, fraction in [0.5, 1)
  std::frexp(value, &exponent);
  int last = exponent - format.precision;  // the exponent of the last kept bit
  if (last < format.lowest) last = format.lowest;
  auto kept = static_cast<int>(std::nearbyint(std::ldexp(std::fabs(value), -last)));
  if (kept == 2 << mantissa_bits) {
    kept /= 2;
    ++last;
  }
  if (std::ldexp(Wide(kept), last) > format.largest) return sign | infinity;
  // A denormal's exponent field is 0 and its leading bit is not hidden; for others the field counts
  // from 1 and the hidden bit, added to it, makes up for the difference.
  return static_cast<uint16_t>(sign | (kept + ((last - format.lowest) << mantissa_bits)));
}

// i8 as its elements are, without what they stand for.
Wide Read(const void* array, hlokit_type type, size_t i) {
  switch (type) {
    case HLOKIT_F32:
      return static_cast<const float*>(array)[i];
    case HLOKIT_F64:
      return static_cast<const double*>(array)[i];
    case HLOKIT_F16:
      return Decode(static_cast<const F16*>(array)[i].bits, kF16Format);
    case HLOKIT_BF16:
      return Decode(static_cast<const Bf16*>(array)[i].bits, kBf16Format);
    case HLOKIT_I8:
      return static_cast<const int8_t*>(array)[i];
  }
  return 0;
}

void Write(void* array, hlokit_type type, size_t i, Wide value) {
  switch (type) {
    case HLOKIT_F32:
      static_cast<float*>(array)[i] = static_cast<float>(value);
      return;
    case HLOKIT_F64:
      static_cast<double*>(array)[i] = static_cast<double>(value);
      return;
    case HLOKIT_F16:
      static_cast<F16*>(array)[i].bits = Encode(value, kF16Format);
      return;
    case HLOKIT_BF16:
      static_cast<Bf16*>(array)[i].bits = Encode(value, kBf16Format);
      return;
    case HLOKIT_I8:  // see ReferenceRowI8
      return;
  }
}

Wide Round(hlokit_type type, Wide value) {
  double room;  // of any type's size and alignment
  Write(&room, type, 0, value);
  return Read(&room, type, 0);
}

void ReferenceRowI8(const hlokit_rms_norm_args& args, size_t row) {
  const auto* x = static_cast<const int8_t*>(args.x) + row * args.x_stride;
  auto* y = static_cast<int8_t*>(args.y) + row * args.y_stride;
  const Wide x_scale = args.x_quantization.scale;
  Wide sum = 0;
  for (size_t i = 0; i < args.length; ++i) {
    const Wide value = x_scale * (x[i] - args.x_quantization.zero_point);
    sum += value * value;
  }
  const Wide variance = sum / static_cast<Wide>(args.length) + static_cast<Wide>(args.epsilon);
  const Wide root = variance == 0 ? 1 : std::sqrt(variance);
  for (size_t i = 0; i < args.length; ++i) {
    Wide value = x_scale * (x[i] - args.x_quantization.zero_point) / root;
    if (args.weight != nullptr) {
      Wide weight = Read(args.weight, args.weight_type, i);
      if (args.weight_type == HLOKIT_I8) {
        weight = args.weight_quantization.scale * (weight - args.weight_quantization.zero_point);
      }
      value *= weight;
    }
    value = std::nearbyint(value / args.y_quantization.scale) + args.y_quantization.zero_point;
    y[i] = static_cast<int8_t>(value < INT8_MIN ? INT8_MIN : value < INT8_MAX ? value : INT8_MAX);
  }
}

}  // namespace

void ReferenceRow(const hlokit_rms_norm_args& args, size_t row) {
  if (args.x_type == HLOKIT_I8) return ReferenceRowI8(args, row);
  const char* x = static_cast<const char*>(args.x) + row * args.x_stride * SizeOf(args.x_type);
  char* y = static_cast<char*>(args.y) + row * args.y_stride * SizeOf(args.y_type);
  Wide sum = 0;
  for (size_t i = 0; i < args.length; ++i) {
    const Wide value = Read(x, args.x_type, i);
    sum += value * value;
  }
  const Wide variance = sum / static_cast<Wide>(args.length) + static_cast<Wide>(args.epsilon);
  const Wide root = variance == 0 ? 1 : std::sqrt(variance);  // a row of zeros stays one
  for (size_t i = 0; i < args.length; ++i) {
    Wide value = Read(x, args.x_type, i) / root;
    if (args.cast_before_scale) value = Round(args.y_type, value);
    if (args.weight != nullptr) value *= Read(args.weight, args.weight_type, i);
    Write(y, args.y_type, i, value);
  }
}

void reference::Run(const hlokit_rms_norm_args& args, size_t first, size_t end, const CacheUse&) {
  for (size_t row = first; row < end; ++row) ReferenceRow(args, row);
}

}  // namespace hlokit
