// SPDX-License-Identifier: Apache-2.0
package org.hlokit.lit.filecheck;

/** What {@code --help} and {@code --dump-input=help} print. */
final class HelpText {
  static final String USAGE =
      """
      usage: FileCheck [options] CHECK-FILE

      Passes if the input holds, in order, what the CHECK lines of the file say.

        --input-file=FILE          the input (default: standard input)
        --check-prefix=NAMES       prefixes of check lines, with commas between them (default: CHECK)
        --check-prefixes=NAMES     the same
        --comment-prefixes=NAMES   prefixes of lines to ignore (default: COM,RUN)
        --allow-unused-prefixes    a prefix need not occur
        --implicit-check-not=PAT   nothing but matches of other checks may match this pattern
        -DNAME=TEXT, -D#NAME=EXPR  define a variable
        --enable-var-scope         variables without $ end at the next CHECK-LABEL
        --match-full-lines         a match covers a whole line
        --strict-whitespace        blanks are not all alike
        --ignore-case              upper and lower case are alike
        --allow-empty              the input may be empty
        --dump-input=WHEN          print the annotated input: never, fail (default), always, help
        --dump-input-filter=LINES  which lines of it: error, annotation, annotation-full, all
        --dump-input-context=N     with N lines around those (default: 5)
        -v, -vv                    tell about matches, and about everything

      Options in the environment variable FILECHECK_OPTS come first.
      """;

  static final String DUMP =
      """
      How to read the annotated input that FileCheck prints:

        L:     line L of the input; the space at its end stands for the newline
        T:L    about the check of kind T on line L of the check file, or the pattern number L
               of the command line if L is "imp" and a number
        T:L'N  the same, if there is more than one mark for that check
        ^~~    a good match (told with -v)
        !~~    a bad match: excluded text was there, or a match stands on the wrong line
        X~~    the part of the input that was searched in vain
        ?      the place that may have been meant
        ...    lines left out, see --dump-input-filter and --dump-input-context
      """;

  private HelpText() {}
}
