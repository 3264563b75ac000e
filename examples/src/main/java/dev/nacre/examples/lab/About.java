package dev.nacre.examples.lab;

import java.util.List;

/**
 * What the page says of an experiment.
 *
 * @param name its name in addresses: lower-case letters and hyphens
 * @param title the heading
 * @param idea what to change and what to look at, plain text
 * @param plugins names of the plugins that it is about
 * @param chapters the course's chapters, such as {@code 07-update-rules}
 */
record About(String name, String title, String idea, List<String> plugins, List<String> chapters) {
    About {
        if (!name.matches("[a-z]+(-[a-z]+)*"))
            throw new IllegalArgumentException("an experiment's name has lower-case letters and hyphens, not " + name);
        plugins = List.copyOf(plugins);
        chapters = List.copyOf(chapters);
    }
}
