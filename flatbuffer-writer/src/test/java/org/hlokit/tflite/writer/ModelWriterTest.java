// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.writer;

import static com.google.common.truth.Truth.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.hlokit.tflite.Models;
import org.hlokit.tflite.reader.TfliteFile;
import org.hlokit.tflite.schema.Buffer;
import org.hlokit.tflite.schema.BuiltinOperator;
import org.hlokit.tflite.schema.BuiltinOptions2;
import org.hlokit.tflite.schema.Model;
import org.hlokit.tflite.schema.Operator;
import org.hlokit.tflite.schema.OperatorCode;
import org.hlokit.tflite.schema.SubGraph;
import org.junit.jupiter.api.Test;

class ModelWriterTest {

  @Test
  void fileCarriesTheIdentifierAndSchemaVersion() throws Exception {
    byte[] bytes = Models.bytes(Models.withCustomCall());
    assertThat(new String(bytes, 4, 4, StandardCharsets.US_ASCII)).isEqualTo("TFL3");
    assertThat(TfliteFile.of(ByteBuffer.wrap(bytes)).model().version()).isEqualTo(3);
  }

  @Test
  void equalConstantsShareOneBuffer() throws Exception {
    Model model = read(Models.bytes(Models.withCustomCall())).model();
    SubGraph main = model.subgraphs(0);
    assertThat(main.tensors(1).buffer()).isEqualTo(main.tensors(2).buffer());
    // The empty one, the weight and the metadata.
    assertThat(model.buffersLength()).isEqualTo(3);
    assertThat(TfliteFile.length(model.buffers(0))).isEqualTo(0);
  }

  @Test
  void constantDataIsAligned() throws Exception {
    byte[] bytes = Models.bytes(Models.withCustomCall());
    TfliteFile file = read(bytes);
    for (int i = 1; i < file.model().buffersLength(); i++) {
      Buffer buffer = file.model().buffers(i);
      assertThat(buffer.dataAsByteBuffer().position() % 16).isEqualTo(0);
    }
    assertThat(weight(file)).isEqualTo(ByteBuffer.wrap(new byte[] {0, 0, (byte) 0x80, 0x3F}));
  }

  @Test
  void dataBeyondTheLimitGoesOutsideTheFlatbuffer() throws Exception {
    byte[] bytes = Models.bytes(new ModelWriter(64), Models.withCustomCall());
    TfliteFile file = read(bytes);
    Buffer buffer = file.model().buffers(1);
    assertThat(buffer.dataLength()).isEqualTo(0);
    assertThat(buffer.size()).isEqualTo(16);
    assertThat(buffer.offset() % 16).isEqualTo(0);
    assertThat(weight(file)).isEqualTo(ByteBuffer.wrap(new byte[] {0, 0, (byte) 0x80, 0x3F}));
    // Metadata stays inside, where tools look for it.
    Buffer note = file.model().buffers((int) file.model().metadata(0).buffer());
    assertThat(note.dataLength()).isEqualTo(3);
    // The skeleton alone is a whole flatbuffer, as a file of more than 2 GiB needs it.
    assertThat(buffer.offset()).isEqualTo(bytes.length - 16);
  }

  private static ByteBuffer weight(TfliteFile file) {
    Optional<ByteBuffer> data = file.data(file.model().buffers(1));
    return data.orElseThrow().slice(0, 4);
  }

  @Test
  void codesBeyondTheOldByteAreWrittenTwice() throws Exception {
    Model model = read(Models.bytes(Models.withCustomCall())).model();
    OperatorCode add = model.operatorCodes(0);
    assertThat(add.deprecatedBuiltinCode()).isEqualTo((byte) BuiltinOperator.ADD);
    assertThat(add.builtinCode()).isEqualTo(BuiltinOperator.ADD);
    OperatorCode call = model.operatorCodes(1);
    assertThat(call.deprecatedBuiltinCode()).isEqualTo((byte) 127);
    assertThat(call.builtinCode()).isEqualTo(173);
    assertThat(call.version()).isEqualTo(1);
    Operator operator = model.subgraphs(0).operators(1);
    assertThat(operator.builtinOptions2Type())
        .isEqualTo(BuiltinOptions2.StablehloCustomCallOptions);
  }

  @Test
  void dynamicDimensionsAreOneInTheShapeAndMinusOneInTheSignature() throws Exception {
    var x = read(Models.bytes(Models.withCustomCall())).model().subgraphs(0).tensors(0);
    assertThat(x.shape(0)).isEqualTo(1);
    assertThat(x.shapeSignature(0)).isEqualTo(-1);
    assertThat(x.shapeSignature(1)).isEqualTo(4);
  }

  private static TfliteFile read(byte[] bytes) throws Exception {
    return TfliteFile.of(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
  }
}
