// SPDX-License-Identifier: Apache-2.0
package org.hlokit.runtime;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.ImmutableIntArray;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hlokit.tflite.schema.SignatureDef;
import org.hlokit.tflite.schema.TensorMap;

/**
 * A model in a runtime, run by its main subgraph; see {@link Runner}. Close it before the model.
 */
public final class Interpreter implements Runner, AutoCloseable {
  private final NativeLibrary library;
  private final NativeResources resources;
  private final RuntimeLog log;
  private final Model model;
  private final MemorySegment interpreter;
  private final ImmutableList<String> warnings;
  private final ImmutableList<String> signatures;
  private final ImmutableList<RuntimeTensor> inputs;
  private final ImmutableList<RuntimeTensor> outputs;
  private final int tensorCount;
  private boolean allocated;

  private Interpreter(
      NativeLibrary library, NativeResources resources, Model model, InterpreterOptions options)
      throws TfliteException {
    this.library = library;
    this.resources = resources;
    this.model = model;
    this.log = new RuntimeLog(library, resources);
    ImmutableList.Builder<String> warnings = ImmutableList.builder();
    this.interpreter = create(model, options, warnings);
    this.warnings = warnings.addAll(log.take()).build();
    this.signatures =
        signatureDefs(model).stream()
            .map(SignatureDef::signatureKey)
            .filter(Objects::nonNull)
            .collect(toImmutableList());
    this.tensorCount = model.file().model().subgraphs(0).tensorsLength();
    Optional<SignatureDef> main =
        signatureDefs(model).stream().filter(s -> s.subgraphIndex() == 0).findFirst();
    this.inputs =
        tensors(
            library.inputCount,
            library.inputTensor,
            library.inputTensorIndex,
            main.map(Interpreter::inputNames).orElse(ImmutableMap.of()));
    this.outputs =
        tensors(
            library.outputCount,
            library.outputTensor,
            library.outputTensorIndex,
            main.map(Interpreter::outputNames).orElse(ImmutableMap.of()));
  }

  static Interpreter create(NativeLibrary library, Model model, InterpreterOptions options)
      throws TfliteException {
    NativeResources resources = new NativeResources();
    try {
      return new Interpreter(library, resources, model, options);
    } catch (TfliteException | RuntimeException e) {
      resources.close();
      throw e;
    }
  }

  private MemorySegment create(
      Model model, InterpreterOptions options, ImmutableList.Builder<String> warnings)
      throws TfliteException {
    MemorySegment nativeOptions =
        resources.own(library.optionsCreate.pointer(), library.optionsDelete);
    library.optionsSetNumThreads.run(nativeOptions, options.threads());
    library.optionsSetErrorReporter.run(nativeOptions, library.logReport, log.address());
    MemorySegment xnnpack = MemorySegment.NULL;
    if (options.xnnpack()) {
      xnnpack =
          resources.own(library.xnnpackCreate.pointer(options.threads()), library.xnnpackDelete);
      library.optionsAddDelegate.run(nativeOptions, xnnpack);
    }
    if (options.profile().isPresent()) {
      library.optionsSetProfiler.run(
          nativeOptions, options.profile().get().allocate(resources.arena()));
    }
    if (options.kernel().isPresent()) {
      KernelPlan plan = new KernelPlan(library, resources, options);
      plan.register(options.kernel().get(), model.customCalls(), xnnpack, nativeOptions, warnings);
    }
    MemorySegment result =
        resources.own(
            library.interpreterCreate.pointer(model.address(), nativeOptions),
            library.interpreterDelete);
    if (result.equals(MemorySegment.NULL)) {
      throw log.failure("the runtime cannot run the model");
    }
    return result;
  }

  private static ImmutableList<SignatureDef> signatureDefs(Model model) {
    var root = model.file().model();
    return IntStream.range(0, root.signatureDefsLength())
        .mapToObj(root::signatureDefs)
        .collect(toImmutableList());
  }

  private static ImmutableMap<Integer, String> inputNames(SignatureDef signature) {
    return names(
        IntStream.range(0, signature.inputsLength())
            .mapToObj(signature::inputs)
            .collect(toImmutableList()));
  }

