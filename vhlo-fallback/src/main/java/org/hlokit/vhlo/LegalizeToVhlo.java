// SPDX-License-Identifier: Apache-2.0
package org.hlokit.vhlo;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import org.hlokit.dialect.FuncOps;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.dialect.VersionedOp;
import org.hlokit.dialect.VhloFields;
import org.hlokit.dialect.VhloOps;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.AttributeKind;
import org.hlokit.ir.Block;
import org.hlokit.ir.BlockArgument;
import org.hlokit.ir.BoolAttr;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.EnumAttr;
import org.hlokit.ir.IntegerAttr;
import org.hlokit.ir.NamedAttribute;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.OpDefinition.AttributeSpec;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Region;
import org.hlokit.ir.StructAttr;
import org.hlokit.ir.Type;
import org.hlokit.ir.Value;
import org.hlokit.pass.Pass;
import org.hlokit.pass.PassContext;
import org.hlokit.pass.PassFailure;
import org.hlokit.pass.Remark;
import org.jspecify.annotations.Nullable;

/**
 * Turns the ops, types and attributes of StableHLO and func into those of the newest VHLO.
 *
 * <pre>
 *   %0 = stablehlo.rsqrt %x : tensor<2xf32>
 *   ==>
 *   %0 = "vhlo.rsqrt_v2"(%x) <{result_accuracy = #vhlo.result_accuracy_v1<..>}>
 *       : (!vhlo.tensor_v1<2x!vhlo.f32_v1>) -> !vhlo.tensor_v1<2x!vhlo.f32_v1>
 * </pre>
 *
 * VHLO has no defaults: attributes that StableHLO leaves out are written. Attributes that no op
 * names keep their meaning whatever it is; those that VHLO has no form for stay as they are.
 */
final class LegalizeToVhlo implements Pass {
  private final boolean allowOtherDialects;

  /**
   * @param allowOtherDialects whether ops that VHLO does not have may stay, joined to the others by
   *     casts
   */
  LegalizeToVhlo(boolean allowOtherDialects) {
    this.allowOtherDialects = allowOtherDialects;
  }

  @Override
  public void run(Operation root, PassContext context) {
    Casts casts = new Casts();
    if (VhloOps.find(root.definition()) == null) {
      root.regions().forEach(region -> region(region, casts, context));
    } else {
      op(root, casts, context);
    }
  }

  private void region(Region region, Casts casts, PassContext context) {
    for (Block block : region.blocks()) {
      for (Operation op : block.operations()) {
        op(op, casts, context);
      }
    }
  }

  private void op(Operation op, Casts casts, PassContext context) {
    OpDefinition source = op.is(FuncOps.RETURN) ? StablehloOps.RETURN : op.definition();
    VersionedOp known = VhloOps.find(source);
    if (known == null) {
      foreign(op, casts, context);
    } else if (known.source() == source) {
      context.count("operations legalized", 1);
      Operation legal = replace(op, known, casts);
      for (Region region : legal.regions()) {
        for (Block block : region.blocks()) {
          for (BlockArgument argument : block.arguments()) {
            argument.setType(wrapped(argument.type(), legal));
          }
        }
        region(region, casts, context);
      }
    } else {
      op.regions().forEach(region -> region(region, casts, context));
    }
  }

  // --- ops of other dialects ------------------------------------------------------------------

  private void foreign(Operation op, Casts casts, PassContext context) {
    if (op.definition().dialect().equals("vhlo")) {
      op.regions().forEach(region -> region(region, casts, context));
      return;
    }
    for (int i = 0; i < op.operandCount(); i++) {
      Value operand = op.operand(i);
      if (VhloTypes.isVhlo(operand.type())) {
        requireOtherDialects(op);
        op.setOperand(i, casts.cast(operand, VhloTypes.unwrap(operand.type())));
      }
    }
    op.regions().forEach(region -> region(region, casts, context));
  }

  private void requireOtherDialects(Operation op) {
    if (!allowOtherDialects) {
      throw new PassFailure(
          Remark.missed(op, "'%s' has no VHLO form".formatted(op.name()))
              .withHelp(
                  "lower it to StableHLO first, or keep it as it is with"
                      + " --stablehlo-legalize-to-vhlo=allow-other-dialects"));
    }
  }

  // --- ops that VHLO has ----------------------------------------------------------------------

