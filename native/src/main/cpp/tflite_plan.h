// SPDX-License-Identifier: Apache-2.0

#ifndef HLOKIT_TFLITE_PLAN_H_
#define HLOKIT_TFLITE_PLAN_H_

#include <deque>
#include <string>

#include "hlokit_tflite.h"
#include "tflite_custom.h"
#include "tflite_kernel.h"

namespace hlokit {

// What the model's file says of one operator 173.
struct PlanEntry {
  std::string subgraph;
  int output_tensor;
  std::string call_target_name;
  Call call;
  bool epsilon_assumed;
};

}  // namespace hlokit

struct hlokit_plan {
  std::deque<hlokit::PlanEntry> entries;  // a deque, since nodes keep pointers to them
  size_t next = 0;                        // the entry of the node that is initialised next
  hlokit::Execution execution;
  hlokit::CustomDefaults custom_defaults = {1e-6, true, &execution};
  pthreadpool* own_pool = nullptr;
  void (*delete_pool)(pthreadpool*) = nullptr;  // so that only who uses threads links to pthreadpool
  TfLiteOperator* custom_call = nullptr;
  TfLiteOperator* custom = nullptr;
  TfLiteRegistration registration = {};
};

#endif  // HLOKIT_TFLITE_PLAN_H_
