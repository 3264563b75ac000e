package dev.nacre.cli;

import dev.nacre.PluginKinds;
import dev.nacre.plugin.Doc;
import dev.nacre.plugin.Plugin;
import dev.nacre.plugin.Plugins;
import dev.nacre.plugin.SubKinds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The plugins on the class path.
 *
 * @param byKind kind → its plugins, sorted by name; each plugin under its narrowest kind
 * @param problems a line for each registered plugin that can't be used
 */
record PluginList(Map<String, List<Entry>> byKind, List<String> problems) {
    /** A plugin with its defaults, its name and origin. */
    record Entry(String name, String jar, Plugin plugin) {
        /** What it says of itself. */
        String doc() {
            Doc doc = plugin.getClass().getAnnotation(Doc.class);
            return doc == null ? "" : doc.value();
        }
    }

    static PluginList found() {
        Map<String, List<Entry>> byKind = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        List<Class<? extends Plugin>> kinds = kinds();
        for (Class<? extends Plugin> kind : kinds) {
            List<Entry> entries = new ArrayList<>();
            Plugins.all(kind).forEach((name, plugin) -> {
                if (isNarrowest(kind, plugin, kinds))
                    entries.add(new Entry(name, Plugins.origin(plugin.getClass()), plugin));
            });
            byKind.put(kind.getSimpleName(), entries);
            for (String problem : Plugins.problems(kind)) if (!problems.contains(problem)) problems.add(problem);
        }
        return new PluginList(byKind, problems);
    }

    /** Every kind of core, each after its sub-kinds. */
    private static List<Class<? extends Plugin>> kinds() {
        List<Class<? extends Plugin>> kinds = new ArrayList<>();
        for (Class<? extends Plugin> kind : PluginKinds.all()) {
            SubKinds subKinds = kind.getAnnotation(SubKinds.class);
            if (subKinds != null) kinds.addAll(List.of(subKinds.value()));
            kinds.add(kind);
        }
        return kinds;
    }

    /** A kind lists the plugins of its sub-kinds too. */
    private static boolean isNarrowest(Class<?> kind, Plugin plugin, List<Class<? extends Plugin>> kinds) {
        return kinds.stream()
                .noneMatch(other -> other != kind && kind.isAssignableFrom(other) && other.isInstance(plugin));
    }
}
