// SPDX-License-Identifier: Apache-2.0
//
// RMSNorm as an external delegate: a library that a published runtime loads by itself and that needs no
// function of it, for TensorFlow's and LiteRT's Python packages, which export none. The delegate takes
// over the operators 32 (CUSTOM) named "ai_edge_torch.rms_norm", for which such a runtime has no kernel.

#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <new>
#include <vector>

#include "hlokit_tflite.h"
#include "tflite_custom.h"
#include "tflite_structs.h"

// --- The functions that the kernel wants of a runtime ---------------------------------------------
//
// Opaque types are these structures.

namespace {

const TfLiteTensor* Of(const TfLiteOpaqueTensor* tensor) {
  return reinterpret_cast<const TfLiteTensor*>(tensor);
}
const TfLiteNode* Of(const TfLiteOpaqueNode* node) {
  return reinterpret_cast<const TfLiteNode*>(node);
}
TfLiteContext* Of(TfLiteOpaqueContext* context) {
  return reinterpret_cast<TfLiteContext*>(context);
}
const TfLiteContext* Of(const TfLiteOpaqueContext* context) {
  return reinterpret_cast<const TfLiteContext*>(context);
}

}  // namespace

extern "C" {

const char* TfLiteTypeGetName(TfLiteType type) {
  constexpr const char* kNames[] = {"NOTYPE", "FLOAT32", "INT32", "UINT8", "INT64", "STRING", "BOOL",
                                    "INT16", "COMPLEX64", "INT8", "FLOAT16", "FLOAT64", "COMPLEX128",
                                    "UINT64", "RESOURCE", "VARIANT", "UINT32", "UINT16", "INT4",
                                    "BFLOAT16"};
  const auto index = static_cast<size_t>(type);
  return index < sizeof kNames / sizeof kNames[0] ? kNames[index] : "an unknown type";
}

TfLiteIntArray* TfLiteIntArrayCreate(int size) {  // the runtime frees it
  auto* array = static_cast<TfLiteIntArray*>(
      std::malloc(sizeof(TfLiteIntArray) + static_cast<size_t>(size) * sizeof(int)));
  if (array != nullptr) array->size = size;
  return array;
}

void TfLiteOpaqueContextReportError(TfLiteOpaqueContext* context, const char* format, ...) {
  char text[1024];
  va_list args;
  va_start(args, format);
  std::vsnprintf(text, sizeof text, format, args);
  va_end(args);
  Of(context)->ReportError(Of(context), "%s", text);
}

TfLiteStatus TfLiteOpaqueContextResizeTensor(TfLiteOpaqueContext* context, TfLiteOpaqueTensor* tensor,
                                             TfLiteIntArray* shape) {
  return Of(context)->ResizeTensor(Of(context), reinterpret_cast<TfLiteTensor*>(tensor), shape);
}

int TfLiteOpaqueNodeNumberOfInputs(const TfLiteOpaqueNode* node) { return Of(node)->inputs->size; }
int TfLiteOpaqueNodeNumberOfOutputs(const TfLiteOpaqueNode* node) {
  return Of(node)->outputs->size;
}

const TfLiteOpaqueTensor* TfLiteOpaqueNodeGetInput(const TfLiteOpaqueContext* context,
                                                   const TfLiteOpaqueNode* node, int index) {
  const int tensor = Of(node)->inputs->data[index];
  return tensor < 0 ? nullptr
                    : reinterpret_cast<const TfLiteOpaqueTensor*>(&Of(context)->tensors[tensor]);
}

TfLiteOpaqueTensor* TfLiteOpaqueNodeGetOutput(TfLiteOpaqueContext* context,
                                              const TfLiteOpaqueNode* node, int index) {
  const int tensor = Of(node)->outputs->data[index];
  return tensor < 0 ? nullptr : reinterpret_cast<TfLiteOpaqueTensor*>(&Of(context)->tensors[tensor]);
}

TfLiteType TfLiteOpaqueTensorType(const TfLiteOpaqueTensor* tensor) { return Of(tensor)->type; }
int32_t TfLiteOpaqueTensorNumDims(const TfLiteOpaqueTensor* tensor) {
  return Of(tensor)->dims->size;
}
int32_t TfLiteOpaqueTensorDim(const TfLiteOpaqueTensor* tensor, int32_t index) {
  return Of(tensor)->dims->data[index];
}
void* TfLiteOpaqueTensorData(const TfLiteOpaqueTensor* tensor) { return Of(tensor)->data; }
TfLiteQuantizationParams TfLiteOpaqueTensorGetQuantizationParams(const TfLiteOpaqueTensor* tensor) {
  return Of(tensor)->params;
}

}  // extern "C"

