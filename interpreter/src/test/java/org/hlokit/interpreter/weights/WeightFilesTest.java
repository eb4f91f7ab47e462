// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter.weights;

import static com.google.common.truth.Truth.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableLongArray;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.hlokit.interpreter.npy.Npy;
import org.hlokit.interpreter.value.Tensor;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.TensorType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeightFilesTest {
  @TempDir Path folder;

  @Test
  void aTensorIsAPartOfTheFile() throws Exception {
    byte[] data = {0, 0, (byte) 0x80, 0x3F, 7};
    ImmutableList<Weight> weights =
        read(
            safetensors(
                "{'__metadata__':{'format':'pt'},"
                    + "'b':{'dtype':'U8','shape':[],'data_offsets':[4,5]},"
                    + "'a':{'dtype':'F32','shape':[1,1],'data_offsets':[0,4]}}",
                data));
    assertThat(weights.stream().map(Weight::name)).containsExactly("b", "a").inOrder();
    Weight a = weights.get(1);
    assertThat(a.element()).isEqualTo(FloatType.F32);
    assertThat(a.shape()).isEqualTo(ImmutableLongArray.of(1, 1));
    assertThat(a.data().get(ValueLayout.JAVA_FLOAT_UNALIGNED, 0)).isEqualTo(1.0f);
  }

  @Test
  void aTypeThatProgramsDoNotHaveIsNoErrorUntilItIsUsed() throws Exception {
    ImmutableList<Weight> weights =
        read(safetensors("{'a':{'dtype':'F4','shape':[3],'data_offsets':[0,2]}}", new byte[2]));
    assertThat(weights.get(0).element()).isNull();
    assertThat(weights.get(0).typeName()).isEqualTo("F4");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          []                          | the header is no JSON object
          {'a':1}                     | the header's entry 'a' is not of the form dtype, shape, data_offsets
          {'a':{'dtype':'F32','shape':[1],'data_offsets':[0]}} | the header's entry 'a' is not of the form dtype, shape, data_offsets
          {'a':{'dtype':'F32','shape':[1],'data_offsets':[-4,0]}} | 'a' is said to lie at -4 to 0, and the file has 8 bytes of data
          {'a':{'dtype':'F32','shape':[1],'data_offsets':[8,4]}} | 'a' is said to lie at 8 to 4, and the file has 8 bytes of data
          {'a':{'dtype':'F32','shape':[3],'data_offsets':[0,12]}} | 'a' is said to lie at 0 to 12, and the file has 8 bytes of data
          {'a':{'dtype':'F32','shape':[3],'data_offsets':[0,8]}} | 'a' has 8 bytes of data, where F32 of shape [3] takes 12
          {'a':{'dtype':'F32','shape':[-1],'data_offsets':[0,8]}} | 'a' has an extent of -1
          {'a':{'dtype':'F32','shape':[1.5],'data_offsets':[0,8]}} | 'a' has an extent of 1.5
          {'a':{'dtype':'F32','shape':[4611686018427387904,4],'data_offsets':[0,8]}} | 'a' of shape [4611686018427387904, 4] is larger than any file
          {'a':1,'a':2}               | the key 'a' is there twice
          {'a':1                      | expected ',' or '}' at character 6 of the JSON
          {'a' 1}                     | expected ':' at character 5 of the JSON
          {'a':99999999999999999999}  | expected a number that is not too large at character 5 of the JSON
          {'a':tru}                   | expected a value at character 5 of the JSON
          {'a':'\\u12'}                | expected four hexadecimal digits at character 8 of the JSON
          {} 1                        | expected the end at character 3 of the JSON
          """)
  void damagedHeadersAreTold(String header, String message) throws Exception {
    assertThat(failure(safetensors(header, new byte[8]))).isEqualTo(message);
  }

  @Test
  void lengthsBeyondTheFileAreTold() throws Exception {
    assertThat(failure(new byte[7])).isEqualTo("it has no room for the length of a header");
    assertThat(failure(lengthOnly(-1)))
        .isEqualTo(
            "the header is said to have 18446744073709551615 bytes, and the file has 0 after its"
                + " length");
    assertThat(failure(lengthOnly(1L << 40)))
        .isEqualTo(
            "the header is said to have 1099511627776 bytes, and the file has 0 after its length");
    assertThat(failure(safetensors("[".repeat(100_000), new byte[0])))
        .startsWith("expected less nesting");
  }

  @Test
  void everyCutOfAnArchiveIsAnError() throws Exception {
    byte[] whole = npz(ZipEntry.DEFLATED);
    assertThat(read(whole)).hasSize(2);
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = java.util.Arrays.copyOf(whole, length);
      assertThrows(WeightsException.class, () -> read(cut));
    }
  }

  @Test
  void noChangedByteOfAnArchiveCrashes() throws Exception {
    for (int method : new int[] {ZipEntry.DEFLATED, ZipEntry.STORED}) {
      byte[] whole = npz(method);
      for (int at = 4; at < whole.length; at++) {
        byte[] changed = whole.clone();
        changed[at] ^= (byte) 0xFF;
        try {
          read(changed).forEach(weight -> weight.data().asByteBuffer());
        } catch (WeightsException e) {
          assertThat(e).hasMessageThat().doesNotContain("null");
        }
      }
    }
  }

  @Test
  void anIndexNamesFilesBesideIt() throws Exception {
    Files.write(
        folder.resolve("part"),
        safetensors("{'a':{'dtype':'U8','shape':[1],'data_offsets':[0,1]}}", new byte[1]));
    assertThat(read("{'weight_map':{'a':'part'}}".replace('\'', '"').getBytes(UTF_8))).hasSize(1);
    assertThat(failure("{'weight_map':{'b':'part'}}".replace('\'', '"').getBytes(UTF_8)))
        .isEqualTo("'b' is not in 'part', as the index of 'file' says");
    assertThat(failure("{'weight_map':{'a':'../part'}}".replace('\'', '"').getBytes(UTF_8)))
        .isEqualTo("'../part' is not beside the index");
    assertThat(failure("{'weights':{}}".getBytes(UTF_8).clone()))
        .isEqualTo("expected a string at character 1 of the JSON");
    assertThat(failure("{\"weights\":{}}".getBytes(UTF_8)))
        .isEqualTo("it is JSON, but no index of safetensors: no 'weight_map'");
  }

  private static byte[] npz(int method) throws IOException {
    Tensor tensor = Tensor.filled(TensorType.of(FloatType.F32, 3, 5), 2.5);
    if (method == ZipEntry.STORED) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      Npy.writeArchive(com.google.common.collect.ImmutableMap.of("a", tensor, "b", tensor), out);
      return out.toByteArray();
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (String name : new String[] {"a.npy", "b.npy"}) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(Npy.write(tensor));
        zip.closeEntry();
      }
    }
    return out.toByteArray();
  }

  private static byte[] lengthOnly(long length) {
    return ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(length).array();
  }

  /** A file with that header, in which a single quote stands for a double one. */
  private static byte[] safetensors(String header, byte[] data) {
    byte[] json = header.replace('\'', '"').getBytes(UTF_8);
    return ByteBuffer.allocate(8 + json.length + data.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(json.length)
        .put(json)
        .put(data)
        .array();
  }

  private ImmutableList<Weight> read(byte[] file) throws IOException {
    Path path = folder.resolve("file");
    Files.write(path, file);
    return WeightFiles.read("file", path);
  }

  private String failure(byte[] file) {
    return String.valueOf(assertThrows(WeightsException.class, () -> read(file)).getMessage());
  }
}
