// SPDX-License-Identifier: Apache-2.0
//
// What a kernel is, for those who write or list one.

#ifndef HLOKIT_KERNEL_H_
#define HLOKIT_KERNEL_H_

#include <cstddef>
#include <cstdint>

#include "hlokit_rms_norm.h"

namespace hlokit {

// How a call is to use the caches, which changes no result.
struct CacheUse {
  bool streaming;     // stores pass by the cache, for results that are too large to stay in it anyway
  bool touch_weight;  // the weight is touched along with x, so that the first cache keeps it
};

// Normalises rows [first, end) of checked arguments whose strides are filled in.
using RunFunction = void(const hlokit_rms_norm_args& args, size_t first, size_t end,
                         const CacheUse& use);

}  // namespace hlokit

struct hlokit_kernel {
  const char* name;
  bool (*supported)();
  hlokit::RunFunction* run;
};

namespace hlokit {

// The 16-bit types as they lie in memory.
struct F16 {
  uint16_t bits;
};
struct Bf16 {
  uint16_t bits;
};

inline size_t SizeOf(hlokit_type type) {
  return type == HLOKIT_F64 ? 8 : type == HLOKIT_F32 ? 4 : type == HLOKIT_I8 ? 1 : 2;
}

// The kernels, listed in rms_norm.cc; all but the reference are rms_norm_kernel.cc.
namespace avx512 {
RunFunction Run;
}
namespace avx2 {
RunFunction Run;
}
namespace neon_bf16 {
RunFunction Run;
}
namespace baseline {
RunFunction Run;
}
namespace reference {
RunFunction Run;
}

// One row by the definition; the way out for rows whose sum of squares leaves f32's range.
void ReferenceRow(const hlokit_rms_norm_args& args, size_t row);

}  // namespace hlokit

#endif  // HLOKIT_KERNEL_H_
