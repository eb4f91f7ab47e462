// SPDX-License-Identifier: Apache-2.0
//
// A call to be tested, with its arrays.

#ifndef HLOKIT_TEST_NORM_CASE_H_
#define HLOKIT_TEST_NORM_CASE_H_

#include <string>

#include "array.h"
#include "hlokit_rms_norm.h"

struct Case {
  std::string what;
  Array x;
  Array weight;
  bool weighted;
  Array y;
  size_t rows;
  size_t length;
  size_t x_stride;
  size_t y_stride;
  double epsilon;
  bool cast_before_scale;
  hlokit_quantization x_is;  // of arrays of i8
  hlokit_quantization weight_is;
  hlokit_quantization y_is;
};

inline Case MakeCase(const Type& x, const Type& weight, const Type& y, size_t rows, size_t length) {
  return {"", Array(x, rows * length), Array(weight, length), true, Array(y, rows * length),
          rows, length, length, length, 1e-6, false, {}, {}, {}};
}

inline hlokit_rms_norm_args Args(const Case& c, const hlokit_kernel* kernel) {
  hlokit_rms_norm_args args = {};
  args.rows = c.rows;
  args.length = c.length;
  args.x = c.x.data();
  args.x_type = c.x.type().id;
  args.x_stride = c.x_stride;
  args.x_quantization = c.x_is;
  args.weight = c.weighted ? c.weight.data() : nullptr;
  args.weight_type = c.weight.type().id;
  args.weight_quantization = c.weight_is;
  args.y = c.y.data();
  args.y_type = c.y.type().id;
  args.y_stride = c.y_stride;
  args.y_quantization = c.y_is;
  args.epsilon = c.epsilon;
  args.cast_before_scale = c.cast_before_scale;
  args.kernel = kernel;
  return args;
}

#endif  // HLOKIT_TEST_NORM_CASE_H_
