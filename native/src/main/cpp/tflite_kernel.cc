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
    case kTfLiteInt8:
      *result = HLOKIT_I8;
      return true;
  }
  return false;
}

hlokit_quantization Quantization(const TfLiteOpaqueTensor* tensor) {
  const TfLiteQuantizationParams params = TfLiteOpaqueTensorGetQuantizationParams(tensor);
  return {static_cast<double>(params.scale), params.zero_point};
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
    args.weight_quantization = Quantization(tensors.weight);
  }
  args.y = TfLiteOpaqueTensorData(tensors.y);
  ElementType(TfLiteOpaqueTensorType(tensors.y), &args.y_type);
  args.x_quantization = Quantization(tensors.x);
  args.y_quantization = Quantization(tensors.y);
  args.epsilon = call.epsilon;
  args.cast_before_scale = call.cast_before_scale;
  args.kernel = call.execution->kernel;
  return args;
}

TfLiteStatus CheckTypes(TfLiteOpaqueContext* context, const Tensors& tensors) {
  const TfLiteType x_type = TfLiteOpaqueTensorType(tensors.x);
  const TfLiteType y_type = TfLiteOpaqueTensorType(tensors.y);
  hlokit_type x;
  hlokit_type y;
  const auto alone = [](hlokit_type type) { return type == HLOKIT_F64 || type == HLOKIT_I8; };
  if (!ElementType(x_type, &x) || !ElementType(y_type, &y) || ((alone(x) || alone(y)) && x != y)) {
    return Fail(context,
                "@%s cannot turn %s into %s; it takes and gives FLOAT32, FLOAT16 or BFLOAT16, or "
                "FLOAT64 for FLOAT64, or INT8 for INT8",
                kRmsNormName, TfLiteTypeGetName(x_type), TfLiteTypeGetName(y_type));
  }
  if (tensors.weight == nullptr) return kTfLiteOk;
  const TfLiteType weight_type = TfLiteOpaqueTensorType(tensors.weight);
  hlokit_type weight;
  if (!ElementType(weight_type, &weight) ||
      (x == HLOKIT_F64 ? weight != HLOKIT_F64 && weight != HLOKIT_F32 : weight == HLOKIT_F64) ||
      (x != HLOKIT_I8 && weight == HLOKIT_I8)) {
    return Fail(context, "@%s cannot scale %s by a weight of %s", kRmsNormName,
                TfLiteTypeGetName(x_type), TfLiteTypeGetName(weight_type));
  }
  return kTfLiteOk;
}

TfLiteStatus CheckQuantization(TfLiteOpaqueContext* context, const char* what,
                               const TfLiteOpaqueTensor* tensor) {
  if (tensor == nullptr || TfLiteOpaqueTensorType(tensor) != kTfLiteInt8) return kTfLiteOk;
  const hlokit_quantization is = Quantization(tensor);
  if (is.scale > 0 && std::isfinite(is.scale) && is.zero_point >= -128 && is.zero_point <= 127) {
    return kTfLiteOk;
  }
  return Fail(context,
              "the %s of @%s is INT8 and needs one positive scale and one zero point from -128 to "
              "127, not %g and %d",
              what, kRmsNormName, is.scale, static_cast<int>(is.zero_point));
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
  if (CheckTypes(context, tensors) != kTfLiteOk ||
      CheckQuantization(context, "input", tensors.x) != kTfLiteOk ||
      CheckQuantization(context, "weight", tensors.weight) != kTfLiteOk ||
      CheckQuantization(context, "output", tensors.y) != kTfLiteOk) {
    return kTfLiteError;
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
