package dev.nacre.examples.lab;

import dev.nacre.report.Html;
import java.util.List;

/** Something that can be set on the page. */
sealed interface Control permits Slider, Choice, Several, PluginText, Pixels {
    /** Its name in addresses. */
    String name();

    /** The text beside it. */
    String label();

    /** The value to begin with. */
    String value();

    /**
     * Checks a value.
     *
     * @return the value to use
     * @throws IllegalArgumentException in one line: what was given, and what is expected
     */
    String checked(String value);

    /** The element that sets it. */
    String input();

    /** The element with its label. */
    default String html() {
        return "<label class=\"control\"><span>" + Html.escape(label()) + "</span>" + input() + "</label>\n";
    }

    /** Attributes of an element: name, value, name, value and so on. */
    static String attributes(List<Object> pairs) {
        StringBuilder html = new StringBuilder();
        for (int i = 0; i < pairs.size(); i += 2)
            html.append(' ')
                    .append(pairs.get(i))
                    .append("=\"")
                    .append(Html.escape(pairs.get(i + 1).toString()))
                    .append('"');
        return html.toString();
    }

    /** A message about a value. */
    default IllegalArgumentException wrong(String value, String expected) {
        String shown = value.length() > 60 ? value.substring(0, 60) + "…" : value;
        return new IllegalArgumentException(label() + " (" + name() + "): expected " + expected + ", got " + shown);
    }
}
