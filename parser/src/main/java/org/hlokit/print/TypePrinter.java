// SPDX-License-Identifier: Apache-2.0
package org.hlokit.print;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableLongArray;
import java.util.IdentityHashMap;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.ComplexType;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.FunctionType;
import org.hlokit.ir.FutureType;
import org.hlokit.ir.IndexType;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.NoneType;
import org.hlokit.ir.OpaqueType;
import org.hlokit.ir.QuantizedType;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.TokenType;
import org.hlokit.ir.TupleType;
import org.hlokit.ir.Type;
import org.hlokit.ir.UnrankedTensorType;
import org.hlokit.ir.VectorType;
import org.hlokit.ir.VhloAttr;
import org.hlokit.ir.VhloType;

/** Writes types. */
final class TypePrinter {
  private static final int MOST_KNOWN = 1 << 14;

  private final ByteSink out;
  private final AttributePrinter attributes;
  private final IdentityHashMap<Type, byte[]> known = new IdentityHashMap<>();

  TypePrinter(ByteSink out, AttributePrinter attributes) {
    this.out = out;
    this.attributes = attributes;
  }

  /** Writes {@code type}, by its alias if it has one. */
  void print(Type type) {
    byte[] text = known.get(type);
    if (text == null) {
      byte[] alias = attributes.aliases().find(type);
      if (alias != null) {
        text = alias;
      } else {
        ByteSink copy = new ByteSink();
        attributes.on(copy).types().printDirect(type);
        text = copy.toByteArray();
      }
      if (known.size() == MOST_KNOWN) {
        known.clear();
      }
      known.put(type, text);
    }
    out.bytes(text);
  }

  /** Writes {@code type} itself, not its alias. */
  void printDirect(Type type) {
    switch (type) {
      case IntegerType(int width, IntegerType.Signedness signedness) ->
          out.text(signedness.prefix()).number(width);
      case FloatType floatType -> out.text(floatType.keyword());
      case IndexType _ -> out.text("index");
      case NoneType _ -> out.text("none");
      case ComplexType(Type element) -> {
        out.text("complex<");
        print(element);
        out.put('>');
      }
      case QuantizedType quantized -> quantized(quantized);
      case TensorType(ImmutableLongArray shape, Type element, Attribute encoding) -> {
        out.text("tensor<");
        shape(shape);
        print(element);
        encoding(encoding);
        out.put('>');
      }
      case UnrankedTensorType(Type element) -> {
        out.text("tensor<*x");
        print(element);
        out.put('>');
      }
      case VectorType(ImmutableLongArray shape, Type element) -> {
        out.text("vector<");
        for (int i = 0; i < shape.length(); i++) {
          long extent = shape.get(i);
          if (extent < 0) {
            out.put('[').number(-extent).text("]x");
          } else {
            out.number(extent).put('x');
          }
        }
        print(element);
        out.put('>');
      }
      case TupleType(ImmutableList<Type> elements) -> {
        out.text("tuple<");
        list(elements);
        out.put('>');
      }
      case FunctionType(ImmutableList<Type> inputs, ImmutableList<Type> results) -> {
        out.put('(');
        list(inputs);
        out.text(") -> ");
        results(results);
      }
      case TokenType _ -> out.text("!stablehlo.token");
      case FutureType(ImmutableList<Type> elements) -> {
        out.text("!stablehlo.future<");
        list(elements);
        out.put('>');
      }
      case VhloType(Type plain) -> vhlo(plain);
      case OpaqueType(String text) -> attributes.text(text);
    }
  }

  /** Writes types with commas between them. */
  void list(Iterable<? extends Type> types) {
    boolean first = true;
    for (Type type : types) {
      if (!first) {
        out.text(", ");
      }
      first = false;
      print(type);
    }
  }

  /** Writes what stands after the arrow of a function: one type, or several in parentheses. */
  void results(ImmutableList<Type> types) {
    if (types.size() == 1 && !(types.getFirst() instanceof FunctionType)) {
      print(types.getFirst());
    } else {
      out.put('(');
      list(types);
      out.put(')');
    }
  }

  private void shape(ImmutableLongArray shape) {
    for (int i = 0; i < shape.length(); i++) {
      if (shape.get(i) == TensorType.DYNAMIC) {
        out.put('?');
      } else {
        out.number(shape.get(i));
      }
      out.put('x');
    }
  }

  private void encoding(@org.jspecify.annotations.Nullable Attribute encoding) {
    if (encoding != null) {
      out.text(", ");
      attributes.print(encoding);
    }
  }

  private void quantized(QuantizedType type) {
    out.text("!quant.uniform<");
    if (type.shortStorage() && type.storage() instanceof IntegerType storage) {
      out.put('u').number(storage.width());
    } else {
      print(type.storage());
    }
    if (type.storageMin() != null && type.storageMax() != null) {
      out.put('<').number(type.storageMin()).put(':').number(type.storageMax()).put('>');
    }
    out.put(':');
    print(type.expressed());
    ImmutableLongArray axes = type.axes();
    ImmutableLongArray blocks = type.blockSizes();
    if (!blocks.isEmpty()) {
      out.text(":{");
      for (int i = 0; i < axes.length(); i++) {
        out.text(i == 0 ? "" : ", ").number(axes.get(i)).put(':').number(blocks.get(i));
      }
      out.put('}');
    } else if (!axes.isEmpty()) {
      out.put(':').number(axes.get(0));
    }
    out.text(", ");
    scales(type, 0, 0, type.scales().size());
    out.put('>');
  }

