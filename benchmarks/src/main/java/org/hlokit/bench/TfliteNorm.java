// SPDX-License-Identifier: Apache-2.0
package org.hlokit.bench;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.Random;
import org.hlokit.runtime.Interpreter;
import org.hlokit.runtime.InterpreterOptions;
import org.hlokit.runtime.Model;
import org.hlokit.runtime.RuntimeTensor;
import org.hlokit.runtime.TfliteException;
import org.hlokit.runtime.TfliteRuntime;
import org.hlokit.tflite.reader.InvalidModelException;
import org.jspecify.annotations.Nullable;

/** A model in TensorFlow Lite with XNNPACK, exported by hlokit with the norm as one call or not. */
final class TfliteNorm implements NormContestant {
  private final Exporter exporter;
  private final TfliteRuntime runtime;
  private final boolean fused;
  private @Nullable NormCase norm;
  private @Nullable Running running;

  TfliteNorm(Exporter exporter, TfliteRuntime runtime, boolean fused) {
    this.exporter = exporter;
    this.runtime = runtime;
    this.fused = fused;
  }

  @Override
  public String name() {
    return fused ? "TFLite, fused" : "TFLite, chain";
  }

  @Override
  public OptionalDouble measure(NormCase norm, int calls) throws IOException, InterruptedException {
    if (norm.precision() != Precision.F32) {
      return OptionalDouble.empty(); // the chain's operators take f32 only
    }
    Running current = running;
    if (current == null || !norm.equals(this.norm)) {
      close();
      current = new Running(runtime, exporter.export(text(norm), fused), true, norm.threads());
      running = current;
      this.norm = norm;
    }
    return OptionalDouble.of(current.measure(calls));
  }

  @Override
  public void close() {
    if (running != null) {
      running.close();
      running = null;
    }
  }

  private static String text(NormCase norm) {
    return """
    func.func @main(%%x: %1$s) -> %1$s {
    %2$s  return %%y : %1$s
    }
    """
        .formatted(
            "tensor<%dx%dxf32>".formatted(norm.rows(), norm.length()),
            NormText.of("%x", "%y", norm.rows(), norm.length()));
  }

  /** StableHLO text to a model file, by the command that users have. */
  record Exporter(String hlokit, Path directory) {
    Path export(String text, boolean fused, String... options)
        throws IOException, InterruptedException {
      Path source = Files.writeString(directory.resolve("model.mlir"), text);
      Path model = Files.createTempFile(directory, "model", ".tflite");
      ImmutableList.Builder<String> command = ImmutableList.builder();
      command.add(hlokit, "export");
      if (!fused) {
        command.add("--decompose-rms-norm");
      }
      command.add(options).add(source.toString(), "-o", model.toString());
      Process process =
          new ProcessBuilder(command.build())
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      if (process.waitFor() != 0) {
        throw new IOException("hlokit cannot export " + source);
      }
      return model;
    }
  }

  /** A model with inputs filled, ready to be invoked. */
  static final class Running implements AutoCloseable {
    private final Model model;
    private final Interpreter interpreter;

    Running(TfliteRuntime runtime, Path file, boolean xnnpack, int threads) throws IOException {
      try {
        model = runtime.open(file);
        interpreter =
            model.interpreter(InterpreterOptions.DEFAULT.withXnnpack(xnnpack).withThreads(threads));
        interpreter.allocate();
        Random random = new Random(1);
        for (RuntimeTensor input : interpreter.inputs()) {
          ByteBuffer bytes =
              ByteBuffer.allocate((int) input.byteSize()).order(ByteOrder.nativeOrder());
          while (bytes.hasRemaining()) {
            bytes.putFloat(random.nextFloat() * 4 - 2);
          }
          input.write(bytes.flip());
        }
        interpreter.invoke();
      } catch (TfliteException | InvalidModelException e) {
        throw new IOException(e);
      }
    }

    double measure(int calls) throws IOException {
      try {
        long start = System.nanoTime();
        for (int i = 0; i < calls; i++) {
          interpreter.invoke();
        }
        return (System.nanoTime() - start) / 1e9 / calls;
      } catch (TfliteException e) {
        throw new IOException(e);
      }
    }

    @Override
    public void close() {
      interpreter.close();
      model.close();
    }
  }
}
