// SPDX-License-Identifier: Apache-2.0
//
// A runtime of a few lines in place of TensorFlow Lite: enough to prepare and to invoke one node at a
// time, and open to the tests.

#ifndef HLOKIT_TEST_FAKE_TFLITE_H_
#define HLOKIT_TEST_FAKE_TFLITE_H_

#include <string>
#include <vector>

#include "tflite_api.h"

struct TfLiteOpaqueTensor {
  TfLiteType type = kTfLiteFloat32;
  std::vector<int> shape;
  TfLiteQuantizationParams quantization = {};
  std::vector<char> data = {};
};

struct TfLiteOpaqueNode {
  std::vector<TfLiteOpaqueTensor*> inputs;
  std::vector<TfLiteOpaqueTensor*> outputs;
  int output_index = 0;
  void* user_data = nullptr;
};

struct TfLiteOpaqueContext {
  std::string subgraph;
  std::vector<std::string> reports = {};
};

struct TfLiteOperator {
  int builtin_code;
  std::string name;
  void* user_data;
  void* (*init)(void*, TfLiteOpaqueContext*, const char*, size_t);
  void (*free)(void*, TfLiteOpaqueContext*, void*);
  TfLiteStatus (*prepare)(void*, TfLiteOpaqueContext*, TfLiteOpaqueNode*);
  TfLiteStatus (*invoke)(void*, TfLiteOpaqueContext*, TfLiteOpaqueNode*);
};

struct TfLiteInterpreterOptions {
  std::vector<const TfLiteOperator*> operators;
};

struct pthreadpool {
  size_t threads;
  size_t parts = 0;  // of the last job
};

#endif  // HLOKIT_TEST_FAKE_TFLITE_H_
