// SPDX-License-Identifier: Apache-2.0

#include "fake_tflite.h"

#include <cstdio>
#include <cstdlib>

const char* TfLiteTypeGetName(TfLiteType type) {
  switch (type) {
    case kTfLiteFloat32:
      return "FLOAT32";
    case kTfLiteInt8:
      return "INT8";
    case kTfLiteFloat16:
      return "FLOAT16";
    case kTfLiteFloat64:
      return "FLOAT64";
    case kTfLiteBFloat16:
      return "BFLOAT16";
  }
  return "INT32";
}

TfLiteIntArray* TfLiteIntArrayCreate(int size) {
  auto* array = static_cast<TfLiteIntArray*>(
      std::malloc(sizeof(TfLiteIntArray) + static_cast<size_t>(size) * sizeof(int)));
  array->size = size;
  return array;
}

// --- Registration ---------------------------------------------------------------------------------

TfLiteOperator* TfLiteOperatorCreate(int builtin_code, const char* custom_name, int, void* user_data) {
  return new TfLiteOperator{builtin_code, custom_name != nullptr ? custom_name : "", user_data,
                            nullptr,      nullptr, nullptr, nullptr};
}
void TfLiteOperatorDelete(TfLiteOperator* op) { delete op; }
TfLiteStatus TfLiteOperatorSetInitWithData(TfLiteOperator* op,
                                           void* (*init)(void*, TfLiteOpaqueContext*, const char*,
                                                         size_t)) {
  op->init = init;
  return kTfLiteOk;
}
TfLiteStatus TfLiteOperatorSetFreeWithData(TfLiteOperator* op,
                                           void (*free)(void*, TfLiteOpaqueContext*, void*)) {
  op->free = free;
  return kTfLiteOk;
}
TfLiteStatus TfLiteOperatorSetPrepareWithData(TfLiteOperator* op,
                                              TfLiteStatus (*prepare)(void*, TfLiteOpaqueContext*,
                                                                      TfLiteOpaqueNode*)) {
  op->prepare = prepare;
  return kTfLiteOk;
}
TfLiteStatus TfLiteOperatorSetInvokeWithData(TfLiteOperator* op,
                                             TfLiteStatus (*invoke)(void*, TfLiteOpaqueContext*,
                                                                    TfLiteOpaqueNode*)) {
  op->invoke = invoke;
  return kTfLiteOk;
}
void TfLiteInterpreterOptionsAddBuiltinOp(TfLiteInterpreterOptions* options, int,
                                          const TfLiteRegistration* registration, int32_t, int32_t) {
  options->operators.push_back(registration->registration_external);
}
void TfLiteInterpreterOptionsAddOperator(TfLiteInterpreterOptions* options, TfLiteOperator* op) {
  options->operators.push_back(op);
}

// --- Inside the callbacks -------------------------------------------------------------------------

void TfLiteOpaqueContextReportError(TfLiteOpaqueContext* context, const char* format, ...) {
  char text[500];
  va_list arguments;
  va_start(arguments, format);
  std::vsnprintf(text, sizeof text, format, arguments);
  va_end(arguments);
  context->reports.emplace_back(text);
}
const char* TfLiteOpaqueContextGetName(const TfLiteOpaqueContext* context) {
  return context->subgraph.c_str();
}
TfLiteStatus TfLiteOpaqueContextResizeTensor(TfLiteOpaqueContext*, TfLiteOpaqueTensor* tensor,
                                             TfLiteIntArray* shape) {
  tensor->shape.assign(shape->data, shape->data + shape->size);
  std::free(shape);
  return kTfLiteOk;
}
void* TfLiteOpaqueNodeGetUserData(const TfLiteOpaqueNode* node) { return node->user_data; }
int TfLiteOpaqueNodeNumberOfInputs(const TfLiteOpaqueNode* node) {
  return static_cast<int>(node->inputs.size());
}
int TfLiteOpaqueNodeNumberOfOutputs(const TfLiteOpaqueNode* node) {
  return static_cast<int>(node->outputs.size());
}
int TfLiteOpaqueNodeGetOutputTensorIndex(const TfLiteOpaqueNode* node, int) {
  return node->output_index;
}
const TfLiteOpaqueTensor* TfLiteOpaqueNodeGetInput(const TfLiteOpaqueContext*,
                                                   const TfLiteOpaqueNode* node, int index) {
  return node->inputs[static_cast<size_t>(index)];
}
TfLiteOpaqueTensor* TfLiteOpaqueNodeGetOutput(TfLiteOpaqueContext*, const TfLiteOpaqueNode* node,
                                              int index) {
  return node->outputs[static_cast<size_t>(index)];
}
TfLiteType TfLiteOpaqueTensorType(const TfLiteOpaqueTensor* tensor) { return tensor->type; }
int32_t TfLiteOpaqueTensorNumDims(const TfLiteOpaqueTensor* tensor) {
  return static_cast<int32_t>(tensor->shape.size());
}
int32_t TfLiteOpaqueTensorDim(const TfLiteOpaqueTensor* tensor, int32_t index) {
  return tensor->shape[static_cast<size_t>(index)];
}
void* TfLiteOpaqueTensorData(const TfLiteOpaqueTensor* tensor) {
  return const_cast<char*>(tensor->data.data());
}
TfLiteQuantizationParams TfLiteOpaqueTensorGetQuantizationParams(const TfLiteOpaqueTensor* tensor) {
  return tensor->quantization;
}

// --- Threads --------------------------------------------------------------------------------------

pthreadpool* pthreadpool_create(size_t threads) { return new pthreadpool{threads}; }
void pthreadpool_destroy(pthreadpool* pool) { delete pool; }
size_t pthreadpool_get_threads_count(pthreadpool* pool) { return pool == nullptr ? 1 : pool->threads; }
void pthreadpool_parallelize_1d(pthreadpool* pool, void (*task)(void*, size_t), void* context,
                                size_t range, uint32_t) {
  pool->parts = range;
  for (size_t i = 0; i < range; ++i) task(context, i);
}
void* TfLiteXNNPackDelegateGetThreadPool(TfLiteDelegate* delegate) { return delegate; }
