// SPDX-License-Identifier: Apache-2.0
package org.hlokit.runtime;

import com.google.common.base.Enums;
import com.google.common.collect.HashMultimap;
import com.google.common.collect.SetMultimap;
import java.math.BigInteger;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.hlokit.tflite.reader.RuntimeOperators;
import org.hlokit.tflite.reader.RuntimeOperators.RuntimeOperator;
import org.hlokit.tflite.reader.Schema.Field;
import org.hlokit.tflite.reader.SubgraphFields;
import org.hlokit.tflite.reader.TableView;
import org.hlokit.tflite.reader.TfliteFile;
import org.hlokit.tflite.schema.DimensionType;
import org.hlokit.tflite.schema.Operator;
import org.hlokit.tflite.schema.QuantizationParameters;
import org.hlokit.tflite.schema.SparseIndexVector;
import org.hlokit.tflite.schema.SparsityParameters;
import org.hlokit.tflite.schema.SubGraph;
import org.hlokit.tflite.schema.Tensor;
import org.hlokit.tflite.schema.TensorType;

/**
 * Refuses models that are well-formed but would end the process, since the runtime takes things for
 * granted that the file format leaves open.
 */
final class RuntimeRequirements {
  private final TfliteFile file;
  private final SetMultimap<Integer, Integer> calls = HashMultimap.create();

  private RuntimeRequirements(TfliteFile file) {
    this.file = file;
  }

  static void check(TfliteFile file) throws TfliteException {
    new RuntimeRequirements(file).check();
  }

  private void check() throws TfliteException {
    for (int s = 0; s < file.model().subgraphsLength(); s++) {
      SubGraph subgraph = file.model().subgraphs(s);
      for (int t = 0; t < subgraph.tensorsLength(); t++) {
        String where = "subgraph %d, tensor %d".formatted(s, t);
        checkSize(subgraph.tensors(t), where);
        checkQuantization(subgraph.tensors(t), where);
        checkSparsity(subgraph.tensors(t), where);
      }
      checkInputs(subgraph, "subgraph %d".formatted(s));
      BitSet written = writtenAtFirst(subgraph);
      for (int o = 0; o < subgraph.operatorsLength(); o++) {
        Operator operator = subgraph.operators(o);
        String where = "subgraph %d, operator %d".formatted(s, o);
        checkCounts(operator, where);
        checkOrder(operator, written, where);
        if (RuntimeOperators.find(file.builtinCode(operator)).isPresent()) {
          OperatorSite site = new OperatorSite(file, subgraph, operator, named(operator, where));
          OptionRules.check(site);
          ShapeRules.check(site);
          TypeRules.check(site);
          ConstantRules.check(site);
        }
        Optional<TableView> options = file.options(operator);
        if (options.isPresent()) {
          addCalls(s, options.get());
        }
      }
    }
    checkCalls();
  }

  /** What is given to an input is written to where a constant lies, in the file. */
  private void checkInputs(SubGraph subgraph, String where) throws TfliteException {
    for (int i = 0; i < subgraph.inputsLength(); i++) {
      if (constantLength(subgraph.tensors(subgraph.inputs(i))) > 0) {
        throw new TfliteException(
            "%s has tensor %d as an input, which is a constant"
                .formatted(where, subgraph.inputs(i)));
      }
    }
  }

  /** A constant must be as long as its type and shape say. */
  private void checkSize(Tensor tensor, String where) throws TfliteException {
    long length = constantLength(tensor);
    if (tensor.type() < 0 || tensor.type() >= TensorType.names.length) {
      throw new TfliteException(
          "%s has an element type of unknown number %d".formatted(where, tensor.type()));
    }
    int bits =
        Enums.getIfPresent(ElementType.class, TensorType.name(tensor.type()))
            .or(ElementType.NONE)
            .bits();
    BigInteger count = BigInteger.ONE;
    for (int d = 0; d < tensor.shapeLength(); d++) {
      count = count.multiply(BigInteger.valueOf(tensor.shape(d)));
    }
    if (count.abs().bitLength() > Integer.SIZE - 1) {
      throw new TfliteException(
          "%s has %s elements, more than kernels count".formatted(where, count));
    }
    if (length == 0 || bits == 0 || tensor.sparsity() != null) {
      return;
    }
    BigInteger size = count.multiply(BigInteger.valueOf(bits));
    BigInteger bytes = size.add(BigInteger.valueOf(7)).shiftRight(3);
    if (!bytes.equals(BigInteger.valueOf(length))) {
      throw new TfliteException(
          "%s has %d bytes, but its type and shape need %s".formatted(where, length, bytes));
    }
  }