  private Operation replace(Operation op, VersionedOp known, Casts casts) {
    List<Value> operands = new ArrayList<>(op.operandCount());
    for (Value operand : op.operands()) {
      if (VhloTypes.isVhlo(operand.type())) {
        operands.add(operand);
      } else {
        requireOtherDialects(giver(operand, op));
        operands.add(casts.cast(operand, wrapped(operand.type(), op)));
      }
    }
    ImmutableList<Type> types =
        op.results().stream().map(result -> wrapped(result.type(), op)).collect(toImmutableList());
    List<NamedAttribute> extra = new ArrayList<>();
    DictionaryAttr properties = properties(op, known, extra);
    for (NamedAttribute entry : op.discardable().entries()) {
      Attribute form = VhloAttributes.wrap(entry.value());
      extra.add(form == null ? entry : new NamedAttribute(entry.name(), form));
    }
    return Replacement.replace(
        op, known.newest().definition(), operands, types, properties, DictionaryAttr.of(extra));
  }

  /** What to blame for an operand without a VHLO type: the op of another dialect that gives it. */
  private static Operation giver(Value operand, Operation user) {
    Block block = operand.parentBlock();
    Operation definition = operand.definingOp();
    if (definition == null && block != null && block.parent() != null) {
      definition = block.parent().parentOp();
    }
    return definition == null ? user : definition;
  }

  private static Type wrapped(Type type, Operation op) {
    if (VhloTypes.isVhlo(type)) {
      return type;
    }
    if (!VhloTypes.hasForm(type)) {
      throw illegal(op, "VHLO has no form of one of its types");
    }
    return VhloTypes.wrap(type);
  }

  private static DictionaryAttr properties(
      Operation op, VersionedOp known, List<NamedAttribute> extra) {
    List<NamedAttribute> properties = new ArrayList<>();
    OpDefinition legal = known.newest().definition();
    for (AttributeSpec property : op.definition().attributes()) {
      Attribute value = op.properties().get(property.name());
      ImmutableList<VhloFields.Field> fields = VhloFields.of(known.source(), property);
      if (!fields.isEmpty()) {
        for (VhloFields.Field field : fields) {
          properties.add(
              new NamedAttribute(
                  field.name(), required(op, field.name(), field(op, field, value))));
        }
      } else if (!legal.hasProperty(property.name())) {
        if (value != null) {
          Attribute form = VhloAttributes.wrap(value);
          extra.add(new NamedAttribute(property.name(), form == null ? value : form));
        }
      } else {
        Attribute plain = plain(op, property, value);
        if (plain != null) {
          properties.add(new NamedAttribute(property.name(), required(op, property.name(), plain)));
        } else if (property.optional()) {
          throw illegal(op, "'%s' is missing and has no default".formatted(property.name()));
        }
      }
    }
    return DictionaryAttr.of(properties);
  }

  private static Attribute required(Operation op, String name, Attribute value) {
    Attribute form = VhloAttributes.wrap(value);
    if (form == null) {
      throw illegal(op, "VHLO has no form of its attribute '%s'".formatted(name));
    }
    return form;
  }

  private static Attribute field(
      Operation op, VhloFields.Field field, @Nullable Attribute structure) {
    return switch (structure) {
      case null -> field.absent();
      case StructAttr known -> {
        Attribute value = known.get(field.field());
        yield value == null ? field.empty() : value;
      }
      default -> throw illegal(op, "it has no '%s'".formatted(field.name()));
    };
  }

  /** The attribute that VHLO wraps, {@code value} or what its absence means; null for nothing. */
  private static @Nullable Attribute plain(
      Operation op, AttributeSpec property, @Nullable Attribute value) {
    if (value != null && property.kind() == AttributeKind.UNIT) {
      return BoolAttr.TRUE;
    }
    Attribute meant = value == null ? Defaults.value(op, property) : value;
    if (property.name().equals("api_version") && meant instanceof IntegerAttr number) {
      ApiVersion version = ApiVersion.ofNumber(number.longValue());
      return version == null ? meant : new EnumAttr("stablehlo.api_version", version.name());
    }
    return meant;
  }

  private static PassFailure illegal(Operation op, String reason) {
    return new PassFailure(
        Remark.missed(
            op,
            "failed to legalize operation '%s' that was explicitly marked illegal: %s"
                .formatted(op.name(), reason)));
  }
}
