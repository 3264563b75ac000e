package dev.nacre.tck;

import dev.nacre.LayerSpec;
import dev.nacre.PluginKinds;
import dev.nacre.plugin.Plugin;
import dev.nacre.plugin.SubKinds;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/** Registers classes for the present thread alone: by a context class loader with service files of its own. */
final class Registered {
    private Registered() {}

    /** Runs something while the classes are registered for their kinds. */
    static <T> T during(Path folder, List<Class<?>> types, Callable<T> action) throws Exception {
        List<Class<?>> kinds = new ArrayList<>(PluginKinds.all());
        kinds.addAll(List.of(LayerSpec.class.getAnnotation(SubKinds.class).value()));
        for (Class<?> kind : kinds) register(folder, kind, types);
        return OnClassPath.during(folder, action);
    }

    /** Runs something while the classes are registered for one interface. */
    static <T> T during(Path folder, Class<? extends Plugin> kind, List<Class<?>> types, Callable<T> action)
            throws Exception {
        register(folder, kind, types);
        return OnClassPath.during(folder, action);
    }

    private static void register(Path folder, Class<?> kind, List<Class<?>> types) throws Exception {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(kind.getName()), lines(kind, types));
    }

    private static String lines(Class<?> kind, List<Class<?>> types) {
        return types.stream().filter(kind::isAssignableFrom).map(Class::getName).collect(Collectors.joining("\n"));
    }
}
