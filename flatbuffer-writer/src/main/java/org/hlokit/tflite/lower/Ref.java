// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.lower;

import java.util.Optional;
import org.hlokit.tflite.model.ConstantData;
import org.hlokit.tflite.schema.TensorType;

/**
 * A tensor of the subgraph being built.
 *
 * @param index its index there
 * @param type a constant of {@link TensorType}
 * @param constant its value when it is a constant
 */
record Ref(int index, byte type, Shape shape, Optional<ConstantData> constant) {}
