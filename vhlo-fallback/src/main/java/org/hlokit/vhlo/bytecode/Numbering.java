// SPDX-License-Identifier: Apache-2.0
package org.hlokit.vhlo.bytecode;

import com.google.common.collect.ImmutableList;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.Block;
import org.hlokit.ir.BlockArgument;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.DistinctAttr;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.OpResult;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Region;
import org.hlokit.ir.ResourceHandle;
import org.hlokit.ir.Type;
import org.hlokit.ir.Value;
import org.hlokit.pass.PassFailure;
import org.hlokit.pass.Remark;
import org.jspecify.annotations.Nullable;

/**
 * The numbers under which a file refers to dialects, op names, attributes, types and values. Those
 * that are used most get the smallest numbers; the order is that of MLIR's own writer, so that
 * equal programs give equal files.
 */
final class Numbering implements AttributeSink {
  /** Something with a number. */
  static final class Entry<T> {
    private final T item;
    private final String dialect;
    private int uses = 1;
    private int number;

    private Entry(T item, String dialect) {
      this.item = item;
      this.dialect = dialect;
    }

    T item() {
      return item;
    }

    String dialect() {
      return dialect;
    }
  }

  private final int version;
  private final Codecs codecs;
  private final Map<String, Integer> dialects = new LinkedHashMap<>();
  private final Map<OpDefinition, Entry<OpDefinition>> ops = new LinkedHashMap<>();
  private final Map<Object, Entry<Attribute>> attributes = new LinkedHashMap<>();
  private final Map<Type, Entry<Type>> types = new LinkedHashMap<>();
  private final Map<ResourceHandle, Integer> resources = new LinkedHashMap<>();
  private final ContentKeys keys = new ContentKeys();
  private final Map<Value, Integer> values = new HashMap<>();
  private final Map<Region, Integer> valueCounts = new HashMap<>();
  private final Isolation isolation;
  private int nextValue;
  private boolean holdsDistinct;

  private final ImmutableList<Entry<OpDefinition>> orderedOps;
  private final ImmutableList<Entry<Attribute>> orderedAttributes;
  private final ImmutableList<Entry<Type>> orderedTypes;

  Numbering(Operation root, int version, Codecs codecs) {
    this.version = version;
    this.codecs = codecs;
    this.isolation = new Isolation(root);
    number(root);
    numberRegions(root);
    this.orderedOps = ordered(ops.values());
    this.orderedAttributes = ordered(attributes.values());
    this.orderedTypes = ordered(types.values());
  }

  // --- numbers --------------------------------------------------------------------------------

  ImmutableList<String> dialects() {
    return ImmutableList.copyOf(dialects.keySet());
  }

  int dialect(String name) {
    return dialects.getOrDefault(name, 0);
  }

  ImmutableList<Entry<OpDefinition>> ops() {
    return orderedOps;
  }

  ImmutableList<Entry<Attribute>> attributes() {
    return orderedAttributes;
  }

  ImmutableList<Entry<Type>> types() {
    return orderedTypes;
  }

  ImmutableList<ResourceHandle> resources() {
    return ImmutableList.copyOf(resources.keySet());
  }

  int of(OpDefinition op) {
    return known(ops.get(op)).number;
  }

  int of(Attribute attribute) {
    return known(attributes.get(keys.of(attribute))).number;
  }

  int of(Type type) {
    return known(types.get(type)).number;
  }

  int of(ResourceHandle resource) {
    return resources.getOrDefault(resource, 0);
  }

  int of(Value value) {
    Integer number = values.get(value);
    if (number == null) {
      throw new IllegalStateException("value stands outside of the program");
    }
    return number;
  }

  boolean isIsolated(Operation op) {
    return isolation.isIsolated(op);
  }

  /** The number of values that {@code region} defines, those of nested regions not counted. */
  int valueCount(Region region) {
    return valueCounts.getOrDefault(region, 0);
  }

  private static <T> Entry<T> known(@Nullable Entry<T> entry) {
    if (entry == null) {
      throw new IllegalStateException("was not numbered");
    }
    return entry;
  }

  // --- operations -----------------------------------------------------------------------------

  private void numberRegions(Operation root) {
    record Waiting(Region region, int firstValue) {}
    Deque<Waiting> stack = new ArrayDeque<>();
    root.regions().forEach(region -> stack.push(new Waiting(region, 0)));
    while (!stack.isEmpty()) {
      Waiting waiting = stack.pop();
      nextValue = waiting.firstValue;
      number(waiting.region);
      for (Block block : waiting.region.blocks()) {
        for (Operation op : block.operations()) {
          int first = isIsolated(op) ? 0 : nextValue;
          op.regions().forEach(region -> stack.push(new Waiting(region, first)));
        }
      }
    }
  }

