package dev.nacre.report;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Helpers for text in HTML. */
public final class Html {
    private Html() {}

    /**
     * Escapes text for elements and quoted attributes.
     *
     * @param text any text
     * @return the text without characters that are special in HTML
     */
    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /**
     * A list of plain texts.
     *
     * @param items the items; their {@code toString} is escaped
     * @return a {@code ul} element
     */
    public static String list(List<?> items) {
        return items.stream()
                .map(item -> "<li>" + escape(item.toString()) + "</li>")
                .collect(Collectors.joining("\n", "<ul>", "</ul>"));
    }

    /** Key figures in large type, name → value. */
    static String facts(Map<String, String> facts) {
        return facts.entrySet().stream()
                .map(each ->
                        "<div><dt>%s</dt><dd>%s</dd></div>".formatted(escape(each.getKey()), escape(each.getValue())))
                .collect(Collectors.joining("", "<dl class=\"facts\">", "</dl>"));
    }
}
