// SPDX-License-Identifier: Apache-2.0
package org.hlokit.runtime;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BOOLEAN;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import com.google.common.collect.ImmutableList;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Path;

/**
 * The C functions of TensorFlow Lite ({@code tensorflow/lite/c/c_api.h}) and of the kernel library
 * ({@code hlokit_rms_norm.h}, {@code hlokit_tflite.h}), under their own names without the prefix.
 */
final class NativeLibrary {
  private final SymbolLookup library;

  final NativeFunction version;
  final NativeFunction modelCreate;
  final NativeFunction modelDelete;

  final NativeFunction optionsCreate;
  final NativeFunction optionsDelete;
  final NativeFunction optionsSetNumThreads;
  final NativeFunction optionsSetErrorReporter;
  final NativeFunction optionsAddDelegate;
  final NativeFunction optionsSetProfiler;

  final NativeFunction interpreterCreate;
  final NativeFunction interpreterDelete;
  final NativeFunction allocateTensors;
  final NativeFunction invoke;
  final NativeFunction inputCount;
  final NativeFunction outputCount;
  final NativeFunction inputTensor;
  final NativeFunction outputTensor;
  final NativeFunction inputTensorIndex;
  final NativeFunction outputTensorIndex;
  final NativeFunction tensor;
  final NativeFunction resizeInput;

  final NativeFunction signatureCreate;
  final NativeFunction signatureDelete;
  final NativeFunction signatureAllocateTensors;
  final NativeFunction signatureInvoke;
  final NativeFunction signatureInputCount;
  final NativeFunction signatureOutputCount;
  final NativeFunction signatureInputName;
  final NativeFunction signatureOutputName;
  final NativeFunction signatureInputTensor;
  final NativeFunction signatureOutputTensor;
  final NativeFunction signatureResizeInput;

  final NativeFunction tensorType;
  final NativeFunction tensorRank;
  final NativeFunction tensorDimension;
  final NativeFunction tensorByteSize;
  final NativeFunction tensorData;
  final NativeFunction tensorName;

  final NativeFunction xnnpackCreate;
  final NativeFunction xnnpackDelete;

  final NativeFunction kernelAt;
  final NativeFunction kernelName;
  final NativeFunction kernelSupported;

  final NativeFunction planCreate;
  final NativeFunction planDelete;
  final NativeFunction planSetKernel;
  final NativeFunction planSetThreads;
  final NativeFunction planSetDefaultEpsilon;
  final NativeFunction planAdd;
  final NativeFunction planRegister;

  final NativeFunction logCreate;
  final NativeFunction logDelete;
  final NativeFunction logTake;
  final NativeFunction setRuntimeSeverity;
  final NativeFunction isMapped;

  /** The function that writes a runtime's message to a log. */
  final MemorySegment logReport;

