// SPDX-License-Identifier: Apache-2.0
//
// What the registrations do that a runtime does not let one see: that running a node allocates nothing,
// how many threads it takes, what a resolver is given. (The Java tests run models in the real runtime.)

#include <atomic>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <map>
#include <string>
#include <vector>

#include "check.h"
#include "fake_tflite.h"
#include "hlokit_tflite.h"

// --- Counted allocations --------------------------------------------------------------------------
//
// glibc lets a program put its own functions in the place of its library's, which `new` calls too; a
// sanitizer does so already.

namespace {
std::atomic<size_t> allocations;
}

#if defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
constexpr bool kCounted = true;
extern "C" {
void* __libc_malloc(size_t size);
void* __libc_calloc(size_t count, size_t size);
void* __libc_realloc(void* memory, size_t size);
void* malloc(size_t size) {
  ++allocations;
  return __libc_malloc(size);
}
void* calloc(size_t count, size_t size) {
  ++allocations;
  return __libc_calloc(count, size);
}
void* realloc(void* memory, size_t size) {
  ++allocations;
  return __libc_realloc(memory, size);
}
}
#else
constexpr bool kCounted = false;
#endif

// The public interface of TensorFlow Lite's resolver, as far as an operator is added through it.
namespace tflite {
enum BuiltinOperator : int32_t { BuiltinOperator_STABLEHLO_CUSTOM_CALL = 173 };
class MutableOpResolver {
 public:
  virtual ~MutableOpResolver() = default;
  void AddBuiltin(BuiltinOperator op, const TfLiteRegistration* registration, int version = 1) {
    AddBuiltin(op, registration, version, version);
  }
  void AddBuiltin(BuiltinOperator op, const TfLiteRegistration* registration, int min_version,
                  int max_version) {
    for (int v = min_version; v <= max_version; ++v) added[{std::to_string(op), v}] = registration;
  }
  void AddCustom(const char* name, const TfLiteRegistration* registration, int version = 1) {
    AddCustom(name, registration, version, version);
  }
  void AddCustom(const char* name, const TfLiteRegistration* registration, int min_version,
                 int max_version) {
    for (int v = min_version; v <= max_version; ++v) added[{name, v}] = registration;
  }
  std::map<std::pair<std::string, int>, const TfLiteRegistration*> added;
};
class BuiltinOpResolver : public MutableOpResolver {};
}  // namespace tflite

namespace {

// {"epsilon": 0.5f} as a FlexBuffer.
constexpr char kHalf[] = {'e', 'p', 's', 'i', 'l', 'o', 'n', 0, 1, 9, 1, 0, 0, 0, 1, 0, 0, 0,
                          1,   0,   0,   0,   0,   0,   0,   63, 3 << 2 | 2, 5, 9 << 2 | 2, 1};

template <typename T>
void Put(TfLiteOpaqueTensor& tensor, const std::vector<T>& values) {
  const auto* bytes = reinterpret_cast<const char*>(values.data());
  tensor.data.assign(bytes, bytes + values.size() * sizeof(T));
}

template <typename T>
std::vector<T> Take(const TfLiteOpaqueTensor& tensor) {
  std::vector<T> values(tensor.data.size() / sizeof(T));
  if (!values.empty()) std::memcpy(values.data(), tensor.data.data(), tensor.data.size());
  return values;
}

// A node by an operator, initialised, and released in the end.
struct Node {
  Node(const TfLiteOperator* an_operator, TfLiteOpaqueContext& a_context, const char* options = "",
       size_t size = 0)
      : op(an_operator), context(a_context) {
    node.user_data = op->init(op->user_data, &context, options, size);
  }
  ~Node() {
    if (op->free != nullptr) op->free(op->user_data, &context, node.user_data);
  }
  TfLiteStatus Prepare() {
    const TfLiteStatus status = op->prepare(op->user_data, &context, &node);
    if (status == kTfLiteOk && !node.outputs.empty()) {
      TfLiteOpaqueTensor& y = *node.outputs[0];
      size_t bytes = y.type == kTfLiteInt8 ? 1 : y.type == kTfLiteFloat32 ? 4 : 2;
      for (const int size : y.shape) bytes *= static_cast<size_t>(size);
      y.data.resize(bytes);
    }
    return status;
  }
  TfLiteStatus Invoke() {
    const size_t before = allocations;
    const TfLiteStatus status = op->invoke(op->user_data, &context, &node);
    CHECK(allocations == before, "%zu allocations in invoke", allocations - before);
    return status;
  }

