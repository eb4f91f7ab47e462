// SPDX-License-Identifier: Apache-2.0
package org.hlokit.lit.shell;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.io.IOUtils;
import org.hlokit.lit.tool.Invocation;
import org.hlokit.lit.tool.Tool;

/** {@code diff [-u] [-b|-w] [--strip-trailing-cr] [-q] A B}: passes if two files are the same. */
final class Diff implements Tool {
  private static final int CONTEXT = 3;

  /**
   * Beyond this many lines on either side of a change, no common lines are looked for within it.
   */
  private static final int MAX_COMPARED = 4_000;

  @Override
  public int run(Invocation call) throws IOException {
    List<String> files = new ArrayList<>();
    boolean anyBlanks = false;
    boolean noBlanks = false;
    boolean stripReturns = false;
    boolean quiet = false;
    for (String argument : call.arguments()) {
      switch (argument) {
        case "-b", "--ignore-space-change" -> anyBlanks = true;
        case "-w", "--ignore-all-space" -> noBlanks = true;
        case "--strip-trailing-cr" -> stripReturns = true;
        case "-q", "--brief" -> quiet = true;
        default -> {
          if (argument.equals("-") || !argument.startsWith("-")) {
            files.add(argument);
          }
        }
      }
    }
    if (files.size() != 2) {
      call.err().write(Builtins.utf8("diff: expected two files\n"));
      return 2;
    }
    byte[][] contents = new byte[2][];
    for (int i = 0; i < 2; i++) {
      Path path = call.directory().resolve(files.get(i));
      if (files.get(i).equals("-")) {
        contents[i] = IOUtils.toByteArray(call.in());
      } else if (Files.isRegularFile(path)) {
        contents[i] = Files.readAllBytes(path);
      } else {
        call.err().write(Builtins.utf8("diff: " + files.get(i) + ": No such file or directory\n"));
        return 2;
      }
    }
    if (Arrays.equals(contents[0], contents[1])) {
      return 0;
    }
    List<String> left = lines(contents[0], stripReturns);
    List<String> right = lines(contents[1], stripReturns);
    Comparison comparison = new Comparison(left, right, anyBlanks, noBlanks);
    if (comparison.isEqual()) {
      return 0;
    }
    if (quiet || isBinary(contents[0]) || isBinary(contents[1])) {
      String kind = quiet ? "Files " : "Binary files ";
      call.out().write(Builtins.utf8(kind + files.get(0) + " and " + files.get(1) + " differ\n"));
      return 1;
    }
    String text = "--- %s\n+++ %s\n%s".formatted(files.get(0), files.get(1), comparison.unified());
    call.out().write(text.getBytes(ISO_8859_1));
    return 1;
  }

