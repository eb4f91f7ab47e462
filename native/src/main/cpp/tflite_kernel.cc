// SPDX-License-Identifier: Apache-2.0

#include "tflite_kernel.h"

#include <cmath>

namespace hlokit {
namespace {

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

hlokit_rms_norm_args Args(const Call& call, const Tensors& tensors) {
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
  args.epsilon = call.epsilon;
  args.cast_before_scale = call.cast_before_scale;
  args.kernel = call.execution->kernel;
  return args;
}

TfLiteStatus CheckTensors(TfLiteOpaqueContext* context, const Tensors& tensors) {
  const char* target = kRmsNormName;
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

}  // namespace

TfLiteStatus PrepareRmsNorm(TfLiteOpaqueContext* context, const TfLiteOpaqueNode* node,
                            const Call& call) {
  if (!(call.epsilon >= 0 && std::isfinite(call.epsilon))) {
    return Fail(context, "@%s has epsilon %g, which must be finite and not negative", kRmsNormName,
                call.epsilon);
  }
  const int inputs = TfLiteOpaqueNodeNumberOfInputs(node);
  const int outputs = TfLiteOpaqueNodeNumberOfOutputs(node);
  if (inputs < 1 || inputs > 2 || outputs != 1) {
    return Fail(context, "@%s takes one or two operands and gives one result, not %d and %d",
                kRmsNormName, inputs, outputs);
  }
  const Tensors tensors = TensorsOf(context, node);
  if (CheckTensors(context, tensors) != kTfLiteOk) return kTfLiteError;
  const int rank = TfLiteOpaqueTensorNumDims(tensors.x);
  TfLiteIntArray* shape = TfLiteIntArrayCreate(rank);
  for (int i = 0; i < rank; ++i) shape->data[i] = TfLiteOpaqueTensorDim(tensors.x, i);
  return TfLiteOpaqueContextResizeTensor(context, tensors.y, shape);
}

TfLiteStatus InvokeRmsNorm(TfLiteOpaqueContext* context, const TfLiteOpaqueNode* node,
                           const Call& call) {
  const hlokit_rms_norm_args args = Args(call, TensorsOf(context, node));
  const hlokit_status status = call.execution->run(args, call.execution->pool);
  if (status != HLOKIT_OK) {
    return Fail(context, "@%s: %s", kRmsNormName, hlokit_status_message(status));
  }
  return kTfLiteOk;
}

}  // namespace hlokit
