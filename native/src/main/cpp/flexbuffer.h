// SPDX-License-Identifier: Apache-2.0
//
// Reads single numbers from a FlexBuffer that is a map: what the options of a CUSTOM operator are.
// The bytes come from a file, so nothing in them is trusted. The format is FlatBuffers' (flexbuffers:
// "binary encoding").

#ifndef HLOKIT_FLEXBUFFER_H_
#define HLOKIT_FLEXBUFFER_H_

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>

namespace hlokit {

class FlexBufferMap {
 public:
  // Empty unless the buffer is a map whose keys and values lie inside it.
  static std::optional<FlexBufferMap> Of(const void* data, size_t size) {
    FlexBufferMap map(static_cast<const uint8_t*>(data), size);
    return map.Open() ? std::optional<FlexBufferMap>(map) : std::nullopt;
  }

  // The number or truth value of a key, empty if there is none.
  std::optional<double> Find(const char* key) const {
    for (size_t i = 0; i < count_; ++i) {
      const std::optional<size_t> name = Follow(keys_ + i * keys_width_, keys_width_);
      if (name && Equals(*name, key)) {
        return Number(values_ + i * width_, bytes_[values_ + count_ * width_ + i]);
      }
    }
    return std::nullopt;
  }

 private:
  // The upper six bits of a packed type.
  enum Type { kInt = 1, kUint = 2, kFloat = 3, kIndirectInt = 6, kIndirectUint = 7,
              kIndirectFloat = 8, kMap = 9, kBool = 26 };

  FlexBufferMap(const uint8_t* bytes, size_t size) : bytes_(bytes), size_(size) {}

  // A buffer ends with its root, the root's packed type and the root's width. A map is a vector of
  // values; before it lie the offset and width of its keys and its size, and after it its types.
  bool Open() {
    if (size_ < 3) return false;
    const size_t root_width = bytes_[size_ - 1];
    const uint8_t type = bytes_[size_ - 2];
    if (root_width > size_ - 2 || type >> 2 != kMap) return false;
    const std::optional<size_t> map = Follow(size_ - 2 - root_width, root_width);
    width_ = size_t{1} << (type & 3);
    if (!map || *map < 3 * width_) return false;
    values_ = *map;
    const std::optional<uint64_t> count = Unsigned(values_ - width_, width_);
    const std::optional<uint64_t> keys_width = Unsigned(values_ - 2 * width_, width_);
    const std::optional<size_t> keys = Follow(values_ - 3 * width_, width_);
    if (!count || !keys_width || !keys) return false;
    if (*keys_width != 1 && *keys_width != 2 && *keys_width != 4 && *keys_width != 8) return false;
    keys_ = *keys;
    keys_width_ = static_cast<size_t>(*keys_width);
    if (*count > (size_ - values_) / (width_ + 1) || *count > (size_ - keys_) / keys_width_) {
      return false;
    }
    count_ = static_cast<size_t>(*count);
    return true;
  }

  std::optional<uint64_t> Unsigned(size_t at, size_t width) const {
    if (at > size_ || width > size_ - at || width > 8) return std::nullopt;
    uint64_t value = 0;
    for (size_t i = 0; i < width; ++i) value |= uint64_t{bytes_[at + i]} << 8 * i;
    return value;
  }

  // Where an offset, which points backward, leads.
  std::optional<size_t> Follow(size_t at, size_t width) const {
    const std::optional<uint64_t> offset = Unsigned(at, width);
    if (!offset || *offset > at) return std::nullopt;
    return at - static_cast<size_t>(*offset);
  }

  bool Equals(size_t at, const char* key) const {
    const size_t length = std::strlen(key) + 1;  // with the final zero, which is in the buffer too
    return length <= size_ - at && std::memcmp(bytes_ + at, key, length) == 0;
  }

  std::optional<double> Number(size_t at, uint8_t packed_type) const {
    size_t width = width_;
    int type = packed_type >> 2;
    if (type >= kIndirectInt && type <= kIndirectFloat) {
      const std::optional<size_t> target = Follow(at, width);
      if (!target) return std::nullopt;
      at = *target;
      width = size_t{1} << (packed_type & 3);
      type -= kIndirectInt - kInt;
    }
    const std::optional<uint64_t> bits = Unsigned(at, width);
    if (!bits) return std::nullopt;
    switch (type) {
      case kInt:
        return static_cast<double>(static_cast<int64_t>(*bits << (64 - 8 * width)) >>
                                   (64 - 8 * width));
      case kUint:
      case kBool:
        return static_cast<double>(*bits);
      case kFloat:
        return width == 4   ? std::optional<double>(As<float>(static_cast<uint32_t>(*bits)))
               : width == 8 ? std::optional<double>(As<double>(*bits))
                            : std::nullopt;
      default:
        return std::nullopt;
    }
  }

  template <typename To, typename From>
  static To As(From from) {
    static_assert(sizeof(To) == sizeof(From));
    To to;
    std::memcpy(&to, &from, sizeof to);
    return to;
  }

  const uint8_t* bytes_;
  size_t size_;
  size_t width_ = 0;
  size_t values_ = 0;
  size_t count_ = 0;
  size_t keys_ = 0;
  size_t keys_width_ = 0;
};

}  // namespace hlokit

#endif  // HLOKIT_FLEXBUFFER_H_