  private static List<String> lines(byte[] content, boolean stripReturns) {
    List<String> lines =
        new ArrayList<>(Splitter.on('\n').splitToList(new String(content, ISO_8859_1)));
    if (lines.getLast().isEmpty()) {
      lines.removeLast();
    } else {
      lines.set(lines.size() - 1, lines.getLast() + "\n\\ No newline at end of file");
    }
    if (stripReturns) {
      lines.replaceAll(line -> line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
    }
    return lines;
  }

  private static boolean isBinary(byte[] content) {
    for (int i = 0; i < Math.min(content.length, 8_000); i++) {
      if (content[i] == 0) {
        return true;
      }
    }
    return false;
  }

  /** Two lists of lines, and what has to be done to the one to get the other. */
  private static final class Comparison {
    private final List<String> left;
    private final List<String> right;
    private final List<String> leftKeys;
    private final List<String> rightKeys;

    Comparison(List<String> left, List<String> right, boolean anyBlanks, boolean noBlanks) {
      this.left = left;
      this.right = right;
      leftKeys = left.stream().map(line -> key(line, anyBlanks, noBlanks)).toList();
      rightKeys = right.stream().map(line -> key(line, anyBlanks, noBlanks)).toList();
    }

    private static String key(String line, boolean anyBlanks, boolean noBlanks) {
      if (noBlanks) {
        return line.replaceAll("\\s+", "");
      }
      return anyBlanks ? line.replaceAll("\\s+", " ").stripTrailing() : line;
    }

    boolean isEqual() {
      return leftKeys.equals(rightKeys);
    }

    /** A line of the result: ' ' common, '-' left only, '+' right only. */
    private record Edit(char sign, String text) {}

    String unified() {
      ImmutableList<Edit> edits = edits();
      StringBuilder out = new StringBuilder();
      int shownTo = 0;
      for (int i = 0; i < edits.size(); i++) {
        if (i < shownTo || edits.get(i).sign == ' ') {
          continue;
        }
        int from = Math.max(shownTo, i - CONTEXT);
        int to = i;
        for (int j = i; j < edits.size() && j <= to + 2 * CONTEXT; j++) {
          if (edits.get(j).sign != ' ') {
            to = j;
          }
        }
        shownTo = Math.min(edits.size(), to + 1 + CONTEXT);
        out.append(header(edits, from, shownTo));
        for (Edit edit : edits.subList(from, shownTo)) {
          out.append(edit.sign).append(edit.text).append('\n');
        }
      }
      return out.toString();
    }

    private static String header(ImmutableList<Edit> edits, int from, int to) {
      int[] starts = {1, 1};
      int[] counts = {0, 0};
      for (int i = 0; i < to; i++) {
        int[] target = i < from ? starts : counts;
        char sign = edits.get(i).sign;
        target[0] += sign == '+' ? 0 : 1;
        target[1] += sign == '-' ? 0 : 1;
      }
      return "@@ -%d,%d +%d,%d @@\n".formatted(starts[0], counts[0], starts[1], counts[1]);
    }

    private ImmutableList<Edit> edits() {
      int head = 0;
      int shorter = Math.min(left.size(), right.size());
      while (head < shorter && leftKeys.get(head).equals(rightKeys.get(head))) {
        head++;
      }
      int tail = 0;
      while (tail < shorter - head
          && leftKeys.get(left.size() - 1 - tail).equals(rightKeys.get(right.size() - 1 - tail))) {
        tail++;
      }
      int leftEnd = left.size() - tail;
      int rightEnd = right.size() - tail;
      ImmutableList.Builder<Edit> edits = ImmutableList.builder();
      left.subList(0, head).forEach(line -> edits.add(new Edit(' ', line)));
      if (leftEnd - head > MAX_COMPARED || rightEnd - head > MAX_COMPARED) {
        left.subList(head, leftEnd).forEach(line -> edits.add(new Edit('-', line)));
        right.subList(head, rightEnd).forEach(line -> edits.add(new Edit('+', line)));
      } else {
        addMiddle(edits, head, leftEnd, rightEnd);
      }
      left.subList(leftEnd, left.size()).forEach(line -> edits.add(new Edit(' ', line)));
      return edits.build();
    }

    /** Finds a longest common subsequence by the table of its lengths. */
    private void addMiddle(
        ImmutableList.Builder<Edit> edits, int start, int leftEnd, int rightEnd) {
      int rows = leftEnd - start;
      int columns = rightEnd - start;
      short[][] lengths = new short[rows + 1][columns + 1];
      for (int i = rows - 1; i >= 0; i--) {
        for (int j = columns - 1; j >= 0; j--) {
          lengths[i][j] =
              same(start + i, start + j)
                  ? (short) (lengths[i + 1][j + 1] + 1)
                  : (short) Math.max(lengths[i + 1][j], lengths[i][j + 1]);
        }
      }
      int i = 0;
      int j = 0;
      while (i < rows || j < columns) {
        if (i < rows && j < columns && same(start + i, start + j)) {
          edits.add(new Edit(' ', left.get(start + i)));
          i++;
          j++;
        } else if (i < rows && (j == columns || lengths[i + 1][j] >= lengths[i][j + 1])) {
          edits.add(new Edit('-', left.get(start + i++)));
        } else {
          edits.add(new Edit('+', right.get(start + j++)));
        }
      }
    }

    private boolean same(int leftIndex, int rightIndex) {
      return leftKeys.get(leftIndex).equals(rightKeys.get(rightIndex));
    }
  }
}
