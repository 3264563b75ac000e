package dev.nacre.examples.lab;

import dev.nacre.report.Html;
import dev.nacre.report.HtmlTemplate;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A chapter of the course as a page: the part of Markdown that chapters have, formulas as they are written. */
final class ChapterPage {
    private static final Pattern INLINE = Pattern.compile("`([^`]+)`|\\*\\*(.+?)\\*\\*|!?\\[([^]]*)]\\(([^)]*)\\)");
    private static final Pattern HEADING = Pattern.compile("(#+) (.*)");
    private static final Pattern ITEM = Pattern.compile("(\\*|\\d+\\.) (.*)");
    private static final Pattern PICTURE = Pattern.compile("\\.\\./(pictures/[a-z-]+\\.svg)");

    private final StringBuilder html = new StringBuilder();
    private final StringBuilder text = new StringBuilder();
    private String element = "";

    private ChapterPage() {}

    static String html(String language, String markdown) {
        ChapterPage page = new ChapterPage();
        boolean code = false;
        for (String line : markdown.lines().toList()) {
            if (line.startsWith("```")) {
                page.close();
                page.html.append(code ? "</pre>\n" : "<pre>");
                code = !code;
            } else if (code) page.html.append(Html.escape(line)).append('\n');
            else page.line(line);
        }
        page.close();
        return new HtmlTemplate(Asset.resource("chapter.html"))
                .fill(Map.of(
                        "language", language,
                        "title",
                                Html.escape(
                                        markdown.lines().findFirst().orElse("").replaceFirst("# ", "")),
                        "content", page.html.toString()));
    }

    private void line(String line) {
        Matcher heading = HEADING.matcher(line);
        Matcher item = ITEM.matcher(line);
        if (heading.matches()) {
            close();
            int level = heading.group(1).length();
            html.append("<h%d>%s</h%d>\n".formatted(level, inline(heading.group(2)), level));
        } else if (line.isBlank() || line.matches("</?details>.*")) {
            close();
            html.append(details(line)).append('\n');
        } else if (line.startsWith("|")) {
            if (!element.equals("table")) open("table");
            if (!line.matches("[|:\\- ]+")) html.append(row(line));
        } else if (item.matches()) {
            open("li");
            text.append(item.group(1).equals("*") ? "" : item.group(1) + " ").append(item.group(2));
        } else {
            if (element.isEmpty() || element.equals("table")) open("p");
            text.append(' ').append(line.strip());
        }
    }

    /** The only elements that chapters write themselves. */
    private static String details(String line) {
        Matcher summary = Pattern.compile("<details><summary>(.*)</summary>").matcher(line);
        if (summary.matches()) return "<details><summary>" + Html.escape(summary.group(1)) + "</summary>";
        return line.equals("</details>") ? line : "";
    }

    private void open(String name) {
        close();
        element = name;
        html.append(name.equals("table") ? "<div class=\"scroll\"><table class=\"figures\">\n" : "<" + name + ">");
    }

    private void close() {
        html.append(inline(text.toString().strip()));
        text.setLength(0);
        if (!element.isEmpty()) html.append("</").append(element).append(element.equals("table") ? "></div>\n" : ">\n");
        element = "";
    }

    private static String row(String line) {
        StringBuilder row = new StringBuilder("<tr>");
        for (String cell : line.substring(1).split("\\|"))
            row.append("<td>").append(inline(cell.strip())).append("</td>");
        return row.append("</tr>\n").toString();
    }

    private static String inline(String text) {
        StringBuilder html = new StringBuilder();
        Matcher part = INLINE.matcher(text);
        int at = 0;
        for (; part.find(); at = part.end()) {
            html.append(Html.escape(text.substring(at, part.start())));
            if (part.group(1) != null)
                html.append("<code>").append(Html.escape(part.group(1))).append("</code>");
            else if (part.group(2) != null)
                html.append("<strong>").append(inline(part.group(2))).append("</strong>");
            else html.append(link(part.group(3), part.group(4)));
        }
        return html.append(Html.escape(text.substring(at))).toString();
    }

    /** The course's pictures are served; other files are named only. */
    private static String link(String text, String target) {
        Matcher picture = PICTURE.matcher(target);
        if (picture.matches())
            return "<img src=\"/course/%s\" alt=\"%s\">".formatted(picture.group(1), Html.escape(text));
        return inline(text);
    }
}
