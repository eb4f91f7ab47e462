// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.lower;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.hlokit.tflite.model.ConstantData;

/**
 * A constant with one dimension in reverse, each time that it is read.
 *
 * @param count the dimension's size
 * @param run bytes of what lies behind each of its indexes
 */
record Reversed(ConstantData source, int count, long run) implements ConstantData {

  static ConstantData of(Ref ref, int dimension) {
    long run = ElementTypes.bytes(ref.type());
    for (int i = dimension + 1; i < ref.shape().rank(); i++) {
      run *= ref.shape().size(i);
    }
    return new Reversed(ref.constant().orElseThrow(), ref.shape().size(dimension), run);
  }

  @Override
  public long size() {
    return source.size();
  }

  @Override
  public void read(long position, ByteBuffer target) throws IOException {
    int limit = target.limit();
    for (long at = position; target.position() < limit; ) {
      long block = at / (run * count) * (run * count);
      long index = (at - block) / run;
      long within = (at - block) % run;
      int length = (int) Math.min(run - within, limit - target.position());
      target.limit(target.position() + length);
      source.read(block + (count - 1 - index) * run + within, target);
      target.limit(limit);
      at += length;
    }
  }
}
