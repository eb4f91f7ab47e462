// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.importer;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableIntArray;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hlokit.dialect.BuiltinOps;
import org.hlokit.ir.ArrayAttr;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.Block;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.IntegerAttr;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Region;
import org.hlokit.ir.StringAttr;
import org.hlokit.ir.SymbolRefAttr;
import org.hlokit.tflite.reader.MetadataText;
import org.hlokit.tflite.reader.TableView;
import org.hlokit.tflite.reader.TfliteFile;
import org.hlokit.tflite.schema.Metadata;
import org.hlokit.tflite.schema.Model;
import org.hlokit.tflite.schema.SignatureDef;
import org.hlokit.tflite.schema.SubGraph;
import org.hlokit.tflite.schema.TensorMap;
import org.jspecify.annotations.Nullable;

/**
 * A model as a module: each subgraph a function, each operator an operation of the {@code tfl}
 * dialect with the fields of its option table as attributes, and constants as {@code
 * tfl.pseudo_const}. Tensors keep their names as locations.
 */
public final class ModelImporter {
  private final TfliteFile file;
  private final Model model;
  private final ConstantStyle style;
  private final ImmutableList<String> functions;

  private ModelImporter(TfliteFile file, ConstantStyle style) {
    this.file = file;
    this.model = file.model();
    this.style = style;
    this.functions = functionNames(model);
  }

  /** The module of a checked file. */
  public static Operation read(TfliteFile file, ConstantStyle style) {
    return new ModelImporter(file, style).read();
  }

  private Operation read() {
    Block body = new Block();
    Constants constants = new Constants(file, style);
    TableAttributes attributes = new TableAttributes(functions);
    ImmutableList<TableView> subgraphs = file.root().tables("subgraphs");
    for (int i = 0; i < model.subgraphsLength(); i++) {
      body.append(
          new FunctionImporter(
                  file,
                  model.subgraphs(i),
                  subgraphs.get(i).tables("tensors"),
                  functions.get(i),
                  constants,
                  attributes)
              .read());
    }
    Region region = new Region();
    region.add(body);
    return Operation.builder(BuiltinOps.MODULE)
        .region(region)
        .attributes(moduleAttributes())
        .build();
  }

  /** The subgraphs' names, made symbols: not empty, and each once. */
  private static ImmutableList<String> functionNames(Model model) {
    Set<String> taken = new HashSet<>();
    ImmutableList.Builder<String> names = ImmutableList.builder();
    for (int i = 0; i < model.subgraphsLength(); i++) {
      String name =
          Optional.ofNullable(model.subgraphs(i).name())
              .filter(text -> !text.isEmpty())
              .orElse("subgraph_" + i);
      String unique = name;
      for (int n = 1; !taken.add(unique); n++) {
        unique = name + "_" + n;
      }
      names.add(unique);
    }
    return names.build();
  }

  private DictionaryAttr moduleAttributes() {
    DictionaryAttr attributes =
        DictionaryAttr.of("tfl.schema_version", IntegerAttr.i32((int) model.version()))
            .with("tfl.description", text(model.description()));
    if (model.metadataLength() > 0) {
      attributes = attributes.with("tfl.metadata", metadata());
    }
    if (model.signatureDefsLength() > 0) {
      List<Attribute> signatures = new ArrayList<>();
      for (int i = 0; i < model.signatureDefsLength(); i++) {
        signatures.add(signature(model.signatureDefs(i)));
      }
      attributes =
          attributes.with("tfl.signatures", new ArrayAttr(ImmutableList.copyOf(signatures)));
    }
    return attributes;
  }

  private ArrayAttr metadata() {
    ImmutableList.Builder<Attribute> entries = ImmutableList.builder();
    for (int i = 0; i < model.metadataLength(); i++) {
      Metadata metadata = model.metadata(i);
      entries.add(
          DictionaryAttr.of("name", text(metadata.name()))
              .with("value", StringAttr.of(MetadataText.of(file, metadata))));
    }
    return new ArrayAttr(entries.build());
  }

  private DictionaryAttr signature(SignatureDef signature) {
    int index = (int) signature.subgraphIndex();
    SubGraph subgraph = model.subgraphs(index);
    ImmutableList.Builder<Attribute> inputs = ImmutableList.builder();
    for (int i = 0; i < signature.inputsLength(); i++) {
      inputs.add(binding(signature.inputs(i), FunctionImporter.indexes(subgraph.inputsVector())));
    }
    ImmutableList.Builder<Attribute> outputs = ImmutableList.builder();
    for (int i = 0; i < signature.outputsLength(); i++) {
      outputs.add(
          binding(signature.outputs(i), FunctionImporter.indexes(subgraph.outputsVector())));
    }
    return DictionaryAttr.of("key", text(signature.signatureKey()))
        .with("function", SymbolRefAttr.of(functions.get(index)))
        .with("inputs", new ArrayAttr(inputs.build()))
        .with("outputs", new ArrayAttr(outputs.build()));
  }

  /** A name and which argument or result of the function it is for; -1 for none of them. */
  private static DictionaryAttr binding(TensorMap binding, ImmutableIntArray tensors) {
    return DictionaryAttr.of("name", text(binding.name()))
        .with("index", IntegerAttr.i32(tensors.indexOf((int) binding.tensorIndex())));
  }

  private static StringAttr text(@Nullable String text) {
    return StringAttr.of(text == null ? "" : text);
  }
}
