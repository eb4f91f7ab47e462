// SPDX-License-Identifier: Apache-2.0
//
// What the runtime has to say, as text, and what it does not say.

#include <sys/mman.h>
#include <unistd.h>

#include <cstdio>
#include <cstring>
#include <mutex>
#include <string>

#include "hlokit_tflite.h"

// The runtime's own log, part of its C++ interface.
namespace tflite {
enum LogSeverity : int;
struct LoggerOptions {
  static LogSeverity SetMinimumLogSeverity(LogSeverity severity);
};
}  // namespace tflite

struct hlokit_log {
  std::mutex mutex;
  std::string text;
};

hlokit_log* hlokit_log_create() { return new hlokit_log; }

void hlokit_log_delete(hlokit_log* log) { delete log; }

void hlokit_log_report(void* user_data, const char* format, va_list args) {
  va_list again;
  va_copy(again, args);
  const int length = std::vsnprintf(nullptr, 0, format, again);
  va_end(again);
  if (length < 0) return;
  std::string message(static_cast<size_t>(length) + 1, '\0');
  std::vsnprintf(message.data(), message.size(), format, args);
  message.back() = '\n';

  auto* log = static_cast<hlokit_log*>(user_data);
  const std::lock_guard<std::mutex> lock(log->mutex);
  log->text += message;
}

size_t hlokit_log_take(hlokit_log* log, char* text, size_t size) {
  const std::lock_guard<std::mutex> lock(log->mutex);
  const size_t length = log->text.size();
  if (size > 0) {
    const size_t copied = length < size ? length : size - 1;
    std::memcpy(text, log->text.data(), copied);
    text[copied] = '\0';
  }
  log->text.clear();
  return length;
}

void hlokit_set_runtime_severity(int severity) {
  tflite::LoggerOptions::SetMinimumLogSeverity(static_cast<tflite::LogSeverity>(severity));
}

bool hlokit_is_mapped(const void* address) {
  const auto page_size = static_cast<uintptr_t>(sysconf(_SC_PAGESIZE));
  const uintptr_t page = reinterpret_cast<uintptr_t>(address) / page_size * page_size;
#if defined(__APPLE__)
  char resident;
#else
  unsigned char resident;
#endif
  return mincore(reinterpret_cast<void*>(page), 1, &resident) == 0;
}
