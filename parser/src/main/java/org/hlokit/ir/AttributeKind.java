// SPDX-License-Identifier: Apache-2.0
package org.hlokit.ir;

import com.google.common.collect.ImmutableList;
import org.jspecify.annotations.Nullable;

/**
 * What a property may hold.
 *
 * @param form the class of attributes
 * @param mnemonic dialect and name of an enumeration or structure, {@code
 *     stablehlo.comparison_direction}, where {@code form} calls for one; for {@link Form#I64_WORD}
 *     the words, with spaces between
 * @param limit what is asked beyond the form
 */
public record AttributeKind(Form form, @Nullable String mnemonic, Limit limit) {
  /** What is asked of an attribute beyond its form. */
  public enum Limit {
    NONE,
    NON_NEGATIVE,
    POSITIVE,
    /** The number of a version of the interface of custom calls. */
    API_VERSION,
    /** A table of numbers, or the axes of a mesh. */
    REPLICA_GROUPS,
    STRING_OR_DICTIONARY,
    TYPED,
    /** A name that is written as a symbol. */
    SYMBOL_NAME,
    /** Elements of the array: symbols, dictionaries, index vectors, ... */
    SYMBOLS,
    DICTIONARIES,
    LAYOUTS,
    TILINGS,
    ALIASES
  }

  /** The class of attributes. */
  public enum Form {
    /** Anything. */
    ANY,
    /** {@link IntegerAttr} of a given width. */
    I32,
    I64,
    UI32,
    UI64,
    INDEX,
    /** {@link FloatAttr} of a given type. */
    F32,
    F64,
    BOOL,
    UNIT,
    STRING,
    /** {@link DenseArrayAttr} of a given element type. */
    I64_ARRAY,
    BOOL_ARRAY,
    /** {@link DenseElementsAttr} of {@code i64}. */
    I64_ELEMENTS,
    /** {@link DenseElementsAttr} or {@link DenseResourceAttr}. */
    ELEMENTS,
    SYMBOL,
    TYPE,
    DICTIONARY,
    ARRAY,
    /** {@link EnumAttr} of the mnemonic. */
    ENUM,
    /** {@link StructAttr} of the mnemonic. */
    STRUCT,
    /** {@link ArrayAttr} of {@link EnumAttr}s of the mnemonic. */
    ENUM_ARRAY,
    /** {@link OpaqueAttr}, of which a part in brackets is written: {@code <fast>}. */
    OPAQUE,
    /** {@link IntegerAttr} of 32 bits, the index of one of the words in the mnemonic's place. */
    I32_WORD,
    /** The same of 64 bits. */
    I64_WORD
  }

  public static final AttributeKind ANY = of(Form.ANY);
  public static final AttributeKind I32 = of(Form.I32);
  public static final AttributeKind NON_NEGATIVE_I32 = I32.with(Limit.NON_NEGATIVE);
  public static final AttributeKind POSITIVE_I32 = I32.with(Limit.POSITIVE);
  public static final AttributeKind API_VERSION = I32.with(Limit.API_VERSION);
  public static final AttributeKind I64 = of(Form.I64);
  public static final AttributeKind NON_NEGATIVE_I64 = I64.with(Limit.NON_NEGATIVE);
  public static final AttributeKind POSITIVE_I64 = I64.with(Limit.POSITIVE);
  public static final AttributeKind UI32 = of(Form.UI32);
  public static final AttributeKind UI64 = of(Form.UI64);
  public static final AttributeKind INDEX = of(Form.INDEX);
  public static final AttributeKind F32 = of(Form.F32);
  public static final AttributeKind F64 = of(Form.F64);
  public static final AttributeKind BOOL = of(Form.BOOL);
  public static final AttributeKind UNIT = of(Form.UNIT);
  public static final AttributeKind STRING = of(Form.STRING);
  public static final AttributeKind SYMBOL_NAME = STRING.with(Limit.SYMBOL_NAME);
  public static final AttributeKind I64_ARRAY = of(Form.I64_ARRAY);
  public static final AttributeKind BOOL_ARRAY = of(Form.BOOL_ARRAY);
  public static final AttributeKind I64_ELEMENTS = of(Form.I64_ELEMENTS);
  public static final AttributeKind ELEMENTS = of(Form.ELEMENTS);
  public static final AttributeKind SYMBOL = of(Form.SYMBOL);
  public static final AttributeKind TYPE = of(Form.TYPE);
  public static final AttributeKind DICTIONARY = of(Form.DICTIONARY);
  public static final AttributeKind ARRAY = of(Form.ARRAY);

