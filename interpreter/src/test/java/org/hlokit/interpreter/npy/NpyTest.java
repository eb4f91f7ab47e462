// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter.npy;

import static com.google.common.truth.Truth.assertThat;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.common.collect.ImmutableMap;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import org.hlokit.interpreter.value.ElementText;
import org.hlokit.interpreter.value.FloatTensor;
import org.hlokit.interpreter.value.LongTensor;
import org.hlokit.interpreter.value.Shapes;
import org.hlokit.interpreter.value.Tensor;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.IntegerType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files as NumPy writes them; the bytes of the elements were taken from NumPy. */
final class NpyTest {
  private static byte[] file(int version, String header, String data) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', (byte) version, 0});
    out.write(header.length());
    out.write(0);
    if (version > 1) {
      out.write(0);
      out.write(0);
    }
    out.writeBytes(header.getBytes(ISO_8859_1));
    out.writeBytes(HexFormat.of().parseHex(data));
    return out.toByteArray();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          <f4; 0000803f000000c0; tensor<2xf32> {[1.000000e+00, -2.000000e+00]}
          >f4; 3f800000c0000000; tensor<2xf32> {[1.000000e+00, -2.000000e+00]}
          <f2; 003c00c0;         tensor<2xf16> {[1.000000e+00, -2.000000e+00]}
          <V2; 803f00c0;         tensor<2xbf16> {[1.000000e+00, -2.000000e+00]}
          bfloat16; 803f00c0;    tensor<2xbf16> {[1.000000e+00, -2.000000e+00]}
          >i2; 0001fffe;         tensor<2xi16> {[1, -2]}
          |u1; 01ff;             tensor<2xui8> {[1, 255]}
          <u8; 0100000000000000ffffffffffffffff; tensor<2xui64> {[1, 18446744073709551615]}
          |b1; 0100;             tensor<2xi1> {[true, false]}
          <f1; 3cc0;             tensor<2xf8E5M2> {[1.000000e+00, -2.000000e+00]}
          <c8; 0000803f0000004000000000000080bf; tensor<2xcomplex<f32>> {[[1.000000e+00, 2.000000e+00], [0.000000e+00, -1.000000e+00]]}
          """)
  void readsEveryElementType(String descr, String data, String expected) throws NpyException {
    String header = "{'descr': '%s', 'fortran_order': False, 'shape': (2,), }\n".formatted(descr);
    for (int version = 1; version <= 3; version++) {
      String text = ElementText.of(Npy.read(file(version, header, data)));
      assertThat(text.replaceAll("\\n *", "")).isEqualTo(expected);
    }
  }

  @Test
  void readsFortranOrder() throws NpyException {
    String header = "{'descr': '|i1', 'fortran_order': True, 'shape': (2, 3), }\n";
    Tensor tensor = Npy.read(file(1, header, "010203040506"));
    assertThat(tensor.shape()).isEqualTo(new int[] {2, 3});
    assertThat(ElementText.of(tensor)).contains("[1, 3, 5]");
  }

  @Test
  void writesWhatItReads() throws NpyException {
    Tensor tensor = new FloatTensor(Shapes.type(FloatType.BF16, 1, 2), new float[] {1.5f, -0.0f});
    byte[] bytes = Npy.write(tensor);
    assertThat(bytes.length % 64).isEqualTo(4);
    assertThat(new String(bytes, 10, 56, ISO_8859_1))
        .isEqualTo("{'descr': '<V2', 'fortran_order': False, 'shape': (1, 2)");
    assertThat(ElementText.of(Npy.read(bytes))).isEqualTo(ElementText.of(tensor));
  }

  @Test
  void takesTheTypeOfTheCaller() throws NpyException {
    String header = "{'descr': '|V1', 'fortran_order': False, 'shape': (), }\n";
    Tensor f8 = Npy.read(file(1, header, "38"), FloatType.F8E4M3FN);
    assertThat(f8.doubleAt(0)).isEqualTo(1.0);
    String integers = "{'descr': '|i1', 'fortran_order': False, 'shape': (), }\n";
    Tensor i4 = Npy.read(file(1, integers, "ff"), IntegerType.signless(4));
    assertThat(ElementText.of(i4)).isEqualTo("tensor<i4> {-1}");
  }

  @Test
  void writesSmallIntegersAsBytes() throws NpyException {
    Tensor tensor = new LongTensor(Shapes.type(IntegerType.signless(4), 2), new long[] {-3, 7});
    Tensor read = Npy.read(Npy.write(tensor));
    assertThat(ElementText.of(read).replaceAll("\\n *", "")).isEqualTo("tensor<2xi8> {[-3, 7]}");
  }

  @Test
  void saysWhatIsWrongWithAFile() {
    String header = "{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }\n";
    byte[] whole = file(1, header, "0000803f000000c0");
    assertFault(Arrays.copyOf(whole, 4), "not a .npy file: it does not begin with \\x93NUMPY");
    assertFault(Arrays.copyOf(whole, 20), "the file ends inside its header");
    assertFault(
        Arrays.copyOf(whole, whole.length - 1),
        "the file is cut: it holds 7 bytes of data where 8 are needed");
    assertFault(file(9, header, ""), "unknown .npy format version 9");
    assertFault(file(1, header.replace("<f4", "<U4"), ""), "element type '<U4' is not supported");
    assertFault(file(1, "{'descr': '<f4'}\n", ""), "malformed header: no 'fortran_order'");
    assertFault(
        file(1, header.replace("(2,)", "(99999999, 99999999)"), ""),
        "a tensor of more than 2^30 elements is not supported");
  }

  private static void assertFault(byte[] file, String message) {
    NpyException e = assertThrows(NpyException.class, () -> Npy.read(file));
    assertThat(e).hasMessageThat().isEqualTo(message);
  }

  @Test
  void keepsArchives() throws IOException {
    Tensor tensor = new FloatTensor(Shapes.type(FloatType.F32, 2), new float[] {1, 2});
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Npy.writeArchive(ImmutableMap.of("x", tensor), out);
    ImmutableMap<String, Tensor> read = Npy.readArchive(out.toByteArray());
    assertThat(read.keySet()).containsExactly("x");
    assertThrows(NpyException.class, () -> Npy.readArchive(new byte[] {1, 2, 3}));
  }
}
