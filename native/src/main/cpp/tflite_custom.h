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

// RMSNorm as a CUSTOM operator; `defaults` must outlive it, and it the interpreters.
TfLiteOperator* CreateCustomOperator(const CustomDefaults* defaults);

}  // namespace hlokit

#endif  // HLOKIT_TFLITE_CUSTOM_H_