  /**
   * Loads the kernel library, and with it the runtime that lies beside it. They stay loaded.
   *
   * @throws IllegalArgumentException when the system's loader refuses
   */
  @SuppressWarnings("restricted") // loading C is what this class is for
  NativeLibrary(Path path) {
    library = SymbolLookup.libraryLookup(path, Arena.global());

    version = returning(ADDRESS, "TfLiteVersion");
    modelCreate =
        returning(
            ADDRESS, "TfLiteModelCreateWithErrorReporter", ADDRESS, JAVA_LONG, ADDRESS, ADDRESS);
    modelDelete = running("TfLiteModelDelete", ADDRESS);

    optionsCreate = returning(ADDRESS, "TfLiteInterpreterOptionsCreate");
    optionsDelete = running("TfLiteInterpreterOptionsDelete", ADDRESS);
    optionsSetNumThreads = running("TfLiteInterpreterOptionsSetNumThreads", ADDRESS, JAVA_INT);
    optionsSetErrorReporter =
        running("TfLiteInterpreterOptionsSetErrorReporter", ADDRESS, ADDRESS, ADDRESS);
    optionsAddDelegate = running("TfLiteInterpreterOptionsAddDelegate", ADDRESS, ADDRESS);
    optionsSetProfiler = running("TfLiteInterpreterOptionsSetTelemetryProfiler", ADDRESS, ADDRESS);

    interpreterCreate = returning(ADDRESS, "TfLiteInterpreterCreate", ADDRESS, ADDRESS);
    interpreterDelete = running("TfLiteInterpreterDelete", ADDRESS);
    allocateTensors = returning(JAVA_INT, "TfLiteInterpreterAllocateTensors", ADDRESS);
    invoke = returning(JAVA_INT, "TfLiteInterpreterInvoke", ADDRESS);
    inputCount = returning(JAVA_INT, "TfLiteInterpreterGetInputTensorCount", ADDRESS);
    outputCount = returning(JAVA_INT, "TfLiteInterpreterGetOutputTensorCount", ADDRESS);
    inputTensor = returning(ADDRESS, "TfLiteInterpreterGetInputTensor", ADDRESS, JAVA_INT);
    outputTensor = returning(ADDRESS, "TfLiteInterpreterGetOutputTensor", ADDRESS, JAVA_INT);
    inputTensorIndex =
        returning(JAVA_INT, "TfLiteInterpreterGetInputTensorIndex", ADDRESS, JAVA_INT);
    outputTensorIndex =
        returning(JAVA_INT, "TfLiteInterpreterGetOutputTensorIndex", ADDRESS, JAVA_INT);
    tensor = returning(ADDRESS, "TfLiteInterpreterGetTensor", ADDRESS, JAVA_INT);
    resizeInput =
        returning(
            JAVA_INT, "TfLiteInterpreterResizeInputTensor", ADDRESS, JAVA_INT, ADDRESS, JAVA_INT);

    signatureCreate = returning(ADDRESS, "TfLiteInterpreterGetSignatureRunner", ADDRESS, ADDRESS);
    signatureDelete = running("TfLiteSignatureRunnerDelete", ADDRESS);
    signatureAllocateTensors = returning(JAVA_INT, "TfLiteSignatureRunnerAllocateTensors", ADDRESS);
    signatureInvoke = returning(JAVA_INT, "TfLiteSignatureRunnerInvoke", ADDRESS);
    signatureInputCount = returning(JAVA_LONG, "TfLiteSignatureRunnerGetInputCount", ADDRESS);
    signatureOutputCount = returning(JAVA_LONG, "TfLiteSignatureRunnerGetOutputCount", ADDRESS);
    signatureInputName = returning(ADDRESS, "TfLiteSignatureRunnerGetInputName", ADDRESS, JAVA_INT);
    signatureOutputName =
        returning(ADDRESS, "TfLiteSignatureRunnerGetOutputName", ADDRESS, JAVA_INT);
    signatureInputTensor =
        returning(ADDRESS, "TfLiteSignatureRunnerGetInputTensor", ADDRESS, ADDRESS);
    signatureOutputTensor =
        returning(ADDRESS, "TfLiteSignatureRunnerGetOutputTensor", ADDRESS, ADDRESS);
    signatureResizeInput =
        returning(
            JAVA_INT,
            "TfLiteSignatureRunnerResizeInputTensor",
            ADDRESS,
            ADDRESS,
            ADDRESS,
            JAVA_INT);

    tensorType = returning(JAVA_INT, "TfLiteTensorType", ADDRESS);
    tensorRank = returning(JAVA_INT, "TfLiteTensorNumDims", ADDRESS);
    tensorDimension = returning(JAVA_INT, "TfLiteTensorDim", ADDRESS, JAVA_INT);
    tensorByteSize = returning(JAVA_LONG, "TfLiteTensorByteSize", ADDRESS);
    tensorData = returning(ADDRESS, "TfLiteTensorData", ADDRESS);
    tensorName = returning(ADDRESS, "TfLiteTensorName", ADDRESS);

    xnnpackCreate = returning(ADDRESS, "hlokit_xnnpack_create", JAVA_INT);
    xnnpackDelete = running("TfLiteXNNPackDelegateDelete", ADDRESS);

    kernelAt = returning(ADDRESS, "hlokit_kernel_at", JAVA_LONG);
    kernelName = returning(ADDRESS, "hlokit_kernel_name", ADDRESS);
    kernelSupported = returning(JAVA_BOOLEAN, "hlokit_kernel_supported", ADDRESS);

    planCreate = returning(ADDRESS, "hlokit_plan_create");
    planDelete = running("hlokit_plan_delete", ADDRESS);
    planSetKernel = returning(JAVA_BOOLEAN, "hlokit_plan_set_kernel", ADDRESS, ADDRESS);
    planSetThreads = running("hlokit_plan_set_threads", ADDRESS, JAVA_INT, ADDRESS);
    planSetDefaultEpsilon = running("hlokit_plan_set_default_epsilon", ADDRESS, JAVA_DOUBLE);
    planAdd =
        running("hlokit_plan_add", ADDRESS, ADDRESS, JAVA_INT, ADDRESS, JAVA_DOUBLE, JAVA_BOOLEAN);
    planRegister = running("hlokit_plan_register", ADDRESS, ADDRESS);

    logCreate = returning(ADDRESS, "hlokit_log_create");
    logDelete = running("hlokit_log_delete", ADDRESS);
    logTake = returning(JAVA_LONG, "hlokit_log_take", ADDRESS, ADDRESS, JAVA_LONG);
    setRuntimeSeverity = running("hlokit_set_runtime_severity", JAVA_INT);
    isMapped = returning(JAVA_BOOLEAN, "hlokit_is_mapped", ADDRESS);
    logReport = library.findOrThrow("hlokit_log_report");
  }

  /** The kernels that this processor can run, best first. */
  ImmutableList<String> kernels() {
    ImmutableList.Builder<String> names = ImmutableList.builder();
    for (long i = 0; ; i++) {
      MemorySegment kernel = kernelAt.pointer(i);
      if (kernel.equals(MemorySegment.NULL)) {
        return names.build();
      }
      if (kernelSupported.truth(kernel)) {
        names.add(kernelName.text(kernel));
      }
    }
  }

  /** Checks that a tensor's data, if it has some, lies in memory that there is. */
  void checkMapped(MemorySegment tensor) throws TfliteException {
    MemorySegment data = tensorData.pointer(tensor);
    if (!data.equals(MemorySegment.NULL) && !isMapped.truth(data)) {
      throw new TfliteException("the system has not enough memory for the model's tensors");
    }
  }

  private NativeFunction returning(MemoryLayout result, String name, MemoryLayout... parameters) {
    return new NativeFunction(library, name, FunctionDescriptor.of(result, parameters));
  }

  private NativeFunction running(String name, MemoryLayout... parameters) {
    return new NativeFunction(library, name, FunctionDescriptor.ofVoid(parameters));
  }
}
