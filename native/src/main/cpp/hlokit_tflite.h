// SPDX-License-Identifier: Apache-2.0
//
// RMSNorm as a kernel of TensorFlow Lite, through its C interface.
//
// In an app, link to libhlokit_tflite.a (whose undefined symbols are those of the app's own runtime, of
// 2.17 or later) and libhlokit_rms_norm.a.
//
// As operator 32 (CUSTOM) named "ai_edge_torch.rms_norm", with options in a FlexBuffer map (epsilon,
// cast_before_scale), it needs only a registration:
//
//   tflite::ops::builtin::BuiltinOpResolver resolver;
//   hlokit::RegisterRmsNorm(resolver);
//
// As operator 173 (STABLEHLO_CUSTOM_CALL) it needs more: the runtime has no kernel for it and hands
// one nothing of the operator's options. So the caller reads the options from the model file and
// makes a plan: one entry for each operator 173, subgraph by subgraph and in operator order, which is
// the order in which the runtime initialises them. A plan serves one interpreter.
//
//   hlokit_plan* plan = hlokit_plan_create();
//   hlokit_plan_add(plan, "main", 7, "ai_edge_torch.rms_norm", 1e-6, false);
//   hlokit_plan_register(plan, options);  // then TfLiteInterpreterCreate(model, options)
//   ...
//   hlokit_plan_delete(plan);             // after TfLiteInterpreterDelete
//
// In C++, with the runtime's own headers for the file format:
//
//   hlokit::AddCustomCalls(plan, *model->GetModel());  // of a tflite::FlatBufferModel
//   hlokit::RegisterCustomCalls(resolver, plan);       // then tflite::InterpreterBuilder

#ifndef HLOKIT_TFLITE_H_
#define HLOKIT_TFLITE_H_

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "hlokit_rms_norm.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct TfLiteInterpreterOptions TfLiteInterpreterOptions;
typedef struct TfLiteRegistration TfLiteRegistration;

// The registration for operator 32. An operator that does not say its epsilon gets 1e-6, which is
// reported to the runtime.
HLOKIT_EXPORT const TfLiteRegistration* hlokit_rms_norm_registration(void);

// An XNNPACK delegate with that many threads, to be added to the options of an interpreter and
// deleted after it with TfLiteXNNPackDelegateDelete.
typedef struct TfLiteDelegate TfLiteDelegate;
HLOKIT_EXPORT TfLiteDelegate* hlokit_xnnpack_create(int threads);

typedef struct hlokit_plan hlokit_plan;

HLOKIT_EXPORT hlokit_plan* hlokit_plan_create(void);
HLOKIT_EXPORT void hlokit_plan_delete(hlokit_plan* plan);

// The kernel to use, by name ("auto" unless called); false if this build has none of that name or
// the processor cannot run it.
HLOKIT_EXPORT bool hlokit_plan_set_kernel(hlokit_plan* plan, const char* name);

// Lets the kernel divide the rows of large tensors among threads (one unless called): those of an
// XNNPACK delegate, which must outlive the plan, or `threads` of its own if that is null.
HLOKIT_EXPORT void hlokit_plan_set_threads(hlokit_plan* plan, int threads, TfLiteDelegate* xnnpack);

// For hlokit_rms_norm_parallel on a pthreadpool, such as XNNPACK has.
HLOKIT_EXPORT void hlokit_pthreadpool_parallel_for(void* pool,
                                                   void (*task)(void* context, size_t part),
                                                   void* context, size_t parts);

// The epsilon of operators that do not say theirs, instead of 1e-6 with a report to the runtime; to be
// called before operators are added.
HLOKIT_EXPORT void hlokit_plan_set_default_epsilon(hlokit_plan* plan, double epsilon);

// Appends one operator 173. `subgraph` is its subgraph's name, "" for none; `output_tensor` the index of
// the tensor that it writes. The kernel checks both. A call_target_name other than
// "ai_edge_torch.rms_norm" is refused, by name, when the runtime allocates its tensors.
HLOKIT_EXPORT void hlokit_plan_add(hlokit_plan* plan, const char* subgraph, int32_t output_tensor,
                                   const char* call_target_name, double epsilon,
                                   bool cast_before_scale);

// The same, with the parameters as they stand in the operator's StablehloCustomCallOptions: in
// backend_config as the text of an MLIR dictionary, "" for none, and over it in custom_attributes as a
// FlexBuffer map of `size` bytes. For a call that does not say its epsilon, as above.
HLOKIT_EXPORT void hlokit_plan_add_options(hlokit_plan* plan, const char* subgraph,
                                           int32_t output_tensor, const char* call_target_name,
                                           const char* backend_config,
                                           const void* custom_attributes, size_t size);

