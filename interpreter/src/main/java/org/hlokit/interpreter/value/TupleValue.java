// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter.value;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import org.hlokit.ir.TupleType;
import org.hlokit.ir.Type;

/** A tuple; also what an asynchronous op has promised to give. */
public record TupleValue(ImmutableList<RuntimeValue> elements) implements RuntimeValue {
  @Override
  public Type type() {
    return new TupleType(elements.stream().map(RuntimeValue::type).collect(toImmutableList()));
  }
}
