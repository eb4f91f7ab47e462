// SPDX-License-Identifier: Apache-2.0
//
// Rows of f64. Part of rms_norm_kernel.cc.

// f64 throughout, for the sake of few surprises rather than speed. Short chains, as for f32, and the
// sums of the blocks are gathered with a correction (Neumaier).
double SumOfSquares(const double* x, size_t length) {
  constexpr size_t kSums = 2 * kLanes;
  constexpr size_t kBlockF64 = 8 * kSums;
  double total = 0;
  double correction = 0;
  for (size_t start = 0; start < length; start += kBlockF64) {
    const size_t end = length - start < kBlockF64 ? length : start + kBlockF64;
    double sums[kSums] = {};
    size_t i = start;
    for (; i + kSums <= end; i += kSums) {
      for (size_t j = 0; j < kSums; ++j) sums[j] += x[i + j] * x[i + j];
    }
    for (size_t j = 0; i + j < end; ++j) sums[j] += x[i + j] * x[i + j];
    for (size_t width = kSums / 2; width > 0; width /= 2) {
      for (size_t j = 0; j < width; ++j) sums[j] += sums[j + width];
    }
    const double sum = total + sums[0];
    correction += total >= sums[0] ? (total - sum) + sums[0] : (sums[0] - sum) + total;
    total = sum;
  }
  return total + correction;
}

template <typename W>
void RowsF64(const hlokit_rms_norm_args& args, size_t first, size_t end, const CacheUse&) {
  const size_t length = args.length;
  const auto* weight = static_cast<const W*>(args.weight);
  for (size_t row = first; row < end; ++row) {
    const double* x = static_cast<const double*>(args.x) + row * args.x_stride;
    double* y = static_cast<double*>(args.y) + row * args.y_stride;
    const double sum = SumOfSquares(x, length);
    const double variance = sum / static_cast<double>(length) + args.epsilon;
    if (!(variance >= 1e-280 && sum < __builtin_inf())) {
      ReferenceRow(args, row);
      continue;
    }
    const double root = __builtin_sqrt(variance);
    for (size_t j = 0; j < length; ++j) {
      const double v = x[j] / root;
      if constexpr (kIsNoWeight<W>) {
        y[j] = v;
      } else {
        y[j] = v * static_cast<double>(weight[j]);
      }
    }
  }
}
