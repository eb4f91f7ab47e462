// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;
import org.hlokit.pass.Remark;
import org.hlokit.tflite.model.Operator;
import org.hlokit.tflite.model.Subgraph;
import org.hlokit.tflite.model.TfliteModel;
import org.hlokit.tflite.reader.InvalidModelException;
import org.hlokit.tflite.reader.TfliteFile;
import org.hlokit.tflite.writer.ModelWriter;

/**
 * A lowered program that is ready to be written. Its constants still are where they came from.
 *
 * @param remarks what was done that the user should know of
 */
public record ExportedModel(TfliteModel model, ImmutableList<Remark> remarks) {

  /** How many operators of each kind the model has, over all subgraphs. */
  public ImmutableSortedMap<String, Integer> operatorCounts() {
    Map<String, Integer> counts = new TreeMap<>();
    for (Subgraph subgraph : model.subgraphs()) {
      for (Operator operator : subgraph.operators()) {
        counts.merge(operator.kind().toString(), 1, Integer::sum);
      }
    }
    return ImmutableSortedMap.copyOf(counts);
  }

  /** How many operators the model has, over all subgraphs. */
  public int operatorCount() {
    return model.subgraphs().stream().mapToInt(subgraph -> subgraph.operators().size()).sum();
  }

  /**
   * Writes the model, and checks what was written where it can be read back: in a file that is open
   * for reading, too.
   *
   * @return the number of bytes
   */
  public long writeTo(WritableByteChannel target) throws IOException {
    long size = new ModelWriter().write(model, target);
    if (target instanceof FileChannel file) {
      try {
        TfliteFile _ = TfliteFile.open(file);
      } catch (NonReadableChannelException e) {
        return size;
      } catch (InvalidModelException e) {
        throw new IllegalStateException("what was written is no well-formed model", e);
      }
    }
    return size;
  }

  /**
   * Writes the model to a file, which appears whole or not at all.
   *
   * @return the number of bytes
   */
  public long writeTo(Path path) throws IOException {
    Path folder = path.toAbsolutePath().getParent();
    Path beside = Files.createTempFile(folder, ".hlokit", ".tflite");
    try {
      long size;
      try (FileChannel channel =
          FileChannel.open(beside, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
        size = writeTo(channel);
      }
      Files.move(beside, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return size;
    } finally {
      Files.deleteIfExists(beside);
    }
  }
}
