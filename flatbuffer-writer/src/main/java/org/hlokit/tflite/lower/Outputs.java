// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.lower;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hlokit.tflite.schema.BuiltinOperator;

/** The tensors that leave a graph, which the runtime wants apart from those that enter it. */
final class Outputs {
  private Outputs() {}

  /**
   * Gives names to the tensors that leave the graph. Each gets a tensor of its own, so one that is
   * also an input, a constant or another output is copied.
   */
  static void name(Graph graph, List<Ref> outputs, List<String> names) {
    Set<Integer> taken = new HashSet<>();
    for (int i = 0; i < names.size(); i++) {
      Ref ref = outputs.get(i);
      if (ref.constant().isPresent() || graph.isInput(ref) || !taken.add(ref.index())) {
        ref = copy(graph, ref);
        outputs.set(i, ref);
        taken.add(ref.index());
      }
      graph.rename(ref, names.get(i));
    }
  }

  /**
   * Copies what a loop's body gives back in another place than it came from: the runtime puts a
   * body's outputs into its inputs one after the other, and would overwrite the one before it is
   * read.
   */
  static void copyMoved(Graph graph, List<Ref> inputs, List<Ref> outputs) {
    for (int i = 0; i < outputs.size(); i++) {
      int at = inputs.indexOf(outputs.get(i));
      if (at >= 0 && at != i) {
        outputs.set(i, copy(graph, outputs.get(i)));
      }
    }
  }

  /** The same in a tensor of its own. */
  private static Ref copy(Graph graph, Ref ref) {
    return graph.emit(
        BuiltinOperator.RESHAPE,
        OptionTables.reshape(ref.shape().toArray()),
        ref.type(),
        ref.shape(),
        ref,
        graph.ints(ref.shape().toArray()));
  }
}