// The registration for operator 173 by a plan, which must outlive the interpreter.
HLOKIT_EXPORT const TfLiteRegistration* hlokit_plan_registration(hlokit_plan* plan);

// Makes the kernel known, as either operator, to interpreters created from `options`.
HLOKIT_EXPORT void hlokit_plan_register(hlokit_plan* plan, TfLiteInterpreterOptions* options);

// Collects what a runtime reports. Give hlokit_log_report and the log to
// TfLiteInterpreterOptionsSetErrorReporter or TfLiteModelCreateFromFileWithErrorReporter.
typedef struct hlokit_log hlokit_log;

HLOKIT_EXPORT hlokit_log* hlokit_log_create(void);
HLOKIT_EXPORT void hlokit_log_delete(hlokit_log* log);
HLOKIT_EXPORT void hlokit_log_report(void* log, const char* format, va_list args);
// Copies the messages since the last call, one to a line, as far as they fit with a final zero byte,
// and forgets them. Returns the length of the whole text without that byte.
HLOKIT_EXPORT size_t hlokit_log_take(hlokit_log* log, char* text, size_t size);

// The lowest severity that the runtime prints to standard error by itself: 0 verbose, 1 info,
// 2 warning, 3 error, 4 nothing. Holds for the process.
HLOKIT_EXPORT void hlokit_set_runtime_severity(int severity);

// Whether there is memory at an address, without touching it.
HLOKIT_EXPORT bool hlokit_is_mapped(const void* address);

// What a runtime calls after it has loaded libhlokit_delegate as an external delegate; only there.
// There are no options: with any, the result is null and `report_error` is told.
HLOKIT_EXPORT TfLiteDelegate* tflite_plugin_create_delegate(char** keys, char** values, size_t count,
                                                            void (*report_error)(const char*));
HLOKIT_EXPORT void tflite_plugin_destroy_delegate(TfLiteDelegate* delegate);

#ifdef __cplusplus
}  // extern "C"

namespace hlokit {

// Adds operator 32 to a tflite::MutableOpResolver (of mutable_op_resolver.h).
template <typename Resolver>
void RegisterRmsNorm(Resolver& resolver) {
  resolver.AddCustom("ai_edge_torch.rms_norm", hlokit_rms_norm_registration());
}

namespace internal {

// Takes tflite::BuiltinOperator from the signature of the method, so that this header needs none of
// the runtime's.
template <typename Resolver, typename Base, typename BuiltinOperator>
void AddBuiltin(Resolver& resolver,
                void (Base::*add)(BuiltinOperator, const TfLiteRegistration*, int), int builtin_code,
                const TfLiteRegistration* registration) {
  (resolver.*add)(static_cast<BuiltinOperator>(builtin_code), registration, 1);
}

}  // namespace internal

// Appends the operators 173 of a tflite::Model (of schema_generated.h).
template <typename Model>
void AddCustomCalls(hlokit_plan* plan, const Model& model) {
  const auto text = [](const auto* string) { return string != nullptr ? string->c_str() : ""; };
  for (const auto* subgraph : *model.subgraphs()) {
    if (subgraph->operators() == nullptr) continue;
    for (const auto* op : *subgraph->operators()) {
      const auto* code = model.operator_codes()->Get(op->opcode_index());
      if (static_cast<int>(code->builtin_code()) != 173) continue;
      const auto* options = op->builtin_options_2_as_StablehloCustomCallOptions();
      if (options == nullptr || op->outputs() == nullptr || op->outputs()->size() == 0) {
        hlokit_plan_add(plan, text(subgraph->name()), -1, "", 0, false);  // refused when prepared
        continue;
      }
      const auto* attributes = options->custom_attributes();
      hlokit_plan_add_options(plan, text(subgraph->name()), op->outputs()->Get(0),
                              text(options->call_target_name()), text(options->backend_config()),
                              attributes != nullptr ? attributes->data() : nullptr,
                              attributes != nullptr ? attributes->size() : 0);
    }
  }
}

// Adds operator 173 by a plan to a tflite::MutableOpResolver. Both are for one interpreter.
template <typename Resolver>
void RegisterCustomCalls(Resolver& resolver, hlokit_plan* plan) {
  internal::AddBuiltin(resolver, &Resolver::AddBuiltin, 173, hlokit_plan_registration(plan));
}

}  // namespace hlokit
#endif

#endif  // HLOKIT_TFLITE_H_
