package dev.nacre.tck;

import dev.nacre.Plugin;
import dev.nacre.Plugins;
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
            for (Plugin plugin : Plugins.all(kind).values())
                if ((plugin.getClass().getPackageName() + ".").startsWith(name + ".")) found.add(plugin);
        return List.copyOf(found);
    }

    /** Those that texts stand for; a name of several kinds stands for one of each. */
    static List<Plugin> parsed(List<String> texts, List<Class<? extends Plugin>> kinds) {
        Set<Plugin> found = new LinkedHashSet<>();
        for (String text : texts) {
            String name = text.strip().split("\\W", 2)[0];
            List<Class<? extends Plugin>> fitting = new ArrayList<>(kinds);
            fitting.removeIf(kind -> !Plugins.all(kind).containsKey(name));
            if (fitting.isEmpty())
                throw new AssertionFailedError("variants(): no plugin of any kind is called " + name + ", in " + text);
            for (Class<? extends Plugin> kind : fitting) found.add(Plugins.parse(kind, text));
        }
        return List.copyOf(found);
    }

    static AssertionFailedError nothing(String name) {
        return new AssertionFailedError("""
                no plugin found in package %s or below
                  expected  a record there that is registered with @AutoService(Kind.class)
                  look at   META-INF/services in the module's classes: if it is missing, the annotation processor
                            com.google.auto.service:auto-service did not run; and at the test class's package, or
                            override plugins()
                """.formatted(name));
    }
}
