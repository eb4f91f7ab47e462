// SPDX-License-Identifier: Apache-2.0
package org.hlokit.bench;

import com.google.common.collect.ImmutableList;
import com.google.common.html.HtmlEscapers;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Panels of lines over the same places on the horizontal axis, as an SVG image. */
final class SvgPlot {
  /** Values in the order of the axis; empty where there is none. */
  record Series(String name, ImmutableList<Optional<Double>> values) {}

  /** Series of the same names and order in each panel. */
  record Panel(String title, ImmutableList<Series> series) {}

  private static final ImmutableList<String> COLOURS =
      ImmutableList.of("#888888", "#d62728", "#ff7f0e", "#1f77b4", "#2ca02c", "#9467bd");
  private static final int WIDTH = 260;
  private static final int HEIGHT = 180;
  private static final int MARGIN = 50;

  private SvgPlot() {}

  static String draw(String title, List<String> places, int columns, List<Panel> panels) {
    int gridRows = (panels.size() + columns - 1) / columns;
    int width = columns * (WIDTH + MARGIN) + MARGIN;
    int height = gridRows * (HEIGHT + MARGIN) + 2 * MARGIN;
    StringBuilder svg = new StringBuilder();
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" font-family="sans-serif" font-size="11">
        <rect width="100%%" height="100%%" fill="white"/>
        """
            .formatted(width, height));
    text(svg, MARGIN, 20, "start", title);
    List<Series> legend = panels.getFirst().series();
    for (int i = 0; i < legend.size(); i++) {
      int x = MARGIN + i * (width - 2 * MARGIN) / legend.size();
      line(svg, COLOURS.get(i % COLOURS.size()), x + ",34 " + (x + 14) + ",34");
      text(svg, x + 18, 38, "start", legend.get(i).name());
    }
    for (int i = 0; i < panels.size(); i++) {
      int x = MARGIN + i % columns * (WIDTH + MARGIN);
      int y = MARGIN + 20 + i / columns * (HEIGHT + MARGIN);
      panel(svg, x, y, places, panels.get(i));
    }
    return svg.append("</svg>\n").toString();
  }

  private static void panel(StringBuilder svg, int x, int y, List<String> places, Panel panel) {
    double top =
        panel.series().stream()
            .flatMap(series -> series.values().stream())
            .mapToDouble(value -> value.orElse(0.0))
            .max()
            .orElse(1);
    text(svg, x, y - 6, "start", panel.title());
    svg.append(
        "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"none\" stroke=\"#cccccc\"/>%n"
            .formatted(x, y, WIDTH, HEIGHT));
    text(svg, x - 4, y + 8, "end", "%.0f".formatted(top));
    text(svg, x - 4, y + HEIGHT, "end", "0");
    for (int i = 0; i < places.size(); i++) {
      text(svg, place(x, i, places.size()), y + HEIGHT + 14, "middle", places.get(i));
    }
    for (int s = 0; s < panel.series().size(); s++) {
      StringBuilder points = new StringBuilder();
      List<Optional<Double>> values = panel.series().get(s).values();
      for (int i = 0; i < values.size(); i++) {
        if (values.get(i).isPresent()) {
          double up = values.get(i).get() / top * HEIGHT;
          points.append(
              String.format(Locale.ROOT, "%d,%.1f ", place(x, i, values.size()), y + HEIGHT - up));
        }
      }
      line(svg, COLOURS.get(s % COLOURS.size()), points.toString());
    }
  }

  private static int place(int x, int i, int count) {
    return x + 15 + i * (WIDTH - 30) / Math.max(1, count - 1);
  }

  private static void line(StringBuilder svg, String colour, String points) {
    svg.append(
        "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>%n"
            .formatted(points, colour));
  }

  private static void text(StringBuilder svg, int x, int y, String anchor, String text) {
    svg.append(
        "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\">%s</text>%n"
            .formatted(x, y, anchor, HtmlEscapers.htmlEscaper().escape(text)));
  }
}
