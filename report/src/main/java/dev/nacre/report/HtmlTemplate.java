package dev.nacre.report;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text with placeholders.
 *
 * @param text text with placeholders of the form <code>{{name}}</code>
 */
public record HtmlTemplate(String text) {
    private static final Pattern GAP = Pattern.compile("\\{\\{(\\w+)}}");

    /**
     * Fills every placeholder.
     *
     * @param values name → text, which is inserted unchanged; names and placeholders must correspond
     * @return the text
     */
    public String fill(Map<String, String> values) {
        Matcher matcher = GAP.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (matcher.find()) {
            String value = values.get(matcher.group(1));
            if (value == null) throw new IllegalArgumentException("no value for the placeholder " + matcher.group());
            matcher.appendReplacement(filled, Matcher.quoteReplacement(value));
        }
        matcher.appendTail(filled);
        for (String name : values.keySet())
            if (!text.contains("{{" + name + "}}"))
                throw new IllegalArgumentException("no placeholder {{" + name + "}} for the value");
        return filled.toString();
    }
}
