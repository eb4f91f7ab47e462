// SPDX-License-Identifier: Apache-2.0
package org.hlokit.vhlo;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import org.hlokit.dialect.BuiltinOps;
import org.hlokit.dialect.FuncOps;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.dialect.VersionedOp;
import org.hlokit.dialect.VhloFields;
import org.hlokit.dialect.VhloOps;
import org.hlokit.dialect.VhloVersion;
import org.hlokit.ir.ArrayAttr;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.Block;
import org.hlokit.ir.BlockArgument;
import org.hlokit.ir.BoolAttr;
import org.hlokit.ir.DenseElementsAttr;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.EnumAttr;
import org.hlokit.ir.IntegerAttr;
import org.hlokit.ir.NamedAttribute;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.OpDefinition.AttributeSpec;
import org.hlokit.ir.OpResult;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Region;
import org.hlokit.ir.StringAttr;
import org.hlokit.ir.StructAttr;
import org.hlokit.ir.SymbolRefAttr;
import org.hlokit.ir.Type;
import org.hlokit.ir.UnitAttr;
import org.hlokit.pass.Pass;
import org.hlokit.pass.PassContext;
import org.hlokit.pass.Remark;
import org.jspecify.annotations.Nullable;

/**
 * Turns the ops, types and attributes of VHLO of any version into those of StableHLO and func; the
 * inverse of {@link LegalizeToVhlo}. Attributes that say what is meant anyway are left out.
 *
 * <p>Forgiving where a program mixes VHLO with other things: attributes may be builtin, custom
 * calls are read by name whatever their version, and ops that no table knows stay as they are.
 */
final class LegalizeToStablehlo implements Pass {
  @Override
  public void run(Operation root, PassContext context) {
    List<CustomCallView> fallbacks = new ArrayList<>();
    root.walk(
        op -> {
          if (op.definition().dialect().equals("vhlo")) {
            CustomCallView.of(op).filter(CustomCallView::isFallback).ifPresent(fallbacks::add);
          }
        });
    fallbacks.forEach(call -> CustomCallFallback.replace(call, context));
    VhloToVersion.convert(root, VhloVersion.CURRENT, context);
    root.regions().forEach(region -> region(region, context));
  }

  private void region(Region region, PassContext context) {
    for (Block block : region.blocks()) {
      for (BlockArgument argument : block.arguments()) {
        argument.setType(VhloTypes.unwrap(argument.type()));
      }
      for (Operation op : block.operations()) {
        op(op, context);
      }
    }
  }

  private void op(Operation op, PassContext context) {
    VersionedOp known = VhloOps.find(op.definition());
    Operation legal = op;
    if (known != null && known.source() != op.definition()) {
      legal = replace(op, known);
      context.count("operations legalized", 1);
    } else {
      if (UnknownOps.isUnknown(op.definition())) {
        context.remark(
            Remark.missed(
                op,
                "kept '%s' as it is: %s".formatted(op.name(), UnknownOps.why(op.definition()))));
      }
      for (OpResult result : op.results()) {
        result.setType(VhloTypes.unwrap(result.type()));
      }
      if (isNoCast(op)) {
        op.result().replaceAllUsesWith(op.operand(0));
        op.erase();
        return;
      }
    }
    legal.regions().forEach(region -> region(region, context));
  }

  /** Whether {@code op} casts a value to the type that it has. */
  private static boolean isNoCast(Operation op) {
    return op.is(BuiltinOps.UNREALIZED_CONVERSION_CAST)
        && op.operandCount() == 1
        && op.resultCount() == 1
        && op.operand(0).type().equals(op.result().type());
  }

  private static Operation replace(Operation op, VersionedOp known) {
    OpDefinition target = known.source();
    Operation parent = op.parentOp();
    if (target == StablehloOps.RETURN
        && parent != null
        && (parent.is(FuncOps.FUNC) || parent.name().equals("vhlo.func_v1"))) {
      target = FuncOps.RETURN;
    }
    DictionaryAttr discardable = unwrapped(op.discardable());
    List<NamedAttribute> extra = new ArrayList<>();
    DictionaryAttr properties = properties(op, target, discardable, extra);
    return Replacement.replace(
        op,
        target,
        op.operands(),
        VhloTypes.unwrap(op.results().stream().map(OpResult::type).collect(toImmutableList())),
        properties,
        DictionaryAttr.of(extra));
  }

