package dev.nacre.tck;

import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;

/** Puts a folder or a jar on the class path for the present thread alone: by a context class loader. */
final class OnClassPath {
    private OnClassPath() {}

    static <T> T during(Path place, Callable<T> action) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {place.toUri().toURL()}, before)) {
            thread.setContextClassLoader(loader);
            return action.call();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** A folder with the files of some classes, as a build puts an author's main classes. */
    static Path folder(Path folder, Class<?>... types) throws Exception {
        for (Class<?> type : types) copy(type, folder);
        return folder;
    }

    /** The same as a jar. */
    static Path jar(Path jar, Class<?>... types) throws Exception {
        URI uri = URI.create("jar:" + jar.toUri());
        try (FileSystem inside = FileSystems.newFileSystem(uri, Map.of("create", "true"))) {
            for (Class<?> type : types) copy(type, inside.getPath("/"));
        }
        return jar;
    }

    private static void copy(Class<?> type, Path root) throws Exception {
        String name = type.getName().replace('.', '/') + ".class";
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        try (InputStream in = type.getClassLoader().getResourceAsStream(name)) {
            Files.copy(in, file);
        }
    }
}
