// SPDX-License-Identifier: Apache-2.0
package org.hlokit.print;

import static java.util.Objects.requireNonNull;

import org.hlokit.ir.Attribute;
import org.hlokit.ir.ForeignAssembly;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Type;

/** Ops of unknown dialects, as they were written but for the names of values. */
final class ForeignForm implements AssemblyForm {
  @Override
  public boolean fits(Operation op) {
    return op.foreign() != null;
  }

  @Override
  public void write(Operation op, AssemblyPrinter out) {
    ForeignAssembly assembly = requireNonNull(op.foreign());
    for (ForeignAssembly.Piece piece : assembly.pieces()) {
      switch (piece) {
        case ForeignAssembly.Text(String text) -> out.text(text);
        case ForeignAssembly.Operand(int index) -> out.operand(op.operand(index));
        case ForeignAssembly.RegionArgument(int region, int argument) ->
            out.operand(op.region(region).entry().argument(argument));
        case ForeignAssembly.ArgumentLocation(int region, int argument) ->
            out.argumentLocation(op.region(region).entry().argument(argument));
        case ForeignAssembly.AttributeUse(Attribute value) -> out.attribute(value);
        case ForeignAssembly.TypeUse(Type type) -> out.type(type);
        case ForeignAssembly.RegionHole(int index, boolean areArgumentsNamed) -> {
          if (areArgumentsNamed) {
            out.regionWithoutArguments(op.region(index));
          } else {
            out.region(op.region(index));
          }
        }
      }
    }
  }
}
