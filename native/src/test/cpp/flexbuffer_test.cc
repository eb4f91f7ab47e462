// SPDX-License-Identifier: Apache-2.0
//
// Whole, cut and damaged FlexBuffers. What must not happen shows under the address sanitizer.

#include "flexbuffer.h"

#include <cstdio>
#include <random>
#include <vector>

namespace {

int failures = 0;

void Check(bool condition, const char* what) {
  if (condition) return;
  std::printf("FAIL %s\n", what);
  ++failures;
}

using Bytes = std::vector<uint8_t>;

// {"a": true, "e": 0.5f, "i": -3}: keys, their vector, size, values of 4 bytes, types, root.
Bytes Map() {
  return {
      'a', 0, 'e', 0, 'i', 0,       // 0: the keys
      3, 7, 6, 5,                   // 6: how many, then where each is, counted back from here
      3, 0, 0, 0,                   // 10: where the keys' vector is, counted back from here
      1, 0, 0, 0, 3, 0, 0, 0,       // 14: the width of its elements; how many values
      1, 0, 0, 0, 0, 0, 0, 63,      // 22: true, 0.5f
      0xfd, 0xff, 0xff, 0xff,       // 30: -3
      26 << 2 | 2, 3 << 2 | 2, 1 << 2 | 2,  // 34: bool, float, int
      15, 9 << 2 | 2, 1,            // 37: where the map is, that it is one, of 4 bytes; root's width
  };
}

std::optional<double> Find(const Bytes& bytes, const char* key) {
  // A copy of its own size, so that the sanitizer sees its end.
  const Bytes exact(bytes.begin(), bytes.end());
  const auto map = hlokit::FlexBufferMap::Of(exact.data(), exact.size());
  return map ? map->Find(key) : std::nullopt;
}

}  // namespace

int main() {
  const Bytes map = Map();
  Check(Find(map, "a") == 1.0, "a truth value");
  Check(Find(map, "e") == 0.5, "a float");
  Check(Find(map, "i") == -3.0, "an int");
  Check(!Find(map, "x"), "a key that is not there");
  Check(!Find(map, ""), "no key");
  Check(!Find({}, "a"), "an empty buffer");
  const Bytes empty_map = {0, 0, 1, 0, 0, 9 << 2, 1};
  Check(hlokit::FlexBufferMap::Of(empty_map.data(), empty_map.size()).has_value(), "an empty map");
  Check(!Find(empty_map, "a"), "a key of an empty map");
  Check(!Find({0, 0, 1}, "a"), "null");

  for (size_t size = 0; size < map.size(); ++size) {
    Find(Bytes(map.begin(), map.begin() + static_cast<ptrdiff_t>(size)), "e");
    Find(Bytes(map.end() - static_cast<ptrdiff_t>(size), map.end()), "e");
  }
  std::mt19937 random(1);
  for (int i = 0; i < 300000; ++i) {
    Bytes bytes = map;
    for (unsigned n = random() % 4 + 1; n > 0; --n) {
      bytes[random() % bytes.size()] = static_cast<uint8_t>(random());
    }
    Find(bytes, "e");
  }
  std::printf("%s\n", failures == 0 ? "ok" : "failed");
  return failures == 0 ? 0 : 1;
}
