// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter.weights;

import com.google.common.base.Ascii;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedSet;
import java.util.ArrayList;
import java.util.List;

/**
 * Names of weights without what frameworks add to them. PyTorch calls a weight {@code
 * model.layers.0.mlp.up.weight} in a checkpoint and {@code
 * l__self___model_layers__modules__0___mlp_up_weight} in a program; JAX has {@code
 * params['layers'][0]['mlp']}. Their words are the same.
 */
final class PlainNames {
  private static final Splitter WORDS = Splitter.onPattern("[^A-Za-z0-9]+").omitEmptyStrings();

  /** Words that a framework puts between those of the model. */
  private static final ImmutableSortedSet<String> BETWEEN =
      ImmutableSortedSet.of("modules", "parameters", "buffers");

  /** Words that a framework begins with: the tree that a weight is in, or what it is. */
  private static final ImmutableSortedSet<String> ROOTS =
      ImmutableSortedSet.of("args", "b", "c", "kwargs", "l", "p", "params", "self", "weights");

  private PlainNames() {}

  /** The words of a name as one text each, with and without those that it begins with. */
  static ImmutableSet<String> of(String name) {
    List<String> words = new ArrayList<>();
    for (String word : WORDS.split(Ascii.toLowerCase(name))) {
      if (!BETWEEN.contains(word)) {
        words.add(word);
      }
    }
    ImmutableSet.Builder<String> names = ImmutableSet.builder();
    for (int start = 0; start < words.size(); start++) {
      names.add(String.join(" ", words.subList(start, words.size())));
      if (!ROOTS.contains(words.get(start))) {
        break;
      }
    }
    return names.build();
  }
}
