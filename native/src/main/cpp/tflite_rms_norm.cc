// SPDX-License-Identifier: Apache-2.0
//
// The registration of RMSNorm for operator 173.

#include <cstring>
#include <deque>
#include <string>

#include "hlokit_rms_norm.h"
#include "hlokit_tflite.h"
#include "tflite_api.h"

namespace {

constexpr const char* kTargetName = "ai_edge_torch.rms_norm";

// What the model's file says of one operator.
struct Entry {
  std::string subgraph;
  int output_tensor;
  std::string call_target_name;
  double epsilon;
  bool cast_before_scale;
  const hlokit_plan* plan;
};

bool ElementType(TfLiteType type, hlokit_type* result) {
  switch (type) {
    case kTfLiteFloat32:
      *result = HLOKIT_F32;
      return true;
    case kTfLiteFloat16:
      *result = HLOKIT_F16;
      return true;
    case kTfLiteBFloat16:
      *result = HLOKIT_BF16;
      return true;
    case kTfLiteFloat64:
      *result = HLOKIT_F64;
      return true;
  }
  return false;
}

}  // namespace

struct hlokit_plan {
  std::deque<Entry> entries;  // a deque, since nodes keep pointers to them
  size_t next = 0;            // the entry of the node that is initialised next
  const hlokit_kernel* kernel = nullptr;
  pthreadpool* pool = nullptr;
  pthreadpool* own_pool = nullptr;
  TfLiteOperator* op = nullptr;
};

