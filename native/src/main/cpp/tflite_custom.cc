// SPDX-License-Identifier: Apache-2.0
//
// RMSNorm for operator 32 (CUSTOM), whose options the runtime hands to the kernel.

#include <new>

#include "flexbuffer.h"
#include "hlokit_tflite.h"
#include "tflite_custom.h"

namespace hlokit {
namespace {

void* Init(void* user_data, TfLiteOpaqueContext* context, const char* buffer, size_t length) {
  const auto* defaults = static_cast<const CustomDefaults*>(user_data);
  const std::optional<FlexBufferMap> options = FlexBufferMap::Of(buffer, length);
  if (length > 0 && !options) return nullptr;
  Call call = {defaults->epsilon, false, defaults->execution};
  std::optional<double> epsilon;
  if (options) {
    epsilon = options->Find("epsilon");
    call.cast_before_scale = options->Find("cast_before_scale").value_or(0) != 0;
  }
  if (epsilon) {
    call.epsilon = *epsilon;
  } else if (defaults->warn) {
    TfLiteOpaqueContextReportError(
        context, "a custom operator %s does not say its epsilon; %g is assumed", kRmsNormName,
        call.epsilon);
  }
  return new (std::nothrow) Call(call);
}

void Free(void*, TfLiteOpaqueContext*, void* call) { delete static_cast<Call*>(call); }

TfLiteStatus Prepare(void*, TfLiteOpaqueContext* context, TfLiteOpaqueNode* node) {
  const auto* call = static_cast<const Call*>(TfLiteOpaqueNodeGetUserData(node));
  if (call == nullptr) {
    return Fail(context, "the options of a custom operator %s are no FlexBuffer map", kRmsNormName);
  }
  return PrepareRmsNorm(context, node, *call);
}

TfLiteStatus Invoke(void*, TfLiteOpaqueContext* context, TfLiteOpaqueNode* node) {
  return InvokeRmsNorm(context, node,
                       *static_cast<const Call*>(TfLiteOpaqueNodeGetUserData(node)));
}

}  // namespace

TfLiteOperator* CreateCustomOperator(const CustomDefaults* defaults) {
  TfLiteOperator* op = TfLiteOperatorCreate(kTfLiteBuiltinCustom, kRmsNormName, 1,
                                            const_cast<CustomDefaults*>(defaults));
  TfLiteOperatorSetInitWithData(op, Init);
  TfLiteOperatorSetFreeWithData(op, Free);
  TfLiteOperatorSetPrepareWithData(op, Prepare);
  TfLiteOperatorSetInvokeWithData(op, Invoke);
  return op;
}

}  // namespace hlokit

const TfLiteRegistration* hlokit_rms_norm_registration() {
  static const hlokit::Execution execution;
  static const hlokit::CustomDefaults defaults = {1e-6, true, &execution};
  static const TfLiteRegistration registration = [] {
    TfLiteRegistration r = {};
    r.builtin_code = kTfLiteBuiltinCustom;
    r.custom_name = hlokit::kRmsNormName;
    r.version = 1;
    r.registration_external = hlokit::CreateCustomOperator(&defaults);
    return r;
  }();
  return &registration;
}
