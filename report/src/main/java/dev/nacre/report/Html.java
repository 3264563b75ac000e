package dev.nacre.report;

import java.util.List;
import java.util.stream.Collectors;

/** Text in HTML. */
public final class Html {
    private Html() {}

    /**
     * Makes text safe for elements and quoted attributes.
     *
     * @param text any text
     * @return without characters that HTML gives a meaning
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
     * @param items printed as they are
     * @return a {@code ul} element
     */
    public static String list(List<?> items) {
        return items.stream()
                .map(item -> "<li>" + escape(item.toString()) + "</li>")
                .collect(Collectors.joining("\n", "<ul>", "</ul>"));
    }
}
