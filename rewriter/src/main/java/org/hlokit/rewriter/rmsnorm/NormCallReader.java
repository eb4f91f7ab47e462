// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.rmsnorm;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hlokit.diagnostic.DiagnosticException;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.ArrayAttr;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.BoolAttr;
import org.hlokit.ir.DenseArrayAttr;
import org.hlokit.ir.DenseElementsAttr;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.FloatAttr;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.IntegerAttr;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Source;
import org.hlokit.ir.StringAttr;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Value;
import org.hlokit.parse.MlirText;
import org.hlokit.rewriter.pattern.Literals;
import org.jspecify.annotations.Nullable;

/**
 * Reads operations that are normalisations by name. Parameters are taken from wherever they are
 * written: dictionary text in {@code backend_config}, a dictionary there, attributes of the
 * operation, or the attributes of a composite.
 */
final class NormCallReader {
  /** Targets of custom calls. */
  private static final ImmutableSet<String> TARGETS =
      ImmutableSet.of(
          FusedOperation.TARGET,
          "CustomRmsNorm",
          "rmsNorm",
          "rms_norm",
          "RMSNorm",
          "RmsNorm",
          "tenstorrent.rms_norm");

  private static final ImmutableSet<String> COMPOSITES =
      ImmutableSet.of("odml.rms_norm", "tenstorrent.rms_norm");

  private static final double DEFAULT_EPSILON = 1e-6;

  private final double defaultEpsilon;

  NormCallReader() {
    this(DEFAULT_EPSILON);
  }

  /**
   * @param defaultEpsilon for operations that do not say which
   */
  NormCallReader(double defaultEpsilon) {
    this.defaultEpsilon = defaultEpsilon;
  }

  static boolean isNormCall(Operation op) {
    return TARGETS.contains(Reduction.target(op)) || isComposite(op);
  }

  static boolean isComposite(Operation op) {
    return COMPOSITES.contains(compositeName(op));
  }

  /** The name of a composite; empty for other ops. */
  static String compositeName(Operation op) {
    return op.is(StablehloOps.COMPOSITE) && op.attribute("name") instanceof StringAttr name
        ? name.value()
        : "";
  }

  /** How a message calls the operation: {@code @rmsNorm}, {@code "odml.rms_norm"}. */
  static String title(Operation op) {
    return op.is(StablehloOps.COMPOSITE)
        ? "composite \"%s\"".formatted(compositeName(op))
        : "custom_call @" + Reduction.target(op);
  }

  static boolean isFusedOperation(Operation op) {
    return Reduction.target(op).equals(FusedOperation.TARGET);
  }

  /** The normalisation that {@code op} is, or null where its operands or attributes do not fit. */
  @Nullable NormCall read(Operation op) {
    if (!isNormCall(op)
        || op.resultCount() != 1
        || op.operandCount() < 1
        || op.operandCount() > 3
        || !(op.operand(0).type() instanceof TensorType type)
        || !(type.element() instanceof FloatType)
        || !(op.result().type() instanceof TensorType result)
        || !result.shape().equals(type.shape())) {
      return null;
    }
    DictionaryAttr parameters = parameters(op);
    ImmutableList<Integer> dimensions = dimensions(parameters, type);
    if (dimensions == null) {
      return null;
    }
    boolean hasResidual = BoolAttr.TRUE.equals(parameters.get("has_residual"));
    int operands = op.operandCount() - (hasResidual ? 1 : 0);
    if (operands < 1 || operands > 2) {
      return null;
    }
    Value weight = operands == 2 ? op.operand(1) : null;
    Value residual = hasResidual ? op.operand(op.operandCount() - 1) : null;
    if ((weight != null && !fits(weight, dimensions, type))
        || (residual != null && !residual.type().equals(type))) {
      return null;
    }
    Double epsilon = number(first(parameters, "epsilon", "eps", "variance_epsilon"));
    return new NormCall(
        op.operand(0),
        residual,
        weight,
        dimensions,
        epsilon == null ? defaultEpsilon : epsilon,
        epsilon != null,
        BoolAttr.TRUE.equals(parameters.get("cast_before_scale")),
        result);
  }

