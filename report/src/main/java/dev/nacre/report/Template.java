package dev.nacre.report;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text with gaps.
 *
 * @param text the gaps are of the form <code>{{name}}</code>
 */
public record Template(String text) {
    private static final Pattern GAP = Pattern.compile("\\{\\{(\\w+)}}");

    /**
     * Fills every gap.
     *
     * @param values name → what goes in as it is; each must be used, and each gap must have one
     * @return the text
     */
    public String fill(Map<String, String> values) {
        Matcher matcher = GAP.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (matcher.find()) {
            String value = values.get(matcher.group(1));
            if (value == null) throw new IllegalArgumentException("nothing to fill " + matcher.group() + " with");
            matcher.appendReplacement(filled, Matcher.quoteReplacement(value));
        }
        matcher.appendTail(filled);
        for (String name : values.keySet())
            if (!text.contains("{{" + name + "}}")) throw new IllegalArgumentException("there is no {{" + name + "}}");
        return filled.toString();
    }
}
