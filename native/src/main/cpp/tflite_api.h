// SPDX-License-Identifier: Apache-2.0
//
// The part of TensorFlow Lite's C interface (2.21) that a kernel needs, declared here since the
// runtime is published without headers. Names, values and layouts are TensorFlow Lite's.

#ifndef HLOKIT_TFLITE_API_H_
#define HLOKIT_TFLITE_API_H_

#include <cstdarg>
#include <cstddef>
#include <cstdint>

extern "C" {

struct TfLiteContext;
struct TfLiteDelegate;
struct TfLiteNode;
struct TfLiteAsyncKernel;
struct TfLiteInterpreterOptions;
struct TfLiteOpaqueContext;
struct TfLiteOpaqueNode;
struct TfLiteOpaqueTensor;
struct TfLiteOperator;

enum TfLiteStatus : int { kTfLiteOk = 0, kTfLiteError = 1 };

enum TfLiteType : int {
  kTfLiteFloat32 = 1,
  kTfLiteInt8 = 9,
  kTfLiteFloat16 = 10,
  kTfLiteFloat64 = 11,
  kTfLiteBFloat16 = 19,
};
const char* TfLiteTypeGetName(TfLiteType type);

// Of a whole tensor; the scale is 0 where there is none or where there are several.
struct TfLiteQuantizationParams {
  float scale;
  int32_t zero_point;
};

struct TfLiteIntArray {
  int size;
  int data[];
};
TfLiteIntArray* TfLiteIntArrayCreate(int size);

struct TfLiteRegistration {
  void* (*init)(TfLiteContext*, const char*, size_t);
  void (*free)(TfLiteContext*, void*);
  TfLiteStatus (*prepare)(TfLiteContext*, TfLiteNode*);
  TfLiteStatus (*invoke)(TfLiteContext*, TfLiteNode*);
  const char* (*profiling_string)(const TfLiteContext*, const TfLiteNode*);
  int32_t builtin_code;
  const char* custom_name;
  int version;
  TfLiteOperator* registration_external;
  TfLiteAsyncKernel* (*async_kernel)(TfLiteContext*, TfLiteNode*);
  uint64_t inplace_operator;
};

// Registration. A callback gets the `user_data` of TfLiteOperatorCreate as its first argument.
constexpr int kTfLiteBuiltinCustom = 32;
constexpr int kTfLiteBuiltinStablehloCustomCall = 173;
TfLiteOperator* TfLiteOperatorCreate(int builtin_code, const char* custom_name, int version,
                                     void* user_data);
void TfLiteOperatorDelete(TfLiteOperator*);
TfLiteStatus TfLiteOperatorSetInitWithData(TfLiteOperator*,
                                           void* (*init)(void*, TfLiteOpaqueContext*, const char*,
                                                         size_t));
TfLiteStatus TfLiteOperatorSetFreeWithData(TfLiteOperator*,
                                           void (*free)(void*, TfLiteOpaqueContext*, void*));
TfLiteStatus TfLiteOperatorSetPrepareWithData(TfLiteOperator*,
                                              TfLiteStatus (*prepare)(void*, TfLiteOpaqueContext*,
                                                                      TfLiteOpaqueNode*));
TfLiteStatus TfLiteOperatorSetInvokeWithData(TfLiteOperator*,
                                             TfLiteStatus (*invoke)(void*, TfLiteOpaqueContext*,
                                                                    TfLiteOpaqueNode*));
void TfLiteInterpreterOptionsAddBuiltinOp(TfLiteInterpreterOptions*, int builtin_code,
                                          const TfLiteRegistration*, int32_t min_version,
                                          int32_t max_version);
void TfLiteInterpreterOptionsAddOperator(TfLiteInterpreterOptions*, TfLiteOperator*);

// Inside the callbacks.
void TfLiteOpaqueContextReportError(TfLiteOpaqueContext*, const char* format, ...);
const char* TfLiteOpaqueContextGetName(const TfLiteOpaqueContext*);
TfLiteStatus TfLiteOpaqueContextResizeTensor(TfLiteOpaqueContext*, TfLiteOpaqueTensor*,
                                             TfLiteIntArray* owned_by_the_runtime_from_here);
void* TfLiteOpaqueNodeGetUserData(const TfLiteOpaqueNode*);
int TfLiteOpaqueNodeNumberOfInputs(const TfLiteOpaqueNode*);
int TfLiteOpaqueNodeNumberOfOutputs(const TfLiteOpaqueNode*);
int TfLiteOpaqueNodeGetOutputTensorIndex(const TfLiteOpaqueNode*, int index);
const TfLiteOpaqueTensor* TfLiteOpaqueNodeGetInput(const TfLiteOpaqueContext*,
                                                   const TfLiteOpaqueNode*, int index);
TfLiteOpaqueTensor* TfLiteOpaqueNodeGetOutput(TfLiteOpaqueContext*, const TfLiteOpaqueNode*,
                                              int index);
TfLiteType TfLiteOpaqueTensorType(const TfLiteOpaqueTensor*);
int32_t TfLiteOpaqueTensorNumDims(const TfLiteOpaqueTensor*);
int32_t TfLiteOpaqueTensorDim(const TfLiteOpaqueTensor*, int32_t index);
void* TfLiteOpaqueTensorData(const TfLiteOpaqueTensor*);
TfLiteQuantizationParams TfLiteOpaqueTensorGetQuantizationParams(const TfLiteOpaqueTensor*);

// The runtime's thread pool (pthreadpool.h). A null pool has one thread.
struct pthreadpool;
pthreadpool* pthreadpool_create(size_t threads);
void pthreadpool_destroy(pthreadpool*);
size_t pthreadpool_get_threads_count(pthreadpool*);
constexpr uint32_t kPthreadpoolFlagYieldWorkers = 2;  // idle threads sleep rather than spin
void pthreadpool_parallelize_1d(pthreadpool*, void (*task)(void* context, size_t index),
                                void* context, size_t range, uint32_t flags);
void* TfLiteXNNPackDelegateGetThreadPool(TfLiteDelegate*);

}  // extern "C"

#endif  // HLOKIT_TFLITE_API_H_
