// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.chlo;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.hlokit.dialect.Dialects;
import org.hlokit.ir.BoolAttr;
import org.hlokit.ir.ForeignAssembly;
import org.hlokit.ir.IndexType;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.OpTable;
import org.hlokit.ir.OpaqueType;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Region;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Value;
import org.hlokit.rewriter.pattern.Rewriter;

/** Inserts operations of the shape and tensor dialects, which compute shapes at run time. */
final class ShapeDialect {
  private static final OpTable TABLE = Dialects.all();
  private static final OpDefinition SHAPE_OF = definition("shape.shape_of");
  private static final OpDefinition BROADCAST = definition("shape.broadcast");
  private static final OpDefinition BROADCASTABLE = definition("shape.cstr_broadcastable");
  private static final OpDefinition WITNESS = definition("shape.const_witness");
  private static final OpDefinition YIELD = definition("shape.assuming_yield");
  private static final OpDefinition CAST = definition("tensor.cast");
  private static final OpDefinition ASSUMING = OpDefinition.unregistered("shape.assuming");
  private static final OpaqueType WITNESS_TYPE = new OpaqueType("!shape.witness");

  private ShapeDialect() {}

  private static OpDefinition definition(String name) {
    return requireNonNull(TABLE.find(name));
  }

  /** {@code tensor<rank x index>}, the type of shapes of that rank. */
  private static TensorType extents(long rank) {
    return TensorType.of(IndexType.INDEX, rank);
  }

  static Value shapeOf(Value value, Rewriter rewriter) {
    return rewriter
        .insert(
            Operation.builder(SHAPE_OF).operand(value).result(extents(value.tensorType().rank())))
        .result();
  }

  /** The shape that values of {@code shapes} broadcast to, of rank {@code rank}. */
  static Value broadcast(List<Value> shapes, long rank, Rewriter rewriter) {
    return rewriter
        .insert(Operation.builder(BROADCAST).operands(shapes).result(extents(rank)))
        .result();
  }

  /** A shape whose rank is not known as one of rank {@code rank}. */
  static Value cast(Value shape, long rank, Rewriter rewriter) {
    return rewriter.insert(Operation.builder(CAST).operand(shape).result(extents(rank))).result();
  }

  /** Holds where values of {@code shapes} broadcast to each other. */
  static Value broadcastable(List<Value> shapes, Rewriter rewriter) {
    return rewriter
        .insert(Operation.builder(BROADCASTABLE).operands(shapes).result(WITNESS_TYPE))
        .result();
  }

  /** A condition that holds. */
  static Value holds(Rewriter rewriter) {
    return rewriter
        .insert(Operation.builder(WITNESS).attribute("passing", BoolAttr.TRUE).result(WITNESS_TYPE))
        .result();
  }

  /** {@code shape.assuming}: what {@code region} yields, where {@code witness} holds. */
  static Operation assuming(Value witness, TensorType type, Region region, Rewriter rewriter) {
    return rewriter.insert(
        Operation.builder(ASSUMING)
            .operand(witness)
            .region(region)
            .result(type)
            .foreign(
                new ForeignAssembly(
                    ImmutableList.of(
                        new ForeignAssembly.Text(" "),
                        new ForeignAssembly.Operand(0),
                        new ForeignAssembly.Text(" -> ("),
                        new ForeignAssembly.TypeUse(type),
                        new ForeignAssembly.Text(") "),
                        new ForeignAssembly.RegionHole(0, false)))));
  }

  static void yields(Value value, Rewriter rewriter) {
    rewriter.insert(Operation.builder(YIELD).operand(value));
  }
}
