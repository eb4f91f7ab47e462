// SPDX-License-Identifier: Apache-2.0
//
// Every kernel that this processor can run against the formula in double precision.

#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <functional>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "array.h"
#include "check.h"
#include "hlokit_rms_norm.h"
#include "kernel.h"
#include "norm_case.h"

namespace {

// --- One call, compared with the formula ----------------------------------------------------------

void FillNormal(Case& c, unsigned seed, double scale = 1) {
  std::mt19937 random(seed);
  std::normal_distribution<double> normal(0, 1);
  for (size_t i = 0; i < c.x.size(); ++i) c.x.Set(i, normal(random) * scale);
  for (size_t i = 0; i < c.weight.size(); ++i) c.weight.Set(i, 1 + normal(random) / 4);
}

// y[row][i] by the formula, and how far a kernel may be from it.
struct Expected {
  double value;
  double tolerance;
};

std::vector<Expected> Formula(const Case& c) {
  std::vector<Expected> expected(c.rows * c.length);
  const Type& type = c.y.type();
  // f64 is as exact as this formula itself; f32 is rounded a few times; the 16-bit types are rounded
  // once, from an f32 that is nearly exact for them.
  const double ulps = type.id == HLOKIT_F32 ? 2 : type.id == HLOKIT_F64 ? 4 : 0.51;
  for (size_t row = 0; row < c.rows; ++row) {
    long double sum = 0;
    for (size_t i = 0; i < c.length; ++i) {
      const long double v = c.x.Get(row * c.x_stride + i);
      sum += v * v;
    }
    const long double variance = sum / static_cast<long double>(c.length) + c.epsilon;
    const long double root = variance == 0 ? 1 : std::sqrt(variance);
    for (size_t i = 0; i < c.length; ++i) {
      const double w = c.weighted ? c.weight.Get(i) : 1;
      auto v = static_cast<double>(c.x.Get(row * c.x_stride + i) / root);
      double slack = 0;
      if (c.cast_before_scale) {
        v = RoundTo(type, v);
        slack = Ulp(type, v) * std::fabs(w);  // the first rounding may fall to the other side
      }
      v *= w;
      expected[row * c.length + i] = {v, ulps * Ulp(type, v) + (std::isfinite(slack) ? slack : 0)};
    }
  }
  return expected;
}

void Compare(const Case& c, const std::vector<Expected>& expected, const char* kernel) {
  for (size_t row = 0; row < c.rows; ++row) {
    for (size_t i = 0; i < c.length; ++i) {
      const auto [value, tolerance] = expected[row * c.length + i];
      const double actual = c.y.Get(row * c.y_stride + i);
      const bool overflows = std::fabs(value) > c.y.type().largest;
      const bool good = std::isnan(value)                         ? std::isnan(actual)
                        : std::isinf(value) || std::isinf(actual) ? actual == value || overflows
                        : std::fabs(actual - value) <= tolerance;
      CHECK(good, "%s: %s, %s x %s to %s, length %zu, cast %d: y[%zu][%zu] is %.17g, not %.17g (%.2f ulp)",
            kernel, c.what.c_str(), c.x.type().name, c.weighted ? c.weight.type().name : "nothing",
            c.y.type().name, c.length, c.cast_before_scale, row, i, actual, value,
            (actual - value) / Ulp(c.y.type(), value));
      if (!good) return;
    }
  }
}

void CheckAllKernels(Case& c) {
  const std::vector<Expected> expected = Formula(c);
  for (const hlokit_kernel* kernel : Kernels()) {
    const hlokit_rms_norm_args args = Args(c, kernel);
    const hlokit_status status = hlokit_rms_norm(&args);
    CHECK(status == HLOKIT_OK, "%s: %s", c.what.c_str(), hlokit_status_message(status));
    Compare(c, expected, hlokit_kernel_name(kernel));
  }
}

// --- Tests ----------------------------------------------------------------------------------------

void RowsOfEveryLength() {
  for (const Type& type : kTypes) {
    for (const size_t length : Lengths()) {
      // Short rows, which kernels take in pairs, with one left over.
      Case c = MakeCase(type, type, type, length <= 2100 ? 5 : 1, length);
      c.what = "normal numbers";
      c.cast_before_scale = length % 2 == 1;
      FillNormal(c, static_cast<unsigned>(length));
      CheckAllKernels(c);
    }
  }
}

void LongRows() {
  for (const Type& type : kTypes) {
    for (const size_t length : {8192u, 100003u}) {
      for (const bool constant : {false, true}) {
        Case c = MakeCase(type, kF32, type, 2, length);
        c.what = constant ? "one number many times" : "a long row";
        FillNormal(c, 7);
        for (size_t i = 0; constant && i < c.x.size(); ++i) c.x.Set(i, i < length ? 1.1 : 0.7);
        CheckAllKernels(c);
      }
    }
  }
}

void EveryCombinationOfTypes() {
  for (const Type& x : kTypes) {
    for (const Type& weight : kTypes) {
      for (const Type& y : kTypes) {
        for (const bool weighted : {false, true}) {
          for (const bool cast : {false, true}) {
            Case c = MakeCase(x, weight, y, 3, 100);
            c.what = "types";
            c.weighted = weighted;
            c.cast_before_scale = cast;
            FillNormal(c, 3);
            const bool f64 = x.id == HLOKIT_F64;
            const bool good =
                f64 == (y.id == HLOKIT_F64) &&
                (!weighted || (f64 ? weight.id == HLOKIT_F64 || weight.id == HLOKIT_F32
                                   : weight.id != HLOKIT_F64));
            if (good) {
              CheckAllKernels(c);
            } else {
              const hlokit_rms_norm_args args = Args(c, nullptr);
              CHECK(hlokit_rms_norm(&args) == HLOKIT_UNSUPPORTED_TYPES, "%s %s %s", x.name,
                    weight.name, y.name);
            }
          }
        }
      }
    }
  }
}

struct Special {
  const char* what;
  double epsilon;
  std::function<double(const Type&, size_t)> x;
};

void SpecialRows() {
  const Special specials[] = {
      {"zeros", 1e-6, [](const Type&, size_t) { return 0.0; }},
      {"zeros without epsilon", 0, [](const Type&, size_t) { return 0.0; }},
      {"no epsilon", 0, [](const Type&, size_t i) { return std::sin(i + 1.0); }},
      {"a large epsilon", 1e10, [](const Type&, size_t i) { return std::sin(i + 1.0); }},
      {"squares beyond f16", 1e-6, [](const Type&, size_t i) { return 300.0 + i % 7; }},
      {"squares and sums far beyond f16", 1e-6,
       [](const Type&, size_t i) { return (i % 2 ? -30000.0 : 30000.0) + 16.0 * (i % 7); }},
      {"the largest numbers", 1e-6,
       [](const Type& t, size_t i) { return i % 3 ? t.largest : -t.largest; }},
      {"the smallest denormals", 0, [](const Type& t, size_t i) { return (i % 5) * Ulp(t, 0); }},
      {"denormals under an epsilon", 1e-6,
       [](const Type& t, size_t i) { return (i % 5) * Ulp(t, 0); }},
      {"tiny numbers", 0, [](const Type& t, size_t i) { return (1 + i % 9) * std::sqrt(Ulp(t, 0)); }},
      {"one large among small", 1e-6, [](const Type&, size_t i) { return i == 5 ? 60000 : 1e-3; }},
      {"an infinity", 1e-6, [](const Type&, size_t i) { return i == 3 ? INFINITY : 1.0; }},
      {"a negative infinity", 1e-6, [](const Type&, size_t i) { return i == 3 ? -INFINITY : 1.0; }},
      {"a NaN", 1e-6, [](const Type&, size_t i) { return i == 3 ? NAN : 1.0; }},
  };
  for (const Special& special : specials) {
    for (const Type& type : kTypes) {
      for (const size_t length : {6u, 64u, 777u}) {
        for (const bool cast : {false, true}) {
          Case c = MakeCase(type, type, type, 6, length);
          c.what = special.what;
          c.epsilon = special.epsilon;
          c.cast_before_scale = cast;
          FillNormal(c, 5);
          for (size_t i = 0; i < length; ++i) c.x.Set(i, special.x(type, i));  // the others stay normal
          CheckAllKernels(c);
        }
      }
    }
  }
}

void SpecialWeights() {
  for (const Type& type : kTypes) {
    for (const Type& weight : kTypes) {
      if ((type.id == HLOKIT_F64) != (weight.id == HLOKIT_F64)) continue;
      for (const bool cast : {false, true}) {
        Case c = MakeCase(type, weight, type, 2, 150);
        c.what = "special weights";
        c.cast_before_scale = cast;
        FillNormal(c, 19);
        const double specials[] = {NAN, -NAN, INFINITY, -INFINITY, 0, -0.0, weight.largest,
                                   Ulp(weight, 0)};
        for (size_t i = 0; i < 8; ++i) c.weight.Set(5 + 18 * i, specials[i]);
        // The NaN with the most bits set, which rounding must not carry into the sign.
        std::memset(static_cast<char*>(c.weight.data()) + 3 * weight.bytes, 0xff, weight.bytes);
        std::memset(static_cast<char*>(c.weight.data()) + 148 * weight.bytes, 0xff, weight.bytes);
        CheckAllKernels(c);
      }
    }
  }
}

void TiesGoToEven() {
  for (const Type& type : {kF16, kBf16}) {
    Case c = MakeCase(kF32, kF32, type, 1, 200);
    c.epsilon = 0;
    for (size_t i = 0; i < c.length; ++i) {
      c.x.Set(i, i % 3 == 0 ? -1 : 1);  // so that the root is 1
      c.weight.Set(i, 1 + std::ldexp(2.0 * i + 1, -type.precision));  // midway between two numbers
    }
    for (const hlokit_kernel* kernel : Kernels()) {
      const hlokit_rms_norm_args args = Args(c, kernel);
      hlokit_rms_norm(&args);
      for (size_t i = 0; i < c.length; ++i) {
        const double expected = RoundTo(type, c.x.Get(i) * c.weight.Get(i));
        CHECK(c.y.Get(i) == expected, "%s %s: %.9g, not %.9g", kernel->name, type.name, c.y.Get(i),
              expected);
      }
    }
  }
}

void UnalignedAndStrided() {
  for (const Type& type : kTypes) {
    for (size_t offset = 0; offset < 64 / type.bytes; offset += offset < 3 ? 1 : 5) {
      Case c = MakeCase(type, type, type, 4, 333);
      c.what = "unaligned and strided";
      c.x_stride = 350;
      c.y_stride = 341;
      c.x = Array(type, 4 * c.x_stride, offset);
      c.weight = Array(type, c.length, offset / 2);
      c.y = Array(type, 4 * c.y_stride, 64 / type.bytes - 1 - offset);
      FillNormal(c, 11);
      const double mark = 42;
      for (size_t i = 0; i < c.y.size(); ++i) c.y.Set(i, mark);
      CheckAllKernels(c);
      for (size_t i = 0; i < c.y.size(); ++i) {
        if (i % c.y_stride >= c.length) CHECK(c.y.Get(i) == mark, "wrote between rows at %zu", i);
      }
    }
  }
}

void SameResultHoweverItIsWritten() {
  for (const Type& type : kTypes) {
    for (const hlokit_kernel* kernel : Kernels()) {
      Case c = MakeCase(type, type, type, 6, 517);
      FillNormal(c, 13);
      const hlokit_rms_norm_args args = Args(c, kernel);
      hlokit_rms_norm(&args);

      Case split = c;
      const hlokit_rms_norm_args split_args = Args(split, kernel);
      const size_t starts[] = {0, 1, 4, 6};  // pairs of rows become others
      for (size_t i = 0; i < 3; ++i) hlokit_rms_norm_rows(&split_args, starts[i], starts[i + 1]);
      CHECK(split.y == c.y, "%s %s: rows in parts", kernel->name, type.name);

      Case streamed = c;
      streamed.y = Array(type, c.y.size(), 3);
      const hlokit_rms_norm_args streamed_args = Args(streamed, kernel);
      kernel->run(streamed_args, 0, 6, {true, true});
      CHECK(streamed.y == c.y, "%s %s: streaming stores", kernel->name, type.name);

      Case in_place = c;
      hlokit_rms_norm_args in_place_args = Args(in_place, kernel);
      in_place_args.y = in_place.x.data();
      CHECK(hlokit_rms_norm(&in_place_args) == HLOKIT_OK, "%s", kernel->name);
      CHECK(in_place.x == c.y, "%s %s: in place", kernel->name, type.name);
    }
  }
}

// A thread for every part; `pool` counts them.
void ParallelFor(void* pool, void (*task)(void*, size_t), void* context, size_t parts) {
  *static_cast<size_t*>(pool) = parts;
  std::vector<std::thread> threads;
  for (size_t part = 0; part < parts; ++part) threads.emplace_back(task, context, part);
  for (std::thread& thread : threads) thread.join();
}

void ThreadsShareACall() {
  const struct {
    size_t rows;
    size_t length;
    size_t threads;
    size_t parts;  // 0: on the calling thread
  } cases[] = {
      {601, 1000, 4, 4}, {601, 1000, 1, 0},  {300, 100, 4, 0}, {270, 1000, 100, 2},
      {5, 140000, 3, 3}, {3, 140000, 100, 3}, {1, 400000, 4, 0}, {0, 1000, 4, 0}, {3, 0, 4, 0},
  };
  for (const hlokit_kernel* kernel : Kernels()) {
    for (const auto& call : cases) {
      Case c = MakeCase(kF32, kF32, kF32, call.rows, call.length);
      FillNormal(c, 23);
      Case alone = c;
      const hlokit_rms_norm_args alone_args = Args(alone, kernel);
      hlokit_rms_norm(&alone_args);
      const hlokit_rms_norm_args args = Args(c, kernel);
      size_t parts = 0;
      CHECK(hlokit_rms_norm_parallel(&args, call.threads, ParallelFor, &parts) == HLOKIT_OK, "%s",
            kernel->name);
      CHECK(parts == call.parts, "%zu x %zu on %zu threads: %zu parts", call.rows, call.length,
            call.threads, parts);
      CHECK(c.y == alone.y, "%s: %zu x %zu", kernel->name, call.rows, call.length);
    }
  }
  Case c = MakeCase(kF32, kF32, kF32, 601, 1000);
  hlokit_rms_norm_args bad = Args(c, nullptr);
  bad.epsilon = -1;
  size_t parts = 0;
  CHECK(hlokit_rms_norm_parallel(&bad, 4, ParallelFor, &parts) == HLOKIT_BAD_EPSILON, "refused");
}

void BadCallsAreRefused() {
  Case c = MakeCase(kF32, kF32, kF32, 4, 8);
  FillNormal(c, 17);
  for (size_t i = 0; i < c.y.size(); ++i) c.y.Set(i, 42);
  const hlokit_rms_norm_args good = Args(c, nullptr);
  using Args = hlokit_rms_norm_args;
  const auto expect = [&](hlokit_status status, const std::function<void(Args&)>& change) {
    Args args = good;
    change(args);
    const hlokit_status actual = hlokit_rms_norm(&args);
    CHECK(actual == status, "%s", hlokit_status_message(actual));
    CHECK(c.y.Get(0) == 42, "a refused or empty call has written");
  };
  expect(HLOKIT_OK, [](Args& a) { a.rows = 0; });
  expect(HLOKIT_OK, [](Args& a) { a.length = 0; a.x = nullptr; });
  expect(HLOKIT_NULL_POINTER, [](Args& a) { a.x = nullptr; });
  expect(HLOKIT_NULL_POINTER, [](Args& a) { a.y = nullptr; });
  expect(HLOKIT_BAD_EPSILON, [](Args& a) { a.epsilon = -1e-6; });
  expect(HLOKIT_BAD_EPSILON, [](Args& a) { a.epsilon = NAN; });
  expect(HLOKIT_BAD_EPSILON, [](Args& a) { a.epsilon = INFINITY; });
  expect(HLOKIT_BAD_STRIDE, [](Args& a) { a.x_stride = 7; });
  expect(HLOKIT_BAD_STRIDE, [](Args& a) { a.y_stride = 7; });
  expect(HLOKIT_BAD_STRIDE, [](Args& a) { a.x_stride = SIZE_MAX / 2; });
  expect(HLOKIT_OVERLAP, [](Args& a) { a.y = const_cast<float*>(static_cast<const float*>(a.x) + 1); });
  expect(HLOKIT_OVERLAP, [](Args& a) { a.y = const_cast<void*>(a.x), a.y_stride = 9; });
  expect(HLOKIT_OVERLAP, [](Args& a) { a.y = const_cast<void*>(a.weight); });
  expect(HLOKIT_UNSUPPORTED_TYPES, [](Args& a) { a.x_type = static_cast<hlokit_type>(9); });
  CHECK(hlokit_rms_norm_rows(&good, 3, 2) == HLOKIT_BAD_ROWS, "end before first");
  CHECK(hlokit_rms_norm_rows(&good, 0, 5) == HLOKIT_BAD_ROWS, "beyond the rows");
  CHECK(hlokit_kernel_find("nonsense") == nullptr, "found");
  CHECK(hlokit_kernel_supported(hlokit_kernel_find("auto")), "auto picks what runs");
}

}  // namespace

int main(int argc, char** argv) {
  return RunTests(argc, argv, {
      {"rows of every length", RowsOfEveryLength},
      {"long rows", LongRows},
      {"every combination of types", EveryCombinationOfTypes},
      {"special rows", SpecialRows},
      {"special weights", SpecialWeights},
      {"ties go to even", TiesGoToEven},
      {"unaligned and strided", UnalignedAndStrided},
      {"same result however it is written", SameResultHoweverItIsWritten},
      {"threads share a call", ThreadsShareACall},
      {"bad calls are refused", BadCallsAreRefused},
  });
}
