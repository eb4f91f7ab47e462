// SPDX-License-Identifier: Apache-2.0
package org.hlokit.parse;

import static com.google.common.truth.Truth.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hlokit.diagnostic.DiagnosticException;
import org.hlokit.diagnostic.DiagnosticText;
import org.hlokit.ir.DenseElementsAttr;
import org.hlokit.ir.ElementData;
import org.hlokit.ir.HexDigits;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Source;
import org.hlokit.print.PrintOptions;
import org.hlokit.print.Printer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SourceReaderTest {
  private static final MlirText TEXT = MlirText.ofAllDialects();

  /** So that the digits go through several chunks and end within one. */
  private static final int ELEMENTS = 100_003;

  @TempDir Path directory;

  /** Digits of {@code count} different 32-bit elements. */
  private static String digits(int count, int seed) {
    StringBuilder text = new StringBuilder(8 * count);
    for (int i = 0; i < count; i++) {
      text.append("%08X".formatted(i * 0x9E3779B9 + seed));
    }
    return text.toString();
  }

  private static String constant(String name, String digits) {
    return "  %%%s = stablehlo.constant dense<\"0x%s\"> : tensor<%dxi32>\n"
        .formatted(name, digits, digits.length() / 8);
  }

  private static String module(String... constants) {
    return "module {\n" + String.join("", constants) + "}\n";
  }

  private Source file(String text) throws IOException {
    Path file = Files.writeString(directory.resolve("m.mlir"), text);
    return SourceReader.read("m.mlir", file);
  }

  private static Source pipe(String text) throws IOException {
    return SourceReader.read("m.mlir", new ByteArrayInputStream(text.getBytes(UTF_8)));
  }

  private static String print(Source source) {
    return Printer.toText(TEXT.read(source), PrintOptions.DEFAULT);
  }

  /** The elements of the first constant. */
  private static ElementData.Hex firstElements(Operation module) {
    Operation op = requireNonNull(module.region(0).entry().firstOp());
    DenseElementsAttr value = (DenseElementsAttr) requireNonNull(op.attribute("value"));
    return (ElementData.Hex) value.data();
  }

  @Test
  void leavesLargeLiteralsInTheFileAndPrintsThem() throws IOException {
    String text =
        module(
            constant("c", digits(ELEMENTS, 1)),
            constant("c_0", digits(20_000, 2)),
            constant("c_1", digits(200, 3)));
    for (Source source : new Source[] {file(text), pipe(text)}) {
      assertThat(source.size()).isLessThan(3000);
      ElementData.Hex first = firstElements(TEXT.read(source));
      assertThat(first.digits()).isInstanceOf(HexDigits.InFile.class);
      assertThat(first.read().getInt(4)).isEqualTo(Integer.reverseBytes(0x9E3779B9 + 1));
      assertThat(print(source)).isEqualTo(text);
      assertThat(new String(source.written(), UTF_8)).isEqualTo(text);
    }
  }

  @Test
  void writesDigitsFromOneFileToAnother() throws IOException {
    String text = module(constant("c", digits(ELEMENTS, 1)), constant("c_0", digits(20_000, 2)));
    Operation module = TEXT.read(file(text));
    Path copy = directory.resolve("copy.mlir");
    try (FileChannel out = FileChannel.open(copy, CREATE, WRITE)) {
      Printer.print(module, PrintOptions.DEFAULT, out);
    }
    assertThat(Files.readString(copy)).isEqualTo(text);
  }

  @Test
  void tellsThatAFileBecameShorter() throws IOException {
    Operation module = TEXT.read(file(module(constant("c", digits(ELEMENTS, 1)))));
    try (FileChannel file = FileChannel.open(directory.resolve("m.mlir"), WRITE)) {
      file.truncate(500_000);
    }
    try (FileChannel out = FileChannel.open(directory.resolve("copy.mlir"), CREATE, WRITE)) {
      IOException error =
          assertThrows(IOException.class, () -> Printer.print(module, PrintOptions.DEFAULT, out));
      assertThat(error)
          .hasMessageThat()
          .isEqualTo("the input file became shorter while it was in use");
    }
  }

  @Test
  void readsStandardInputThatIsAFileLikeOne() throws IOException {
    String text = module(constant("c", digits(ELEMENTS, 1)));
    Path file = Files.writeString(directory.resolve("m.mlir"), text);
    try (InputStream in = new FileInputStream(file.toFile())) {
      assertThat(print(SourceReader.read("<stdin>", in))).isEqualTo(text);
    }
  }

  @Test
  void writesLettersInUpperCase() throws IOException {
    String digits = digits(ELEMENTS, 1);
    String text = module(constant("c", digits.substring(0, 700_000) + "abcdefab" + digits));
    assertThat(print(file(text))).isEqualTo(text.replace("abcdefab", "ABCDEFAB"));
  }

  @Test
  void findsThatAllElementsAreAlike() throws IOException {
    String same = module(constant("c", "0000803F".repeat(ELEMENTS)));
    assertThat(print(file(same))).contains("dense<1065353216> : tensor<100003xi32>");
    String butOne = module(constant("c", "0000803F".repeat(ELEMENTS) + "0000803E"));
    assertThat(print(file(butOne))).isEqualTo(butOne);
  }

  @Test
  void keepsApartLiteralsThatLookAlikeWithoutTheirDigits() throws IOException {
    String one = "dense<\"0x%s\"> : tensor<20000xi32>".formatted(digits(20_000, 1));
    String other = "dense<\"0x%s\"> : tensor<20000xi32>".formatted(digits(20_000, 2));
    String text =
        "module {\n  \"x.y\"() {a = %s} : () -> ()\n  \"x.y\"() {a = %s} : () -> ()\n}\n"
            .formatted(one, other);
    assertThat(print(file(text))).isEqualTo(text);
  }

  @Test
  void keepsDigitsInTextOfOtherDialects() throws IOException {
    String text =
        "module {\n  x.y {a = #x.z<\"0x%s\">} dense<\"0x%s\"> : i32\n}\n"
            .formatted(digits(ELEMENTS, 1), digits(ELEMENTS, 2));
    assertThat(print(file(text))).isEqualTo(text);
  }

  @Test
  void readsBlobsOfResources() throws IOException {
    String text =
        """
        module {
          %%c = stablehlo.constant dense_resource<blob> : tensor<%dxi32>
        }

        {-#
          dialect_resources: {
            builtin: {
              blob: "0x04000000%s"
            }
          }
        #-}
        """
            .formatted(ELEMENTS, digits(ELEMENTS, 1));
    assertThat(file(text).hasBlobs()).isTrue();
    assertThat(print(file(text))).isEqualTo(text);
  }

  @Test
  void countsColumnsThroughDigitsThatAreElsewhere() throws IOException {
    String start = "%c = stablehlo.constant dense<\"0x" + digits(ELEMENTS, 1);
    Source source = file(start + "\"> : tensor<100004xi32>\n");
    DiagnosticException error = assertThrows(DiagnosticException.class, () -> TEXT.read(source));
    assertThat(DiagnosticText.of(error.diagnostics().getFirst()))
        .isEqualTo(
            """
            m.mlir:1:31: error: elements hex data size is invalid for provided type: \
            'tensor<100004xi32>': expected 400016 bytes, got 400012
            %c = stablehlo.constant dense<"0x..."> : tensor<100004xi32>
                                          ^~~~~~~
            """);
    assertThat(source.column(source.size() - 8)).isEqualTo(start.length() + 17);
  }

  @Test
  void leavesToTheParserWhatIsNoLiteral() throws IOException {
    String digits = digits(ELEMENTS, 1);
    for (String bad :
        new String[] {
          "dense<\"0x" + digits + "G\"> : tensor<100003xi32>", // a letter too far
          "dense<\"0x" + digits + "0\"> : tensor<100003xi32>", // half a byte
          "dense<\"0x" + digits, // cut
          "dense<\"" + digits + "\"> : tensor<100003xi32>", // no 0x
        }) {
      String text = "%c = stablehlo.constant " + bad;
      for (Source source : new Source[] {file(text), pipe(text)}) {
        assertThat(source.hasBlobs()).isFalse();
        assertThat(new String(source.bytes(), UTF_8)).isEqualTo(text);
      }
    }
  }
}
