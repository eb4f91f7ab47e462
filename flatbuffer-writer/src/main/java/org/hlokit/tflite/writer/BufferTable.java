// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.writer;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMultiset;
import com.google.common.hash.HashCode;
import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.hlokit.tflite.model.ConstantData;
import org.hlokit.tflite.model.Subgraph;
import org.hlokit.tflite.model.Tensor;
import org.hlokit.tflite.model.TfliteModel;

/**
 * The constants of a model, each content once. Entry {@code i} of {@link #data()} is buffer {@code
 * i + 1} of the file: buffer 0 is the empty one that tensors without data name.
 */
final class BufferTable {
  private final IdentityHashMap<ConstantData, Integer> indexes = new IdentityHashMap<>();
  private final ImmutableList<ConstantData> data;

  private BufferTable(List<ConstantData> constants) throws IOException {
    List<Sample> samples = new ArrayList<>();
    for (ConstantData constant : constants) {
      samples.add(Sample.of(constant));
    }
    ImmutableMultiset<Sample> counted = ImmutableMultiset.copyOf(samples);
    ImmutableList.Builder<ConstantData> kept = ImmutableList.builder();
    Map<HashCode, Integer> byContent = new HashMap<>();
    int next = 1;
    for (int i = 0; i < samples.size(); i++) {
      ConstantData constant = constants.get(i);
      // Only constants that are equal in a sample can be equal, so a lone one need not be read.
      Integer known =
          counted.count(samples.get(i)) == 1
              ? null
              : byContent.putIfAbsent(contentHash(constant), next);
      indexes.put(constant, known == null ? next : known);
      if (known == null) {
        kept.add(constant);
        next++;
      }
    }
    data = kept.build();
  }

  /** Collects the constants of all tensors. Metadata is small and part of the flatbuffer itself. */
  static BufferTable of(TfliteModel model) throws IOException {
    // By identity: implementations may compare by their source, and each object is looked up.
    Set<ConstantData> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    List<ConstantData> constants = new ArrayList<>();
    Consumer<ConstantData> collect =
        constant -> {
          if (seen.add(constant)) {
            constants.add(constant);
          }
        };
    for (Subgraph subgraph : model.subgraphs()) {
      for (Tensor tensor : subgraph.tensors()) {
        tensor.data().ifPresent(collect);
      }
    }
    return new BufferTable(constants);
  }

  /** The distinct contents, in the order of their buffer indexes from 1. */
  ImmutableList<ConstantData> data() {
    return data;
  }

  /** The index in {@code Model.buffers} of a constant that belongs to the model. */
  int indexOf(ConstantData constant) {
    Integer index = indexes.get(constant);
    if (index == null) {
      throw new IllegalArgumentException("not a constant of this model");
    }
    return index;
  }

  /** The length of a constant and some of its bytes. */
  private record Sample(long size, ByteBuffer bytes) {
    private static final int PLACES = 16;
    private static final int PLACE_BYTES = 64;

    static Sample of(ConstantData constant) throws IOException {
      long size = constant.size();
      if (size <= PLACES * PLACE_BYTES) {
        return new Sample(size, constant.readAll());
      }
      ByteBuffer bytes = ConstantData.allocate(PLACES * PLACE_BYTES);
      for (int i = 0; i < PLACES; i++) {
        // From the constant's start to its end, at whole elements.
        long position = (size - PLACE_BYTES) / (PLACES - 1) * i & -Long.BYTES;
        constant.read(position, bytes.limit((i + 1) * PLACE_BYTES));
      }
      return new Sample(size, bytes.flip());
    }
  }

  /** SHA-256 and the length, so that equal hashes mean equal contents. */
  private static HashCode contentHash(ConstantData constant) throws IOException {
    Hasher hasher = Hashing.sha256().newHasher();
    constant.writeTo(
        new WritableByteChannel() {
          @Override
          public int write(ByteBuffer source) {
            int length = source.remaining();
            hasher.putBytes(source);
            return length;
          }

          @Override
          public boolean isOpen() {
            return true;
          }

          @Override
          public void close() {}
        });
    return hasher.putLong(constant.size()).hash();
  }
}