  private static boolean fits(Value weight, List<Integer> dimensions, TensorType x) {
    return weight.type() instanceof TensorType type
        && type.element() instanceof FloatType
        && Arrays.equals(
            type.shape().toArray(), dimensions.stream().mapToLong(x::dimension).toArray());
  }

  // --- parameters -------------------------------------------------------------------------------

  /** All parameters of an operation, from wherever they are written. */
  private static DictionaryAttr parameters(Operation op) {
    DictionaryAttr all = op.discardable();
    for (String name : List.of("composite_attributes", "tt.composite_attributes")) {
      if (op.attribute(name) instanceof DictionaryAttr dictionary) {
        all = joined(all, dictionary);
      }
    }
    return switch (op.attribute("backend_config")) {
      case DictionaryAttr dictionary -> joined(all, dictionary);
      case StringAttr text -> joined(all, parse(text.value()));
      case null, default -> all;
    };
  }

  private static DictionaryAttr joined(DictionaryAttr all, DictionaryAttr more) {
    DictionaryAttr joined = all;
    for (var entry : more.entries()) {
      joined = joined.with(entry.name(), entry.value());
    }
    return joined;
  }

  /** A dictionary in text form; other text, which is any backend's right, has no entries. */
  private static DictionaryAttr parse(String text) {
    if (!text.strip().startsWith("{")) {
      return DictionaryAttr.EMPTY;
    }
    try {
      return MlirText.ofAllDialects()
          .read(Source.of("<backend_config>", "module attributes " + text + " {}"))
          .discardable();
    } catch (DiagnosticException e) {
      return DictionaryAttr.EMPTY;
    }
  }

  private static @Nullable Attribute first(DictionaryAttr dictionary, String... names) {
    for (String name : names) {
      Attribute value = dictionary.get(name);
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  private static @Nullable Double number(@Nullable Attribute attribute) {
    return switch (attribute) {
      case FloatAttr number -> number.doubleValue();
      case IntegerAttr number -> number.value().doubleValue();
      case DenseElementsAttr dense
          when dense.type() instanceof TensorType type
              && Literals.isNumber(type.element())
              && dense.data().size() == Literals.width(type.element()) ->
          Literals.number(dense.data().read(), type.element(), 0);
      case null, default -> null;
    };
  }

  /** The normalised dimensions: {@code axis}, or as many last ones as {@code normalized_shape}. */
  private static @Nullable ImmutableList<Integer> dimensions(
      DictionaryAttr parameters, TensorType type) {
    Attribute shape = parameters.get("normalized_shape");
    Attribute axis = first(parameters, "axis", "axes", "dimensions", "dim");
    if (shape != null) {
      List<Long> extents = integers(shape);
      int first = type.rank() - extents.size();
      if (extents.isEmpty() || first < 0) {
        return null;
      }
      for (int i = 0; i < extents.size(); i++) {
        if (type.dimension(first + i) != extents.get(i)) {
          return null;
        }
      }
      return IntStream.range(first, type.rank()).boxed().collect(toImmutableList());
    }
    if (axis == null) {
      return type.rank() == 0 ? null : ImmutableList.of(type.rank() - 1);
    }
    ImmutableList<Integer> dimensions =
        integers(axis).stream()
            .map(dimension -> (int) (dimension < 0 ? dimension + type.rank() : dimension))
            .distinct()
            .sorted()
            .collect(toImmutableList());
    return dimensions.isEmpty() || dimensions.getFirst() < 0 || dimensions.getLast() >= type.rank()
        ? null
        : dimensions;
  }

  private static List<Long> integers(Attribute attribute) {
    if (attribute instanceof DenseElementsAttr dense
        && dense.type() instanceof TensorType type
        && Literals.isNumber(type.element())) {
      List<Long> values = new ArrayList<>();
      for (int i = 0; i < type.elementCount(); i++) {
        int at = dense.data().isSplat() ? 0 : i;
        values.add((long) Literals.number(dense.data().read(), type.element(), at));
      }
      return values;
    }
    if (attribute instanceof ArrayAttr
        || attribute instanceof IntegerAttr
        || attribute instanceof DenseArrayAttr) {
      return Arrays.stream(Reduction.integers(attribute)).boxed().toList();
    }
    return List.of();
  }
}