  private void scales(QuantizedType type, int level, int start, int count) {
    if (level == type.scaleShape().length()) {
      out.text(FloatText.of(type.scales().get(start).type(), type.scales().get(start).bits()));
      long zeroPoint = type.zeroPoints().get(start);
      if (zeroPoint != 0) {
        out.put(':').number(zeroPoint);
      }
      return;
    }
    int extent = (int) type.scaleShape().get(level);
    out.put('{');
    for (int i = 0; i < extent; i++) {
      out.text(i == 0 ? "" : level == 0 && type.blockSizes().isEmpty() ? "," : ", ");
      scales(type, level + 1, start + i * (count / extent), count / extent);
    }
    out.put('}');
  }

  // --- VHLO, whose types are those of other dialects under names with versions. -----------------

  /** Writes the VHLO type that stands for {@code type}. */
  void vhlo(Type type) {
    switch (type) {
      case IntegerType integer when integer.isBoolean() -> out.text("!vhlo.bool_v1");
      case IntegerType integer -> {
        out.text("!vhlo.");
        printDirect(integer);
        out.text("_v1");
      }
      // The name is a slip of the dialect's authors that files now hold.
      case FloatType floatType when floatType == FloatType.TF32 -> out.text("!vhlo.tf31_v1");
      case FloatType floatType -> out.text("!vhlo.").text(floatType.keyword()).text("_v1");
      case IndexType _ -> out.text("!vhlo.index_v1");
      case NoneType _ -> out.text("!vhlo.none_v1");
      case TokenType _ -> out.text("!vhlo.token_v1");
      case ComplexType(Type element) -> {
        out.text("!vhlo.complex_v1<");
        vhlo(element);
        out.put('>');
      }
      case TensorType(ImmutableLongArray shape, Type element, Attribute encoding) -> {
        out.text("!vhlo.tensor_v1<");
        shape(shape);
        vhlo(element);
        encoding(encoding == null ? null : new VhloAttr(encoding));
        out.put('>');
      }
      case UnrankedTensorType(Type element) -> {
        out.text("!vhlo.unranked_tensor_v1<");
        vhlo(element);
        out.put('>');
      }
      case TupleType(ImmutableList<Type> elements) -> {
        out.text("!vhlo.tuple_v1<");
        vhloList(elements);
        out.put('>');
      }
      case FutureType(ImmutableList<Type> elements) -> {
        out.text("!vhlo.future_v1<");
        vhloList(elements);
        out.put('>');
      }
      case FunctionType(ImmutableList<Type> inputs, ImmutableList<Type> results) -> {
        // An empty list has parentheses of its own, several results have none.
        out.text("!vhlo.func_v1<(").text(inputs.isEmpty() ? "()" : "");
        vhloList(inputs);
        out.text(") -> ").text(results.isEmpty() ? "()" : "");
        vhloList(results);
        out.put('>');
      }
      case QuantizedType quantized -> vhloQuantized(quantized);
      case VectorType _, VhloType _, OpaqueType _ -> print(type);
    }
  }

  private void vhloList(ImmutableList<Type> types) {
    for (int i = 0; i < types.size(); i++) {
      out.text(i == 0 ? "" : ", ");
      vhlo(types.get(i));
    }
  }

  private void vhloQuantized(QuantizedType type) {
    if (!(type.storage() instanceof IntegerType storage) || !type.blockSizes().isEmpty()) {
      printDirect(type);
      return;
    }
    boolean signed = !storage.isUnsigned();
    long low = signed ? -(1L << (storage.width() - 1)) : 0;
    long high = signed ? ~low : (1L << storage.width()) - 1;
    boolean perAxis = !type.axes().isEmpty();
    out.text(perAxis ? "!vhlo.quant_per_axis_v1<" : "!vhlo.quant_v1<");
    vhlo(storage);
    out.put(':');
    vhlo(type.expressed());
    out.text(", ");
    if (perAxis) {
      out.number(type.axes().get(0)).text(", [");
    }
    for (int i = 0; i < type.scales().size(); i++) {
      out.text(i == 0 ? "" : ", ");
      out.text(FloatText.of(type.scales().get(i).type(), type.scales().get(i).bits()));
    }
    out.text(perAxis ? "], [" : ":");
    for (int i = 0; i < type.zeroPoints().length(); i++) {
      out.text(i == 0 ? "" : ", ").number(type.zeroPoints().get(i));
    }
    out.text(perAxis ? "], " : ", ");
    out.number(type.storageMin() == null ? low : type.storageMin()).put(':');
    out.number(type.storageMax() == null ? high : type.storageMax());
    out.text(signed ? ", 1>" : ", 0>");
  }
}
