// SPDX-License-Identifier: Apache-2.0
//
// XNNPACK with a chosen number of threads.

#include "hlokit_tflite.h"

extern "C" {
// TensorFlow Lite's structure is shorter than this; of its fields only the first is set here, and
// the rest is passed on as it came. The size only has to suffice for what the runtime writes.
struct TfLiteXNNPackDelegateOptions {
  int32_t num_threads;
  int32_t rest[127];
};
TfLiteXNNPackDelegateOptions TfLiteXNNPackDelegateOptionsDefault();
TfLiteDelegate* TfLiteXNNPackDelegateCreate(const TfLiteXNNPackDelegateOptions* options);
}

TfLiteDelegate* hlokit_xnnpack_create(int threads) {
  TfLiteXNNPackDelegateOptions options = TfLiteXNNPackDelegateOptionsDefault();
  options.num_threads = threads;
  return TfLiteXNNPackDelegateCreate(&options);
}
