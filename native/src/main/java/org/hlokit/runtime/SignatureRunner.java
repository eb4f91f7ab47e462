// SPDX-License-Identifier: Apache-2.0
package org.hlokit.runtime;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Iterables;
import com.google.common.primitives.ImmutableIntArray;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** One signature of a model, run by itself; see {@link Interpreter#signature}. */
public final class SignatureRunner implements Runner {
  private final NativeLibrary library;
  private final RuntimeLog log;
  private final MemorySegment runner;
  private final ImmutableList<RuntimeTensor> inputs;
  private final ImmutableList<RuntimeTensor> outputs;
  private boolean allocated;

  /**
   * @param openShapes of the inputs, by name; see {@link RuntimeTensor#openShape}
   */
  SignatureRunner(
      NativeLibrary library,
      RuntimeLog log,
      MemorySegment runner,
      ImmutableMap<String, ImmutableIntArray> openShapes) {
    this.library = library;
    this.log = log;
    this.runner = runner;
    this.inputs =
        tensors(
            library.signatureInputCount.size(runner),
            library.signatureInputName,
            library.signatureInputTensor,
            openShapes);
    this.outputs =
        tensors(
            library.signatureOutputCount.size(runner),
            library.signatureOutputName,
            library.signatureOutputTensor,
            ImmutableMap.of());
  }

  private ImmutableList<RuntimeTensor> tensors(
      long count,
      NativeFunction name,
      NativeFunction tensor,
      ImmutableMap<String, ImmutableIntArray> openShapes) {
    ImmutableList.Builder<RuntimeTensor> tensors = ImmutableList.builder();
    for (int i = 0; i < count; i++) {
      MemorySegment key = name.pointer(runner, i);
      String text = name.text(runner, i);
      tensors.add(
          new RuntimeTensor(
              library,
              text,
              openShapes.getOrDefault(text, ImmutableIntArray.of()),
              () -> tensor.pointer(runner, key)));
    }
    return tensors.build();
  }

  @Override
  public ImmutableList<RuntimeTensor> inputs() {
    return inputs;
  }

  @Override
  public ImmutableList<RuntimeTensor> outputs() {
    return outputs;
  }

  /** Only dimensions that the model leaves open can be resized. */
  @Override
  public void resize(int input, ImmutableIntArray shape) throws TfliteException {
    allocated = false;
    try (Arena arena = Arena.ofConfined()) {
      log.check(
          library.signatureResizeInput.integer(
              runner,
              arena.allocateFrom(inputs.get(input).name()),
              arena.allocateFrom(JAVA_INT, shape.toArray()),
              shape.length()),
          "the runtime cannot give input %s the shape %s".formatted(inputs.get(input), shape));
    }
  }

  @Override
  public void allocate() throws TfliteException {
    log.check(
        library.signatureAllocateTensors.integer(runner), "the runtime cannot prepare the model");
    for (RuntimeTensor tensor : Iterables.concat(inputs, outputs)) {
      tensor.checkMapped();
    }
    allocated = true;
  }

  @Override
  public void invoke() throws TfliteException {
    if (!allocated) {
      throw new IllegalStateException("allocate comes before invoke");
    }
    log.check(library.signatureInvoke.integer(runner), "the runtime cannot run the model");
  }
}
