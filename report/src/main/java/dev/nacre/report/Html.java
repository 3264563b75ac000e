package dev.nacre.report;

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
}
