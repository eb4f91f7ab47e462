// SPDX-License-Identifier: Apache-2.0
package org.hlokit.ir;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import org.jspecify.annotations.Nullable;

/**
 * How an op of {@link AssemblyFamily#ITEMS} is written: a list of operands and attributes, then
 * types. Read from the row's text, for example {@code "$operand, dims = $permutation : fn"}.
 *
 * @param parenthesized whether the list stands in parentheses
 * @param attributesFirst whether the attribute dictionary stands before the list rather than after
 *     it: {@code attr-dict} is the row's first item
 */
public record ItemsFormat(
    boolean parenthesized, boolean attributesFirst, ImmutableList<Item> items, TypeForm types) {

  /**
   * An operand or an attribute.
   *
   * @param key the word before it, {@code dims} in {@code dims = [0]}, or null
   * @param name the operand's or attribute's name in the row; {@code operands} for all operands;
   *     {@code e$a m$b} stands for a format such as {@code e5m10} of two attributes
   * @param optional whether it is left out where the attribute is missing
   */
  public record Item(@Nullable String key, String name, boolean optional) {}

  /** How types follow the items. */
  public enum TypeForm {
    /** Nothing. */
    NONE(""),
    /** One type for all operands and the result, else as {@link #FUNCTIONAL}. */
    SAME("same"),
    /** The type of the operands and the result, all alike, for any number of operands. */
    VARIADIC_SAME("variadicSame"),
    /** {@code (operands) -> results}. */
    FUNCTIONAL("fn"),
    /** {@code operand, operand -> result}, several results in parentheses. */
    ARROW("arrow"),
    /** The types of the results. */
    RESULTS("results"),
    /** The types of the operands; absent where there are none. */
    OPERANDS("operands"),
    /** The type of the first operand, which all operands share. */
    FIRST("first"),
    /** The types of the predicate and the result, else as {@link #FUNCTIONAL}. */
    SELECT("select"),
    /** The complex result type that operand types follow from, else as {@link #FUNCTIONAL}. */
    COMPLEX("complex"),
    /** The tuple type of the result, whose elements are the operand types. */
    TUPLE("tuple"),
    /** One type for each operand and the result at its place. */
    PAIRWISE("pairwise"),
    /** {@code operand to result}. */
    CAST("cast");

    private final String keyword;

    TypeForm(String keyword) {
      this.keyword = keyword;
    }

    static TypeForm of(String text) {
      for (TypeForm form : values()) {
        if (form.keyword.equals(text)) {
          return form;
        }
      }
      throw new IllegalArgumentException("unknown type form '" + text + "'");
    }
  }

  private static final Splitter COMMAS = Splitter.on(',').trimResults().omitEmptyStrings();

  static ItemsFormat of(String text) {
    int colon = text.lastIndexOf(" : ");
    boolean onlyTypes = text.startsWith(": ");
    String body = onlyTypes ? "" : colon < 0 ? text : text.substring(0, colon);
    String types = onlyTypes ? text.substring(2) : colon < 0 ? "" : text.substring(colon + 3);
    boolean parenthesized = body.startsWith("(");
    boolean attributesFirst = body.startsWith("attr-dict");
    if (attributesFirst) {
      body = body.substring("attr-dict".length());
    }
    if (parenthesized) {
      body = body.substring(1, body.length() - 1);
    }
    ImmutableList.Builder<Item> items = ImmutableList.builder();
    for (String part : COMMAS.split(body.replace("[, ", ", [").replace("[,", ",["))) {
      boolean optional = part.startsWith("[");
      String item = optional ? part.substring(1, part.length() - 1) : part;
      int equal = item.indexOf('=');
      String name = equal < 0 ? item : item.substring(equal + 1).trim();
      items.add(
          new Item(
              equal < 0 ? null : item.substring(0, equal).trim(),
              name.startsWith("$") ? name.substring(1) : name,
              optional));
    }
    return new ItemsFormat(
        parenthesized, attributesFirst, items.build(), TypeForm.of(types.trim()));
  }
}
