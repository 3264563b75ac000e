package dev.nacre.report;

import java.util.Map;

/**
 * A part of a page under a heading.
 *
 * @param title the heading, plain text
 * @param html what is below it
 */
public record Section(String title, String html) {
    /**
     * Charts or other figures beside each other.
     *
     * @param title the heading
     * @param introduction a paragraph of HTML before them
     * @param figures elements
     * @return the section
     */
    public static Section figures(String title, String introduction, String... figures) {
        return new Section(
                title, "<p>" + introduction + "</p>\n<div class=\"charts\">" + String.join("", figures) + "</div>");
    }

    /**
     * What it takes to do the same again, with the {@linkplain Environment environment}.
     *
     * @param command what to type
     * @param configuration as text; may be empty
     * @param data where the data comes from, and its licence; HTML
     * @return the last section of a page
     */
    public static Section repeat(String command, String configuration, String data) {
        return new Section(
                "To repeat it",
                pre(command) + pre(configuration) + table(Environment.facts()) + "<p class=\"note\">" + data + "</p>");
    }

    private static String pre(String text) {
        return text.isBlank() ? "" : "<pre>" + Html.escape(text.strip()) + "</pre>\n";
    }

    /** Names and values, as a table. */
    private static String table(Map<String, String> facts) {
        StringBuilder html = new StringBuilder("<table class=\"environment\">");
        facts.forEach((name, value) -> html.append("<tr><th>")
                .append(Html.escape(name))
                .append("</th><td>")
                .append(Html.escape(value))
                .append("</td></tr>\n"));
        return html.append("</table>\n").toString();
    }

    /**
     * The section as an element, for pages of another make.
     *
     * @return a {@code section} element
     */
    public String element() {
        return "<section>\n<h2>" + Html.escape(title) + "</h2>\n" + html + "\n</section>\n";
    }
}
