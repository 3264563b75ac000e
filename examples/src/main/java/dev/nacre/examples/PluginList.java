package dev.nacre.examples;

import dev.nacre.Activation;
import dev.nacre.AutoencoderSpec;
import dev.nacre.Constraint;
import dev.nacre.Initializer;
import dev.nacre.LayerSpec;
import dev.nacre.Loss;
import dev.nacre.Metric;
import dev.nacre.Optimizer;
import dev.nacre.Penalty;
import dev.nacre.plugin.Plugin;
import dev.nacre.plugin.Plugins;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The plugins on the class path.
 *
 * @param byKind kind → its plugins, sorted by name; each plugin under its narrowest kind
 * @param problems a line for each that is registered and can't be used
 */
record PluginList(Map<String, List<Entry>> byKind, List<String> problems) {
    /** Narrower kinds first, so that they keep what the wider ones find too. */
    private static final List<Class<? extends Plugin>> KINDS = List.of(
            Activation.class,
            AutoencoderSpec.class,
            LayerSpec.class,
            Initializer.class,
            Optimizer.class,
            Penalty.class,
            Constraint.class,
            Loss.class,
            Metric.class);

    /** A plugin's name, and where it comes from. */
    record Entry(String name, String jar) {}

    static PluginList found() {
        Map<String, List<Entry>> byKind = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        for (Class<? extends Plugin> kind : KINDS) {
            List<Entry> entries = new ArrayList<>();
            Plugins.all(kind).forEach((name, plugin) -> {
                if (narrowest(plugin) == kind || !(plugin instanceof LayerSpec))
                    entries.add(new Entry(name, Plugins.origin(plugin.getClass())));
            });
            byKind.put(kind.getSimpleName(), entries);
            for (String problem : Plugins.problems(kind)) if (!problems.contains(problem)) problems.add(problem);
        }
        return new PluginList(byKind, problems);
    }

    private static Class<?> narrowest(Plugin plugin) {
        return KINDS.stream()
                .filter(kind -> kind.isInstance(plugin))
                .findFirst()
                .orElseThrow();
    }
}
