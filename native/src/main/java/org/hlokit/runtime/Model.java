// SPDX-License-Identifier: Apache-2.0
package org.hlokit.runtime;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.hlokit.tflite.reader.CustomCallPlan;
import org.hlokit.tflite.reader.InvalidModelException;
import org.hlokit.tflite.reader.TfliteFile;

/**
 * A model that a runtime has accepted. Its file was checked before, since the runtime trusts the
 * offsets in it. Close it after its interpreters.
 */
public final class Model implements AutoCloseable {
  private static final long ALIGNMENT = 64;

  private final NativeLibrary library;
  private final Arena arena;
  private final NativeResources resources;
  private final TfliteFile file;
  private final CustomCallPlan customCalls;
  private final MemorySegment model;

  private Model(NativeLibrary library, Arena arena, TfliteFile file, MemorySegment bytes)
      throws InvalidModelException, TfliteException {
    this.library = library;
    this.arena = arena;
    this.file = file;
    this.customCalls = CustomCallPlan.of(file);
    RuntimeRequirements.check(file);
    this.resources = new NativeResources();
    RuntimeLog log = new RuntimeLog(library, resources);
    this.model =
        resources.own(
            library.modelCreate.pointer(bytes, bytes.byteSize(), library.logReport, log.address()),
            library.modelDelete);
    if (model.equals(MemorySegment.NULL)) {
      TfliteException failure = log.failure("the runtime does not accept the model");
      resources.close();
      throw failure;
    }
  }

  static Model open(NativeLibrary library, Path path)
      throws IOException, InvalidModelException, TfliteException {
    TfliteFile file = TfliteFile.open(path);
    Arena arena = Arena.ofShared();
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      MemorySegment bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
      return new Model(library, arena, file, bytes);
    } catch (IOException | InvalidModelException | TfliteException | RuntimeException e) {
      arena.close();
      throw e;
    }
  }

  static Model open(NativeLibrary library, ByteBuffer source)
      throws InvalidModelException, TfliteException {
    Arena arena = Arena.ofShared();
    try {
      MemorySegment bytes = arena.allocate(source.remaining(), ALIGNMENT);
      bytes.copyFrom(MemorySegment.ofBuffer(source));
      return new Model(library, arena, TfliteFile.of(bytes.asByteBuffer()), bytes);
    } catch (InvalidModelException | TfliteException | RuntimeException e) {
      arena.close();
      throw e;
    }
  }

  /** The model as data. */
  public TfliteFile file() {
    return file;
  }

  /** The custom calls in it. */
  public CustomCallPlan customCalls() {
    return customCalls;
  }

  /**
   * Makes the model ready to be run.
   *
   * @throws TfliteException when an operator has no kernel, or the options ask for what is not
   *     there
   */
  public Interpreter interpreter(InterpreterOptions options) throws TfliteException {
    return Interpreter.create(library, this, options);
  }

  MemorySegment address() {
    return model;
  }

  @Override
  public void close() {
    resources.close();
    arena.close();
  }
}
