package org.molaris.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The rates as bars, one picture for all. */
final class Chart {

    private static final Map<String, String> COLOURS = Map.of(
            Contender.PGBENCH, "#8a8f98",
            Contender.SERVICE, "#1f6f9f",
            Contender.SERVICE_RELAYING, "#7fb2d1",
            Contender.GATEWAY, "#cf7f2f");
    private static final int WIDTH = 920;
    private static final int LEFT = 230;
    private static final int LONGEST = 440;
    private static final int BAR = 15;
    private static final int STEP = 19;
    private static final int GAP = 14;
    private static final int TITLE = 34;

    private final List<Row> rows;
    private final int mostConnections;
    private final StringBuilder drawn = new StringBuilder();
    private int y = 30;

    private Chart(List<Row> rows) {
        this.rows = rows;
        this.mostConnections = rows.stream().mapToInt(Row::connections).max().orElse(0);
    }

    static String draw(List<Row> rows) {
        var chart = new Chart(rows);
        chart.text(20, "Payments: requests a second, and the ratio to pgbench", "bold", 16, "start");
        chart.y += STEP;
        chart.text(20, "Bar: median; dark line: least to most of the rounds; red line: goal.", "normal", 12, "start");
        for (var work : Work.values()) {
            chart.panel(work);
        }
        return """
                <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d" \
                font-family="sans-serif">
                <rect width="%1$d" height="%2$d" fill="#ffffff"/>
                %3$s</svg>
                """.formatted(WIDTH, chart.y + GAP, chart.drawn);
    }

    private void panel(Work work) {
        var ofWork = rows.stream().filter(row -> row.work() == work).toList();
        if (ofWork.isEmpty()) {
            return;
        }
        double most = ofWork.stream()
                .mapToDouble(row -> Math.max(
                        row.perSecondMax(), row.goal(mostConnections).orElse(0) * row.perSecond() / row.ratio()))
                .max()
                .orElseThrow();
        y += TITLE;
        text(20, work.title(), "bold", 14, "start");
        for (int connections :
                ofWork.stream().mapToInt(Row::connections).distinct().sorted().toArray()) {
            y += GAP;
            var group = ofWork.stream()
                    .filter(row -> row.connections() == connections)
                    .toList();
            for (int i = 0; i < group.size(); i++) {
                y += STEP;
                if (i == 0) {
                    text(20, connections + (connections == 1 ? " connection" : " connections"), "normal", 12, "start");
                }
                bar(group.get(i), LONGEST / most);
            }
        }
    }

    private void bar(Row row, double scale) {
        text(LEFT - 8, row.contender(), "normal", 12, "end");
        double length = row.perSecond() * scale;
        int top = y - 12;
        drawn.append(tag(
                "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>%n",
                LEFT, top, length, BAR, COLOURS.get(row.contender())));
        line(
                LEFT + row.perSecondMin() * scale,
                LEFT + row.perSecondMax() * scale,
                top + BAR / 2.0,
                top + BAR / 2.0,
                "#222222");
        var goal = row.goal(mostConnections);
        goal.ifPresent(ratio -> {
            double at = LEFT + ratio * row.perSecond() / row.ratio() * scale;
            line(at, at, top - 2.0, top + BAR + 2.0, "#c01f1f");
        });
        var label = String.format(
                Locale.ROOT,
                "%,.0f  (%.2f%s)%s",
                row.perSecond(),
                row.ratio(),
                goal.isPresent() ? String.format(Locale.ROOT, ", goal %.2f", goal.getAsDouble()) : "",
                row.isDisturbed() ? " disturbed" : "");
        text(LEFT + LONGEST + 12, label, "normal", 12, "start");
    }

    private void line(double x1, double x2, double y1, double y2, String colour) {
        drawn.append(tag(
                "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"%s\" stroke-width=\"2\"/>%n",
                x1, x2, y1, y2, colour));
    }

    private void text(int x, String words, String weight, int size, String anchor) {
        drawn.append(tag(
                "<text x=\"%d\" y=\"%d\" font-size=\"%d\" font-weight=\"%s\" text-anchor=\"%s\" fill=\"#222222\">%s</text>%n",
                x, y, size, weight, anchor, words));
    }

    private static String tag(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }
}
