// SPDX-License-Identifier: Apache-2.0
package org.hlokit.vhlo;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.List;
import org.hlokit.dialect.VersionedOp;
import org.hlokit.dialect.VhloOps;
import org.hlokit.ir.ArrayAttr;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.BoolAttr;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.EnumAttr;
import org.hlokit.ir.IntegerAttr;
import org.hlokit.ir.NamedAttribute;
import org.hlokit.ir.OpaqueAttr;
import org.hlokit.ir.Operation;
import org.hlokit.ir.StringAttr;
import org.hlokit.ir.SymbolRefAttr;
import org.hlokit.ir.UnitAttr;
import org.hlokit.ir.VhloAttr;
import org.hlokit.pass.PassFailure;
import org.hlokit.pass.Remark;
import org.jspecify.annotations.Nullable;

/** Reads one custom call. */
final class CustomCallReader {
  private static final String TARGET = "call_target_name";
  private static final String API_VERSION = "api_version";
  private static final String SIDE_EFFECT = "has_side_effect";
  private static final String BACKEND_CONFIG = "backend_config";
  private static final String COMPUTATIONS = "called_computations";

  private static final ImmutableSet<String> LAYOUTS =
      ImmutableSet.of(
          "operand_layouts", "result_layouts", "output_operand_aliases", "result_tilings");

  private static final ImmutableSet<String> NAMED =
      ImmutableSet.<String>builder()
          .add(TARGET, API_VERSION, SIDE_EFFECT, BACKEND_CONFIG, COMPUTATIONS)
          .addAll(LAYOUTS)
          .build();

  private final Operation op;
  private final boolean isVhlo;
  private final List<String> deviations = new ArrayList<>();

  CustomCallReader(Operation op) {
    this.op = op;
    this.isVhlo = op.name().startsWith("vhlo.");
  }

  CustomCallView read() {
    checkDefinition();
    List<NamedAttribute> layouts = new ArrayList<>();
    List<NamedAttribute> extra = new ArrayList<>();
    op.properties().entries().forEach(entry -> sort(entry, layouts, extra));
    op.discardable().entries().forEach(entry -> sort(entry, layouts, extra));
    return new CustomCallView(
        op,
        target(),
        apiVersion(),
        hasSideEffect(),
        find(BACKEND_CONFIG),
        calledComputations(),
        DictionaryAttr.of(layouts),
        DictionaryAttr.of(extra),
        ImmutableList.copyOf(deviations));
  }

  private void checkDefinition() {
    if (op.definition().isRegistered()) {
      return;
    }
    VersionedOp known = VhloOps.customCall();
    deviations.add(
        isVhlo
            ? "no table knows '%s'; the newest revision is '%s'"
                .formatted(op.name(), known.newest().definition().name())
            : "no table knows '%s'".formatted(op.name()));
  }

  private void sort(
      NamedAttribute entry, List<NamedAttribute> layouts, List<NamedAttribute> extra) {
    if (isVhlo && entry.value() instanceof OpaqueAttr) {
      deviations.add("no table knows the value of '%s'".formatted(entry.name()));
    } else if (isVhlo && NAMED.contains(entry.name()) && !(entry.value() instanceof VhloAttr)) {
      deviations.add("'%s' is not a VHLO attribute".formatted(entry.name()));
    }
    if (!NAMED.contains(entry.name())) {
      extra.add(new NamedAttribute(entry.name(), VhloAttributes.unwrap(entry.value())));
    } else if (LAYOUTS.contains(entry.name())) {
      Attribute value = VhloAttributes.unwrap(entry.value());
      if (!value.equals(ArrayAttr.EMPTY)) {
        layouts.add(new NamedAttribute(entry.name(), value));
      }
    }
  }

  private @Nullable Attribute find(String name) {
    Attribute value = op.attribute(name);
    if (value == null) {
      if (isVhlo) {
        deviations.add("'%s' is missing".formatted(name));
      }
      return null;
    }
    return VhloAttributes.unwrap(value);
  }

  private String target() {
    return switch (find(TARGET)) {
      case StringAttr(String name, _) -> name;
      case SymbolRefAttr(String root, var nested) when nested.isEmpty() -> root;
      case null ->
          throw failure(
              "'%s' does not say what it calls".formatted(op.name()),
              "give it the attribute 'call_target_name'");
      default -> throw unreadable(TARGET, "a string");
    };
  }

  private ApiVersion apiVersion() {
    ApiVersion version =
        switch (find(API_VERSION)) {
          case null -> ApiVersion.API_VERSION_ORIGINAL;
          case IntegerAttr number -> ApiVersion.ofNumber(number.longValue());
          case EnumAttr(_, String word) -> ApiVersion.ofWord(word);
          case StringAttr(String word, _) -> ApiVersion.ofWord(word);
          default -> null;
        };
    if (version == null) {
      throw unreadable(
          API_VERSION,
          "a number from 0 to 4 or a word from API_VERSION_UNSPECIFIED to API_VERSION_TYPED_FFI");
    }
    return version;
  }

  private boolean hasSideEffect() {
    return switch (find(SIDE_EFFECT)) {
      case null -> false;
      case BoolAttr(boolean value) -> value;
      case UnitAttr() -> true;
      default -> throw unreadable(SIDE_EFFECT, "a boolean");
    };
  }

  private ImmutableList<String> calledComputations() {
    return switch (find(COMPUTATIONS)) {
      case null -> ImmutableList.of();
      case ArrayAttr(ImmutableList<Attribute> symbols) ->
          symbols.stream().map(this::symbol).collect(toImmutableList());
      default -> throw unreadable(COMPUTATIONS, "an array of symbols");
    };
  }

  private String symbol(Attribute attribute) {
    return switch (VhloAttributes.unwrap(attribute)) {
      case SymbolRefAttr(String root, var nested) when nested.isEmpty() -> root;
      case StringAttr(String name, _) -> name;
      default -> throw unreadable(COMPUTATIONS, "an array of symbols");
    };
  }

  private PassFailure unreadable(String attribute, String expected) {
    return failure(
        "'%s' of '%s' cannot be understood".formatted(attribute, op.name()),
        "it should be " + expected);
  }

  private PassFailure failure(String message, String help) {
    return new PassFailure(Remark.missed(op, message).withHelp(help));
  }
}
