// SPDX-License-Identifier: Apache-2.0
package org.hlokit.vhlo.bytecode;

import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableMap;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.EnumAttr;
import org.hlokit.ir.FutureType;
import org.hlokit.ir.OpaqueAttr;
import org.hlokit.ir.OpaqueType;
import org.hlokit.ir.QuantizedType;
import org.hlokit.ir.StructAttr;
import org.hlokit.ir.TokenType;
import org.hlokit.ir.Type;
import org.hlokit.ir.VhloAttr;
import org.hlokit.ir.VhloType;
import org.jspecify.annotations.Nullable;

/** The dialects that have an encoding of their own. */
final class Codecs {
  private static final CharMatcher NAME_END = CharMatcher.anyOf(".<");

  private final ImmutableMap<String, DialectCodec> byDialect;

  /**
   * @param rangeLocations whether readers know locations that span several columns
   */
  Codecs(boolean rangeLocations) {
    this.byDialect =
        ImmutableMap.of(
            "builtin",
            new BuiltinCodec(rangeLocations),
            "vhlo",
            new VhloCodec(),
            "stablehlo",
            StablehloCodec.STABLEHLO,
            "chlo",
            StablehloCodec.CHLO,
            "sdy",
            new SdyCodec(),
            "quant",
            new QuantCodec());
  }

  @Nullable DialectCodec find(String dialect) {
    return byDialect.get(dialect);
  }

  /** Writes the code of {@code attribute}; false where it must be written as text. */
  boolean write(Attribute attribute, AttributeSink sink) {
    DialectCodec codec = find(dialect(attribute));
    return codec != null && codec.write(attribute, sink);
  }

  /** Writes the code of {@code type}; false where it must be written as text. */
  boolean write(Type type, AttributeSink sink) {
    DialectCodec codec = find(dialect(type));
    return codec != null && codec.write(type, sink);
  }

  /** The dialect that {@code attribute} belongs to. */
  static String dialect(Attribute attribute) {
    return switch (attribute) {
      case VhloAttr _ -> "vhlo";
      case EnumAttr(String mnemonic, _) -> prefix(mnemonic);
      case StructAttr(String mnemonic, _) -> prefix(mnemonic);
      case OpaqueAttr(String text, _) when text.startsWith("#") -> prefix(text.substring(1));
      default -> "builtin";
    };
  }

  /** The dialect that {@code type} belongs to. */
  static String dialect(Type type) {
    return switch (type) {
      case VhloType _ -> "vhlo";
      case TokenType _, FutureType _ -> "stablehlo";
      case QuantizedType _ -> "quant";
      case OpaqueType(String text) when text.startsWith("!") -> prefix(text.substring(1));
      default -> "builtin";
    };
  }

  private static String prefix(String name) {
    int end = NAME_END.indexIn(name);
    return end < 0 ? name : name.substring(0, end);
  }
}
