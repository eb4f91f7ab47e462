// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.optimize;

import com.google.flatbuffers.FlatBufferBuilder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.hlokit.tflite.model.Operator;
import org.hlokit.tflite.model.Options;
import org.hlokit.tflite.schema.AddOptions;
import org.hlokit.tflite.schema.BuiltinOptions;
import org.hlokit.tflite.schema.Conv2DOptions;
import org.hlokit.tflite.schema.Conv3DOptions;
import org.hlokit.tflite.schema.DepthwiseConv2DOptions;
import org.hlokit.tflite.schema.DivOptions;
import org.hlokit.tflite.schema.FullyConnectedOptions;
import org.hlokit.tflite.schema.MulOptions;
import org.hlokit.tflite.schema.Padding;
import org.hlokit.tflite.schema.Pool2DOptions;
import org.hlokit.tflite.schema.SubOptions;

/**
 * The options of an operator that can have an activation function, read back, and written with
 * another function or padding.
 *
 * @param member which table of {@code BuiltinOptions} it is
 * @param function the activation function
 * @param padding the padding of a convolution, VALID for others
 * @param steps how a convolution's window moves, by ones for others
 * @param writer writes the table with a function and a padding
 */
record FusedOptions(byte member, byte function, byte padding, Steps steps, Writer writer) {
  /** Strides and dilations over height and width. */
  record Steps(int strideH, int strideW, int dilationH, int dilationW) {
    static final Steps ONE = new Steps(1, 1, 1, 1);

    int stride(int dimension) {
      return dimension == 1 ? strideH : strideW;
    }

    int dilation(int dimension) {
      return dimension == 1 ? dilationH : dilationW;
    }
  }

  /** Writes a table. */
  interface Writer {
    int write(FlatBufferBuilder builder, byte function, byte padding);
  }

  /** The options of an operator, empty for one that knows no activation function. */
  static Optional<FusedOptions> of(Operator operator) {
    if (!(operator.options() instanceof Options.Builtin(byte member, Options.TableWriter table))) {
      return Optional.empty();
    }
    return switch (member) {
      case BuiltinOptions.AddOptions -> {
        AddOptions old = AddOptions.getRootAsAddOptions(written(table));
        yield plain(
            member,
            old.fusedActivationFunction(),
            (b, f, _) -> AddOptions.createAddOptions(b, f, old.potScaleInt16()));
      }
      case BuiltinOptions.SubOptions -> {
        SubOptions old = SubOptions.getRootAsSubOptions(written(table));
        yield plain(
            member,
            old.fusedActivationFunction(),
            (b, f, _) -> SubOptions.createSubOptions(b, f, old.potScaleInt16()));
      }
      case BuiltinOptions.MulOptions ->
          plain(
              member,
              MulOptions.getRootAsMulOptions(written(table)).fusedActivationFunction(),
              (b, f, _) -> MulOptions.createMulOptions(b, f));
      case BuiltinOptions.DivOptions ->
          plain(
              member,
              DivOptions.getRootAsDivOptions(written(table)).fusedActivationFunction(),
              (b, f, _) -> DivOptions.createDivOptions(b, f));
      case BuiltinOptions.Pool2DOptions ->
          pool(Pool2DOptions.getRootAsPool2DOptions(written(table)));
      case BuiltinOptions.Conv2DOptions ->
          convolution(Conv2DOptions.getRootAsConv2DOptions(written(table)));
      case BuiltinOptions.Conv3DOptions ->
          convolution(Conv3DOptions.getRootAsConv3DOptions(written(table)));
      case BuiltinOptions.DepthwiseConv2DOptions ->
          convolution(DepthwiseConv2DOptions.getRootAsDepthwiseConv2DOptions(written(table)));
      case BuiltinOptions.FullyConnectedOptions ->
          product(FullyConnectedOptions.getRootAsFullyConnectedOptions(written(table)));
      default -> Optional.empty();
    };
  }

  /** The same with another activation function. */
  Options withFunction(byte other) {
    return new Options.Builtin(member, builder -> writer.write(builder, other, padding));
  }

  /** The same with another padding. */
  Options withPadding(byte other) {
    return new Options.Builtin(member, builder -> writer.write(builder, function, other));
  }

  private static Optional<FusedOptions> plain(byte member, byte function, Writer writer) {
    return Optional.of(new FusedOptions(member, function, Padding.VALID, Steps.ONE, writer));
  }

  private static Optional<FusedOptions> pool(Pool2DOptions old) {
    return Optional.of(
        new FusedOptions(
            BuiltinOptions.Pool2DOptions,
            old.fusedActivationFunction(),
            old.padding(),
            Steps.ONE,
            (b, function, padding) ->
                Pool2DOptions.createPool2DOptions(
                    b,
                    padding,
                    old.strideW(),
                    old.strideH(),
                    old.filterWidth(),
                    old.filterHeight(),
                    function)));
  }

  private static Optional<FusedOptions> convolution(Conv2DOptions old) {
    return Optional.of(
        new FusedOptions(
            BuiltinOptions.Conv2DOptions,
            old.fusedActivationFunction(),
            old.padding(),
            new Steps(old.strideH(), old.strideW(), old.dilationHFactor(), old.dilationWFactor()),
            (b, function, padding) ->
                Conv2DOptions.createConv2DOptions(
                    b,
                    padding,
                    old.strideW(),
                    old.strideH(),
                    function,
                    old.dilationWFactor(),
                    old.dilationHFactor(),
                    old.quantizedBiasType())));
  }

  private static Optional<FusedOptions> convolution(Conv3DOptions old) {
    return Optional.of(
        new FusedOptions(
            BuiltinOptions.Conv3DOptions,
            old.fusedActivationFunction(),
            old.padding(),
            Steps.ONE,
            (b, function, padding) ->
                Conv3DOptions.createConv3DOptions(
                    b,
                    padding,
                    old.strideD(),
                    old.strideW(),
                    old.strideH(),
                    function,
                    old.dilationDFactor(),
                    old.dilationWFactor(),
                    old.dilationHFactor())));
  }

  private static Optional<FusedOptions> convolution(DepthwiseConv2DOptions old) {
    return Optional.of(
        new FusedOptions(
            BuiltinOptions.DepthwiseConv2DOptions,
            old.fusedActivationFunction(),
            old.padding(),
            new Steps(old.strideH(), old.strideW(), old.dilationHFactor(), old.dilationWFactor()),
            (b, function, padding) ->
                DepthwiseConv2DOptions.createDepthwiseConv2DOptions(
                    b,
                    padding,
                    old.strideW(),
                    old.strideH(),
                    old.depthMultiplier(),
                    function,
                    old.dilationWFactor(),
                    old.dilationHFactor())));
  }

  private static Optional<FusedOptions> product(FullyConnectedOptions old) {
    return plain(
        BuiltinOptions.FullyConnectedOptions,
        old.fusedActivationFunction(),
        (b, function, _) ->
            FullyConnectedOptions.createFullyConnectedOptions(
                b,
                function,
                old.weightsFormat(),
                old.keepNumDims(),
                old.asymmetricQuantizeInputs(),
                old.quantizedBiasType()));
  }

  /** A table as it is in a file, which is the one way to read what a model only writes. */
  private static ByteBuffer written(Options.TableWriter table) {
    FlatBufferBuilder builder = new FlatBufferBuilder();
    builder.finish(table.write(builder));
    return builder.dataBuffer().slice().order(ByteOrder.LITTLE_ENDIAN);
  }
}