  private static ImmutableMap<Integer, String> outputNames(SignatureDef signature) {
    return names(
        IntStream.range(0, signature.outputsLength())
            .mapToObj(signature::outputs)
            .collect(toImmutableList()));
  }

  private static ImmutableMap<Integer, String> names(ImmutableList<TensorMap> bindings) {
    ImmutableMap.Builder<Integer, String> names = ImmutableMap.builder();
    for (TensorMap binding : bindings) {
      if (binding.name() != null) {
        names.put((int) binding.tensorIndex(), binding.name());
      }
    }
    return names.buildKeepingLast();
  }

  private ImmutableList<RuntimeTensor> tensors(
      NativeFunction count,
      NativeFunction tensor,
      NativeFunction index,
      ImmutableMap<Integer, String> names) {
    ImmutableList.Builder<RuntimeTensor> tensors = ImmutableList.builder();
    for (int i = 0; i < count.integer(interpreter); i++) {
      int position = i;
      int number = index.integer(interpreter, i);
      String name = names.get(number);
      tensors.add(
          new RuntimeTensor(
              library,
              name != null ? name : library.tensorName.text(tensor.pointer(interpreter, i)),
              OpenShapes.of(model.file().model().subgraphs(0).tensors(number)),
              () -> tensor.pointer(interpreter, position)));
    }
    return tensors.build();
  }

  /** A sentence for everything that the model left open and that was assumed. */
  public ImmutableList<String> warnings() {
    return warnings;
  }

  /** The keys of the model's signatures, {@code serving_default} for example. */
  public ImmutableList<String> signatures() {
    return signatures;
  }

  /**
   * A signature of the model, to be run instead of this interpreter and until it is closed.
   *
   * @throws TfliteException when the model has none of that key
   */
  public SignatureRunner signature(String key) throws TfliteException {
    Optional<SignatureDef> definition =
        signatureDefs(model).stream().filter(def -> key.equals(def.signatureKey())).findFirst();
    if (definition.isEmpty()) {
      throw new TfliteException(
          "the model has no signature '%s', only %s".formatted(key, signatures));
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment runner = library.signatureCreate.pointer(interpreter, arena.allocateFrom(key));
      if (runner.equals(MemorySegment.NULL)) {
        throw log.failure("the runtime cannot run the signature '%s'".formatted(key));
      }
      return new SignatureRunner(
          library,
          log,
          resources.own(runner, library.signatureDelete),
          OpenShapes.ofInputs(model.file().model(), definition.get()));
    }
  }

  @Override
  public ImmutableList<RuntimeTensor> inputs() {
    return inputs;
  }

  @Override
  public ImmutableList<RuntimeTensor> outputs() {
    return outputs;
  }

  @Override
  public void resize(int input, ImmutableIntArray shape) throws TfliteException {
    allocated = false;
    try (Arena arena = Arena.ofConfined()) {
      log.check(
          library.resizeInput.integer(
              interpreter, input, arena.allocateFrom(JAVA_INT, shape.toArray()), shape.length()),
          "the runtime cannot give input %s the shape %s".formatted(inputs.get(input), shape));
    }
  }

  @Override
  public void allocate() throws TfliteException {
    log.check(library.allocateTensors.integer(interpreter), "the runtime cannot prepare the model");
    checkMemory();
    allocated = true;
  }

  /**
   * The runtime does not notice when the system refuses it memory: its tensors then lie at offsets
   * from a null pointer.
   */
  private void checkMemory() throws TfliteException {
    for (int i = 0; i < tensorCount; i++) {
      library.checkMapped(library.tensor.pointer(interpreter, i));
    }
  }

  @Override
  public void invoke() throws TfliteException {
    if (!allocated) {
      throw new IllegalStateException("allocate comes before invoke");
    }
    log.check(library.invoke.integer(interpreter), "the runtime cannot run the model");
  }

  /** Releases the model's memory and ends the runtime's threads. */
  @Override
  public void close() {
    resources.close();
  }
}
