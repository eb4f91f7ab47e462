// SPDX-License-Identifier: Apache-2.0
//
// Reads single numbers from an MLIR dictionary in text form, the convention for the parameters of a
// custom call in its backend_config: {epsilon = 9.99999997E-7 : f32, cast_before_scale = true}. Text of
// another form has no entries.

#ifndef HLOKIT_DICTIONARY_H_
#define HLOKIT_DICTIONARY_H_

#include <cctype>
#include <cstddef>
#include <locale>
#include <optional>
#include <sstream>
#include <string>

namespace hlokit {

class DictionaryText {
 public:
  explicit DictionaryText(const std::string& text) : text_(text) {}

  // The number or truth value of a key, empty if there is none.
  std::optional<double> Find(const std::string& key) {
    at_ = 0;
    if (Next() != '{') return std::nullopt;
    do {
      ++at_;
      const std::string name = Key();
      if (Next() != '=') return std::nullopt;
      ++at_;
      Next();
      const size_t start = at_;
      SkipValue();
      if (name == key) return Number(text_.substr(start, at_ - start));
    } while (Next() == ',');
    return std::nullopt;
  }

 private:
  // The next character that is no space, which stays unread; 0 at the end.
  char Next() {
    while (at_ < text_.size() && std::isspace(static_cast<unsigned char>(text_[at_]))) ++at_;
    return at_ < text_.size() ? text_[at_] : '\0';
  }

  std::string Key() {
    const bool quoted = Next() == '"';
    const size_t start = at_;
    if (quoted) {
      SkipString();
      return text_.substr(start + 1, at_ - start - 2);
    }
    while (at_ < text_.size() && (std::isalnum(static_cast<unsigned char>(text_[at_])) ||
                                  text_[at_] == '_' || text_[at_] == '.' || text_[at_] == '$')) {
      ++at_;
    }
    return text_.substr(start, at_ - start);
  }

  void SkipString() {
    for (++at_; at_ < text_.size() && text_[at_] != '"'; ++at_) {
      if (text_[at_] == '\\') ++at_;
    }
    at_ = at_ < text_.size() ? at_ + 1 : text_.size();
  }

  // Up to the comma or the bracket that ends it.
  void SkipValue() {
    const std::string open = "([{<";
    const std::string close = ")]}>";
    size_t depth = 0;
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (depth == 0 && (c == ',' || c == '}')) return;
      if (open.find(c) != std::string::npos) ++depth;
      if (close.find(c) != std::string::npos && depth > 0) --depth;
      if (c == '"') {
        SkipString();
      } else {
        ++at_;
      }
    }
  }

  static std::optional<double> Number(const std::string& value) {
    std::istringstream in(value);
    in.imbue(std::locale::classic());
    double number;
    if (in >> number) return number;
    std::istringstream words(value);
    std::string word;
    words >> word;
    return word == "true"    ? std::optional<double>(1)
           : word == "false" ? std::optional<double>(0)
                             : std::nullopt;
  }

  const std::string text_;
  size_t at_ = 0;
};

}  // namespace hlokit

#endif  // HLOKIT_DICTIONARY_H_
