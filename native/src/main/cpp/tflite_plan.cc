// SPDX-License-Identifier: Apache-2.0
//
// The kernels of one interpreter: RMSNorm for operator 173 by a plan, and for operator 32.

#include <deque>
#include <string>

#include "hlokit_tflite.h"
#include "tflite_custom.h"
#include "tflite_kernel.h"

namespace {

// What the model's file says of one operator 173.
struct Entry {
  std::string subgraph;
  int output_tensor;
  std::string call_target_name;
  hlokit::Call call;
};

}  // namespace

struct hlokit_plan {
  std::deque<Entry> entries;  // a deque, since nodes keep pointers to them
  size_t next = 0;            // the entry of the node that is initialised next
  hlokit::Execution execution;
  hlokit::CustomDefaults custom_defaults = {1e-6, true, &execution};
  pthreadpool* own_pool = nullptr;
  TfLiteOperator* custom_call = nullptr;
  TfLiteOperator* custom = nullptr;
};

namespace {

using hlokit::Fail;

// --- Operator 173 ---------------------------------------------------------------------------------

void* Init(void* user_data, TfLiteOpaqueContext*, const char*, size_t) {
  auto* plan = static_cast<hlokit_plan*>(user_data);
  return plan->next < plan->entries.size() ? &plan->entries[plan->next++] : nullptr;
}

TfLiteStatus Prepare(void*, TfLiteOpaqueContext* context, TfLiteOpaqueNode* node) {
  const auto* entry = static_cast<const Entry*>(TfLiteOpaqueNodeGetUserData(node));
  if (entry == nullptr) {
    return Fail(context, "%s",
                "the runtime has more custom calls than were found in the model's file");
  }
  if (entry->call_target_name != hlokit::kRmsNormName) {
    return Fail(context, "there is no kernel for the custom call @%s, only one for @%s",
                entry->call_target_name.c_str(), hlokit::kRmsNormName);
  }
  const char* name = TfLiteOpaqueContextGetName(context);
  const char* subgraph = name != nullptr ? name : "";
  const int output = TfLiteOpaqueNodeGetOutputTensorIndex(node, 0);
  if (output != entry->output_tensor || entry->subgraph != subgraph) {
    return Fail(context,
                "the runtime has the custom call that writes tensor %d of subgraph '%s' where the "
                "model's file has the one that writes tensor %d of subgraph '%s'",
                output, subgraph, entry->output_tensor, entry->subgraph.c_str());
  }
  return hlokit::PrepareRmsNorm(context, node, entry->call);
}

TfLiteStatus Invoke(void*, TfLiteOpaqueContext* context, TfLiteOpaqueNode* node) {
  const auto* entry = static_cast<const Entry*>(TfLiteOpaqueNodeGetUserData(node));
  return hlokit::InvokeRmsNorm(context, node, entry->call);
}

// --- Threads --------------------------------------------------------------------------------------

// Rows in as many parts as there are threads, if that is worth waking them for.
struct Job {
  const hlokit_rms_norm_args* args;
  size_t parts;
  hlokit_status status;
};

constexpr size_t kLeastElementsPerThread = 32 * 1024;

hlokit_status RunParallel(const hlokit_rms_norm_args& args, pthreadpool* pool) {
  size_t parts = pthreadpool_get_threads_count(pool);
  const size_t most = args.rows * args.length / kLeastElementsPerThread;
  if (parts > most) parts = most;
  if (parts > args.rows) parts = args.rows;
  if (parts <= 1) return hlokit_rms_norm(&args);
  Job job = {&args, parts, HLOKIT_OK};
  const auto run_part = [](void* context, size_t part) {
    auto* job = static_cast<Job*>(context);
    const size_t rows = job->args->rows;
    const hlokit_status status = hlokit_rms_norm_rows(job->args, rows * part / job->parts,
                                                      rows * (part + 1) / job->parts);
    if (part == 0) job->status = status;  // the arguments are at fault, if any: the same for all
  };
  pthreadpool_parallelize_1d(pool, run_part, &job, parts, kPthreadpoolFlagYieldWorkers);
  return job.status;
}

}  // namespace

hlokit_plan* hlokit_plan_create() { return new hlokit_plan; }

void hlokit_plan_delete(hlokit_plan* plan) {
  if (plan->custom_call != nullptr) TfLiteOperatorDelete(plan->custom_call);
  if (plan->custom != nullptr) TfLiteOperatorDelete(plan->custom);
  if (plan->own_pool != nullptr) pthreadpool_destroy(plan->own_pool);
  delete plan;
}

bool hlokit_plan_set_kernel(hlokit_plan* plan, const char* name) {
  const hlokit_kernel* kernel = hlokit_kernel_find(name);
  if (kernel == nullptr || !hlokit_kernel_supported(kernel)) return false;
  plan->execution.kernel = kernel;
  return true;
}

void hlokit_plan_set_threads(hlokit_plan* plan, int threads, TfLiteDelegate* xnnpack) {
  if (xnnpack != nullptr) {
    plan->execution.pool = static_cast<pthreadpool*>(TfLiteXNNPackDelegateGetThreadPool(xnnpack));
  } else if (threads > 1) {
    plan->own_pool = pthreadpool_create(static_cast<size_t>(threads));
    plan->execution.pool = plan->own_pool;
  }
  plan->execution.run = RunParallel;
}

void hlokit_plan_set_default_epsilon(hlokit_plan* plan, double epsilon) {
  plan->custom_defaults.epsilon = epsilon;
  plan->custom_defaults.warn = false;
}

void hlokit_plan_add(hlokit_plan* plan, const char* subgraph, int32_t output_tensor,
                     const char* call_target_name, double epsilon, bool cast_before_scale) {
  plan->entries.push_back({subgraph, output_tensor, call_target_name,
                           {epsilon, cast_before_scale, &plan->execution}});
}

void hlokit_plan_register(hlokit_plan* plan, TfLiteInterpreterOptions* options) {
  plan->custom_call =
      TfLiteOperatorCreate(kTfLiteBuiltinStablehloCustomCall, nullptr, 1, plan);
  TfLiteOperatorSetInitWithData(plan->custom_call, Init);
  TfLiteOperatorSetPrepareWithData(plan->custom_call, Prepare);
  TfLiteOperatorSetInvokeWithData(plan->custom_call, Invoke);
  TfLiteRegistration registration = {};  // the runtime copies it
  registration.builtin_code = kTfLiteBuiltinStablehloCustomCall;
  registration.version = 1;
  registration.registration_external = plan->custom_call;
  TfLiteInterpreterOptionsAddBuiltinOp(options, kTfLiteBuiltinStablehloCustomCall, &registration, 1,
                                       1);

  plan->custom = hlokit::CreateCustomOperator(&plan->custom_defaults);
  TfLiteInterpreterOptionsAddOperator(options, plan->custom);
}
