// SPDX-License-Identifier: Apache-2.0
//
// What the registrations of RMSNorm have in common once the parameters of a node are known.

#ifndef HLOKIT_TFLITE_KERNEL_H_
#define HLOKIT_TFLITE_KERNEL_H_

#include "hlokit_rms_norm.h"
#include "tflite_api.h"

namespace hlokit {

constexpr const char* kRmsNormName = "ai_edge_torch.rms_norm";

// How calls are run: by the best kernel on the runtime's thread unless said otherwise.
struct Execution {
  const hlokit_kernel* kernel = nullptr;
  pthreadpool* pool = nullptr;
  hlokit_status (*run)(const hlokit_rms_norm_args& args, pthreadpool* pool) =
      [](const hlokit_rms_norm_args& args, pthreadpool*) { return hlokit_rms_norm(&args); };
};

// The parameters of a node.
struct Call {
  double epsilon;
  bool cast_before_scale;
  const Execution* execution;
};

// Reports one sentence to the runtime.
template <typename... Arguments>
TfLiteStatus Fail(TfLiteOpaqueContext* context, const char* format, Arguments... arguments) {
  TfLiteOpaqueContextReportError(context, format, arguments...);
  return kTfLiteError;
}

// Checks the node's parameters and tensors and gives the output the input's shape.
TfLiteStatus PrepareRmsNorm(TfLiteOpaqueContext* context, const TfLiteOpaqueNode* node,
                            const Call& call);

TfLiteStatus InvokeRmsNorm(TfLiteOpaqueContext* context, const TfLiteOpaqueNode* node,
                           const Call& call);

}  // namespace hlokit

#endif  // HLOKIT_TFLITE_KERNEL_H_
