// SPDX-License-Identifier: Apache-2.0
//
// Dictionaries as exporters write them, and text that is none.

#include "dictionary.h"

#include "check.h"

namespace {

void ReadsNumbers() {
  const auto expect = [](const char* text, const char* key, std::optional<double> expected) {
    const std::optional<double> actual = hlokit::DictionaryText(text).Find(key);
    CHECK(actual == expected, "%s in %s: %g", key, text, actual.value_or(-1));
  };
  const char* usual = "{epsilon = 9.99999997E-7 : f32, cast_before_scale = true}";
  expect(usual, "epsilon", 9.99999997E-7);
  expect(usual, "cast_before_scale", 1);
  expect(usual, "cast", std::nullopt);
  expect("{cast_before_scale = false, epsilon = 1 : i64}", "cast_before_scale", 0);
  expect("{cast_before_scale = false, epsilon = 1 : i64}", "epsilon", 1);
  expect("  { \"epsilon\"=-2.5e+3 }\n", "epsilon", -2500);
  expect("{a = \"x, epsilon = 1}\\\"\", b = [1, {epsilon = 2}], c = tensor<2xf32>, epsilon = 3.0}",
         "epsilon", 3);
  expect("{epsilon = \"1.0\"}", "epsilon", std::nullopt);
  for (const char* text : {"", "{", "{}", "epsilon = 1.0", "{epsilon}", "{epsilon =", "{\"epsilon",
                           "{a = \"\\", "{= 1, epsilon = 2", "\xff\xfe"}) {
    hlokit::DictionaryText(text).Find("epsilon");  // ends, within the text
  }
  expect("epsilon = 1.0", "epsilon", std::nullopt);
  expect("{epsilon}", "epsilon", std::nullopt);
}

}  // namespace

int main(int argc, char** argv) { return RunTests(argc, argv, {{"reads numbers", ReadsNumbers}}); }
