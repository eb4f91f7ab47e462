// SPDX-License-Identifier: Apache-2.0
package org.hlokit.lit;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.Multimaps;
import com.google.common.xml.XmlEscapers;
import java.time.Duration;
import java.util.Locale;

/** Writes results in the XML form that continuous-integration servers read. */
public final class JunitXml {
  private static final String SEPARATOR = " :: ";

  private JunitXml() {}

  /** The document. */
  public static String of(ImmutableList<TestResult> results, Duration elapsed) {
    ImmutableListMultimap<String, TestResult> suites =
        Multimaps.index(results, result -> result.name().split(SEPARATOR, 2)[0]);
    StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.append("<testsuites time=\"").append(seconds(elapsed)).append("\">\n");
    suites.asMap().keySet().forEach(suite -> append(out, suite, suites.get(suite)));
    return out.append("</testsuites>\n").toString();
  }

  private static void append(StringBuilder out, String suite, ImmutableList<TestResult> results) {
    long failures = results.stream().filter(result -> result.code().isFailure()).count();
    long skipped = results.stream().filter(r -> r.code() == TestResult.Code.UNSUPPORTED).count();
    Duration time = results.stream().map(TestResult::elapsed).reduce(Duration.ZERO, Duration::plus);
    out.append(
        "<testsuite name=\"%s\" tests=\"%d\" failures=\"%d\" skipped=\"%d\" time=\"%s\">\n"
            .formatted(attribute(suite), results.size(), failures, skipped, seconds(time)));
    for (TestResult result : results) {
      append(out, suite, result);
    }
    out.append("</testsuite>\n");
  }

  private static void append(StringBuilder out, String suite, TestResult result) {
    String path = result.name().split(SEPARATOR, 2)[1];
    int slash = path.lastIndexOf('/');
    String folder = slash < 0 ? suite : path.substring(0, slash).replace('/', '.');
    out.append(
        "<testcase classname=\"%s\" name=\"%s\" time=\"%s\""
            .formatted(
                attribute(slash < 0 ? suite + "." + suite : suite + "." + folder),
                attribute(path.substring(slash + 1)),
                seconds(result.elapsed())));
    if (result.code().isFailure()) {
      String text = XmlEscapers.xmlContentEscaper().escape(result.output());
      out.append(">\n<failure>").append(text).append("</failure>\n</testcase>\n");
    } else if (result.code() == TestResult.Code.UNSUPPORTED) {
      out.append(">\n<skipped message=\"")
          .append(attribute(result.output().strip()))
          .append("\"/>\n</testcase>\n");
    } else {
      out.append("/>\n");
    }
  }

  private static String attribute(String text) {
    return XmlEscapers.xmlAttributeEscaper().escape(text);
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.3f", duration.toNanos() / 1e9);
  }
}
