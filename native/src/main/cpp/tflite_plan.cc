// SPDX-License-Identifier: Apache-2.0
//
// The kernels of one interpreter: RMSNorm for operator 173 by a plan, and for operator 32.

#include "tflite_plan.h"

#include <optional>

#include "dictionary.h"
#include "flexbuffer.h"
#include "tflite_kernel.h"

namespace {

using hlokit::Fail;

// --- Operator 173 ---------------------------------------------------------------------------------

void* Init(void* user_data, TfLiteOpaqueContext* context, const char*, size_t) {
  auto* plan = static_cast<hlokit_plan*>(user_data);
  if (plan->next == plan->entries.size()) return nullptr;
  hlokit::PlanEntry& entry = plan->entries[plan->next++];
  if (entry.epsilon_assumed) {
    TfLiteOpaqueContextReportError(context,
                                   "a custom call @%s does not say its epsilon; %g is assumed",
                                   entry.call_target_name.c_str(), entry.call.epsilon);
  }
  return &entry;
}

TfLiteStatus Prepare(void*, TfLiteOpaqueContext* context, TfLiteOpaqueNode* node) {
  const auto* entry = static_cast<const hlokit::PlanEntry*>(TfLiteOpaqueNodeGetUserData(node));
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
  const auto* entry = static_cast<const hlokit::PlanEntry*>(TfLiteOpaqueNodeGetUserData(node));
  return hlokit::InvokeRmsNorm(context, node, entry->call);
}

}  // namespace

hlokit_plan* hlokit_plan_create() { return new hlokit_plan; }

void hlokit_plan_delete(hlokit_plan* plan) {
  if (plan->custom_call != nullptr) TfLiteOperatorDelete(plan->custom_call);
  if (plan->custom != nullptr) TfLiteOperatorDelete(plan->custom);
  if (plan->own_pool != nullptr) plan->delete_pool(plan->own_pool);
  delete plan;
}

bool hlokit_plan_set_kernel(hlokit_plan* plan, const char* name) {
  const hlokit_kernel* kernel = hlokit_kernel_find(name);
  if (kernel == nullptr || !hlokit_kernel_supported(kernel)) return false;
  plan->execution.kernel = kernel;
  return true;
}

void hlokit_plan_set_default_epsilon(hlokit_plan* plan, double epsilon) {
  plan->custom_defaults.epsilon = epsilon;
  plan->custom_defaults.warn = false;
}

void hlokit_plan_add(hlokit_plan* plan, const char* subgraph, int32_t output_tensor,
                     const char* call_target_name, double epsilon, bool cast_before_scale) {
  plan->entries.push_back({subgraph, output_tensor, call_target_name,
                           {epsilon, cast_before_scale, &plan->execution}, false});
}

void hlokit_plan_add_options(hlokit_plan* plan, const char* subgraph, int32_t output_tensor,
                             const char* call_target_name, const char* backend_config,
                             const void* custom_attributes, size_t size) {
  hlokit::DictionaryText text(backend_config);
  const auto attributes = hlokit::FlexBufferMap::Of(custom_attributes, size);
  const auto find = [&](const char* key) {
    const std::optional<double> value = attributes ? attributes->Find(key) : std::nullopt;
    return value ? value : text.Find(key);
  };
  const hlokit::CustomDefaults& defaults = plan->custom_defaults;
  const std::optional<double> epsilon = find("epsilon");
  const bool is_ours = std::string(hlokit::kRmsNormName) == call_target_name;
  plan->entries.push_back(
      {subgraph, output_tensor, call_target_name,
       {epsilon.value_or(defaults.epsilon), find("cast_before_scale").value_or(0) != 0,
        &plan->execution},
       is_ours && !epsilon && defaults.warn});
}

const TfLiteRegistration* hlokit_plan_registration(hlokit_plan* plan) {
  if (plan->custom_call == nullptr) {
    plan->custom_call = TfLiteOperatorCreate(kTfLiteBuiltinStablehloCustomCall, nullptr, 1, plan);
    TfLiteOperatorSetInitWithData(plan->custom_call, Init);
    TfLiteOperatorSetPrepareWithData(plan->custom_call, Prepare);
    TfLiteOperatorSetInvokeWithData(plan->custom_call, Invoke);
    plan->registration.builtin_code = kTfLiteBuiltinStablehloCustomCall;
    plan->registration.version = 1;
    plan->registration.registration_external = plan->custom_call;
  }
  return &plan->registration;
}

void hlokit_plan_register(hlokit_plan* plan, TfLiteInterpreterOptions* options) {
  TfLiteInterpreterOptionsAddBuiltinOp(options, kTfLiteBuiltinStablehloCustomCall,
                                       hlokit_plan_registration(plan), 1, 1);
  plan->custom = hlokit::CreateCustomOperator(&plan->custom_defaults);
  TfLiteInterpreterOptionsAddOperator(options, plan->custom);
}
