// SPDX-License-Identifier: Apache-2.0
//
// The runtime's threads, apart from the rest of a plan: an app that does not set them needs neither
// XNNPACK nor pthreadpool.

#include "tflite_plan.h"

void hlokit_pthreadpool_parallel_for(void* pool, void (*task)(void* context, size_t part),
                                     void* context, size_t parts) {
  pthreadpool_parallelize_1d(static_cast<pthreadpool*>(pool), task, context, parts,
                             kPthreadpoolFlagYieldWorkers);
}

namespace {

hlokit_status RunParallel(const hlokit_rms_norm_args& args, pthreadpool* pool) {
  return hlokit_rms_norm_parallel(&args, pthreadpool_get_threads_count(pool),
                                  hlokit_pthreadpool_parallel_for, pool);
}

}  // namespace

void hlokit_plan_set_threads(hlokit_plan* plan, int threads, TfLiteDelegate* xnnpack) {
  if (xnnpack != nullptr) {
    plan->execution.pool = static_cast<pthreadpool*>(TfLiteXNNPackDelegateGetThreadPool(xnnpack));
  } else if (threads > 1) {
    plan->own_pool = pthreadpool_create(static_cast<size_t>(threads));
    plan->delete_pool = pthreadpool_destroy;
    plan->execution.pool = plan->own_pool;
  }
  plan->execution.run = RunParallel;
}
