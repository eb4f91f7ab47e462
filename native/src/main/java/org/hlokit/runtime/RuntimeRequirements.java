// SPDX-License-Identifier: Apache-2.0
package org.hlokit.runtime;

import com.google.common.base.Enums;
import com.google.common.collect.HashMultimap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSetMultimap;
import com.google.common.collect.SetMultimap;
import java.math.BigInteger;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.hlokit.tflite.reader.Schema.Field;
import org.hlokit.tflite.reader.TableView;
import org.hlokit.tflite.reader.TfliteFile;
import org.hlokit.tflite.schema.Operator;
import org.hlokit.tflite.schema.SubGraph;
import org.hlokit.tflite.schema.Tensor;
import org.hlokit.tflite.schema.TensorType;

/**
 * Refuses models that are well-formed but would end the process, since the runtime takes things for
 * granted that the file format leaves open.
 */
final class RuntimeRequirements {
  /** Fields of option tables that the runtime reads without asking whether they are there. */
  private static final ImmutableSetMultimap<String, String> REQUIRED_OPTIONS =
      ImmutableSetMultimap.<String, String>builder()
          .putAll("StableHLOCompositeOptions", "name", "composite_attributes")
          .build();

  /** Fields of option tables that hold the numbers of subgraphs that an operator runs. */
  private static final ImmutableSet<String> SUBGRAPH_FIELDS =
      ImmutableSet.of(
          "then_subgraph_index",
          "else_subgraph_index",
          "cond_subgraph_index",
          "body_subgraph_index",
          "init_subgraph_index",
          "comparator_subgraph_index",
          "update_computation_subgraph_index",
          "decomposition_subgraph_index",
          "branch_subgraph_indices",
          "subgraph");

  private final TfliteFile file;
  private final SetMultimap<Integer, Integer> calls = HashMultimap.create();

  private RuntimeRequirements(TfliteFile file) {
    this.file = file;
  }

  static void check(TfliteFile file) throws TfliteException {
    new RuntimeRequirements(file).check();
  }

  private void check() throws TfliteException {
    for (int s = 0; s < file.model().subgraphsLength(); s++) {
      SubGraph subgraph = file.model().subgraphs(s);
      for (int t = 0; t < subgraph.tensorsLength(); t++) {
        checkSize(subgraph.tensors(t), "subgraph %d, tensor %d".formatted(s, t));
      }
      BitSet written = writtenAtFirst(subgraph);
      for (int o = 0; o < subgraph.operatorsLength(); o++) {
        Operator operator = subgraph.operators(o);
        String where = "subgraph %d, operator %d".formatted(s, o);
        checkOrder(operator, written, where);
        Optional<TableView> options = file.options(operator);
        if (options.isPresent()) {
          checkOptions(options.get(), where);
          addCalls(s, options.get());
        }
      }
    }
    checkCalls();
  }

  /** A constant must be as long as its type and shape say. */
  private void checkSize(Tensor tensor, String where) throws TfliteException {
    long length = constantLength(tensor);
    if (tensor.type() < 0 || tensor.type() >= TensorType.names.length) {
      throw new TfliteException(
          "%s has an element type of unknown number %d".formatted(where, tensor.type()));
    }
    int bits =
        Enums.getIfPresent(ElementType.class, TensorType.name(tensor.type()))
            .or(ElementType.NONE)
            .bits();
    if (length == 0 || bits == 0 || tensor.sparsity() != null) {
      return;
    }
    BigInteger size = BigInteger.valueOf(bits);
    for (int d = 0; d < tensor.shapeLength(); d++) {
      size = size.multiply(BigInteger.valueOf(tensor.shape(d)));
    }
    BigInteger bytes = size.add(BigInteger.valueOf(7)).shiftRight(3);
    if (!bytes.equals(BigInteger.valueOf(length))) {
      throw new TfliteException(
          "%s has %d bytes, but its type and shape need %s".formatted(where, length, bytes));
    }
  }

  private long constantLength(Tensor tensor) {
    return tensor.buffer() < file.model().buffersLength()
        ? TfliteFile.length(file.model().buffers((int) tensor.buffer()))
        : 0;
  }

  /** The tensors that have a value before any operator runs. */
  private BitSet writtenAtFirst(SubGraph subgraph) {
    BitSet written = new BitSet();
    for (int t = 0; t < subgraph.tensorsLength(); t++) {
      Tensor tensor = subgraph.tensors(t);
      boolean constant = constantLength(tensor) > 0;
      boolean empty = IntStream.range(0, tensor.shapeLength()).anyMatch(d -> tensor.shape(d) == 0);
      written.set(t, constant || empty || tensor.isVariable());
    }
    for (int i = 0; i < subgraph.inputsLength(); i++) {
      written.set(subgraph.inputs(i));
    }
    return written;
  }

  /** The runtime and its delegates take operators to be in an order in which they can be run. */
  private static void checkOrder(Operator operator, BitSet written, String where)
      throws TfliteException {
    for (int i = 0; i < operator.inputsLength(); i++) {
      int tensor = operator.inputs(i);
      if (tensor >= 0 && !written.get(tensor)) {
        throw new TfliteException(
            "%s reads tensor %d, which nothing has written".formatted(where, tensor));
      }
    }
    for (int i = 0; i < operator.outputsLength(); i++) {
      int tensor = operator.outputs(i);
      if (tensor >= 0 && written.get(tensor)) {
        throw new TfliteException(
            "%s writes tensor %d, which has a value already".formatted(where, tensor));
      }
      if (tensor >= 0) {
        written.set(tensor);
      }
    }
  }

  private void addCalls(int caller, TableView options) {
    for (Field field : options.type().fields()) {
      if (SUBGRAPH_FIELDS.contains(field.name())) {
        Object value = options.value(field).orElse(List.of());
        for (Object callee : value instanceof List<?> list ? list : List.of(value)) {
          calls.put(caller, ((Long) callee).intValue());
        }
      }
    }
  }

  /** The runtime would run a subgraph that leads back to itself until its stack ends. */
  private void checkCalls() throws TfliteException {
    Set<Integer> harmless = new HashSet<>();
    for (int before = -1; before < harmless.size(); ) {
      before = harmless.size();
      for (int s = 0; s < file.model().subgraphsLength(); s++) {
        if (calls.get(s).stream().allMatch(callee -> callee < 0 || harmless.contains(callee))) {
          harmless.add(s);
        }
      }
    }
    for (int s = 0; s < file.model().subgraphsLength(); s++) {
      if (!harmless.contains(s)) {
        throw new TfliteException("subgraph %d leads into a circle of subgraphs".formatted(s));
      }
    }
  }

  private static void checkOptions(TableView options, String where) throws TfliteException {
    ImmutableSet<String> required = REQUIRED_OPTIONS.get(options.type().name());
    for (Field field : options.type().fields()) {
      if (required.contains(field.name()) && options.value(field).isEmpty()) {
        throw new TfliteException(
            "%s lacks %s.%s, which the runtime needs"
                .formatted(where, options.type().name(), field.name()));
      }
    }
  }
}
