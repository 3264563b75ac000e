package dev.nacre.examples.lab;

import dev.nacre.report.Html;
import java.util.Arrays;
import java.util.List;

/**
 * Some of several options.
 *
 * @param name its name in addresses
 * @param label the text above them
 * @param options what can be chosen; without spaces
 * @param chosen the options to begin with
 * @param most how many can be chosen
 */
record Several(String name, String label, List<String> options, List<String> chosen, int most) implements Control {
    Several {
        options = List.copyOf(options);
        chosen = List.copyOf(chosen);
    }

    @Override
    public String value() {
        return String.join(" ", chosen);
    }

    @Override
    public String checked(String value) {
        List<String> given = Arrays.stream(value.split(" "))
                .filter(one -> !one.isEmpty())
                .distinct()
                .toList();
        if (!given.isEmpty() && given.size() <= most && options.containsAll(given)) return String.join(" ", given);
        throw wrong(value.isEmpty() ? "nothing" : value, "1 to " + most + " of " + String.join(", ", options));
    }

    @Override
    public String input() {
        StringBuilder html = new StringBuilder();
        for (String option : options)
            html.append("<label><input")
                    .append(Control.attributes(List.of("type", "checkbox", "name", name, "value", option)))
                    .append(chosen.contains(option) ? " checked>" : ">")
                    .append(Html.escape(option))
                    .append("</label>");
        return html.toString();
    }

    /** Each option has a label of its own. */
    @Override
    public String html() {
        return "<fieldset class=\"control several\"><legend>" + Html.escape(label() + ", up to " + most) + "</legend>"
                + input() + "</fieldset>\n";
    }
}
