// SPDX-License-Identifier: Apache-2.0
//
// RMSNorm for operator 32 (CUSTOM), whose options the runtime hands to the kernel.

#include "hlokit_tflite.h"
#include "tflite_custom.h"

namespace hlokit {
namespace {

void* Init(void* user_data, TfLiteOpaqueContext* context, const char* buffer, size_t length) {
  return ReadCustomOptions(*static_cast<const CustomDefaults*>(user_data), context, buffer, length);
}

void Free(void*, TfLiteOpaqueContext*, void* call) { delete static_cast<Call*>(call); }

TfLiteStatus Prepare(void*, TfLiteOpaqueContext* context, TfLiteOpaqueNode* node) {
  const auto* call = static_cast<const Call*>(TfLiteOpaqueNodeGetUserData(node));
  return PrepareCustom(context, node, call);
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
