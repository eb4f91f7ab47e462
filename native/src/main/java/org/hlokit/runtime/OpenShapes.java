// SPDX-License-Identifier: Apache-2.0
package org.hlokit.runtime;

import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.ImmutableIntArray;
import java.util.Optional;
import org.hlokit.tflite.schema.Model;
import org.hlokit.tflite.schema.SignatureDef;
import org.hlokit.tflite.schema.SubGraph;
import org.hlokit.tflite.schema.Tensor;

/** The shapes that a model file gives its tensors, with -1 for each dimension left open. */
final class OpenShapes {
  private OpenShapes() {}

  static ImmutableIntArray of(Tensor tensor) {
    boolean signature = tensor.shapeSignatureLength() == tensor.shapeLength();
    ImmutableIntArray.Builder shape = ImmutableIntArray.builder(tensor.shapeLength());
    for (int i = 0; i < tensor.shapeLength(); i++) {
      shape.add(signature ? tensor.shapeSignature(i) : tensor.shape(i));
    }
    return shape.build();
  }

  /** Those of a signature's inputs, by name. */
  static ImmutableMap<String, ImmutableIntArray> ofInputs(Model model, SignatureDef signature) {
    SubGraph subgraph = model.subgraphs((int) signature.subgraphIndex());
    ImmutableMap.Builder<String, ImmutableIntArray> shapes = ImmutableMap.builder();
    for (int i = 0; i < signature.inputsLength(); i++) {
      int tensor = (int) signature.inputs(i).tensorIndex();
      Optional.ofNullable(signature.inputs(i).name())
          .ifPresent(name -> shapes.put(name, of(subgraph.tensors(tensor))));
    }
    return shapes.buildKeepingLast();
  }
}
