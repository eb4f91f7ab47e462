// SPDX-License-Identifier: Apache-2.0
package org.hlokit.verify.sdy;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableLongArray;
import java.util.Optional;
import org.hlokit.verify.sdy.Sharding.Axis;
import org.hlokit.verify.sdy.Sharding.Dimension;
import org.hlokit.verify.sdy.Sharding.Mesh;
import org.hlokit.verify.sdy.Sharding.MeshAxis;

/** Reads Shardy's attributes from the text that they are kept as. */
final class ShardingText {
  private static final String SHARDING = "#sdy.sharding";
  private static final String PER_VALUE = "#sdy.sharding_per_value";

  /** The text is none that is known; it is another version's perhaps, and then not judged. */
  private static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1;
  }

  private final String text;
  private int at;

  private ShardingText(String text) {
    this.text = text;
  }

  /** {@code #sdy.sharding<..>}. */
  static Optional<Sharding> sharding(String text) {
    ShardingText reader = new ShardingText(text);
    try {
      reader.expect(SHARDING);
      return Optional.of(reader.sharding());
    } catch (Unreadable e) {
      return Optional.empty();
    }
  }

  /** {@code #sdy.sharding_per_value<[<..>, <..>]>}. */
  static Optional<ImmutableList<Sharding>> perValue(String text) {
    ShardingText reader = new ShardingText(text);
    try {
      reader.expect(PER_VALUE);
      reader.expect("<[");
      ImmutableList.Builder<Sharding> shardings = ImmutableList.builder();
      while (!reader.takes("]")) {
        shardings.add(reader.sharding());
        reader.takes(",");
      }
      return Optional.of(shardings.build());
    } catch (Unreadable e) {
      return Optional.empty();
    }
  }

  static boolean isSharding(String text) {
    return text.startsWith(SHARDING + "<");
  }

  static boolean isPerValue(String text) {
    return text.startsWith(PER_VALUE + "<");
  }

  /** The mesh whose text begins with {@code <}, {@code <["x"=2]>}. */
  static Optional<Mesh> mesh(String text) {
    try {
      return Optional.of(new ShardingText(text).mesh());
    } catch (Unreadable e) {
      return Optional.empty();
    }
  }

  /** The names in {@code #sdy<manual_axes{"x", "y"}>}. */
  static ImmutableList<String> manualAxes(String text) {
    ShardingText reader = new ShardingText(text);
    try {
      reader.expect("#sdy<manual_axes");
      return reader.axes().stream().map(Axis::name).collect(ImmutableList.toImmutableList());
    } catch (Unreadable e) {
      return ImmutableList.of();
    }
  }

  private Sharding sharding() throws Unreadable {
    expect("<");
    String name = null;
    Mesh inlined = null;
    if (takes("@")) {
      name = sees("\"") ? string() : word();
    } else {
      expect("mesh");
      inlined = mesh();
    }
    expect(",");
    expect("[");
    ImmutableList.Builder<Dimension> dimensions = ImmutableList.builder();
    while (!takes("]")) {
      dimensions.add(dimension());
      takes(",");
    }
    ImmutableList<Axis> replicated = ImmutableList.of();
    ImmutableList<Axis> unreduced = ImmutableList.of();
    while (takes(",")) {
      if (takes("replicated")) {
        expect("=");
        replicated = axes();
      } else {
        expect("unreduced");
        expect("=");
        unreduced = axes();
      }
    }
    expect(">");
    return new Sharding(name, inlined, dimensions.build(), replicated, unreduced);
  }

  private Mesh mesh() throws Unreadable {
    expect("<");
    expect("[");
    ImmutableList.Builder<MeshAxis> axes = ImmutableList.builder();
    while (!takes("]")) {
      String name = string();
      expect("=");
      axes.add(new MeshAxis(name, number()));
      takes(",");
    }
    ImmutableLongArray.Builder devices = ImmutableLongArray.builder();
    if (takes(",")) {
      expect("device_ids");
      expect("=");
      expect("[");
      while (!takes("]")) {
        devices.add(number());
        takes(",");
      }
    }
    expect(">");
    return new Mesh(axes.build(), devices.build());
  }

  private Dimension dimension() throws Unreadable {
    expect("{");
    ImmutableList.Builder<Axis> axes = ImmutableList.builder();
    boolean isClosed = true;
    while (!takes("}")) {
      if (takes("?")) {
        isClosed = false;
      } else {
        axes.add(axis());
      }
      takes(",");
    }
    Long priority = at < text.length() && text.charAt(at) == 'p' && takes("p") ? number() : null;
    return new Dimension(axes.build(), isClosed, priority);
  }

  private ImmutableList<Axis> axes() throws Unreadable {
    expect("{");
    ImmutableList.Builder<Axis> axes = ImmutableList.builder();
    while (!takes("}")) {
      axes.add(axis());
      takes(",");
    }
    return axes.build();
  }

  private Axis axis() throws Unreadable {
    String name = string();
    if (!takes(":")) {
      return new Axis(name, 1, 0);
    }
    expect("(");
    long preSize = number();
    expect(")");
    long size = number();
    if (size == 0) {
      throw new Unreadable();
    }
    return new Axis(name, preSize, size);
  }

  // --- Tokens. --------------------------------------------------------------------------------

  private void skipSpaces() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private boolean sees(String token) {
    skipSpaces();
    return text.startsWith(token, at);
  }

  private boolean takes(String token) throws Unreadable {
    if (sees(token)) {
      at += token.length();
      return true;
    }
    if (at >= text.length()) {
      throw new Unreadable();
    }
    return false;
  }

  private void expect(String token) throws Unreadable {
    if (!takes(token)) {
      throw new Unreadable();
    }
  }

  private String word() throws Unreadable {
    int start = at;
    while (at < text.length()
        && (Character.isLetterOrDigit(text.charAt(at)) || "_$.-".indexOf(text.charAt(at)) >= 0)) {
      at++;
    }
    if (at == start) {
      throw new Unreadable();
    }
    return text.substring(start, at);
  }

  private String string() throws Unreadable {
    expect("\"");
    int end = text.indexOf('"', at);
    if (end < 0) {
      throw new Unreadable();
    }
    String value = text.substring(at, end);
    at = end + 1;
    return value;
  }

  private long number() throws Unreadable {
    skipSpaces();
    int start = at;
    if (at < text.length() && text.charAt(at) == '-') {
      at++;
    }
    while (at < text.length() && Character.isDigit(text.charAt(at))) {
      at++;
    }
    try {
      return Long.parseLong(text.substring(start, at));
    } catch (NumberFormatException e) {
      throw new Unreadable();
    }
  }
}
