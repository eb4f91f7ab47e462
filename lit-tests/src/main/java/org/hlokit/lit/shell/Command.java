// SPDX-License-Identifier: Apache-2.0
package org.hlokit.lit.shell;

import com.google.common.collect.ImmutableList;

/** A command line as a tree. */
public sealed interface Command {

  /** Two commands, of which the second may depend on how the first ended; read from the left. */
  record Chain(Command left, Connector connector, Pipeline right) implements Command {}

  /** Commands of which each reads what the one before writes. */
  record Pipeline(ImmutableList<Simple> stages) implements Command {}

  /** A program with its arguments and redirections. */
  record Simple(ImmutableList<Word> words, ImmutableList<Redirection> redirections) {}

  /**
   * A word without its quotes.
   *
   * @param pattern whether it holds an unquoted {@code *} or {@code ?}
   */
  record Word(String text, boolean pattern) {}

  /** For example {@code 2>> file}. */
  record Redirection(Stream stream, Mode mode, Word target) {}

  /** What is redirected. */
  enum Stream {
    IN,
    OUT,
    ERR,
    OUT_AND_ERR
  }

  /** Where to. */
  enum Mode {
    FILE,
    APPEND,
    /** The target is the number of another stream. */
    STREAM
  }

  /** What stands between two commands. */
  enum Connector {
    AND,
    OR,
    THEN
  }
}
