package dev.nacre.report;

import java.util.List;
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
}
