package dev.nacre.tck;

import dev.nacre.plugin.Plugin;
import dev.nacre.plugin.Plugins;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.opentest4j.AssertionFailedError;

/** Looks plugins up in the catalogue. */
final class Found {
    private Found() {}

    /** Those in a package or below it. */
    static List<Plugin> below(String name, List<Class<? extends Plugin>> kinds) {
        Set<Plugin> found = new LinkedHashSet<>();
        for (Class<? extends Plugin> kind : kinds)
            for (Plugin plugin : Plugins.all(kind).values()) if (isBelow(name, plugin)) found.add(plugin);
        return List.copyOf(found);
    }

    /**
     * Those that texts stand for; a name of several kinds stands for one of each, but for those outside the package if it is
     * taken inside.
     */
    static List<Plugin> parsed(List<String> texts, String name, List<Class<? extends Plugin>> kinds) {
        Set<Plugin> found = new LinkedHashSet<>();
        for (String text : texts) {
            String plugin = text.strip().split("\\W", 2)[0];
            List<Class<? extends Plugin>> fitting = new ArrayList<>(kinds);
            fitting.removeIf(kind -> !Plugins.all(kind).containsKey(plugin));
            if (fitting.isEmpty())
                throw new AssertionFailedError(
                        "variants(): no plugin of any kind is called " + plugin + ", in " + text);
            List<Class<? extends Plugin>> inside = new ArrayList<>(fitting);
            inside.removeIf(kind -> !isBelow(name, Plugins.all(kind).get(plugin)));
            for (Class<? extends Plugin> kind : inside.isEmpty() ? fitting : inside)
                found.add(Plugins.parse(kind, text));
        }
        return List.copyOf(found);
    }

    private static boolean isBelow(String name, Plugin plugin) {
        return (plugin.getClass().getPackageName() + ".").startsWith(name + ".");
    }

    /** Fails if a registered class of a package was left out as unusable, or if there is nothing to check at all. */
    static void requireUsable(String name, List<Class<? extends Plugin>> kinds, List<Plugin> plugins) {
        for (Class<? extends Plugin> kind : kinds)
            for (String problem : Plugins.problems(kind))
                if (problem.contains(name + "."))
                    throw new AssertionFailedError("""
                            rule G1 is broken: a registered class can't be used
                              expected  a public record with a public no-argument constructor
                              got       %s
                              look at   the class's declaration, and META-INF/services/%s
                            """.formatted(problem, kind.getName()));
        if (plugins.isEmpty()) throw new AssertionFailedError("""
                    no plugin found in package %s or below
                      expected  a record there that is registered with @AutoService(Kind.class)
                      look at   META-INF/services in the module's classes: if it is missing, the annotation processor
                                com.google.auto.service:auto-service did not run; and at the test class's package, or
                                override plugins()
                    """.formatted(name));
    }
}