  /** Narrow integers with a scale are used with it, in fixed point. */
  private static void checkQuantization(Tensor tensor, String where) throws TfliteException {
    QuantizationParameters parameters = tensor.quantization();
    int bits =
        switch (tensor.type()) {
          case TensorType.INT8, TensorType.UINT8 -> 8;
          case TensorType.INT16 -> 16;
          default -> 0;
        };
    if (parameters == null || bits == 0) {
      return;
    }
    long least = tensor.type() == TensorType.UINT8 ? 0 : -(1L << (bits - 1));
    for (int i = 0; i < parameters.scaleLength(); i++) {
      float scale = parameters.scale(i);
      if (!(scale >= Float.MIN_NORMAL && Float.isFinite(scale))) {
        throw new TfliteException("%s has the scale %s".formatted(where, scale));
      }
    }
    for (int i = 0; i < parameters.zeroPointLength(); i++) {
      long point = parameters.zeroPoint(i);
      if (point < least || point >= least + (1L << bits)) {
        throw new TfliteException("%s has the zero point %d".formatted(where, point));
      }
    }
  }

  /** What is stored sparsely is a constant, whose order and sizes say how it is unpacked. */
  private void checkSparsity(Tensor tensor, String where) throws TfliteException {
    SparsityParameters sparsity = tensor.sparsity();
    if (sparsity == null) {
      return;
    }
    int dimensions = tensor.shapeLength() + sparsity.blockMapLength();
    boolean ordered =
        IntStream.range(0, dimensions)
            .allMatch(
                dimension ->
                    IntStream.range(0, sparsity.traversalOrderLength())
                        .anyMatch(i -> sparsity.traversalOrder(i) == dimension));
    boolean mapped =
        IntStream.range(0, sparsity.blockMapLength())
            .map(sparsity::blockMap)
            .allMatch(dimension -> dimension >= 0 && dimension < tensor.shapeLength());
    boolean sized =
        IntStream.range(0, sparsity.dimMetadataLength())
            .mapToObj(sparsity::dimMetadata)
            .allMatch(
                dimension ->
                    dimension.format() == DimensionType.DENSE
                        ? dimension.denseSize() > 0
                        : dimension.arraySegmentsType() != SparseIndexVector.NONE
                            && dimension.arrayIndicesType() != SparseIndexVector.NONE);
    if (constantLength(tensor) == 0
        || sparsity.traversalOrderLength() != dimensions
        || sparsity.dimMetadataLength() != dimensions
        || !ordered
        || !mapped
        || !sized) {
      throw new TfliteException(
          "%s is stored sparsely in a way that says no tensor".formatted(where));
    }
  }

  private long constantLength(Tensor tensor) {
    return tensor.buffer() < file.model().buffersLength()
        ? TfliteFile.length(file.model().buffers((int) tensor.buffer()))
        : 0;
  }

  /**
   * The tensors that have a value before any operator runs. Constants without elements are among
   * them, which look like results without elements but that no operator writes them.
   */
  private BitSet writtenAtFirst(SubGraph subgraph) {
    BitSet written = new BitSet();
    for (int t = 0; t < subgraph.tensorsLength(); t++) {
      Tensor tensor = subgraph.tensors(t);
      written.set(t, IntStream.range(0, tensor.shapeLength()).anyMatch(d -> tensor.shape(d) == 0));
    }
    for (int o = 0; o < subgraph.operatorsLength(); o++) {
      Operator operator = subgraph.operators(o);
      IntStream.range(0, operator.outputsLength())
          .map(operator::outputs)
          .filter(tensor -> tensor >= 0)
          .forEach(written::clear);
    }
    for (int t = 0; t < subgraph.tensorsLength(); t++) {
      Tensor tensor = subgraph.tensors(t);
      if (constantLength(tensor) > 0 || tensor.isVariable()) {
        written.set(t);
      }
    }
    for (int i = 0; i < subgraph.inputsLength(); i++) {
      written.set(subgraph.inputs(i));
    }
    return written;
  }

