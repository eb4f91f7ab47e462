// SPDX-License-Identifier: Apache-2.0
package org.hlokit.lit.regex;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PosixRegexTest {

  /** The match and its groups with bars between them; a group without part is "-". */
  private static String find(String pattern, String text, boolean ignoreCase) {
    PosixRegex regex = PosixRegex.compile(pattern, ignoreCase);
    return regex
        .find(text, 0, text.length())
        .map(
            match -> {
              StringBuilder out = new StringBuilder(text.substring(match.start(), match.end()));
              for (int group = 1; group <= regex.groups(); group++) {
                out.append('|')
                    .append(
                        match.start(group) < 0
                            ? "-"
                            : text.substring(match.start(group), match.end(group)));
              }
              return out.toString();
            })
        .orElse("no match");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "a|ab xabc ab",
        "(a|ab)(c|bcd)(d*) abcd abcd|ab|c|d",
        "(a*)(ab|b)* aab aab|aa|b",
        "(a|b)+ abba abba|a",
        "((a)|b)+ ab ab|b|-",
        "x? aaa ''",
        "a{2} aaa aa",
        "a{2,} aaaa aaaa",
        "a{1,2}b aaab aab",
        "(ab){0,2}c ababc ababc|ab",
        "[ab]+ xxbaac baa",
        "[^ab]+ abcdab cd",
        "[]a]+ b]a] ]a]",
        "[a-]+ b-a- -a-",
        "[[:digit:]]+ ab12 12",
        "[[:alpha:]_]+ 1a_b2 a_b",
        "[[.hyphen.]] a-b -",
        "[[=b=]]+ abba bb",
        "\\d+ 12dd dd",
        "\\.\\* a.*b .*",
        "(a+)b\\1 aabaa aabaa|aa",
        "(a*)\\1 aaaaa aaaa|aa",
        "(a|b)\\1 abb bb|b",
        "[[:<:]]b[[:>:]] abcxb 'no match'",
        "a{,2} xa{,2} a{,2}",
        "() abc |",
      })
  void findsTheLeftmostLongestMatch(String pattern, String text, String expected) {
    assertThat(find(pattern, text, false)).isEqualTo(expected);
  }

  @Test
  void anchorsHoldAtEveryLineAndAtTheEndsOfTheRegion() {
    assertThat(find("^b$", "a\nb\nc", false)).isEqualTo("b");
    PosixRegex regex = PosixRegex.compile("^b", false);
    assertThat(regex.find("ab", 1, 2).isPresent()).isTrue();
    assertThat(PosixRegex.compile("a$", false).find("ab", 0, 1).isPresent()).isTrue();
  }

  @Test
  void dotAndNegatedBracketsStayOnTheLine() {
    assertThat(find("a.*", "ab\ncd", false)).isEqualTo("ab");
    assertThat(find("a[^x]*", "ab\ncd", false)).isEqualTo("ab");
    assertThat(find("a(.|\n)*", "ab\ncd", false)).startsWith("ab\ncd");
  }

  @Test
  void caseIsIgnoredOnDemand() {
    assertThat(find("aB[c-d]", "xAbD", true)).isEqualTo("AbD");
    assertThat(find("[^a]", "A", true)).isEqualTo("no match");
  }

  @Test
  void escapedTextMatchesItself() {
    String text = "a.b*c(d)[e]{f}\\g^h$i|j+k?";
    assertThat(find(PosixRegex.escape(text), text, false)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "( 'parentheses not balanced'",
        "a) 'parentheses not balanced'",
        "[a 'brackets ([ ]) not balanced'",
        "a|'' 'empty (sub)expression'",
        "a** 'repetition-operator operand invalid'",
        "*a 'repetition-operator operand invalid'",
        "a{2,1} 'invalid repetition count(s)'",
        "a{300} 'invalid repetition count(s)'",
        "a{1 'braces not balanced'",
        "[b-a] 'invalid character range'",
        "[[:nothing:]] 'invalid character class'",
        "[[.nothing.]] 'invalid collating element'",
        "a\\ 'trailing backslash (\\)'",
        "(a)\\2 'invalid backreference number'",
        "((a{255}){255}){255} 'out of memory'",
      })
  void faultsHaveTheNamesOfTheStandard(String pattern, String expected) {
    RegexSyntaxException e =
        assertThrows(
            RegexSyntaxException.class, () -> PosixRegex.compile(pattern.replace("''", ""), false));
    assertThat(e).hasMessageThat().isEqualTo(expected);
  }

  @Test
  void deepNestingIsRefused() {
    String pattern = "(".repeat(100_000) + "a" + ")".repeat(100_000);
    assertThrows(RegexSyntaxException.class, () -> PosixRegex.compile(pattern, false));
  }

  @Test
  void groupsMayStandDeep() {
    String pattern = "(".repeat(200) + "a" + ")".repeat(200);
    assertThat(find(pattern, "a", false)).startsWith("a|a|a");
  }

  @Test
  void hopelessBackReferencesAreGivenUp() {
    PosixRegex regex = PosixRegex.compile("(a*)" + "(a*)".repeat(9) + "b\\1c", false);
    String text = "a".repeat(60) + "bc";
    assertThrows(RegexLimitException.class, () -> regex.find(text, 0, text.length()));
  }
}
