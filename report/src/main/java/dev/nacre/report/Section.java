package dev.nacre.report;

import java.util.Map;

/**
 * A section of a page, with a heading.
 *
 * @param title the heading, plain text
 * @param html the content below it
 */
public record Section(String title, String html) {
    /**
     * A section of charts or other figures, side by side.
     *
     * @param title the heading
     * @param introduction a paragraph of HTML before them
     * @param figures HTML elements
     * @return the section
     */
    public static Section figures(String title, String introduction, String... figures) {
        return new Section(
                title, "<p>" + introduction + "</p>\n<div class=\"charts\">" + String.join("", figures) + "</div>");
    }

    /**
     * How to reproduce the run, with the {@linkplain Environment environment}.
     *
     * @param command the command to run
     * @param configuration the configuration as text; may be empty
     * @param data where the data comes from, and its licence; HTML
     * @return the last section of a page
     */
    public static Section repeat(String command, String configuration, String data) {
        return new Section(
                "How to reproduce it",
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
     * The section as an element, for pages with another template.
     *
     * @return a {@code section} element
     */
    public String element() {
        return "<section>\n<h2>" + Html.escape(title) + "</h2>\n" + html + "\n</section>\n";
    }
}
