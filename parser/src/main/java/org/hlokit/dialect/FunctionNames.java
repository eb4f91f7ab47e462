// SPDX-License-Identifier: Apache-2.0
package org.hlokit.dialect;

import com.google.common.collect.ImmutableList;
import org.hlokit.ir.ArrayAttr;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.Location;
import org.hlokit.ir.NamedAttribute;
import org.hlokit.ir.Operation;
import org.hlokit.ir.StringAttr;

/**
 * What frameworks call a function's arguments and results: attributes such as {@code
 * jax.result_info} and {@code ttir.name}, and named locations.
 */
public final class FunctionNames {
  /** Attributes that name an argument or result, the surest first. */
  private static final ImmutableList<String> NAMING =
      ImmutableList.of(
          "jax.result_info", "jax.arg_info", "tf.name", "torch.name", "ml_program.identifier");

  private FunctionNames() {}

  /** The names of an argument, the surest first; none where nothing names it. */
  public static ImmutableList<String> ofArgument(Operation function, int index) {
    ImmutableList.Builder<String> names = ImmutableList.builder();
    named(function, "arg_attrs", index, names);
    located(function.region(0).entry().argument(index).location(), names);
    return names.build();
  }

  /** The names of a result, the surest first; none where nothing names it. */
  public static ImmutableList<String> ofResult(Operation function, int index) {
    ImmutableList.Builder<String> names = ImmutableList.builder();
    named(function, "res_attrs", index, names);
    return names.build();
  }

  private static void named(
      Operation function, String attribute, int index, ImmutableList.Builder<String> names) {
    if (!(function.attribute(attribute) instanceof ArrayAttr array)
        || index >= array.elements().size()
        || !(array.elements().get(index) instanceof DictionaryAttr dictionary)) {
      return;
    }
    for (String key : NAMING) {
      if (dictionary.get(key) instanceof StringAttr name) {
        names.add(name.value());
      }
    }
    for (NamedAttribute entry : dictionary.entries()) {
      if (entry.name().endsWith(".name")
          && !NAMING.contains(entry.name())
          && entry.value() instanceof StringAttr name) {
        names.add(name.value());
      }
    }
  }

  private static void located(Location location, ImmutableList.Builder<String> names) {
    switch (location) {
      case Location.Name(String name, Location child) -> {
        names.add(name);
        located(child, names);
      }
      case Location.Fused fused -> fused.locations().forEach(part -> located(part, names));
      case Location.CallSite(Location callee, Location _) -> located(callee, names);
      case Location.Unknown _, Location.FileLineCol _ -> {}
    }
  }
}