  static DictionaryAttr unwrapped(DictionaryAttr attributes) {
    return DictionaryAttr.of(
        attributes.entries().stream()
            .map(entry -> new NamedAttribute(entry.name(), VhloAttributes.unwrap(entry.value())))
            .collect(toImmutableList()));
  }

  /**
   * The properties of the StableHLO op.
   *
   * @param discardable the attributes that the VHLO op does not name; what is left of them goes to
   *     {@code extra}
   */
  private static DictionaryAttr properties(
      Operation op, OpDefinition target, DictionaryAttr discardable, List<NamedAttribute> extra) {
    List<NamedAttribute> properties = new ArrayList<>();
    DictionaryAttr given = unwrapped(op.properties());
    for (NamedAttribute entry : discardable.entries()) {
      (target.hasProperty(entry.name()) ? properties : extra).add(entry);
    }
    for (AttributeSpec property : target.attributes()) {
      ImmutableList<VhloFields.Field> fields = VhloFields.of(target, property);
      Attribute value =
          fields.isEmpty()
              ? value(target, property, given.get(property.name()))
              : structure(property, fields, given);
      if (value != null) {
        properties.add(new NamedAttribute(property.name(), value));
      }
    }
    return withLayouts(given, properties);
  }

  /**
   * Layouts are left out together, where neither those of operands nor those of results say
   * anything.
   */
  private static DictionaryAttr withLayouts(DictionaryAttr given, List<NamedAttribute> properties) {
    if (ArrayAttr.EMPTY.equals(given.get("operand_layouts"))
        && ArrayAttr.EMPTY.equals(given.get("result_layouts"))) {
      properties.removeIf(entry -> entry.name().endsWith("_layouts"));
    }
    return DictionaryAttr.of(properties);
  }

  private static @Nullable Attribute structure(
      AttributeSpec property, List<VhloFields.Field> fields, DictionaryAttr given) {
    List<NamedAttribute> values = new ArrayList<>();
    boolean isAbsent = property.optional();
    String mnemonic = property.kind().mnemonic();
    for (VhloFields.Field field : fields) {
      Attribute value = given.get(field.name());
      if (value == null) {
        value = field.absent();
      }
      isAbsent &= value.equals(field.absent());
      Attribute plain =
          Elements.isIntegers(value) ? Elements.array((DenseElementsAttr) value) : value;
      if (!(VhloFields.isSparse(mnemonic) && plain.equals(field.empty()))) {
        values.add(new NamedAttribute(field.field(), plain));
      }
    }
    if (isAbsent || mnemonic == null) {
      return null;
    }
    if (mnemonic.equals("stablehlo.channel_handle") && values.size() == 1) {
      values.add(new NamedAttribute("type", IntegerAttr.i64(0)));
    }
    return new StructAttr(mnemonic, DictionaryAttr.of(values));
  }

  /** The property in the form that StableHLO has for it; null where it is left out. */
  private static @Nullable Attribute value(
      OpDefinition target, AttributeSpec property, @Nullable Attribute given) {
    if (given == null) {
      return null;
    }
    Attribute value = plain(target, property, given);
    if (Defaults.isImplied(target, property, value)) {
      return property.filled() ? value : null;
    }
    return switch (property.kind().form()) {
      case I64_ARRAY, BOOL_ARRAY ->
          Elements.isIntegers(value) ? Elements.array((DenseElementsAttr) value) : value;
      case SYMBOL -> symbol(value);
      case UNIT ->
          value.equals(BoolAttr.TRUE) ? UnitAttr.UNIT : value.equals(BoolAttr.FALSE) ? null : value;
      default -> value;
    };
  }

  private static Attribute plain(OpDefinition target, AttributeSpec property, Attribute value) {
    if (target == StablehloOps.CUSTOM_CALL && value instanceof EnumAttr(_, String word)) {
      ApiVersion version = ApiVersion.ofWord(word);
      return version == null ? value : IntegerAttr.i32(version.number());
    }
    if (property.name().equals("called_computations")
        && value instanceof ArrayAttr(ImmutableList<Attribute> symbols)) {
      return new ArrayAttr(
          symbols.stream().map(LegalizeToStablehlo::symbol).collect(toImmutableList()));
    }
    return value;
  }

  private static Attribute symbol(Attribute value) {
    return value instanceof StringAttr(String name, Type type) && type == null
        ? SymbolRefAttr.of(name)
        : value;
  }
}
