// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter.weights;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Opens files of weights: {@code .safetensors}, {@code .npz}, and the JSON index of a model whose
 * safetensors are divided into several files. They are mapped and not read, so that weights of any
 * size take no heap; what kind a file is its first bytes tell.
 */
public final class WeightFiles {
  private WeightFiles() {}

  /**
   * The tensors of a file, in its order; those of an index in the order of the files that it names.
   *
   * @param name what messages call the file
   * @throws WeightsException when it is not well-formed
   * @throws IOException when it cannot be read
   */
  public static ImmutableList<Weight> read(String name, Path path) throws IOException {
    MemorySegment file = map(path);
    if (startsWith(file, 'P', 'K')) {
      return Npz.read(name, file);
    }
    // A safetensors file has its header's length before its brace.
    return startsWith(file, '{') && !startsWith(file.asSlice(Math.min(8, file.byteSize())), '{')
        ? readIndex(name, path, file)
        : Safetensors.read(name, file);
  }

  private static MemorySegment map(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto());
    }
  }

  private static boolean startsWith(MemorySegment file, char... head) {
    if (file.byteSize() < head.length) {
      return false;
    }
    for (int i = 0; i < head.length; i++) {
      if (file.get(ValueLayout.JAVA_BYTE, i) != head[i]) {
        return false;
      }
    }
    return true;
  }

  private static ImmutableList<Weight> readIndex(String name, Path path, MemorySegment file)
      throws IOException {
    if (!(JsonReader.read(file.asByteBuffer()) instanceof Map<?, ?> index)
        || !(index.get("weight_map") instanceof Map<?, ?> places)) {
      throw new WeightsException("it is JSON, but no index of safetensors: no 'weight_map'");
    }
    Set<String> files = new LinkedHashSet<>();
    for (Map.Entry<?, ?> place : places.entrySet()) {
      if (!(place.getValue() instanceof String shard)) {
        throw new WeightsException("'%s' is in no file".formatted(place.getKey()));
      }
      if (shard.contains("/") || shard.contains("\\") || shard.equals("..")) {
        throw new WeightsException("'%s' is not beside the index".formatted(shard));
      }
      files.add(shard);
    }
    List<Weight> weights = new ArrayList<>();
    Map<String, String> found = new HashMap<>();
    for (String shard : files) {
      for (Weight weight : shard(shard, path.resolveSibling(shard))) {
        found.put(weight.name(), shard);
        weights.add(weight);
      }
    }
    for (Map.Entry<?, ?> place : places.entrySet()) {
      if (!place.getValue().equals(found.get(String.valueOf(place.getKey())))) {
        throw new WeightsException(
            "'%s' is not in '%s', as the index of '%s' says"
                .formatted(place.getKey(), place.getValue(), name));
      }
    }
    return ImmutableList.copyOf(weights);
  }

  private static ImmutableList<Weight> shard(String name, Path path) throws IOException {
    try {
      return Safetensors.read(name, map(path));
    } catch (WeightsException e) {
      throw new WeightsException("'%s': %s".formatted(name, e.getMessage()));
    }
  }
}
