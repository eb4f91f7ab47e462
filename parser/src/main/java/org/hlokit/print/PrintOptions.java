// SPDX-License-Identifier: Apache-2.0
package org.hlokit.print;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import java.util.EnumSet;

/**
 * How IR is written.
 *
 * @param flags what is written otherwise than by default
 * @param elideLargerThan constants of more elements are left out, -1 for none ({@code
 *     --mlir-elide-elementsattrs-if-larger})
 * @param hexLargerThan constants of more elements are written as hexadecimal bytes, -1 for none
 *     ({@code --mlir-print-elementsattrs-with-hex-if-larger})
 * @param elideResourcesLargerThan blobs of resources whose text has more characters are left out,
 *     -1 for none ({@code --mlir-elide-resource-strings-if-larger})
 */
public record PrintOptions(
    ImmutableSet<Flag> flags,
    long elideLargerThan,
    long hexLargerThan,
    long elideResourcesLargerThan) {

  /** What is on or off, by the flag of {@code mlir-opt}. */
  public enum Flag {
    /** All operations in their generic form. */
    GENERIC("mlir-print-op-generic", "print every op in its generic form"),
    /** Locations after operations and arguments. */
    LOCATIONS("mlir-print-debuginfo", "print locations"),
    /** No aliases: everything is written where it stands. */
    LOCAL_SCOPE("mlir-print-local-scope", "print without aliases"),
    /** Values are named by the names in their locations. */
    LOCATIONS_AS_NAMES("mlir-use-nameloc-as-prefix", "name values by the names in their locations"),
    /** No number is given twice, in whichever regions. */
    UNIQUE_IDS("mlir-print-unique-ssa-ids", "give no number to two values"),
    /** {@code {...}} for regions. */
    NO_REGIONS("mlir-print-skip-regions", "print '{...}' for regions");

    private final String option;
    private final String description;

    Flag(String option, String description) {
      this.option = option;
      this.description = description;
    }

    /** The flag's name, without dashes. */
    public String option() {
      return option;
    }

    /** A few words for users. */
    public String description() {
      return description;
    }
  }

  /** What {@code mlir-opt} does without flags. */
  public static final PrintOptions DEFAULT = new PrintOptions(ImmutableSet.of(), -1, 100, -1);

  /** These options and a flag. */
  public PrintOptions with(Flag flag) {
    EnumSet<Flag> all = EnumSet.of(flag);
    all.addAll(flags);
    return new PrintOptions(
        Sets.immutableEnumSet(all), elideLargerThan, hexLargerThan, elideResourcesLargerThan);
  }

  public PrintOptions withElideLargerThan(long elements) {
    return new PrintOptions(flags, elements, hexLargerThan, elideResourcesLargerThan);
  }

  public PrintOptions withHexLargerThan(long elements) {
    return new PrintOptions(flags, elideLargerThan, elements, elideResourcesLargerThan);
  }

  public PrintOptions withElideResourcesLargerThan(long characters) {
    return new PrintOptions(flags, elideLargerThan, hexLargerThan, characters);
  }

  boolean has(Flag flag) {
    return flags.contains(flag);
  }
}
