// SPDX-License-Identifier: Apache-2.0
//
// Root-mean-square normalisation over rows of numbers, for C and C++.
//
//   y[r][i] = x[r][i] / sqrt(mean(x[r][0..length)^2) + epsilon) * weight[i]
//
// Arithmetic. Squares are summed in f32 by many accumulators whose partial sums are gathered in f64
// (f64 throughout for f64), in an order that depends on the kernel and the length only, never on
// threads or alignment. A row whose sum leaves f32's range is computed again in f64, so every finite
// row is normalised and a row of zeros gives zeros, also with epsilon 0. The result is rounded once
// to y's type; with cast_before_scale it is rounded to y's type before it is multiplied by the
// weight (as Llama does) and the product once more. A row with a NaN gives NaN, a row with an
// infinity gives NaN there and 0 elsewhere. Denormals are kept.
//
// Error against exact arithmetic: at most 2 ulp of y's type for f32, 0.51 ulp for f16 and bf16 (with
// cast_before_scale, a number that lies within a hundredth of an ulp of the middle between two others
// may be rounded to either before it is multiplied).
//
// i8 is quantised as in TensorFlow Lite: an array's numbers are scale * (element - zero_point). Sums
// and products are exact integers, which one f32 factor for each row turns into steps of the result;
// these are rounded to nearest, ties to even, and kept within -128 and 127. The vector kernels all give
// the same bytes: those of exact arithmetic, but where that lies within a thousandth of a step of the
// middle between two. A NaN becomes 127.
//
// No function here allocates, locks, prints or keeps state; all may be called from any thread.

#ifndef HLOKIT_RMS_NORM_H_
#define HLOKIT_RMS_NORM_H_

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#if defined(_WIN32)
#define HLOKIT_EXPORT
#else
#define HLOKIT_EXPORT __attribute__((visibility("default")))
#endif

// Enumerations are ints in either language, so that a wrong value can be told from a right one.
#ifdef __cplusplus
#define HLOKIT_INT : int
extern "C" {
#else
#define HLOKIT_INT
#endif

// Element types. f16 and bf16 are held as 16-bit words in the machine's byte order, i8 as int8_t.
typedef enum hlokit_type HLOKIT_INT {
  HLOKIT_F32 = 0,
  HLOKIT_F16 = 1,
  HLOKIT_BF16 = 2,
  HLOKIT_F64 = 3,
  HLOKIT_I8 = 4,
} hlokit_type;

typedef enum hlokit_status HLOKIT_INT {
  HLOKIT_OK = 0,
  HLOKIT_NULL_POINTER = 1,        // x or y is null, though there are elements
  HLOKIT_UNSUPPORTED_TYPES = 2,   // see hlokit_rms_norm_args
  HLOKIT_BAD_EPSILON = 3,         // negative, infinite or NaN
  HLOKIT_BAD_STRIDE = 4,          // rows overlap, or the array exceeds the address space
  HLOKIT_OVERLAP = 5,             // y overlaps x or weight otherwise than allowed
  HLOKIT_UNSUPPORTED_KERNEL = 6,  // this processor lacks what the kernel needs
  HLOKIT_BAD_ROWS = 7,            // first_row > end_row, or end_row > rows
  HLOKIT_BAD_QUANTIZATION = 8,    // a scale that is not positive and finite, or a zero point off i8
} hlokit_status;

// One sentence for people, never null.
HLOKIT_EXPORT const char* hlokit_status_message(hlokit_status status);

// An implementation for one kind of processor.
typedef struct hlokit_kernel hlokit_kernel;

// The kernels of this build, best first, then "reference" (scalar, in extended precision, slow);
// null beyond the last.
HLOKIT_EXPORT const hlokit_kernel* hlokit_kernel_at(size_t index);
// "avx512", "avx2", "neon-bf16", "neon", "baseline" or "reference".
HLOKIT_EXPORT const char* hlokit_kernel_name(const hlokit_kernel* kernel);
// Whether this processor can run it.
HLOKIT_EXPORT bool hlokit_kernel_supported(const hlokit_kernel* kernel);
// The kernel of that name, the best supported one for "auto", null if this build has none.
HLOKIT_EXPORT const hlokit_kernel* hlokit_kernel_find(const char* name);

// What the elements of an i8 array stand for: scale * (element - zero_point).
typedef struct hlokit_quantization {
  double scale;        // positive and finite
  int32_t zero_point;  // -128 to 127
} hlokit_quantization;

// What to normalise. x, y and weight may have any alignment that their type allows. Types: x and y
// any of f32, f16, bf16 with a weight of any of these; x and y both f64 with a weight of f64 or f32;
// or x and y both i8 with a weight of i8, f32, f16 or bf16. Calls in which both f16 and bf16 occur
// are left to the reference kernel.
//
// Aliasing: y may be x itself (same pointer, type and stride); otherwise the bytes of y must not
// overlap those of x or weight.
typedef struct hlokit_rms_norm_args {
  size_t rows;    // may be 0
  size_t length;  // elements to a row; may be 0
  const void* x;
  hlokit_type x_type;
  size_t x_stride;     // elements from one row of x to the next, >= length; 0: packed
  const void* weight;  // length elements, or null for none
  hlokit_type weight_type;
  void* y;
  hlokit_type y_type;
  size_t y_stride;  // as x_stride
  double epsilon;   // finite, >= 0
  bool cast_before_scale;       // of no effect for f64 and i8
  const hlokit_kernel* kernel;  // null: the best for this processor
  hlokit_quantization x_quantization;  // this one and those below: read for arrays of i8 only
  hlokit_quantization weight_quantization;
  hlokit_quantization y_quantization;
} hlokit_rms_norm_args;

// Normalises all rows on the calling thread. On an error nothing has been written.
HLOKIT_EXPORT hlokit_status hlokit_rms_norm(const hlokit_rms_norm_args* args);

// Normalises rows [first_row, end_row): what one of several threads of the caller does. Threads must
// take disjoint ranges.
HLOKIT_EXPORT hlokit_status hlokit_rms_norm_rows(const hlokit_rms_norm_args* args,
                                                 size_t first_row, size_t end_row);

// A way to use threads: calls task(context, part) once for every part from 0 to parts - 1, in any
// order and on any threads, and returns when all calls have. `pool` is what the caller wants it to
// be; pthreadpool, OpenMP, TBB, dispatch_apply and rayon all have such a function.
typedef void hlokit_parallel_for(void* pool, void (*task)(void* context, size_t part),
                                 void* context, size_t parts);

// Normalises all rows in up to `threads` parts of several rows each, fewer where a part would not be
// worth waking a thread for. The results are those of one thread.
HLOKIT_EXPORT hlokit_status hlokit_rms_norm_parallel(const hlokit_rms_norm_args* args,
                                                     size_t threads,
                                                     hlokit_parallel_for* parallel_for, void* pool);

#ifdef __cplusplus
}  // extern "C"
#endif

#endif  // HLOKIT_RMS_NORM_H_
