// SPDX-License-Identifier: Apache-2.0
package org.hlokit.print;

/**
 * How IR is written.
 *
 * @param generic all operations in their generic form ({@code --mlir-print-op-generic})
 * @param locations locations after operations and arguments ({@code --mlir-print-debuginfo})
 * @param localScope no aliases: everything is written where it stands ({@code
 *     --mlir-print-local-scope})
 * @param elideLargerThan constants of more elements are left out, -1 for none ({@code
 *     --mlir-elide-elementsattrs-if-larger})
 * @param hexLargerThan constants of more elements are written as hexadecimal bytes, -1 for none
 *     ({@code --mlir-print-elementsattrs-with-hex-if-larger})
 */
public record PrintOptions(
    boolean generic,
    boolean locations,
    boolean localScope,
    long elideLargerThan,
    long hexLargerThan) {

  /** What {@code mlir-opt} does without flags. */
  public static final PrintOptions DEFAULT = new PrintOptions(false, false, false, -1, 100);

  public PrintOptions withGeneric(boolean value) {
    return new PrintOptions(value, locations, localScope, elideLargerThan, hexLargerThan);
  }

  public PrintOptions withLocations(boolean value) {
    return new PrintOptions(generic, value, localScope, elideLargerThan, hexLargerThan);
  }

  public PrintOptions withLocalScope(boolean value) {
    return new PrintOptions(generic, locations, value, elideLargerThan, hexLargerThan);
  }

  public PrintOptions withElideLargerThan(long elements) {
    return new PrintOptions(generic, locations, localScope, elements, hexLargerThan);
  }

  public PrintOptions withHexLargerThan(long elements) {
    return new PrintOptions(generic, locations, localScope, elideLargerThan, elements);
  }
}
