// SPDX-License-Identifier: Apache-2.0
package org.hlokit.runtime;

import com.google.common.collect.HashMultimap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSetMultimap;
import com.google.common.collect.SetMultimap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hlokit.tflite.reader.Schema.Field;
import org.hlokit.tflite.reader.TableView;
import org.hlokit.tflite.reader.TfliteFile;
import org.hlokit.tflite.schema.Operator;
import org.hlokit.tflite.schema.SubGraph;

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
      for (int o = 0; o < subgraph.operatorsLength(); o++) {
        Operator operator = subgraph.operators(o);
        String where = "subgraph %d, operator %d".formatted(s, o);
        Optional<TableView> options = file.options(operator);
        if (options.isPresent()) {
          checkOptions(options.get(), where);
          addCalls(s, options.get());
        }
      }
    }
    checkCalls();
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
