// SPDX-License-Identifier: Apache-2.0
package org.hlokit.runtime;

import com.google.common.collect.ImmutableList;
import java.util.Optional;

/** Says why a model cannot be loaded, prepared or run. */
public final class TfliteException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient ImmutableList<String> reports;
  private final transient Optional<String> help;

  TfliteException(String message, ImmutableList<String> reports, Optional<String> help) {
    super(message);
    this.reports = reports;
    this.help = help;
  }

  TfliteException(String message) {
    this(message, ImmutableList.of(), Optional.empty());
  }

  /** What the runtime itself had to say, message by message, in its own words. */
  public ImmutableList<String> reports() {
    return reports;
  }

  /** What to do about it. */
  public Optional<String> help() {
    return help;
  }
}
