package dev.nacre.examples.lab;

import dev.nacre.report.Html;
import java.util.List;

/**
 * One of several options.
 *
 * @param name its name in addresses
 * @param label the text beside it
 * @param options what can be chosen
 * @param value the option to begin with
 */
record Choice(String name, String label, List<String> options, String value) implements Control {
    Choice {
        options = List.copyOf(options);
    }

    @Override
    public String checked(String chosen) {
        if (options.contains(chosen)) return chosen;
        throw wrong(chosen, "one of " + String.join(", ", options));
    }

    @Override
    public String input() {
        StringBuilder html = new StringBuilder("<select" + Control.attributes(List.of("name", name)) + ">");
        for (String option : options)
            html.append("<option")
                    .append(option.equals(value) ? " selected>" : ">")
                    .append(Html.escape(option))
                    .append("</option>");
        return html.append("</select>").toString();
    }
}