  const TfLiteOperator* op;
  TfLiteOpaqueContext& context;
  TfLiteOpaqueNode node;
};

struct Plan {
  Plan() : plan(hlokit_plan_create()) {}
  ~Plan() { hlokit_plan_delete(plan); }
  const TfLiteOperator* Operator() { return hlokit_plan_registration(plan)->registration_external; }
  hlokit_plan* plan;
};

const TfLiteOperator* CustomOperator() {
  return hlokit_rms_norm_registration()->registration_external;
}

void CountsAllocations() {
  const size_t before = allocations;
  int* volatile memory = new int(1);  // volatile, or a compiler may leave it out
  CHECK(!kCounted || allocations > before, "the counter does not count");
  delete memory;
}

void ResolversAreGivenBothOperators() {
  tflite::BuiltinOpResolver resolver;
  hlokit::RegisterRmsNorm(resolver);
  Plan plan;
  hlokit::RegisterCustomCalls(resolver, plan.plan);
  CHECK(resolver.added.size() == 2, "%zu", resolver.added.size());
  const TfLiteRegistration* custom = resolver.added[{"ai_edge_torch.rms_norm", 1}];
  const TfLiteRegistration* call = resolver.added[{"173", 1}];
  CHECK(custom != nullptr && custom->builtin_code == 32 && custom->version == 1, "operator 32");
  CHECK(custom->registration_external->name == "ai_edge_torch.rms_norm", "its name");
  CHECK(call != nullptr && call->builtin_code == 173 && call->version == 1, "operator 173");
  CHECK(call->registration_external->builtin_code == 173, "its operator");
}

void RunsAndResizesWithoutAllocating() {
  TfLiteOpaqueContext context = {"main"};
  TfLiteOpaqueTensor x = {kTfLiteFloat32, {1, 2}};
  TfLiteOpaqueTensor w = {kTfLiteFloat32, {2}};
  TfLiteOpaqueTensor y = {kTfLiteFloat32, {}};
  Put<float>(w, {2, -1});
  Node node(CustomOperator(), context, kHalf, sizeof kHalf);
  node.node.inputs = {&x, &w};
  node.node.outputs = {&y};
  for (const int rows : {1, 3, 0, 2}) {
    x.shape = {rows, 1, 2};
    std::vector<float> values;
    for (int row = 0; row < rows; ++row) values.insert(values.end(), {3, 4});
    Put(x, values);
    CHECK(node.Prepare() == kTfLiteOk, "%d rows", rows);
    CHECK(y.shape == x.shape, "%d rows", rows);
    CHECK(node.Invoke() == kTfLiteOk, "%d rows", rows);
    const std::vector<float> result = Take<float>(y);
    for (size_t i = 0; i < result.size(); ++i) {
      const double expected = (i % 2 == 0 ? 6 : -4) / std::sqrt(12.5 + 0.5);
      CHECK(std::fabs(result[i] - expected) < 1e-6, "%g, not %g", result[i], expected);
    }
  }
  CHECK(context.reports.empty(), "%s", context.reports[0].c_str());
}

void RunsQuantisedTensors() {
  for (const bool quantised_weight : {false, true}) {
    TfLiteOpaqueContext context = {"main"};
    TfLiteOpaqueTensor x = {kTfLiteInt8, {2, 2}, {0.5f, 2}};
    TfLiteOpaqueTensor w = {quantised_weight ? kTfLiteInt8 : kTfLiteFloat32, {2}, {0.25f, -4}};
    TfLiteOpaqueTensor y = {kTfLiteInt8, {}, {0.125f, -3}};
    Put<int8_t>(x, {8, -6, 2, 2});  // 3, -4, 0, 0
    if (quantised_weight) {
      Put<int8_t>(w, {0, -6});  // 1, -0.5
    } else {
      Put<float>(w, {1, -0.5f});
    }
    Node node(CustomOperator(), context, kHalf, sizeof kHalf);
    node.node.inputs = {&x, &w};
    node.node.outputs = {&y};
    CHECK(node.Prepare() == kTfLiteOk, "%s", context.reports[0].c_str());
    CHECK(node.Invoke() == kTfLiteOk, "%s", context.reports[0].c_str());
    // 3 / sqrt(13) / 0.125 = 6.66, 2 / sqrt(13) / 0.125 = 4.44
    CHECK((Take<int8_t>(y) == std::vector<int8_t>{4, 1, -3, -3}), "weight %d", quantised_weight);
  }
}

void ChecksWhatItIsGiven() {
  const auto report = [](TfLiteOpaqueTensor x, TfLiteOpaqueTensor w, TfLiteOpaqueTensor y) {
    TfLiteOpaqueContext context = {"main"};
    Node node(CustomOperator(), context, kHalf, sizeof kHalf);
    node.node.inputs = {&x, &w};
    node.node.outputs = {&y};
    CHECK(node.Prepare() == kTfLiteError, "accepted");
    CHECK(context.reports.size() == 1, "%zu reports", context.reports.size());
    return context.reports.empty() ? "" : context.reports[0];
  };
  const auto expect = [](const std::string& actual, const std::string& expected) {
    CHECK(actual == expected, "\n%s\nnot\n%s", actual.c_str(), expected.c_str());
  };
  const TfLiteOpaqueTensor f32 = {kTfLiteFloat32, {2, 4}};
  const TfLiteOpaqueTensor w = {kTfLiteFloat32, {4}};
  const TfLiteOpaqueTensor i8 = {kTfLiteInt8, {2, 4}, {0.5f, 0}};
  expect(report(i8, w, f32),
         "@ai_edge_torch.rms_norm cannot turn INT8 into FLOAT32; it takes and gives FLOAT32, FLOAT16 "
         "or BFLOAT16, or FLOAT64 for FLOAT64, or INT8 for INT8");
  expect(report(f32, {kTfLiteInt8, {4}, {0.5f, 0}}, f32),
         "@ai_edge_torch.rms_norm cannot scale FLOAT32 by a weight of INT8");
  expect(report({kTfLiteInt8, {2, 4}}, w, i8),
         "the input of @ai_edge_torch.rms_norm is INT8 and needs one positive scale and one zero point "
         "from -128 to 127, not 0 and 0");
  expect(report(i8, {kTfLiteInt8, {4}, {NAN, 0}}, i8),
         "the weight of @ai_edge_torch.rms_norm is INT8 and needs one positive scale and one zero "
         "point from -128 to 127, not nan and 0");
  expect(report(i8, w, {kTfLiteInt8, {2, 4}, {0.5f, 128}}),
         "the output of @ai_edge_torch.rms_norm is INT8 and needs one positive scale and one zero "
         "point from -128 to 127, not 0.5 and 128");
  expect(report(f32, {kTfLiteFloat32, {5}}, f32),
         "the weight of @ai_edge_torch.rms_norm has 5 elements, but the input's last dimension 4");
}

void PlannedCallsKeepTheirParameters() {
  TfLiteOpaqueContext context = {"main"};
  TfLiteOpaqueContext other = {"other"};
  TfLiteOpaqueTensor x = {kTfLiteFloat32, {1, 2}};
  TfLiteOpaqueTensor y = {kTfLiteFloat32, {}};
  Put<float>(x, {3, 4});
  Plan plan;
  hlokit_plan_add(plan.plan, "main", 7, "ai_edge_torch.rms_norm", 0, false);
  hlokit_plan_add(plan.plan, "main", 8, "ai_edge_torch.rms_norm", 23.5, false);
  hlokit_plan_add(plan.plan, "other", 7, "ai_edge_torch.rms_norm", 87.5, false);
  hlokit_plan_add(plan.plan, "other", 8, "foo.bar", 0, false);
  Node nodes[] = {{plan.Operator(), context}, {plan.Operator(), context},
                  {plan.Operator(), other},   {plan.Operator(), other},
                  {plan.Operator(), other}};
  const double roots[] = {std::sqrt(12.5), 6, 10};
  for (size_t i = 0; i < 5; ++i) {
    nodes[i].node.inputs = {&x};
    nodes[i].node.outputs = {&y};
    nodes[i].node.output_index = i % 2 == 0 ? 7 : 8;
    if (i >= 3) continue;
    CHECK(nodes[i].Prepare() == kTfLiteOk, "call %zu", i);
    CHECK(nodes[i].Invoke() == kTfLiteOk, "call %zu", i);
    const std::vector<float> result = Take<float>(y);
    CHECK(std::fabs(result[1] - 4 / roots[i]) < 1e-6, "call %zu: %g", i, result[1]);
  }
  CHECK(nodes[3].Prepare() == kTfLiteError && nodes[4].Prepare() == kTfLiteError, "accepted");
  CHECK(other.reports.size() == 2, "%zu", other.reports.size());
  CHECK(other.reports[0] ==
            "there is no kernel for the custom call @foo.bar, only one for @ai_edge_torch.rms_norm",
        "%s", other.reports[0].c_str());
  CHECK(other.reports[1] == "the runtime has more custom calls than were found in the model's file",
        "%s", other.reports[1].c_str());
}

// The classes that schema_generated.h has for a model's file, as far as a plan is made from them.
namespace schema {
template <typename T>
struct Pointers : std::vector<const T*> {
  using std::vector<const T*>::vector;
  const T* Get(size_t i) const { return (*this)[i]; }
};
struct Indices : std::vector<int32_t> {
  using std::vector<int32_t>::vector;
  int32_t Get(size_t i) const { return (*this)[i]; }
};
enum BuiltinOperator : int32_t {};
struct OperatorCode {
  int32_t code;
  BuiltinOperator builtin_code() const { return static_cast<BuiltinOperator>(code); }
};
struct Options {
  std::string target;
  std::string config;
  std::vector<uint8_t> attributes;
  const std::string* call_target_name() const { return &target; }
  const std::string* backend_config() const { return config.empty() ? nullptr : &config; }
  const std::vector<uint8_t>* custom_attributes() const {
    return attributes.empty() ? nullptr : &attributes;
  }
};
struct Operator {
  uint32_t code;
  Indices written;
  const Options* options;
  uint32_t opcode_index() const { return code; }
  const Indices* outputs() const { return &written; }
  const Options* builtin_options_2_as_StablehloCustomCallOptions() const { return options; }
};
struct SubGraph {
  std::string title;
  Pointers<Operator> all;
  const std::string* name() const { return title.empty() ? nullptr : &title; }
  const Pointers<Operator>* operators() const { return all.empty() ? nullptr : &all; }
};
struct Model {
  Pointers<SubGraph> graphs;
  Pointers<OperatorCode> codes;
  const Pointers<SubGraph>* subgraphs() const { return &graphs; }
  const Pointers<OperatorCode>* operator_codes() const { return &codes; }
};
}  // namespace schema

void PlansAreMadeFromAModel() {
  const schema::OperatorCode add = {0};
  const schema::OperatorCode call = {173};
  const schema::Options half = {"ai_edge_torch.rms_norm", "{epsilon = 0.5 : f32}", {}};
  const schema::Options both = {"ai_edge_torch.rms_norm", "{epsilon = 7.0 : f32}",
                                {std::begin(kHalf), std::end(kHalf)}};
  const schema::Options none = {"ai_edge_torch.rms_norm", "", {}};
  const schema::Operator ops[] = {{0, {4}, nullptr}, {1, {5}, &half}, {1, {6}, &both},
                                  {1, {2}, &none},   {1, {3}, nullptr}};
  const schema::SubGraph graphs[] = {
      {"main", {&ops[0], &ops[1], &ops[2]}}, {"empty", {}}, {"", {&ops[3], &ops[4]}}};
  const schema::Model model = {{&graphs[0], &graphs[1], &graphs[2]}, {&add, &call}};
  Plan plan;
  hlokit::AddCustomCalls(plan.plan, model);

  TfLiteOpaqueContext contexts[] = {{"main"}, {""}};
  TfLiteOpaqueTensor x = {kTfLiteFloat32, {1, 2}};
  TfLiteOpaqueTensor y = {kTfLiteFloat32, {}};
  Put<float>(x, {3, 4});
  const int outputs[] = {5, 6, 2, 3};
  const double epsilons[] = {0.5, 0.5, 1e-6};
  for (size_t i = 0; i < 4; ++i) {
    Node node(plan.Operator(), contexts[i / 2]);
    node.node.inputs = {&x};
    node.node.outputs = {&y};
    node.node.output_index = outputs[i];
    if (i == 3) {
      CHECK(node.Prepare() == kTfLiteError, "a call without options");
      continue;
    }
    CHECK(node.Prepare() == kTfLiteOk && node.Invoke() == kTfLiteOk, "call %zu", i);
    const double expected = 4 / std::sqrt(12.5 + epsilons[i]);
    CHECK(std::fabs(Take<float>(y)[1] - expected) < 1e-6, "call %zu: %g", i, Take<float>(y)[1]);
  }
  CHECK(contexts[0].reports.empty() && contexts[1].reports.size() == 2, "%zu reports",
        contexts[1].reports.size());
  CHECK(contexts[1].reports[0] ==
            "a custom call @ai_edge_torch.rms_norm does not say its epsilon; 1e-06 is assumed",
        "%s", contexts[1].reports[0].c_str());
}

void TakesTheThreadsOfTheRuntime() {
  for (const bool xnnpack : {false, true}) {
    Plan plan;
    pthreadpool pool = {3};
    hlokit_plan_set_threads(plan.plan, 3,
                            xnnpack ? reinterpret_cast<TfLiteDelegate*>(&pool) : nullptr);
    hlokit_plan_add(plan.plan, "main", 0, "ai_edge_torch.rms_norm", 1e-6, false);
    TfLiteOpaqueContext context = {"main"};
    TfLiteOpaqueTensor x = {kTfLiteFloat32, {601, 1000}};
    TfLiteOpaqueTensor y = {kTfLiteFloat32, {}};
    Put(x, std::vector<float>(601000, 2.0f));
    Node node(plan.Operator(), context);
    node.node.inputs = {&x};
    node.node.outputs = {&y};
    CHECK(node.Prepare() == kTfLiteOk && node.Invoke() == kTfLiteOk, "xnnpack %d", xnnpack);
    CHECK(pool.parts == (xnnpack ? 3 : 0), "%zu parts", pool.parts);
    CHECK(std::fabs(Take<float>(y).back() - 1) < 1e-6, "%g", Take<float>(y).back());
  }
}

}  // namespace

int main(int argc, char** argv) {
  return RunTests(argc, argv, {
      {"counts allocations", CountsAllocations},
      {"resolvers are given both operators", ResolversAreGivenBothOperators},
      {"runs and resizes without allocating", RunsAndResizesWithoutAllocating},
      {"runs quantised tensors", RunsQuantisedTensors},
      {"checks what it is given", ChecksWhatItIsGiven},
      {"planned calls keep their parameters", PlannedCallsKeepTheirParameters},
      {"plans are made from a model", PlansAreMadeFromAModel},
      {"takes the threads of the runtime", TakesTheThreadsOfTheRuntime},
  });
}
