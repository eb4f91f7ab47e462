// SPDX-License-Identifier: Apache-2.0
//
// What the tests have in common: checks, the kernels to be tested, the row lengths to be tried.

#ifndef HLOKIT_TEST_CHECK_H_
#define HLOKIT_TEST_CHECK_H_

#include <cstdio>
#include <cstring>
#include <initializer_list>
#include <vector>

#include "hlokit_rms_norm.h"

inline int failures = 0;
inline bool every_length = false;

#define CHECK(condition, ...)                                     \
  do {                                                            \
    if (!(condition) && ++failures <= 40) {                       \
      std::printf("%s:%d: %s: ", __FILE__, __LINE__, #condition); \
      std::printf(__VA_ARGS__);                                   \
      std::printf("\n");                                          \
    }                                                             \
  } while (false)

// Those that this processor can run.
inline std::vector<const hlokit_kernel*> Kernels() {
  std::vector<const hlokit_kernel*> kernels;
  for (size_t i = 0; const hlokit_kernel* kernel = hlokit_kernel_at(i); ++i) {
    if (hlokit_kernel_supported(kernel)) kernels.push_back(kernel);
  }
  return kernels;
}

// 1 to 4100; without --every-length (for sanitizers and emulators) only those up to a few blocks of
// the widest vectors, and of the rest some that leave every remainder.
inline std::vector<size_t> Lengths() {
  std::vector<size_t> lengths;
  for (size_t length = 1; length <= 4100; length += length < 300 || every_length ? 1 : 37) {
    lengths.push_back(length);
  }
  return lengths;
}

struct Test {
  const char* name;
  void (*run)();
};

inline int RunTests(int argc, char** argv, std::initializer_list<Test> tests) {
  every_length = argc > 1 && std::strcmp(argv[1], "--every-length") == 0;
  for (const Test& test : tests) {
    const int before = failures;
    test.run();
    std::printf("%s %s\n", failures == before ? "ok  " : "FAIL", test.name);
  }
  std::printf("kernels:");
  for (const hlokit_kernel* kernel : Kernels()) std::printf(" %s", hlokit_kernel_name(kernel));
  std::printf("\n");
  return failures == 0 ? 0 : 1;
}

#endif  // HLOKIT_TEST_CHECK_H_
