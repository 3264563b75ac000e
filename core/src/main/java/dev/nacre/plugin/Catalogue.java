package dev.nacre.plugin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The plugins that one search of the class path finds. It is used for one call and then discarded. */
final class Catalogue {
    /** The plugins whose no-argument constructors run in this thread: they may search the class path themselves. */
    private static final ThreadLocal<Set<Class<?>>> BEING_MADE = ThreadLocal.withInitial(HashSet::new);

    private final List<ClassLoader> more;
    private final Map<Class<?>, Discovered> found = new HashMap<>();

    /** The plugins of a kind by name, and the problems of broken ones. */
    private record Discovered(SortedMap<String, Plugin> plugins, List<String> problems) {}

    Catalogue(ClassLoader... more) {
        this.more = Arrays.asList(more);
    }

    <P extends Plugin> SortedMap<String, P> all(Class<P> kind) {
        SortedMap<String, P> plugins = new TreeMap<>();
        look(kind).plugins.forEach((name, plugin) -> plugins.put(name, kind.cast(plugin)));
        return plugins;
    }

    /** Null if no plugin has that name. */
    <P extends Plugin> P get(Class<P> kind, String name) {
        return kind.cast(look(kind).plugins.get(name));
    }

    List<String> problems(Class<? extends Plugin> kind) {
        return List.copyOf(look(kind).problems);
    }

    private Discovered look(Class<? extends Plugin> kind) {
        Discovered known = found.get(kind);
        if (known == null) {
            known = new Discovered(new TreeMap<>(), new ArrayList<>());
            for (ClassLoader loader : loaders(kind)) collect(kind, loader, known);
            found.put(kind, known);
        }
        return known;
    }

    /** The class loaders to search for plugins of a kind. */
    Set<ClassLoader> loaders(Class<?> kind) {
        Set<ClassLoader> loaders = new LinkedHashSet<>();
        loaders.add(kind.getClassLoader());
        loaders.add(Thread.currentThread().getContextClassLoader());
        loaders.addAll(more);
        loaders.remove(null);
        return loaders;
    }

    private static <P extends Plugin> void collect(Class<P> kind, ClassLoader loader, Discovered into) {
        Iterator<ServiceLoader.Provider<P>> providers =
                ServiceLoader.load(kind, loader).stream().iterator();
        while (true) {
            try {
                if (!providers.hasNext()) break;
                add(providers.next(), into);
            } catch (ServiceConfigurationError | LinkageError e) {
                String line = e.getMessage() + ", registered by " + Origin.registrant(kind, e.getMessage(), loader)
                        + (e.getCause() == null ? "" : ": " + e.getCause())
                        + "; a plugin is a public record with a public no-argument constructor";
                if (!into.problems.contains(line)) into.problems.add(line);
            }
        }
        SubKinds subKinds = kind.getAnnotation(SubKinds.class);
        if (subKinds != null) for (Class<? extends Plugin> sub : subKinds.value()) collect(sub, loader, into);
    }

    private static <P extends Plugin> void add(ServiceLoader.Provider<P> provider, Discovered into) {
        Class<? extends P> type = provider.type();
        String name = Plugins.name(type);
        Plugin other = into.plugins.get(name);
        if (other != null && other.getClass() == type) return;
        if (!type.isRecord()) {
            String line = type.getName() + " in " + Origin.of(type)
                    + " is not a record: make it one, with its hyper-parameters as components";
            if (!into.problems.contains(line)) into.problems.add(line);
            return;
        }
        if (BEING_MADE.get().contains(type)) return;
        P plugin = make(provider);
        if (other != null)
            throw new PluginException("two plugins are called " + name + ": "
                    + other.getClass().getName() + " in " + Origin.of(other.getClass()) + " and " + type.getName()
                    + " in "
                    + Origin.of(type) + "; take one of them off the class path, or rename it");
        into.plugins.put(name, plugin);
    }

    private static <P extends Plugin> P make(ServiceLoader.Provider<P> provider) {
        Set<Class<?>> beingMade = BEING_MADE.get();
        beingMade.add(provider.type());
        try {
            return provider.get();
        } finally {
            beingMade.remove(provider.type());
            if (beingMade.isEmpty()) BEING_MADE.remove();
        }
    }
}