// --- The delegate ---------------------------------------------------------------------------------

namespace {

const hlokit::Execution kExecution;
const hlokit::CustomDefaults kDefaults = {1e-6, true, &kExecution};

TfLiteOpaqueContext* Opaque(TfLiteContext* context) {
  return reinterpret_cast<TfLiteOpaqueContext*>(context);
}
TfLiteOpaqueNode* Opaque(TfLiteNode* node) { return reinterpret_cast<TfLiteOpaqueNode*>(node); }

bool IsOurs(const TfLiteRegistration& registration) {
  return registration.builtin_code == kTfLiteBuiltinCustom && registration.custom_name != nullptr &&
         std::strcmp(registration.custom_name, hlokit::kRmsNormName) == 0;
}

// A kernel takes the place of one node, and keeps that node's options and order of operands.
struct Kernel {
  hlokit::Call* call;
  TfLiteNode node;
};

void* Init(TfLiteContext* context, const char* buffer, size_t) {
  const auto* params = reinterpret_cast<const TfLiteDelegateParams*>(buffer);
  TfLiteNode* node;
  TfLiteRegistration* registration;
  if (context->GetNodeAndRegistration(context, params->nodes_to_replace->data[0], &node,
                                      &registration) != kTfLiteOk) {
    return nullptr;
  }
  return new (std::nothrow) Kernel{
      hlokit::ReadCustomOptions(kDefaults, Opaque(context), node->custom_initial_data,
                                static_cast<size_t>(node->custom_initial_data_size)),
      *node};
}

void Free(TfLiteContext*, void* data) {
  auto* kernel = static_cast<Kernel*>(data);
  if (kernel != nullptr) delete kernel->call;
  delete kernel;
}

TfLiteStatus PrepareNode(TfLiteContext* context, TfLiteNode* node) {
  auto* kernel = static_cast<Kernel*>(node->user_data);
  if (kernel == nullptr) return kTfLiteError;
  return hlokit::PrepareCustom(Opaque(context), Opaque(&kernel->node), kernel->call);
}

TfLiteStatus InvokeNode(TfLiteContext* context, TfLiteNode* node) {
  auto* kernel = static_cast<Kernel*>(node->user_data);
  return hlokit::InvokeRmsNorm(Opaque(context), Opaque(&kernel->node), *kernel->call);
}

TfLiteStatus Prepare(TfLiteContext* context, TfLiteDelegate* delegate) {
  TfLiteIntArray* plan;
  if (context->GetExecutionPlan(context, &plan) != kTfLiteOk) return kTfLiteError;
  // The plan changes with each replacement. One node at a time, lest two become one kernel.
  const std::vector<int> nodes(plan->data, plan->data + plan->size);
  TfLiteRegistration kernel = {};
  kernel.init = Init;
  kernel.free = Free;
  kernel.prepare = PrepareNode;
  kernel.invoke = InvokeNode;
  kernel.custom_name = "HlokitRmsNorm";
  kernel.version = 1;
  TfLiteIntArray* one = TfLiteIntArrayCreate(1);
  if (one == nullptr) return kTfLiteError;
  TfLiteStatus status = kTfLiteOk;
  for (size_t i = 0; i < nodes.size() && status == kTfLiteOk; ++i) {
    TfLiteNode* node;
    TfLiteRegistration* registration;
    status = context->GetNodeAndRegistration(context, nodes[i], &node, &registration);
    if (status == kTfLiteOk && IsOurs(*registration)) {
      one->data[0] = nodes[i];
      status = context->ReplaceNodeSubsetsWithDelegateKernels(context, kernel, one, delegate);
    }
  }
  std::free(one);
  return status;
}

}  // namespace

TfLiteDelegate* tflite_plugin_create_delegate(char**, char**, size_t count,
                                              void (*report_error)(const char*)) {
  if (count > 0) {
    if (report_error != nullptr) report_error("the delegate for RMSNorm has no options");
    return nullptr;
  }
  auto* delegate = new (std::nothrow) TfLiteDelegate{};
  if (delegate != nullptr) {
    delegate->Prepare = Prepare;
    delegate->flags = kTfLiteDelegateFlagsAllowDynamicTensors;
  }
  return delegate;
}

void tflite_plugin_destroy_delegate(TfLiteDelegate* delegate) { delete delegate; }
