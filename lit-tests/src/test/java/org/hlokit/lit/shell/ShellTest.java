// SPDX-License-Identifier: Apache-2.0
package org.hlokit.lit.shell;

import static com.google.common.truth.Truth.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.hlokit.lit.tool.Tool;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ShellTest {
  @TempDir private Path directory;

  /**
   * Writes its arguments, a line each, then what it reads; "out" and "err" go to the two streams.
   */
  private static final ImmutableMap<String, Tool> TOOLS =
      ImmutableMap.of(
          "words",
          call -> {
            for (String word : call.arguments()) {
              call.out().write(("<" + word + ">").getBytes(UTF_8));
            }
            return 0;
          },
          "both",
          call -> {
            call.out().write("out\n".getBytes(UTF_8));
            call.err().write("err\n".getBytes(UTF_8));
            return 0;
          },
          "crash",
          call -> {
            throw new IllegalStateException("broken");
          });

  private record Outcome(int code, String out, String err) {}

  @BeforeEach
  void makeFiles() throws IOException {
    Files.writeString(directory.resolve("a.txt"), "1\n2\n");
    Files.writeString(directory.resolve("b.txt"), "1\n3\n");
  }

  private Outcome run(String command) throws IOException, ShellSyntaxException {
    Shell shell =
        new Shell(TOOLS, directory, ImmutableMap.of("PATH", "/usr/bin:/bin", "HOME", "/home"));
    int code = shell.run(CommandParser.parse(command));
    return new Outcome(
        code,
        shell.steps().stream().map(Shell.Step::out).collect(Collectors.joining()),
        shell.steps().stream().map(Shell.Step::err).collect(Collectors.joining()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "words a  b ~ <a><b>",
        "words 'a b' \"c d\" ~ <a b><c d>",
        "words a'b c'd ~ <ab cd>",
        "words '' x ~ <><x>",
        "words \"a\\\"b\\\\c\\n\" ~ <a\"b\\c\\n>",
        "words a\\ b ~ <a b>",
        "words 'it'\"'\"'s' ~ <it's>",
        "words *.txt ~ <a.txt><b.txt>",
        "words '*.txt' ?.none ~ <*.txt><?.none>",
        "words --x='y z' 2 ~ <--x=y z><2>",
        "words $HOME `x` ~ <$HOME><`x`>",
      })
  void wordsAreDivided(String command, String expected) throws Exception {
    assertThat(run(command).out).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "true ~ 0",
        "false ~ 1",
        "true && false ~ 1",
        "false || true ~ 0",
        "false ; true ~ 0",
        "false && true || true ~ 0",
        "true | false ~ 1",
        "false | true ~ 1",
        "not false ~ 0",
        "not true ~ 1",
        "not not true ~ 0",
        "! false ~ 0",
        "crash ~ 134",
        "sh -c 'exit 3' ~ 3",
        "not sh -c 'exit 3' ~ 0",
        "not no-such-program ~ 127",
        "not crash ~ 1",
        "not --crash crash ~ 0",
        "not --crash false ~ 1",
        "no-such-program ~ 127",
        "diff a.txt a.txt ~ 0",
        "diff a.txt b.txt ~ 1",
        "diff a.txt none.txt ~ 2",
        "cat a.txt | diff - a.txt ~ 0",
        "cat none.txt ~ 1",
        "grep 2 a.txt ~ 0",
        "grep -q 3 a.txt ~ 1",
        "cat a.txt | count 2 ~ 0",
        "cat a.txt | count 3 ~ 1",
        "rm none.txt ~ 1",
        "rm -f none.txt ~ 0",
        "cat < none.txt ~ 1",
        "rm -rf d && mkdir -p d/e && cp a.txt d/e && diff a.txt d/e/a.txt ~ 0",
        "touch new && cat new | count 0 ~ 0",
        "cp a.txt c.txt && rm c.txt && not cat c.txt ~ 0",
        "mkdir dir && cd dir && cat ../a.txt ~ 0",
        "sh -c 'exit 4' ~ 4",
      })
  void exitCodesFollowTheOperators(String command, int expected) throws Exception {
    assertThat(run(command).code).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "both ~ out+err",
        "both 2>&1 ~ outerr+",
        "both > f && cat f ~ out+err",
        "both 2> f && cat f ~ outerr+",
        "both > f 2>&1 && cat f ~ outerr+",
        "both &> f && cat f ~ outerr+",
        "both >& f && cat f ~ outerr+",
        "both 2>&1 > f && echo - && cat f ~ err-out+",
        "both | cat ~ out+err",
        "both 2>&1 | cat ~ outerr+",
        "both 1>&2 ~ +outerr",
        "both 2> /dev/null ~ out+",
        "echo a > f && echo b >> f && cat f ~ ab+",
        "cat < a.txt ~ 12+",
        "echo -n a ~ a+",
        "echo -e 'a\\nb' ~ ab+",
        "echo a b | xargs words ~ <a><b>+",
        "echo x | xargs -I{} words -{}- ~ <-x->+",
        "dirname p/q.mlir && basename p/q.mlir .mlir ~ pq+",
        "env A=1 sh -c 'echo $A' ~ 1+",
        "env -u HOME sh -c 'echo $HOME.' ~ .+",
        "export A=2 && sh -c 'echo $A' ~ 2+",
        "cat a.txt | sh -c cat ~ 12+",
        "sh -c 'echo x >&2' ~ +x",
      })
  void streamsGoWhereTheyAreSent(String command, String expected) throws Exception {
    Outcome outcome = run(command);
    assertThat((outcome.out + "+" + outcome.err).replace("\n", "")).isEqualTo(expected);
  }

  @Test
  void diffShowsTheChangeWithItsSurroundings() throws Exception {
    Files.writeString(directory.resolve("l"), "1\n2\n3\n4\n5\n6\n7\n8\n9\n");
    Files.writeString(directory.resolve("r"), "1\n2\n3\n4\nfive\n6\n7\n8\n9\n10");
    assertThat(run("diff l r").out)
        .isEqualTo(
            """
            --- l
            +++ r
            @@ -2,8 +2,9 @@
             2
             3
             4
            -5
            +five
             6
             7
             8
             9
            +10
            \\ No newline at end of file
            """);
    assertThat(run("diff -b l r").code).isEqualTo(1);
    Files.writeString(directory.resolve("l"), "a  b\r\n");
    Files.writeString(directory.resolve("r"), "a b\n");
    assertThat(run("diff l r").code).isEqualTo(1);
    assertThat(run("diff -b --strip-trailing-cr l r").code).isEqualTo(0);
  }

  @Test
  void binaryFilesAreComparedWhole() throws Exception {
    Files.write(directory.resolve("l"), new byte[] {0, 1});
    Files.write(directory.resolve("r"), new byte[] {0, 2});
    assertThat(run("diff l r").out).isEqualTo("Binary files l and r differ\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "| a", "a |", "a &&", "a & b", "a > ", "a 'b", "a \"b", "a 7> f", "&& a"})
  void brokenCommandsAreRefused(String command) {
    assertThrows(ShellSyntaxException.class, () -> CommandParser.parse(command));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a 'b c' | not d > e 2>&1 && env X=1 f || g; h *.x",
        "a < b >> c 2>> d",
        "a &> b",
        "not --crash a 1"
      })
  void commandsAreWrittenForATerminal(String command) throws ShellSyntaxException {
    assertThat(CommandText.of(CommandParser.parse(command), words -> words)).isEqualTo(command);
  }

  @Test
  void wordsAreQuotedForATerminal() {
    assertThat(Quote.words(List.of("a", "b c", "it's", "x=y", "")))
        .isEqualTo("a 'b c' 'it'\"'\"'s' x=y ''");
  }
}
