// SPDX-License-Identifier: Apache-2.0
package org.hlokit.parse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Region;
import org.hlokit.ir.Type;
import org.hlokit.ir.TypeRules;
import org.jspecify.annotations.Nullable;

/** What the text of one op in a declarative form holds. */
final class DeclarativeMatch {
  final OpDefinition definition;
  final AssemblyScanner text;
  final Map<String, List<SourceToken>> operands = new HashMap<>();
  final Map<String, List<Type>> types = new HashMap<>();
  final Map<String, Attribute> attributes = new HashMap<>();
  final List<SourceToken> successors = new ArrayList<>();
  final Bodies bodies;
  final List<Region> regions = new ArrayList<>();
  DictionaryAttr dictionary = DictionaryAttr.EMPTY;

  DeclarativeMatch(OpDefinition definition, AssemblyScanner text, Bodies bodies) {
    this.definition = definition;
    this.text = text;
    this.bodies = bodies;
  }

  /** Takes the region that comes next, if one does. */
  @Nullable Region region() {
    Region region = bodies.next(text);
    if (region != null) {
      regions.add(region);
    }
    return region;
  }

  /** Takes the types of an operand or a result, separated by commas. */
  boolean types(String name) {
    List<Type> found = new ArrayList<>();
    types.put(name, found);
    boolean isOne = TypeRules.isOne(definition, name);
    do {
      Optional<Type> type = text.type();
      if (type.isEmpty()) {
        return !isOne && found.isEmpty();
      }
      found.add(type.get());
    } while (!isOne && text.take(","));
    return true;
  }
}
