// SPDX-License-Identifier: Apache-2.0
//
// The options of operator 32, which its registration and the delegate read alike.

#include <new>

#include "flexbuffer.h"
#include "tflite_custom.h"

namespace hlokit {

Call* ReadCustomOptions(const CustomDefaults& defaults, TfLiteOpaqueContext* context,
                        const void* options, size_t size) {
  const std::optional<FlexBufferMap> map = FlexBufferMap::Of(options, size);
  if (size > 0 && !map) return nullptr;
  Call call = {defaults.epsilon, false, defaults.execution};
  std::optional<double> epsilon;
  if (map) {
    epsilon = map->Find("epsilon");
    call.cast_before_scale = map->Find("cast_before_scale").value_or(0) != 0;
  }
  if (epsilon) {
    call.epsilon = *epsilon;
  } else if (defaults.warn) {
    TfLiteOpaqueContextReportError(
        context, "a custom operator %s does not say its epsilon; %g is assumed", kRmsNormName,
        call.epsilon);
  }
  return new (std::nothrow) Call(call);
}

TfLiteStatus PrepareCustom(TfLiteOpaqueContext* context, const TfLiteOpaqueNode* node,
                           const Call* call) {
  if (call == nullptr) {
    return Fail(context, "the options of a custom operator %s are no FlexBuffer map", kRmsNormName);
  }
  return PrepareRmsNorm(context, node, *call);
}

}  // namespace hlokit