  private void number(Region region) {
    int first = nextValue;
    for (Block block : region.blocks()) {
      for (BlockArgument argument : block.arguments()) {
        values.put(argument, nextValue++);
        attribute(argument.location());
        type(argument.type());
      }
      for (Operation op : block.operations()) {
        number(op);
      }
    }
    valueCounts.put(region, nextValue - first);
  }

  private void number(Operation op) {
    if (op.foreign() != null) {
      throw new PassFailure(
          Remark.missed(
                  op,
                  "'%s' cannot be written as bytecode: what its assembly says is known to its own dialect only"
                      .formatted(op.name()))
              .withHelp("write it in its generic form: \"%s\"(..) ..".formatted(op.name())));
    }
    Entry<OpDefinition> name = ops.get(op.definition());
    if (name == null) {
      String dialect = op.definition().dialect();
      ops.put(op.definition(), new Entry<>(op.definition(), dialect));
      numberDialect(dialect);
    } else {
      name.uses++;
    }
    for (OpResult result : op.results()) {
      values.put(result, nextValue++);
      type(result.type());
    }
    DictionaryAttr dictionary = Properties.dictionary(op, version);
    if (!dictionary.isEmpty()) {
      attribute(dictionary);
    }
    if (version >= Format.PROPERTIES) {
      Properties.write(op, this);
    }
    if (holdsDistinct) { // by their text, two of them would be one
      throw new PassFailure(
          Remark.missed(
              op,
              "'%s' cannot be written as bytecode: it holds a distinct attribute"
                  .formatted(op.name())));
    }
    attribute(op.location());
  }

  private void numberDialect(String name) {
    dialects.putIfAbsent(name, dialects.size());
  }

  // --- attributes and types -------------------------------------------------------------------

  @Override
  public void attribute(Attribute attribute) {
    Object key = keys.of(attribute);
    Entry<Attribute> entry = attributes.get(key);
    if (entry != null) {
      entry.uses++;
      return;
    }
    holdsDistinct |= attribute instanceof DistinctAttr;
    String dialect = Codecs.dialect(attribute);
    attributes.put(key, new Entry<>(attribute, dialect));
    numberDialect(dialect);
    codecs.write(attribute, this);
  }

  @Override
  public void optionalAttribute(@Nullable Attribute attribute) {
    if (attribute != null) {
      attribute(attribute);
    }
  }

  @Override
  public void type(Type type) {
    Entry<Type> entry = types.get(type);
    if (entry != null) {
      entry.uses++;
      return;
    }
    String dialect = Codecs.dialect(type);
    types.put(type, new Entry<>(type, dialect));
    numberDialect(dialect);
    codecs.write(type, this);
  }

  @Override
  public void resource(ResourceHandle resource) {
    resources.putIfAbsent(resource, resources.size());
  }

  @Override
  public void varint(long value) {}

  @Override
  public void signed(long value) {}

  @Override
  public void bool(boolean value) {}

  @Override
  public void bits(BigInteger bits, int width) {}

  @Override
  public void string(String value) {}

  @Override
  public void blob(ByteBuffer content) {}

  @Override
  public boolean isNumbering() {
    return true;
  }

  // --- order ----------------------------------------------------------------------------------

  /** By uses, then grouped by dialect among those whose numbers take as many bytes. */
  private <T> ImmutableList<Entry<T>> ordered(Iterable<Entry<T>> entries) {
    List<Entry<T>> order = new ArrayList<>();
    entries.forEach(order::add);
    order.sort((left, right) -> Integer.compare(right.uses, left.uses));
    int first = 0;
    long group = 0;
    int dialectAtFront = 0;
    for (int bytes = 1; bytes < 9 && first < order.size(); bytes++) {
      group = (1L << 7 * bytes) - group;
      List<Entry<T>> part = order.subList(first, (int) Math.min(order.size(), first + group));
      int front = dialectAtFront;
      part.sort((left, right) -> Integer.compare(rank(left, front), rank(right, front)));
      dialectAtFront = dialect(part.getLast().dialect);
      first += part.size();
    }
    for (int i = 0; i < order.size(); i++) {
      order.get(i).number = i;
    }
    return ImmutableList.copyOf(order);
  }

  private int rank(Entry<?> entry, int front) {
    int dialect = dialect(entry.dialect);
    return dialect == front ? -1 : dialect;
  }

  /** Keys under which equal attributes are found; large constants are compared by a digest. */
  private static final class ContentKeys {
    private final IdentityHashMap<Attribute, Object> digests = new IdentityHashMap<>();

    Object of(Attribute attribute) {
      return Digest.isLarge(attribute) ? digests.computeIfAbsent(attribute, Digest::of) : attribute;
    }
  }
}
