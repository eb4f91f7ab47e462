// SPDX-License-Identifier: Apache-2.0

#ifndef HLOKIT_TFLITE_CUSTOM_H_
#define HLOKIT_TFLITE_CUSTOM_H_

#include "tflite_kernel.h"

namespace hlokit {

// What holds for operators whose options leave it open.
struct CustomDefaults {
  double epsilon;
  bool warn;  // that the epsilon was assumed
  const Execution* execution;
};

// The parameters in an operator's options, to be deleted by who asked; null if they are no FlexBuffer map.
Call* ReadCustomOptions(const CustomDefaults& defaults, TfLiteOpaqueContext* context,
                        const void* options, size_t size);

// Prepares a node whose options are `call`, which is null if they could not be read.
TfLiteStatus PrepareCustom(TfLiteOpaqueContext* context, const TfLiteOpaqueNode* node,
                           const Call* call);

// RMSNorm as a CUSTOM operator; `defaults` must outlive it, and it the interpreters.
TfLiteOperator* CreateCustomOperator(const CustomDefaults* defaults);

}  // namespace hlokit

#endif  // HLOKIT_TFLITE_CUSTOM_H_
