// SPDX-License-Identifier: Apache-2.0
package org.hlokit.ir;

import com.google.common.collect.ImmutableList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Affine expressions of dimensions and symbols.
 *
 * @param dimensions how many there are
 * @param symbols how many there are
 */
public record AffineMap(int dimensions, int symbols, ImmutableList<AffineExpr> results) {
  /** {@code affine_map<(d0)[s0] -> (d0 + s0)>}. */
  public AffineAttr toAttribute() {
    String all = results.stream().map(AffineMap::text).collect(Collectors.joining(", "));
    return new AffineAttr(false, "%s -> (%s)".formatted(signature(), all), this);
  }

  /** Whether it gives its dimensions as they are. */
  public boolean isIdentity() {
    if (results.size() != dimensions) {
      return false;
    }
    for (int i = 0; i < dimensions; i++) {
      if (!results.get(i).equals(new AffineExpr.Dimension(i))) {
        return false;
      }
    }
    return true;
  }

  /** {@code (d0)[s0]}; no brackets where there is no symbol. */
  public String signature() {
    return "("
        + names("d", dimensions)
        + ")"
        + (symbols == 0 ? "" : "[" + names("s", symbols) + "]");
  }

  private static String names(String letter, int count) {
    return IntStream.range(0, count).mapToObj(i -> letter + i).collect(Collectors.joining(", "));
  }

  /** An expression with the names of a map, {@code d0 + s0}. */
  public static String text(AffineExpr expr) {
    return expr.toText(i -> "d" + i, i -> "s" + i);
  }
}
