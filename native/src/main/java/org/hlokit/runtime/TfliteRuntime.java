// SPDX-License-Identifier: Apache-2.0
package org.hlokit.runtime;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.hlokit.tflite.reader.InvalidModelException;

/**
 * A TensorFlow Lite runtime in this process, with hlokit's RMSNorm kernel beside it. Once loaded it
 * stays. Needs {@code --enable-native-access}.
 */
public final class TfliteRuntime {
  /** Names the directory with the native libraries. */
  public static final String DIRECTORY_PROPERTY = "hlokit.native.directory";

  private static final int WARNING = 2;

  private final NativeLibrary library;

  private TfliteRuntime(NativeLibrary library) {
    this.library = library;
  }

  /**
   * Loads the runtime from the directory that the system property {@link #DIRECTORY_PROPERTY}
   * names.
   *
   * @throws TfliteException when there is none
   */
  public static TfliteRuntime load() throws TfliteException {
    String directory = System.getProperty(DIRECTORY_PROPERTY);
    if (directory == null) {
      throw new TfliteException(
          "it is not known where the native libraries are",
          ImmutableList.of(),
          Optional.of("name their directory: -D" + DIRECTORY_PROPERTY + "=DIRECTORY"));
    }
    return load(Path.of(directory));
  }

  /**
   * Loads the runtime from a directory that holds {@code libhlokit_tflite} and {@code
   * libjnitensorflowlite}.
   *
   * @throws TfliteException when there is none, or none for this platform
   */
  public static TfliteRuntime load(Path directory) throws TfliteException {
    Path path = directory.resolve(libraryName());
    if (!Files.isRegularFile(path)) {
      throw new TfliteException(
          "there is no TensorFlow Lite runtime at %s".formatted(path),
          ImmutableList.of(),
          Optional.of("build it: mvn -pl native -am package"));
    }
    try {
      NativeLibrary library = new NativeLibrary(path.toAbsolutePath());
      library.setRuntimeSeverity.run(WARNING);
      return new TfliteRuntime(library);
    } catch (IllegalArgumentException e) {
      throw new TfliteException(
          "the system cannot load %s".formatted(path),
          loaderMessage(path),
          Optional.of("build it on this machine: mvn -pl native -am clean package"));
    }
  }

  private static String libraryName() throws TfliteException {
    String system = Ascii.toLowerCase(System.getProperty("os.name", ""));
    if (system.contains("win")) {
      throw new TfliteException(
          "TensorFlow Lite's build for Windows cannot be called from here: it exports no C"
              + " functions",
          ImmutableList.of(),
          Optional.of("use Linux or macOS, or the Windows Subsystem for Linux"));
    }
    return system.contains("mac") ? "libhlokit_tflite.dylib" : "libhlokit_tflite.so";
  }

  /** Loads the library in the other way that Java has, which keeps the loader's own message. */
  @SuppressWarnings("restricted")
  private static ImmutableList<String> loaderMessage(Path path) {
    try {
      System.load(path.toAbsolutePath().toString());
      return ImmutableList.of();
    } catch (UnsatisfiedLinkError e) {
      return ImmutableList.of(String.valueOf(e.getMessage()));
    }
  }

  /** The runtime's version, {@code 2.21.0} for example. */
  public String version() {
    return library.version.text();
  }

  /** The RMSNorm kernels that this processor can run, best first; {@code reference} is last. */
  public ImmutableList<String> kernels() {
    return library.kernels();
  }

  /**
   * Opens a model file, which is mapped and must stay as it is until the model is closed.
   *
   * @throws InvalidModelException when it is not a well-formed model
   * @throws TfliteException when the runtime refuses it
   * @throws IOException when it cannot be read
   */
  public Model open(Path path) throws IOException, InvalidModelException, TfliteException {
    return Model.open(library, path);
  }

  /**
   * Opens a model in memory: a copy of {@code bytes} from position to limit.
   *
   * @throws InvalidModelException when it is not a well-formed model
   * @throws TfliteException when the runtime refuses it
   */
  public Model open(ByteBuffer bytes) throws InvalidModelException, TfliteException {
    return Model.open(library, bytes);
  }
}
