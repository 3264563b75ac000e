package dev.nacre.tck;

import dev.nacre.plugin.Plugin;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;

/** Finds plugins of an author's module that are not registered, or not registered for a kind. */
final class Forgotten {
    private Forgotten() {}

    /**
     * Finds them.
     *
     * @param name the package to search, with its subpackages
     * @param contract the test class: public records beside it are usually fakes for tests
     * @param registered the plugins of the package that are registered for their kinds
     * @return public records that are plugins, and classes that are registered for {@link Plugin} itself
     */
    static List<Class<? extends Plugin>> below(String name, Class<?> contract, Collection<Plugin> registered) {
        Set<Class<?>> known = new LinkedHashSet<>();
        for (Plugin plugin : registered) known.add(plugin.getClass());
        Set<Class<? extends Plugin>> found = new LinkedHashSet<>();
        for (Class<? extends Plugin> type : registeredForNoKind()) if (isBelow(name, type)) found.add(type);
        ClassLoader loader = loader(contract);
        for (String each : ClassFiles.below(name, contract, known, loader))
            publicRecord(each, loader).filter(type -> isBelow(name, type)).ifPresent(found::add);
        found.removeAll(known);
        return List.copyOf(found);
    }

    private static boolean isBelow(String name, Class<?> type) {
        return FoundPlugins.isBelow(name, type.getPackageName());
    }

    private static ClassLoader loader(Class<?> contract) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        return loader == null ? contract.getClassLoader() : loader;
    }

    private static Optional<Class<? extends Plugin>> publicRecord(String name, ClassLoader loader) {
        try {
            Class<?> type = Class.forName(name, false, loader);
            return type.isRecord() && Plugin.class.isAssignableFrom(type) && isPublic(type)
                    ? Optional.of(type.asSubclass(Plugin.class))
                    : Optional.empty();
        } catch (ClassNotFoundException | LinkageError e) {
            return Optional.empty(); // needs what isn't there, so nobody could use it here
        }
    }

    private static boolean isPublic(Class<?> type) {
        for (Class<?> each = type; each != null; each = each.getEnclosingClass())
            if (!Modifier.isPublic(each.getModifiers())) return false;
        return true;
    }

    /** Classes registered for {@link Plugin} itself, where no lookup finds them. */
    static List<Class<? extends Plugin>> registeredForNoKind() {
        List<Class<? extends Plugin>> found = new ArrayList<>();
        Iterator<ServiceLoader.Provider<Plugin>> providers =
                ServiceLoader.load(Plugin.class).stream().iterator();
        while (true) {
            try {
                if (!providers.hasNext()) return found;
                found.add(providers.next().type());
            } catch (ServiceConfigurationError | LinkageError e) {
                // a line in a service file that names no usable class: none of its other lines is lost
            }
        }
    }

    /** The plugin with its defaults; empty if it can't be constructed. */
    static Optional<Plugin> made(Class<? extends Plugin> type) {
        try {
            return Optional.of(type.getConstructor().newInstance());
        } catch (ReflectiveOperationException | LinkageError e) {
            return Optional.empty();
        }
    }
}