  public static final AttributeKind REPLICA_GROUPS = ANY.with(Limit.REPLICA_GROUPS);
  public static final AttributeKind STRING_OR_DICTIONARY = ANY.with(Limit.STRING_OR_DICTIONARY);
  public static final AttributeKind TYPED = ANY.with(Limit.TYPED);
  public static final AttributeKind ALIASES = ANY.with(Limit.ALIASES);
  public static final AttributeKind SYMBOLS = ARRAY.with(Limit.SYMBOLS);
  public static final AttributeKind DICTIONARIES = ARRAY.with(Limit.DICTIONARIES);
  public static final AttributeKind LAYOUTS = ARRAY.with(Limit.LAYOUTS);
  public static final AttributeKind TILINGS = ARRAY.with(Limit.TILINGS);

  /** The words of {@link Form#I32_WORD} and {@link Form#I64_WORD}; none for other forms. */
  public ImmutableList<String> words() {
    return (form == Form.I32_WORD || form == Form.I64_WORD) && mnemonic != null
        ? ImmutableList.copyOf(mnemonic.split(" ", -1))
        : ImmutableList.of();
  }

  private static AttributeKind of(Form form) {
    return new AttributeKind(form, null, Limit.NONE);
  }

  /** This kind with more asked of it. */
  public AttributeKind with(Limit newLimit) {
    return new AttributeKind(form, mnemonic, newLimit);
  }

  /**
   * This kind with the enumeration or structure of that name in another dialect, which may write
   * lists of numbers as arrays or as tensors.
   */
  AttributeKind inDialect(String from, String to) {
    if (form == Form.I64_ARRAY || form == Form.BOOL_ARRAY || form == Form.I64_ELEMENTS) {
      return ANY;
    }
    return mnemonic != null && mnemonic.startsWith(from + ".")
        ? new AttributeKind(form, to + mnemonic.substring(from.length()), limit)
        : this;
  }

  public static AttributeKind enumeration(String mnemonic) {
    return new AttributeKind(Form.ENUM, mnemonic, Limit.NONE);
  }

  public static AttributeKind struct(String mnemonic) {
    return new AttributeKind(Form.STRUCT, mnemonic, Limit.NONE);
  }

  /**
   * An attribute of another dialect that is kept as text.
   *
   * @param whole the attribute with dots in place of what is written: {@code #arith.fastmath...}
   */
  public static AttributeKind opaque(String whole) {
    return new AttributeKind(Form.OPAQUE, whole, Limit.NONE);
  }

  /** The text of an attribute of {@link Form#OPAQUE} of which {@code part} is written. */
  public String wholeOf(String part) {
    return String.valueOf(mnemonic).replace("...", part);
  }

  /** What is written of an attribute of {@link Form#OPAQUE}; null where it is another. */
  public @Nullable String partOf(String whole) {
    String around = String.valueOf(mnemonic);
    int dots = around.indexOf("...");
    String end = dots < 0 ? "" : around.substring(dots + 3);
    return dots >= 0
            && whole.startsWith(around.substring(0, dots))
            && whole.endsWith(end)
            && whole.length() >= dots + end.length()
        ? whole.substring(dots, whole.length() - end.length())
        : null;
  }

  /** A number for which the custom form has a word: the first stands for 0. */
  public static AttributeKind word(String... words) {
    return new AttributeKind(Form.I64_WORD, String.join(" ", words), Limit.NONE);
  }

  /** The same of 32 bits. */
  public static AttributeKind word32(String... words) {
    return new AttributeKind(Form.I32_WORD, String.join(" ", words), Limit.NONE);
  }

  /** An array of words of one enumeration. */
  public static AttributeKind arrayOf(String mnemonic) {
    return new AttributeKind(Form.ENUM_ARRAY, mnemonic, Limit.NONE);
  }
}
