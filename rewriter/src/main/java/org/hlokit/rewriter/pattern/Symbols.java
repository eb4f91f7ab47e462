// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.pattern;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hlokit.dialect.FuncOps;
import org.hlokit.ir.ArrayAttr;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.Block;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.ForeignAssembly;
import org.hlokit.ir.NamedAttribute;
import org.hlokit.ir.OpaqueAttr;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Region;
import org.hlokit.ir.StringAttr;
import org.hlokit.ir.StructAttr;
import org.hlokit.ir.SymbolRefAttr;
import org.hlokit.ir.Trait;

/** The named operations of a module: functions, meshes and what else has a {@code sym_name}. */
public final class Symbols {
  private static final Pattern REFERENCE = Pattern.compile("@(\"[^\"]*\"|[A-Za-z_][\\w$.]*)");

  private final Operation table;
  private final Map<String, Operation> byName = new LinkedHashMap<>();
  private final Map<String, Integer> suffixes = new HashMap<>();

  /** The symbols of {@code table}, a module. */
  public Symbols(Operation table) {
    this.table = table;
    for (Region region : table.regions()) {
      for (Block block : region.blocks()) {
        for (Operation op : block.operations()) {
          name(op).ifPresent(name -> byName.put(name, op));
        }
      }
    }
  }

  /** The symbols of the nearest module around {@code op}, or of {@code op} if it is one. */
  public static Symbols around(Operation op) {
    return new Symbols(tableAround(op));
  }

  /** The nearest module around {@code op}, or the outermost operation where there is none. */
  public static Operation tableAround(Operation op) {
    Operation at = op;
    while (true) {
      Operation parent = at.parentOp();
      if (at.definition().has(Trait.SYMBOL_TABLE) || parent == null) {
        return at;
      }
      at = parent;
    }
  }

  public static Optional<String> name(Operation op) {
    return op.attribute("sym_name") instanceof StringAttr name
        ? Optional.of(name.value())
        : Optional.empty();
  }

  public static boolean isPrivate(Operation op) {
    return op.attribute("sym_visibility") instanceof StringAttr visibility
        && visibility.value().equals("private");
  }

  /** The operation of that name. */
  public Optional<Operation> symbol(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** The function of that name, with or without a body. */
  public Optional<Operation> function(String name) {
    Operation op = byName.get(name);
    return op != null && op.is(FuncOps.FUNC) ? Optional.of(op) : Optional.empty();
  }

  /** The function that an attribute refers to. */
  public Optional<Operation> function(Operation user, String attribute) {
    return user.attribute(attribute) instanceof SymbolRefAttr reference
        ? function(reference.root())
        : Optional.empty();
  }

  public Iterable<Operation> all() {
    return byName.values();
  }

  /** Adds {@code op} at the end of the module, under its name or one like it that is free. */
  public String add(Operation op) {
    String wanted = name(op).orElseThrow();
    String name = wanted;
    while (byName.containsKey(name)) {
      name = wanted + "_" + suffixes.merge(wanted, 1, Integer::sum);
    }
    op.setAttribute("sym_name", StringAttr.of(name));
    byName.put(name, op);
    table.region(0).entry().append(op);
    return name;
  }

  /** The names of symbols that {@code op} or anything in it refers to. */
  public static Set<String> references(Operation op) {
    Set<String> names = new HashSet<>();
    op.walk(
        inner -> {
          collect(inner.properties(), names);
          collect(inner.discardable(), names);
          ForeignAssembly foreign = inner.foreign();
          if (foreign != null) {
            for (ForeignAssembly.Piece piece : foreign.pieces()) {
              if (piece instanceof ForeignAssembly.Text(String text)) {
                collect(text, names);
              }
            }
          }
        });
    return names;
  }

  private static void collect(Attribute attribute, Set<String> names) {
    switch (attribute) {
      case SymbolRefAttr reference -> names.add(reference.root());
      case ArrayAttr array -> array.elements().forEach(element -> collect(element, names));
      case StructAttr struct -> collect(struct.fields(), names);
      case DictionaryAttr dictionary -> {
        for (NamedAttribute entry : dictionary.entries()) {
          collect(entry.value(), names);
        }
      }
      case OpaqueAttr opaque -> collect(opaque.text(), names);
      default -> {}
    }
  }

  /** Text that no table understands: whatever looks like a reference is taken for one. */
  private static void collect(String text, Set<String> names) {
    Matcher matcher = REFERENCE.matcher(text);
    while (matcher.find()) {
      String name = matcher.group(1);
      names.add(name.startsWith("\"") ? name.substring(1, name.length() - 1) : name);
    }
  }
}
