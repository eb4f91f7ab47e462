// SPDX-License-Identifier: Apache-2.0
package org.hlokit.vhlo.bytecode;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.NamedAttribute;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.OpDefinition.AttributeSpec;
import org.hlokit.ir.Operation;
import org.hlokit.pass.PassFailure;
import org.hlokit.pass.Remark;

/** The properties section: what operations of equal properties share. */
final class Properties {
  private Properties() {}

  /** The content of each entry. */
  static List<ByteReader> read(ByteReader reader) {
    int count = reader.readCount();
    List<ByteReader> entries = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      entries.add(reader.slice(reader.readVarint()));
    }
    if (!reader.isAtEnd()) {
      throw reader.error("unexpected trailing data in the properties section");
    }
    return entries;
  }

  /** The properties of {@code definition} in the order in which they are written. */
  static List<AttributeSpec> inOrder(OpDefinition definition) {
    return definition.attributes().stream()
        .sorted(Comparator.comparing(AttributeSpec::name))
        .toList();
  }

  /** The attributes of {@code op} that are written with their names. */
  static DictionaryAttr dictionary(Operation op, int version) {
    if (version >= Format.PROPERTIES || op.properties().isEmpty()) {
      return op.discardable();
    }
    return DictionaryAttr.of(
        ImmutableList.<NamedAttribute>builder()
            .addAll(op.properties().entries())
            .addAll(op.discardable().entries())
            .build());
  }

  /** Whether {@code op} has an entry among the properties. */
  static boolean exist(Operation op) {
    return op.definition().isRegistered()
        ? !op.definition().attributes().isEmpty() || Segments.exist(op.definition())
        : !op.properties().isEmpty();
  }

  /** Writes the properties of {@code op}: those of an op that readers know without their names. */
  static void write(Operation op, AttributeSink sink) {
    if (!op.definition().isRegistered()) {
      if (exist(op)) {
        sink.attribute(op.properties());
      }
      return;
    }
    for (AttributeSpec property : inOrder(op.definition())) {
      Attribute value = op.properties().get(property.name());
      if (!isRequired(op.definition(), property)) {
        sink.optionalAttribute(value);
      } else if (value != null) {
        sink.attribute(value);
      } else {
        throw new PassFailure(
            Remark.missed(op, "'%s' has no attribute '%s'".formatted(op.name(), property.name())));
      }
    }
    Segments.write(op.definition(), op.properties(), sink);
  }

  /** Whether a property is written without a bit that says that it is there. */
  static boolean isRequired(OpDefinition definition, AttributeSpec property) {
    // The table says that readers forgive what VHLO itself requires.
    return definition.dialect().equals("vhlo") || !property.optional();
  }
}
