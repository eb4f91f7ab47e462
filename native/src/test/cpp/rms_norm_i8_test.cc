// SPDX-License-Identifier: Apache-2.0
//
// Quantised rows: every kernel against the formula, and against each other byte for byte.

#include <cmath>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "array.h"
#include "check.h"
#include "hlokit_rms_norm.h"
#include "norm_case.h"

namespace {

Case MakeCase(const Type& weight, size_t rows, size_t length) {
  Case c = MakeCase(kI8, weight, kI8, rows, length);
  c.what = weight.name;
  c.x_is = {0.04, -7};
  c.weight_is = {0.01, 3};
  c.y_is = {0.03, 11};
  return c;
}

void Fill(Case& c, unsigned seed) {
  std::mt19937 random(seed);
  std::normal_distribution<double> normal(0, 1);
  for (size_t i = 0; i < c.x.size(); ++i) c.x.Set(i, static_cast<double>(random() % 256) - 128);
  for (size_t i = 0; i < c.weight.size(); ++i) {
    c.weight.Set(i, c.weight.type().id == HLOKIT_I8 ? static_cast<double>(random() % 256) - 128
                                                    : 1 + normal(random) / 4);
  }
}

// Exact, in steps of y, unrounded and unbounded.
std::vector<long double> Formula(const Case& c) {
  std::vector<long double> steps;
  for (size_t row = 0; row < c.rows; ++row) {
    const auto x = [&](size_t i) {
      return c.x_is.scale * (c.x.Get(row * c.x_stride + i) - c.x_is.zero_point);
    };
    long double sum = 0;
    for (size_t i = 0; i < c.length; ++i) sum += static_cast<long double>(x(i)) * x(i);
    const long double variance = sum / static_cast<long double>(c.length) + c.epsilon;
    const long double root = variance == 0 ? 1 : std::sqrt(variance);
    for (size_t i = 0; i < c.length; ++i) {
      long double weight = c.weighted ? c.weight.Get(i) : 1;
      if (c.weighted && c.weight.type().id == HLOKIT_I8) {
        weight = c.weight_is.scale * (weight - c.weight_is.zero_point);
      }
      const long double value = x(i) / root * weight;
      steps.push_back(std::isnan(value) ? 127
                                        : value / c.y_is.scale + c.y_is.zero_point);
    }
  }
  return steps;
}

void CheckAllKernels(Case& c) {
  const std::vector<long double> expected = Formula(c);
  const Array* first = nullptr;
  Array first_y = c.y;
  for (const hlokit_kernel* kernel : Kernels()) {
    const hlokit_rms_norm_args args = Args(c, kernel);
    const hlokit_status status = hlokit_rms_norm(&args);
    CHECK(status == HLOKIT_OK, "%s: %s", c.what.c_str(), hlokit_status_message(status));
    for (size_t n = 0; n < expected.size(); ++n) {
      const size_t row = n / c.length;
      const size_t i = n % c.length;
      const long double kept = std::min(std::max(expected[n], -128.0L), 127.0L);
      const double actual = c.y.Get(row * c.y_stride + i);
      const bool good = std::fabs(actual - kept) <= 0.501L;
      CHECK(good, "%s: %s, length %zu: y[%zu][%zu] is %g, not %Lg", hlokit_kernel_name(kernel),
            c.what.c_str(), c.length, row, i, actual, kept);
      if (!good) break;
    }
    if (std::string(hlokit_kernel_name(kernel)) == "reference") continue;
    if (first == nullptr) {
      first_y = c.y;
      first = &first_y;
    }
    CHECK(c.y == *first, "%s: %s, length %zu: other bytes than the best kernel",
          hlokit_kernel_name(kernel), c.what.c_str(), c.length);
  }
}

constexpr Type kWeights[] = {kI8, kF32, kF16, kBf16};

void RowsOfEveryLength() {
  for (const size_t length : Lengths()) {
    const Type& weight = kWeights[length / 2 % 4];
    Case c = MakeCase(weight, 1, length);
    c.weighted = length % 5 != 0;
    Fill(c, static_cast<unsigned>(length));
    CheckAllKernels(c);
  }
}

void EveryWeight() {
  for (const Type& weight : kWeights) {
    for (const bool weighted : {false, true}) {
      for (const size_t length : {1u, 63u, 64u, 200u, 8192u}) {
        Case c = MakeCase(weight, 3, length);
        c.weighted = weighted;
        Fill(c, 5);
        CheckAllKernels(c);
      }
    }
  }
}

void Extremes() {
  const struct {
    const char* what;
    int x;
    double epsilon;
    hlokit_quantization x_is;
    hlokit_quantization weight_is;
    hlokit_quantization y_is;
  } cases[] = {
      {"zeros", 5, 1e-6, {0.1, 5}, {0.01, 0}, {0.03, -9}},
      {"zeros without epsilon", 5, 0, {0.1, 5}, {0.01, 0}, {0.03, -9}},
      {"the most negative", -128, 0, {0.1, 127}, {0.01, 127}, {0.03, 0}},
      {"the most positive", 127, 0, {0.1, -128}, {0.01, -128}, {0.03, 0}},
      {"a large epsilon", 100, 1e10, {0.1, 0}, {0.01, 0}, {0.03, 0}},
      {"a tiny scale of x", 100, 0, {1e-30, 0}, {0.01, 0}, {0.03, 0}},
      {"a tiny scale of x under an epsilon", 100, 1e-6, {1e-30, 0}, {0.01, 0}, {0.03, 3}},
      {"a huge scale of x", 100, 1e-6, {1e30, 0}, {0.01, 0}, {0.03, 0}},
      {"a tiny scale of y", 100, 1e-6, {0.1, 0}, {0.01, 0}, {1e-20, 100}},
      {"a huge scale of y", 100, 1e-6, {0.1, 0}, {0.01, 0}, {1e20, 127}},
      {"zero points at the ends", -50, 1e-6, {0.1, 127}, {0.01, -128}, {0.01, 127}},
      {"zero points at the other ends", -50, 1e-6, {0.1, -128}, {0.01, 127}, {0.01, -128}},
  };
  for (const auto& extreme : cases) {
    for (const Type& weight : kWeights) {
      for (const size_t length : {7u, 256u, 1003u}) {
        Case c = MakeCase(weight, 2, length);
        c.what = extreme.what;
        Fill(c, 3);
        for (size_t i = 0; i < length; ++i) c.x.Set(i, extreme.x);  // row 1 stays random
        c.epsilon = extreme.epsilon;
        c.x_is = extreme.x_is;
        c.weight_is = extreme.weight_is;
        c.y_is = extreme.y_is;
        CheckAllKernels(c);
      }
    }
  }
}

void RowsWhoseSumsNeed64Bits() {
  Case c = MakeCase(kI8, 1, 1200007);
  c.what = "a long row";
  Fill(c, 1);
  c.x_is.zero_point = 127;
  for (size_t i = 0; i < c.length; ++i) c.x.Set(i, i % 3 == 0 ? -127 : -128);
  CheckAllKernels(c);
}

void SpecialWeights() {
  for (const Type& weight : {kF32, kF16, kBf16}) {
    Case c = MakeCase(weight, 2, 150);
    c.what = "special weights";
    Fill(c, 19);
    const double specials[] = {NAN, -NAN, INFINITY, -INFINITY, 0, -0.0, weight.largest, 1e-30};
    for (size_t i = 0; i < 8; ++i) c.weight.Set(5 + 18 * i, specials[i]);
    for (size_t i = 0; i < 20; ++i) c.x.Set(i, c.x_is.zero_point);  // 0 times infinity is a NaN too
    CheckAllKernels(c);
  }
}

void TiesGoToEven() {
  Case c = MakeCase(kF32, 1, 256);
  c.epsilon = 0;
  c.x_is = {0.5, 0};
  c.y_is = {1, 0};
  for (size_t i = 0; i < c.length; ++i) {
    c.x.Set(i, i % 2 == 0 ? -2 : 2);  // so that the root is 1
    c.weight.Set(i, static_cast<double>(i / 2) + 0.5);
  }
  for (const hlokit_kernel* kernel : Kernels()) {
    const hlokit_rms_norm_args args = Args(c, kernel);
    hlokit_rms_norm(&args);
    for (size_t i = 0; i < c.length; ++i) {
      const double value = (i % 2 == 0 ? -1 : 1) * c.weight.Get(i);
      const double expected = std::min(std::nearbyint(value), 127.0);
      CHECK(c.y.Get(i) == expected, "%s: %g becomes %g", hlokit_kernel_name(kernel), value,
            c.y.Get(i));
    }
  }
}

void UnalignedStridedInPlaceAndInParts() {
  for (const Type& weight : kWeights) {
    for (size_t offset = 0; offset < 64; offset += 7) {
      Case c = MakeCase(weight, 4, 333);
      c.x_stride = 350;
      c.y_stride = 341;
      c.x = Array(kI8, 4 * c.x_stride, offset);
      c.weight = Array(weight, c.length, offset / weight.bytes);
      c.y = Array(kI8, 4 * c.y_stride, 63 - offset);
      Fill(c, 11);
      for (size_t i = 0; i < c.y.size(); ++i) c.y.Set(i, 42);
      CheckAllKernels(c);
      for (size_t i = 0; i < c.y.size(); ++i) {
        if (i % c.y_stride >= c.length) CHECK(c.y.Get(i) == 42, "wrote between rows at %zu", i);
      }
      Case parts = c;
      const hlokit_rms_norm_args parts_args = Args(parts, nullptr);
      hlokit_rms_norm_rows(&parts_args, 0, 3);
      hlokit_rms_norm_rows(&parts_args, 3, 4);
      Case whole = c;
      const hlokit_rms_norm_args whole_args = Args(whole, nullptr);
      hlokit_rms_norm(&whole_args);
      CHECK(parts.y == whole.y, "rows in parts");
      Case in_place = c;
      hlokit_rms_norm_args args = Args(in_place, nullptr);
      args.y = in_place.x.data();
      args.y_stride = args.x_stride;
      CHECK(hlokit_rms_norm(&args) == HLOKIT_OK, "in place");
      for (size_t n = 0; n < 4 * c.length; ++n) {
        const size_t row = n / c.length;
        const size_t i = n % c.length;
        CHECK(in_place.x.Get(row * c.x_stride + i) == whole.y.Get(row * c.y_stride + i),
              "in place at %zu, %zu", row, i);
      }
    }
  }
}

void BadCallsAreRefused() {
  Case c = MakeCase(kI8, 2, 8);
  Fill(c, 17);
  const hlokit_rms_norm_args good = Args(c, nullptr);
  const auto expect = [&](hlokit_status status, void (*change)(hlokit_rms_norm_args&)) {
    hlokit_rms_norm_args args = good;
    change(args);
    CHECK(hlokit_rms_norm(&args) == status, "%s", hlokit_status_message(hlokit_rms_norm(&args)));
  };
  using Args = hlokit_rms_norm_args;
  expect(HLOKIT_BAD_QUANTIZATION, [](Args& a) { a.x_quantization.scale = 0; });
  expect(HLOKIT_BAD_QUANTIZATION, [](Args& a) { a.y_quantization.scale = -1; });
  expect(HLOKIT_BAD_QUANTIZATION, [](Args& a) { a.weight_quantization.scale = NAN; });
  expect(HLOKIT_BAD_QUANTIZATION, [](Args& a) { a.y_quantization.scale = INFINITY; });
  expect(HLOKIT_BAD_QUANTIZATION, [](Args& a) { a.x_quantization.zero_point = 128; });
  expect(HLOKIT_BAD_QUANTIZATION, [](Args& a) { a.weight_quantization.zero_point = -129; });
  expect(HLOKIT_OK, [](Args& a) { a.weight = nullptr, a.weight_quantization.scale = 0; });
  expect(HLOKIT_UNSUPPORTED_TYPES, [](Args& a) { a.y_type = HLOKIT_F32; });
  expect(HLOKIT_UNSUPPORTED_TYPES, [](Args& a) { a.x_type = HLOKIT_F32; });
  expect(HLOKIT_UNSUPPORTED_TYPES, [](Args& a) { a.weight_type = HLOKIT_F64; });
}

}  // namespace

int main(int argc, char** argv) {
  return RunTests(argc, argv, {
      {"rows of every length", RowsOfEveryLength},
      {"every weight", EveryWeight},
      {"extremes", Extremes},
      {"rows whose sums need 64 bits", RowsWhoseSumsNeed64Bits},
      {"special weights", SpecialWeights},
      {"ties go to even", TiesGoToEven},
      {"unaligned, strided, in place and in parts", UnalignedStridedInPlaceAndInParts},
      {"bad calls are refused", BadCallsAreRefused},
  });
}
