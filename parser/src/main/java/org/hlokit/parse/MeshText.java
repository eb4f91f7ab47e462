// SPDX-License-Identifier: Apache-2.0
package org.hlokit.parse;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hlokit.ir.ArrayAttr;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.IntegerAttr;
import org.hlokit.ir.NamedAttribute;
import org.hlokit.ir.StringAttr;
import org.hlokit.ir.StructAttr;
import org.jspecify.annotations.Nullable;

/**
 * Meshes and references to their axes, which StableHLO writes in a way of their own: {@code
 * #stablehlo.mesh<axes=[<name = "x", size = 2>]>}, {@code #stablehlo.axis_ref<name = "x",
 * sub_axis_info = (1)2>}.
 */
final class MeshText {
  private static final String NAME = "name\\s*=\\s*(\"(?:[^\"\\\\]|\\\\.)*\")";
  private static final Pattern AXIS =
      Pattern.compile(
          "\\s*(?:#stablehlo\\.mesh_axis)?\\s*<\\s*"
              + NAME
              + "\\s*,\\s*size\\s*=\\s*(\\d{1,18})\\s*>\\s*(,?)");
  private static final Pattern MESH = Pattern.compile("axes\\s*=\\s*\\[(.*)\\]", Pattern.DOTALL);
  private static final Pattern REFERENCE =
      Pattern.compile(
          NAME
              + "(?:\\s*,\\s*sub_axis_info\\s*="
              + "\\s*(?:#stablehlo\\.sub_axis_info\\s*)?\\((\\d{1,18})\\)\\s*(\\d{1,18}))?");

  private MeshText() {}

  /** The attribute, or null where {@code name<body>} is none of these. */
  static @Nullable StructAttr read(String name, String body) {
    return switch (name) {
      case "stablehlo.mesh" -> mesh(body);
      case "stablehlo.axis_ref" -> reference(body);
      default -> null;
    };
  }

  private static @Nullable StructAttr mesh(String body) {
    Matcher mesh = MESH.matcher(body);
    if (!mesh.matches()) {
      return null;
    }
    List<Attribute> axes = new ArrayList<>();
    Matcher axis = AXIS.matcher(mesh.group(1));
    int at = 0;
    while (at < mesh.group(1).length()) {
      axis.region(at, mesh.group(1).length());
      if (!axis.lookingAt()) {
        return null;
      }
      axes.add(
          struct(
              "stablehlo.mesh_axis",
              new NamedAttribute("name", StringAttr.of(Strings.unquote(axis.group(1)))),
              number("size", axis.group(2))));
      at = axis.end();
    }
    return struct(
        "stablehlo.mesh", new NamedAttribute("axes", new ArrayAttr(ImmutableList.copyOf(axes))));
  }

  private static @Nullable StructAttr reference(String body) {
    Matcher matcher = REFERENCE.matcher(body);
    if (!matcher.matches()) {
      return null;
    }
    NamedAttribute name =
        new NamedAttribute("name", StringAttr.of(Strings.unquote(matcher.group(1))));
    if (matcher.group(2) == null) {
      return struct("stablehlo.axis_ref", name);
    }
    StructAttr part =
        struct(
            "stablehlo.sub_axis_info",
            number("pre_size", matcher.group(2)),
            number("size", matcher.group(3)));
    return struct("stablehlo.axis_ref", name, new NamedAttribute("sub_axis_info", part));
  }

  private static NamedAttribute number(String name, String digits) {
    return new NamedAttribute(name, IntegerAttr.i64(Long.parseLong(digits)));
  }

  private static StructAttr struct(String mnemonic, NamedAttribute... fields) {
    return new StructAttr(mnemonic, DictionaryAttr.of(ImmutableList.copyOf(fields)));
  }
}
