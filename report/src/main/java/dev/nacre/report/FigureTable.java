package dev.nacre.report;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A table of texts and figures with headings, such as a leaderboard. The first column is on the left, the others, which
 * hold figures, on the right.
 *
 * @param headings of the columns
 * @param rows of as many cells as there are headings; plain text
 * @param emphasised which row to emphasise, from 0; −1 for none
 */
public record FigureTable(List<String> headings, List<List<String>> rows, int emphasised) {
    /** Checks that the rows fit the headings. */
    public FigureTable {
        headings = List.copyOf(headings);
        rows = rows.stream().map(List::copyOf).toList();
        for (int r = 0; r < rows.size(); r++)
            if (rows.get(r).size() != headings.size())
                throw new IllegalArgumentException("row " + r + " (from 0) has "
                        + rows.get(r).size() + " cells for " + headings.size() + " headings");
    }

    /**
     * The table; if it is wider than the page, it can be scrolled.
     *
     * @return a {@code div} element
     */
    public String html() {
        StringBuilder html = new StringBuilder("<div class=\"scroll\"><table class=\"figures\"><tr>");
        html.append(cells("th", headings)).append("</tr>\n");
        for (int r = 0; r < rows.size(); r++)
            html.append(r == emphasised ? "<tr class=\"emphasised\">" : "<tr>")
                    .append(cells("td", rows.get(r)))
                    .append("</tr>\n");
        return html.append("</table></div>\n").toString();
    }

    private static String cells(String element, List<String> texts) {
        return texts.stream()
                .map(text -> "<" + element + ">" + Html.escape(text) + "</" + element + ">")
                .collect(Collectors.joining());
    }
}
