package dev.nacre.tck;

import dev.nacre.plugin.Plugin;
import dev.nacre.plugin.Plugins;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.opentest4j.AssertionFailedError;

/** Looks up plugins in the catalogue. */
final class FoundPlugins {
    private FoundPlugins() {}

    /** Plugins in a package or its subpackages: those registered for their kinds, and those that should be. */
    static List<Plugin> below(String name, Class<?> contract, List<Class<? extends Plugin>> kinds) {
        Set<Plugin> found = registered(name, kinds);
        for (Class<? extends Plugin> type : Forgotten.below(name, contract, found))
            Forgotten.made(type).ifPresent(found::add);
        return List.copyOf(found);
    }

    private static Set<Plugin> registered(String name, List<Class<? extends Plugin>> kinds) {
        Set<Plugin> found = new LinkedHashSet<>();
        for (Class<? extends Plugin> kind : kinds)
            for (Plugin plugin : Plugins.all(kind).values()) if (isBelow(name, plugin)) found.add(plugin);
        return found;
    }

    /**
     * The plugins that a text stands for; if several kinds have a plugin of this name, one for each kind, but those
     * outside the package only if none is inside.
     */
    static List<Plugin> parsed(String text, String name, List<Class<? extends Plugin>> kinds) {
        String plugin = nameIn(text);
        List<Class<? extends Plugin>> fitting = new ArrayList<>(kinds);
        fitting.removeIf(kind -> !Plugins.all(kind).containsKey(plugin));
        if (fitting.isEmpty()) throw new AssertionFailedError("unknown plugin: " + plugin);
        List<Class<? extends Plugin>> inside = new ArrayList<>(fitting);
        inside.removeIf(kind -> !isBelow(name, Plugins.all(kind).get(plugin)));
        Set<Plugin> found = new LinkedHashSet<>();
        for (Class<? extends Plugin> kind : inside.isEmpty() ? fitting : inside) found.add(Plugins.parse(kind, text));
        return List.copyOf(found);
    }

    /** The plugin's name at the beginning of a text. */
    static String nameIn(String text) {
        return text.strip().split("\\W", 2)[0];
    }

    private static boolean isBelow(String name, Plugin plugin) {
        return isBelow(name, plugin.getClass().getPackageName());
    }

    /** Whether a package is equal to another, or inside it. */
    static boolean isBelow(String name, String inner) {
        return (inner + ".").startsWith(name + ".");
    }

    /** Fails if a class of a package can't be used as a plugin, or if no plugin was found. */
    static void requireUsable(
            String name, Class<?> contract, List<Class<? extends Plugin>> kinds, Collection<Plugin> plugins) {
        for (Class<? extends Plugin> kind : kinds)
            for (String problem : Plugins.problems(kind))
                if (problem.contains(name + "."))
                    throw new AssertionFailedError("""
                            rule G1 is broken: a registered class can't be used
                              expected  a public record with a public no-argument constructor
                              got       %s
                              look at   the class's declaration, and META-INF/services/%s
                            """.formatted(problem, kind.getName()));
        for (Class<? extends Plugin> type : Forgotten.below(name, contract, registered(name, kinds)))
            if (Forgotten.made(type).isEmpty())
                throw new AssertionFailedError("""
                        rule G1 is broken: a plugin can't be used, nor is it registered for a kind
                          expected  a public record with a public no-argument constructor, and @AutoService on it
                          got       %s in %s, of which nobody can make one with its defaults
                          look at   its no-argument constructor; if it is not meant as a plugin, don't make it public
                        """.formatted(type.getName(), Plugins.origin(type)));
        if (plugins.isEmpty()) throw new AssertionFailedError("""
                    no plugin found in package %s or below
                      expected  a record there that is registered with @AutoService(Kind.class)
                      look at   META-INF/services in the module's classes: if it is missing, the annotation processor
                                com.google.auto.service:auto-service did not run; and at the test class's package, or
                                override plugins()
                    """.formatted(name));
    }
}