namespace {

// The tensors of a node; `weight` is null when the node has none.
struct Tensors {
  const TfLiteOpaqueTensor* x;
  const TfLiteOpaqueTensor* weight;
  TfLiteOpaqueTensor* y;
};

Tensors TensorsOf(TfLiteOpaqueContext* context, const TfLiteOpaqueNode* node) {
  return {TfLiteOpaqueNodeGetInput(context, node, 0),
          TfLiteOpaqueNodeNumberOfInputs(node) > 1 ? TfLiteOpaqueNodeGetInput(context, node, 1)
                                                   : nullptr,
          TfLiteOpaqueNodeGetOutput(context, node, 0)};
}

hlokit_rms_norm_args Args(const Entry& entry, const Tensors& tensors) {
  const int rank = TfLiteOpaqueTensorNumDims(tensors.x);
  hlokit_rms_norm_args args = {};
  args.rows = 1;
  for (int i = 0; i + 1 < rank; ++i) {
    args.rows *= static_cast<size_t>(TfLiteOpaqueTensorDim(tensors.x, i));
  }
  args.length = static_cast<size_t>(TfLiteOpaqueTensorDim(tensors.x, rank - 1));
  args.x = TfLiteOpaqueTensorData(tensors.x);
  ElementType(TfLiteOpaqueTensorType(tensors.x), &args.x_type);
  if (tensors.weight != nullptr) {
    args.weight = TfLiteOpaqueTensorData(tensors.weight);
    ElementType(TfLiteOpaqueTensorType(tensors.weight), &args.weight_type);
  }
  args.y = TfLiteOpaqueTensorData(tensors.y);
  ElementType(TfLiteOpaqueTensorType(tensors.y), &args.y_type);
  args.epsilon = entry.epsilon;
  args.cast_before_scale = entry.cast_before_scale;
  args.kernel = entry.plan->kernel;
  return args;
}

template <typename... Arguments>
TfLiteStatus Fail(TfLiteOpaqueContext* context, const char* format, Arguments... arguments) {
  TfLiteOpaqueContextReportError(context, format, arguments...);
  return kTfLiteError;
}

// Whether the node is the one that the plan has here, and a call that this kernel knows.
TfLiteStatus CheckNode(TfLiteOpaqueContext* context, const TfLiteOpaqueNode* node,
                       const Entry* entry) {
  if (entry == nullptr) {
    return Fail(context, "%s",
                "the runtime has more custom calls than were found in the model's file");
  }
  const char* target = entry->call_target_name.c_str();
  if (entry->call_target_name != kTargetName) {
    return Fail(context, "there is no kernel for the custom call @%s, only one for @%s", target,
                kTargetName);
  }
  const int inputs = TfLiteOpaqueNodeNumberOfInputs(node);
  const int outputs = TfLiteOpaqueNodeNumberOfOutputs(node);
  if (inputs < 1 || inputs > 2 || outputs != 1) {
    return Fail(context, "@%s takes one or two operands and gives one result, not %d and %d",
                target, inputs, outputs);
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
  return kTfLiteOk;
}

TfLiteStatus CheckTensors(TfLiteOpaqueContext* context, const Tensors& tensors,
                          const char* target) {
  if (tensors.x == nullptr || tensors.y == nullptr) {
    return Fail(context, "@%s lacks its input or its output", target);
  }
  const int rank = TfLiteOpaqueTensorNumDims(tensors.x);
  if (rank < 1) {
    return Fail(context, "the input of @%s is a scalar and has no dimension to normalise", target);
  }
  const TfLiteType x_type = TfLiteOpaqueTensorType(tensors.x);
  const TfLiteType y_type = TfLiteOpaqueTensorType(tensors.y);
  hlokit_type x;
  hlokit_type y;
  if (!ElementType(x_type, &x) || !ElementType(y_type, &y) ||
      (x == HLOKIT_F64) != (y == HLOKIT_F64)) {
    return Fail(context,
                "@%s cannot turn %s into %s; it takes and gives FLOAT32, FLOAT16 or BFLOAT16, or "
                "FLOAT64 for FLOAT64",
                target, TfLiteTypeGetName(x_type), TfLiteTypeGetName(y_type));
  }
  if (tensors.weight == nullptr) return kTfLiteOk;

  const int length = TfLiteOpaqueTensorDim(tensors.x, rank - 1);
  const int weight_rank = TfLiteOpaqueTensorNumDims(tensors.weight);
  if (weight_rank != 1) {
    return Fail(context, "the weight of @%s must have one dimension, not %d", target, weight_rank);
  }
  const int weight_length = TfLiteOpaqueTensorDim(tensors.weight, 0);
  if (weight_length != length) {
    return Fail(context, "the weight of @%s has %d elements, but the input's last dimension %d",
                target, weight_length, length);
  }
  const TfLiteType weight_type = TfLiteOpaqueTensorType(tensors.weight);
  hlokit_type weight;
  if (!ElementType(weight_type, &weight) ||
      (x == HLOKIT_F64 ? weight != HLOKIT_F64 && weight != HLOKIT_F32 : weight == HLOKIT_F64)) {
    return Fail(context, "@%s cannot scale %s by a weight of %s", target,
                TfLiteTypeGetName(x_type), TfLiteTypeGetName(weight_type));
  }
  return kTfLiteOk;
}

TfLiteStatus Prepare(void*, TfLiteOpaqueContext* context, TfLiteOpaqueNode* node) {
  const auto* entry = static_cast<const Entry*>(TfLiteOpaqueNodeGetUserData(node));
  if (CheckNode(context, node, entry) != kTfLiteOk) return kTfLiteError;
  const Tensors tensors = TensorsOf(context, node);
  if (CheckTensors(context, tensors, entry->call_target_name.c_str()) != kTfLiteOk) {
    return kTfLiteError;
  }
  const int rank = TfLiteOpaqueTensorNumDims(tensors.x);
  TfLiteIntArray* shape = TfLiteIntArrayCreate(rank);
  for (int i = 0; i < rank; ++i) shape->data[i] = TfLiteOpaqueTensorDim(tensors.x, i);
  return TfLiteOpaqueContextResizeTensor(context, tensors.y, shape);
}

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

TfLiteStatus Invoke(void*, TfLiteOpaqueContext* context, TfLiteOpaqueNode* node) {
  const auto* entry = static_cast<const Entry*>(TfLiteOpaqueNodeGetUserData(node));
  const hlokit_rms_norm_args args = Args(*entry, TensorsOf(context, node));
  const hlokit_status status = RunParallel(args, entry->plan->pool);
  if (status != HLOKIT_OK) {
    return Fail(context, "@%s: %s", entry->call_target_name.c_str(),
                hlokit_status_message(status));
  }
  return kTfLiteOk;
}

void* Init(void* user_data, TfLiteOpaqueContext*, const char*, size_t) {
  auto* plan = static_cast<hlokit_plan*>(user_data);
  return plan->next < plan->entries.size() ? &plan->entries[plan->next++] : nullptr;
}

}  // namespace

hlokit_plan* hlokit_plan_create() { return new hlokit_plan; }

void hlokit_plan_delete(hlokit_plan* plan) {
  if (plan->op != nullptr) TfLiteOperatorDelete(plan->op);
  if (plan->own_pool != nullptr) pthreadpool_destroy(plan->own_pool);
  delete plan;
}

bool hlokit_plan_set_kernel(hlokit_plan* plan, const char* name) {
  const hlokit_kernel* kernel = hlokit_kernel_find(name);
  if (kernel == nullptr || !hlokit_kernel_supported(kernel)) return false;
  plan->kernel = kernel;
  return true;
}

void hlokit_plan_set_threads(hlokit_plan* plan, int threads, TfLiteDelegate* xnnpack) {
  if (xnnpack != nullptr) {
    plan->pool = static_cast<pthreadpool*>(TfLiteXNNPackDelegateGetThreadPool(xnnpack));
  } else if (threads > 1) {
    plan->own_pool = plan->pool = pthreadpool_create(static_cast<size_t>(threads));
  }
}

void hlokit_plan_add(hlokit_plan* plan, const char* subgraph, int32_t output_tensor,
                     const char* call_target_name, double epsilon, bool cast_before_scale) {
  plan->entries.push_back(
      {subgraph, output_tensor, call_target_name, epsilon, cast_before_scale, plan});
}

void hlokit_plan_register(hlokit_plan* plan, TfLiteInterpreterOptions* options) {
  plan->op = TfLiteOperatorCreate(kTfLiteBuiltinStablehloCustomCall, nullptr, 1, plan);
  TfLiteOperatorSetInitWithData(plan->op, Init);
  TfLiteOperatorSetPrepareWithData(plan->op, Prepare);
  TfLiteOperatorSetInvokeWithData(plan->op, Invoke);
  TfLiteRegistration registration = {};  // the runtime copies it
  registration.builtin_code = kTfLiteBuiltinStablehloCustomCall;
  registration.version = 1;
  registration.registration_external = plan->op;
  TfLiteInterpreterOptionsAddBuiltinOp(options, kTfLiteBuiltinStablehloCustomCall, &registration, 1,
                                       1);
}
