package dev.nacre.tck;

import dev.nacre.plugin.Plugin;
import dev.nacre.plugin.SubKinds;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

/** The kinds of a plugin. */
final class Kinds {
    private Kinds() {}

    /** The kinds that a contract looks for; if none fits, the interfaces directly below {@link Plugin}. */
    static Set<Class<? extends Plugin>> of(Plugin plugin, PluginContract contract) {
        Set<Class<? extends Plugin>> kinds = new LinkedHashSet<>(contract.kinds());
        kinds.removeIf(kind -> !kind.isInstance(plugin));
        if (kinds.isEmpty()) collect(plugin.getClass(), kinds);
        return kinds;
    }

    private static void collect(Class<?> type, Set<Class<? extends Plugin>> into) {
        for (Class<?> each : type.getInterfaces()) {
            if (Arrays.asList(each.getInterfaces()).contains(Plugin.class)) into.add(each.asSubclass(Plugin.class));
            collect(each, into);
        }
    }

    /** The kind that a plugin must be registered for: a sub-kind, if it implements one. */
    static Class<? extends Plugin> narrowest(Plugin plugin, Class<? extends Plugin> kind) {
        SubKinds subKinds = kind.getAnnotation(SubKinds.class);
        if (subKinds != null)
            for (Class<? extends Plugin> each : subKinds.value())
                if (each.isInstance(plugin)) return narrowest(plugin, each);
        return kind;
    }
}
