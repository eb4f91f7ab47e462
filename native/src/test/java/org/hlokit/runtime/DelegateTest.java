// SPDX-License-Identifier: Apache-2.0
package org.hlokit.runtime;

import static com.google.common.truth.Truth.assertThat;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.hlokit.runtime.ModelBuilder.RMS_NORM;

import com.google.common.collect.ImmutableList;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import org.hlokit.tflite.schema.TensorType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The delegate of libhlokit_delegate, in the real runtime without any kernel of ours. */
class DelegateTest {
  private static final float[] X = {1, 2, 3, 4, -5, 0.25f, 7, 0};
  private static final float[] W = {1, 0.5f, -2, 3};
  private static final Path DIRECTORY =
      Path.of(System.getProperty(TfliteRuntime.DIRECTORY_PROPERTY));

  private final NativeLibrary library =
      new NativeLibrary(DIRECTORY.resolve(System.mapLibraryName("hlokit_tflite")));
  private final NativeResources resources = new NativeResources();
  private final RuntimeLog log = new RuntimeLog(library, resources);

  @SuppressWarnings("restricted") // calling C is what is tested
  private final SymbolLookup delegates =
      SymbolLookup.libraryLookup(
          DIRECTORY.resolve(System.mapLibraryName("hlokit_delegate")), Arena.global());

  private final NativeFunction createDelegate =
      new NativeFunction(
          delegates,
          "tflite_plugin_create_delegate",
          FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS));
  private final NativeFunction destroyDelegate =
      new NativeFunction(
          delegates, "tflite_plugin_destroy_delegate", FunctionDescriptor.ofVoid(ADDRESS));

  @AfterEach
  void close() {
    resources.close();
  }

  private MemorySegment delegate(long options) {
    MemorySegment none = MemorySegment.NULL;
    return createDelegate.pointer(none, none, options, none);
  }

  /** An interpreter with our delegate, and then XNNPACK if wanted; null if the runtime refuses. */
  private MemorySegment interpreter(Model model, boolean xnnpack) {
    MemorySegment options = resources.own(library.optionsCreate.pointer(), library.optionsDelete);
    library.optionsSetErrorReporter.run(options, library.logReport, log.address());
    library.optionsAddDelegate.run(options, resources.own(delegate(0), destroyDelegate));
    if (xnnpack) {
      library.optionsAddDelegate.run(
          options, resources.own(library.xnnpackCreate.pointer(1), library.xnnpackDelete));
    }
    return resources.own(
        library.interpreterCreate.pointer(model.address(), options), library.interpreterDelete);
  }

  @SuppressWarnings("restricted") // the tensor is as long as the runtime says
  private ByteBuffer data(MemorySegment tensor) {
    return library
        .tensorData
        .pointer(tensor)
        .reinterpret(library.tensorByteSize.size(tensor))
        .asByteBuffer()
        .order(ByteOrder.nativeOrder());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void takesOverEachNormByItself(boolean xnnpack) throws Exception {
    ModelBuilder builder = new ModelBuilder();
    int x = builder.tensor("x", TensorType.FLOAT32, 2, 4);
    int w = builder.tensor("w", TensorType.FLOAT32, 4);
    int a = builder.tensor("a", TensorType.FLOAT32, 2, 4);
    int b = builder.tensor("b", TensorType.FLOAT32, 2, 4);
    int sum = builder.tensor("sum", TensorType.FLOAT32, 2, 4);
    builder
        .custom(RMS_NORM, map -> map.putFloat("epsilon", 2.0f), a, x, w)
        .custom(RMS_NORM, map -> map.putFloat("epsilon", 0.5f), b, a, w)
        .add(sum, a, b)
        .subgraph("main", List.of(x, w), List.of(sum));
    try (Model model = Model.open(library, builder.build());
        resources) {
      MemorySegment interpreter = interpreter(model, xnnpack);
      assertThat(library.allocateTensors.integer(interpreter)).isEqualTo(0);
      data(library.inputTensor.pointer(interpreter, 0)).put(Numbers.f32(X));
      data(library.inputTensor.pointer(interpreter, 1)).put(Numbers.f32(W));
      assertThat(library.invoke.integer(interpreter)).isEqualTo(0);
      float[] once = Numbers.rmsNorm(X, W, 2);
      float[] expected = Numbers.rmsNorm(once, W, 0.5);
      for (int i = 0; i < expected.length; i++) {
        expected[i] += once[i];
      }
      ByteBuffer y = data(library.outputTensor.pointer(interpreter, 0));
      assertThat(Numbers.f32(y)).usingTolerance(1e-5).containsExactly(expected).inOrder();
      assertThat(log.take()).isEmpty();
    }
  }

  @Test
  void saysWhatIsWrong() throws Exception {
    ModelBuilder builder = new ModelBuilder();
    int x = builder.tensor("x", TensorType.FLOAT32, 2, 4);
    int w = builder.tensor("w", TensorType.FLOAT32, 3);
    int y = builder.tensor("y", TensorType.FLOAT32, 2, 4);
    builder
        .custom(RMS_NORM, map -> map.putFloat("epsilon", 2.0f), y, x, w)
        .subgraph("main", List.of(x, w), List.of(y));
    try (Model model = Model.open(library, builder.build());
        resources) {
      MemorySegment interpreter = interpreter(model, false);
      assertThat(library.allocateTensors.integer(interpreter)).isNotEqualTo(0);
      assertThat(log.take().getFirst())
          .startsWith(
              "the weight of @ai_edge_torch.rms_norm has 3 elements, but the input's last dimension"
                  + " 4");
    }
  }

  @Test
  void leavesOtherOperatorsToTheRuntime() throws Exception {
    ModelBuilder builder = new ModelBuilder();
    int x = builder.tensor("x", TensorType.FLOAT32, 2, 4);
    int y = builder.tensor("y", TensorType.FLOAT32, 2, 4);
    builder.custom("foo.bar", map -> {}, y, x).subgraph("main", List.of(x), List.of(y));
    try (Model model = Model.open(library, builder.build());
        resources) {
      MemorySegment interpreter = interpreter(model, false);
      assertThat(library.allocateTensors.integer(interpreter)).isNotEqualTo(0);
      ImmutableList<String> messages = log.take();
      assertThat(messages.getFirst()).startsWith("Encountered unresolved custom op: foo.bar.");
    }
  }

  @Test
  void refusesOptions() {
    assertThat(delegate(1)).isEqualTo(MemorySegment.NULL);
  }
}
