package dev.nacre.examples.course;

import dev.nacre.PluginKinds;
import dev.nacre.data.Mixing;
import dev.nacre.plugin.Plugin;
import dev.nacre.plugin.PluginException;
import dev.nacre.plugin.Plugins;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The plugins that the course speaks of. */
final class CoursePlugins {
    private CoursePlugins() {}

    private static List<Class<? extends Plugin>> kinds() {
        List<Class<? extends Plugin>> kinds = new ArrayList<>(PluginKinds.all());
        kinds.add(Mixing.class);
        return kinds;
    }

    /** Names by kind. */
    static Map<String, Set<String>> names() {
        Map<String, Set<String>> names = new TreeMap<>();
        for (Class<? extends Plugin> kind : kinds())
            names.put(kind.getSimpleName(), Plugins.all(kind).keySet());
        return names;
    }

    /** Parses the text of a plugin of any kind. */
    static Plugin parse(String text) {
        List<String> messages = new ArrayList<>();
        for (Class<? extends Plugin> kind : kinds())
            try {
                return Plugins.parse(kind, text);
            } catch (PluginException e) {
                messages.add(e.getMessage());
            }
        throw new AssertionError(text + " is no plugin of any kind: " + messages);
    }
}