  /** The runtime and its delegates take operators to be in an order in which they can be run. */
  private static void checkOrder(Operator operator, BitSet written, String where)
      throws TfliteException {
    for (int i = 0; i < operator.inputsLength(); i++) {
      int tensor = operator.inputs(i);
      if (tensor >= 0 && !written.get(tensor)) {
        throw new TfliteException(
            "%s reads tensor %d, which nothing has written".formatted(where, tensor));
      }
    }
    for (int i = 0; i < operator.outputsLength(); i++) {
      int tensor = operator.outputs(i);
      if (tensor >= 0 && written.get(tensor)) {
        throw new TfliteException(
            "%s writes tensor %d, which has a value already".formatted(where, tensor));
      }
      if (tensor >= 0) {
        written.set(tensor);
      }
    }
  }

  /** Kernels take operands and results that their operator has without asking. */
  private void checkCounts(Operator operator, String where) throws TfliteException {
    int code = file.builtinCode(operator);
    Optional<RuntimeOperator> row = RuntimeOperators.find(code);
    if (row.isEmpty()) {
      return; // a custom operator, whose kernel knows what it takes, or one that no kernel is found
      // for
    }
    String name = named(operator, where);
    RuntimeOperator kernel = row.get();
    checkCount(
        operator.inputsLength(), kernel.leastOperands(), kernel.mostOperands(), name, "operands");
    checkCount(
        operator.outputsLength(), kernel.leastResults(), kernel.mostResults(), name, "results");
    for (int i = 0; i < operator.inputsLength(); i++) {
      if (operator.inputs(i) < 0 && !kernel.optional().contains(i)) {
        throw new TfliteException("%s lacks operand %d".formatted(name, i));
      }
    }
    for (int i = 0; i < operator.outputsLength(); i++) {
      if (operator.outputs(i) < 0) {
        throw new TfliteException("%s lacks result %d".formatted(name, i));
      }
    }
  }

  private String named(Operator operator, String where) {
    return "%s (%s)"
        .formatted(
            where, file.schema().enumeration("BuiltinOperator").nameOf(file.builtinCode(operator)));
  }

  private static void checkCount(int count, int least, int most, String name, String what)
      throws TfliteException {
    if (count < least || count > most) {
      String wanted =
          least == most
              ? Integer.toString(least)
              : most == Integer.MAX_VALUE
                  ? "at least %d".formatted(least)
                  : "%d to %d".formatted(least, most);
      throw new TfliteException(
          "%s has %d %s, but its kernel takes %s".formatted(name, count, what, wanted));
    }
  }

  private void addCalls(int caller, TableView options) {
    for (Field field : options.type().fields()) {
      if (SubgraphFields.NAMES.contains(field.name())) {
        Object value = options.value(field).orElse(List.of());
        for (Object callee : value instanceof List<?> list ? list : List.of(value)) {
          calls.put(caller, ((Long) callee).intValue());
        }
      }
    }
  }

  /** The runtime would run a subgraph that leads back to itself until its stack ends. */
  private void checkCalls() throws TfliteException {
    Set<Integer> harmless = new HashSet<>();
    for (int before = -1; before < harmless.size(); ) {
      before = harmless.size();
      for (int s = 0; s < file.model().subgraphsLength(); s++) {
        if (calls.get(s).stream().allMatch(callee -> callee < 0 || harmless.contains(callee))) {
          harmless.add(s);
        }
      }
    }
    for (int s = 0; s < file.model().subgraphsLength(); s++) {
      if (!harmless.contains(s)) {
        throw new TfliteException("subgraph %d leads into a circle of subgraphs".formatted(s));
      }
    }
  }
}
