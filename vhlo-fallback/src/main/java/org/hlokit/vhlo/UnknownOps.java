// SPDX-License-Identifier: Apache-2.0
package org.hlokit.vhlo;

import static com.google.common.collect.ImmutableListMultimap.toImmutableListMultimap;

import com.google.common.collect.ImmutableListMultimap;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hlokit.diagnostic.Spelling;
import org.hlokit.dialect.VhloOps;
import org.hlokit.ir.OpDefinition;

/** Ops of VHLO that no table knows, in the version that they are written in or at all. */
public final class UnknownOps {
  private static final Pattern VERSION = Pattern.compile("_v\\d+$");

  /** The revisions of each op, oldest first, by their names without the version. */
  private static final ImmutableListMultimap<String, String> KNOWN =
      VhloOps.ALL.stream()
          .collect(
              toImmutableListMultimap(op -> withoutVersion(op.mnemonic()), OpDefinition::name));

  private UnknownOps() {}

  /** Whether {@code op} is of VHLO and unknown. */
  public static boolean isUnknown(OpDefinition op) {
    return op.dialect().equals("vhlo") && !op.isRegistered();
  }

  /** Why {@code op} is not known, and which op is meant, it may be. */
  public static String why(OpDefinition op) {
    String name = withoutVersion(op.mnemonic());
    if (KNOWN.containsKey(name)) {
      return "no table knows this version of it, the newest is '%s'"
          .formatted(KNOWN.get(name).getLast());
    }
    Optional<String> nearest = Spelling.nearest(name, KNOWN.keySet());
    return "no table knows this operation"
        + nearest
            .map(near -> "; did you mean '%s'?".formatted(KNOWN.get(near).getLast()))
            .orElse("");
  }

  private static String withoutVersion(String name) {
    return VERSION.matcher(name).replaceFirst("");
  }
}
