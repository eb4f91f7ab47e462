// SPDX-License-Identifier: Apache-2.0
package org.hlokit.dialect;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of the VHLO dialect, which is the version of StableHLO that it describes. Ops and
 * attributes come and go with minor versions; patch versions change neither.
 */
public record VhloVersion(int major, int minor, int patch) implements Comparable<VhloVersion> {
  /** The oldest version that can be read and written. */
  public static final VhloVersion MINIMUM = new VhloVersion(0, 9, 0);

  /** The newest version that can be read and written. */
  public static final VhloVersion CURRENT = new VhloVersion(1, 20, 0);

  private static final Pattern SPELLING = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})\\.(\\d{1,4})");

  /** Reads {@code 1.9.0}; empty where {@code text} is nothing of the kind. */
  public static Optional<VhloVersion> parse(String text) {
    Matcher matcher = SPELLING.matcher(text);
    return matcher.matches()
        ? Optional.of(
            new VhloVersion(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                Integer.parseInt(matcher.group(3))))
        : Optional.empty();
  }

  /** Reads {@code 1.9.0} in a table. */
  static VhloVersion of(String text) {
    return parse(text).orElseThrow(() -> new IllegalArgumentException(text));
  }

  public boolean isBefore(VhloVersion other) {
    return compareTo(other) < 0;
  }

  /** The version that holds the same ops: this one without its patch number. */
  public VhloVersion withoutPatch() {
    return new VhloVersion(major, minor, 0);
  }

  @Override
  public int compareTo(VhloVersion other) {
    int order = Integer.compare(major, other.major);
    order = order == 0 ? Integer.compare(minor, other.minor) : order;
    return order == 0 ? Integer.compare(patch, other.patch) : order;
  }

  @Override
  public String toString() {
    return major + "." + minor + "." + patch;
  }
}
