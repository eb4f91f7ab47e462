// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter.weights;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableLongArray;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.hlokit.interpreter.npy.Npy;
import org.hlokit.interpreter.npy.NpyException;
import org.hlokit.interpreter.npy.NpyHeader;
import org.hlokit.ir.ElementTypes;
import org.hlokit.ir.Type;

/**
 * NumPy's archives of arrays. An array that is stored is a part of the file; one that is deflated
 * is unpacked to a temporary file first, so that neither passes through the heap as a whole.
 */
final class Npz {
  private static final int STORED = 0;
  private static final int DEFLATED = 8;

  /** More than any header of an array has. */
  private static final long HEADER = 1 << 20;

  private static final int CHUNK = 1 << 16;

  private Npz() {}

  /** The arrays of a file, in the order of its directory. */
  static ImmutableList<Weight> read(String file, MemorySegment bytes) throws IOException {
    ImmutableList.Builder<Weight> weights = ImmutableList.builder();
    for (ZipDirectory.Entry entry : ZipDirectory.read(bytes)) {
      String name = entry.name().replaceFirst("\\.npy$", "");
      MemorySegment array =
          switch (entry.method()) {
            case STORED -> entry.data();
            case DEFLATED -> inflate(entry);
            default ->
                throw new WeightsException(
                    "'%s' is packed in a way (%d) that NumPy does not use"
                        .formatted(name, entry.method()));
          };
      weights.add(weight(file, name, array));
    }
    return weights.build();
  }

  private static Weight weight(String file, String name, MemorySegment array)
      throws WeightsException {
    ByteBuffer head = array.asSlice(0, Math.min(HEADER, array.byteSize())).asByteBuffer();
    NpyHeader header;
    try {
      header = NpyHeader.read(head);
    } catch (NpyException e) {
      throw new WeightsException("'%s': %s".formatted(name, e.getMessage()));
    }
    MemorySegment data = array.asSlice(head.position());
    ImmutableLongArray shape =
        ImmutableLongArray.copyOf(Arrays.stream(header.shape()).asLongStream());
    // Bytes in the other order are of no type that a program has.
    Type element =
        header.descr().startsWith(">") ? null : Npy.elementType(header.descr()).orElse(null);
    if (element != null) {
      long needed = Safetensors.bytes(name, shape, ElementTypes.byteWidth(element));
      if (data.byteSize() < needed) {
        throw new WeightsException(
            "'%s' is cut: it has %d bytes of data, where %s of shape %s takes %d"
                .formatted(name, data.byteSize(), header.descr(), shape, needed));
      }
      data = data.asSlice(0, needed);
    }
    return new Weight(
        file, name, element, header.descr(), shape, header.fortranOrder(), data.asReadOnly());
  }

  private static MemorySegment inflate(ZipDirectory.Entry entry) throws IOException {
    Path file = Files.createTempFile("hlokit", ".npy");
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      inflate(entry, channel);
      return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto());
    } finally {
      Files.delete(file); // which leaves what is mapped as it is
    }
  }

  private static void inflate(ZipDirectory.Entry entry, FileChannel target) throws IOException {
    Inflater inflater = new Inflater(/* nowrap= */ true);
    ByteBuffer out = ByteBuffer.allocate(CHUNK);
    long written = 0;
    try {
      for (long at = 0; !inflater.finished(); ) {
        if (inflater.needsInput()) {
          long length = Math.min(CHUNK, entry.data().byteSize() - at);
          if (length == 0) {
            throw new WeightsException("'%s' is cut".formatted(entry.name()));
          }
          inflater.setInput(entry.data().asSlice(at, length).asByteBuffer());
          at += length;
        }
        inflater.inflate(out.clear());
        written += out.position();
        // No more than was said, so that a small file cannot fill the disk.
        if (written > entry.size()) {
          throw new WeightsException(
              "'%s' has more than the %d bytes that it is said to have"
                  .formatted(entry.name(), entry.size()));
        }
        target.write(out.flip());
      }
    } catch (DataFormatException e) {
      throw new WeightsException("'%s' is damaged: %s".formatted(entry.name(), e.getMessage()));
    } finally {
      inflater.end();
    }
  }
}
