package dev.nacre.tck;

import dev.nacre.PluginKinds;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/** Registers classes for the present thread alone: by a context class loader with service files of its own. */
final class Registered {
    private Registered() {}

    /** Runs something while the classes are registered. */
    static <T> T during(Path folder, List<Class<?>> types, Callable<T> action) throws Exception {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        for (Class<?> kind : PluginKinds.all()) Files.writeString(services.resolve(kind.getName()), lines(kind, types));
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, before)) {
            thread.setContextClassLoader(loader);
            return action.call();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static String lines(Class<?> kind, List<Class<?>> types) {
        return types.stream().filter(kind::isAssignableFrom).map(Class::getName).collect(Collectors.joining("\n"));
    }
}
