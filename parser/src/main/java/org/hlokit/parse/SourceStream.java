// SPDX-License-Identifier: Apache-2.0
package org.hlokit.parse;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.misc.Interval;
import org.hlokit.ir.Source;

/** A part of a source as ANTLR reads it: one character a byte, so that indexes are offsets. */
final class SourceStream implements CharStream {
  private final Source source;
  private final byte[] bytes;
  private final int end;
  private int position;

  SourceStream(Source source, int start, int end) {
    this.source = source;
    this.bytes = source.bytes();
    this.position = start;
    this.end = end;
  }

  /** The byte at {@code offset}, or -1 at the end. */
  int at(int offset) {
    return offset < end ? bytes[offset] & 0xFF : -1;
  }

  int end() {
    return end;
  }

  @Override
  public void consume() {
    position++;
  }

  @Override
  public int LA(int offset) {
    int index = offset > 0 ? position + offset - 1 : position + offset;
    return index >= 0 && index < end ? bytes[index] & 0xFF : EOF;
  }

  @Override
  public int mark() {
    return -1;
  }

  @Override
  public void release(int marker) {}

  @Override
  public int index() {
    return position;
  }

  @Override
  public void seek(int index) {
    position = index;
  }

  @Override
  public int size() {
    return end;
  }

  @Override
  public String getText(Interval interval) {
    return source.text(interval.a, Math.min(interval.b + 1, end));
  }

  @Override
  public String getSourceName() {
    return source.name();
  }
}
