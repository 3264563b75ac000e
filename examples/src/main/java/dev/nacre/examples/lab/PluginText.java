package dev.nacre.examples.lab;

import dev.nacre.plugin.Plugin;
import dev.nacre.plugin.PluginException;
import dev.nacre.plugin.Plugins;
import dev.nacre.report.Html;
import java.util.ArrayList;
import java.util.List;

/**
 * A plugin as text.
 *
 * @param name its name in addresses
 * @param label the text beside it
 * @param kind what it has to be
 * @param value the text to begin with
 * @param suggestions texts to choose from; others can be written
 */
record PluginText(String name, String label, Class<? extends Plugin> kind, String value, List<String> suggestions)
        implements Control {
    private static final int LONGEST = 500;

    PluginText {
        suggestions = List.copyOf(suggestions);
    }

    /** One that may be left empty, which it is to begin with. */
    static PluginText optional(String name, String label, Class<? extends Plugin> kind, List<String> suggestions) {
        return new PluginText(name, label, kind, "", suggestions);
    }

    @Override
    public String checked(String text) {
        if (text.length() > LONGEST) throw wrong(text, "a text of up to " + LONGEST + " characters");
        if (text.isEmpty() && value.isEmpty()) return text;
        try {
            Plugins.parse(kind, text);
            return text;
        } catch (PluginException e) {
            throw new IllegalArgumentException(label + " (" + name + "): " + e.getMessage(), e);
        }
    }

    @Override
    public String input() {
        List<Object> attributes = new ArrayList<>(List.of("type", "text", "name", name, "value", value));
        attributes.addAll(List.of("maxlength", LONGEST, "spellcheck", "false", "autocomplete", "off"));
        if (suggestions.isEmpty()) return "<input" + Control.attributes(attributes) + ">";
        String id = "suggestions-" + name + "-" + Integer.toHexString(suggestions.hashCode());
        attributes.addAll(List.of("list", id));
        StringBuilder html =
                new StringBuilder("<input" + Control.attributes(attributes) + "><datalist id=\"" + id + "\">");
        for (String text : suggestions)
            html.append("<option value=\"").append(Html.escape(text)).append("\">");
        return html.append("</datalist>").toString();
    }
}
