package dev.nacre.tck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds the classes of a package and its subpackages, in the folders and jars of an author's plugins. */
final class ClassFiles {
    private ClassFiles() {}

    /**
     * Finds class names without loading the classes. Classes in the same folder or jar as the contract's class are test
     * classes, and are left out unless the package exists nowhere else.
     *
     * @param name the package
     * @param contract the test class
     * @param plugins registered classes: their folders and jars are always searched
     * @param loader the class loader whose class path is searched
     * @return binary names
     */
    static SortedSet<String> below(String name, Class<?> contract, Collection<Class<?>> plugins, ClassLoader loader) {
        String folder = name.replace('.', '/');
        try {
            Set<Path> places = new LinkedHashSet<>();
            for (URL url : Collections.list(loader.getResources(folder))) places.addAll(placeOf(url, folder));
            for (Class<?> plugin : plugins) places.addAll(placeOf(plugin));
            List<Path> tests = placeOf(contract);
            if (!tests.containsAll(places)) places.removeAll(tests);
            SortedSet<String> names = new TreeSet<>();
            for (Path place : places) names.addAll(names(place, folder));
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException("could not read the class path", e);
        }
    }

    /** None if the class was not loaded from a file. */
    private static List<Path> placeOf(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        return source == null || source.getLocation() == null ? List.of() : path(source.getLocation());
    }

    private static List<Path> placeOf(URL url, String folder) throws IOException {
        if (url.getProtocol().equals("jar")) return path(((JarURLConnection) url.openConnection()).getJarFileURL());
        List<Path> found = path(url);
        if (found.isEmpty() || folder.isEmpty()) return found;
        Path place = found.get(0);
        for (int i = 0; i < folder.split("/").length; i++) place = place.getParent();
        return List.of(place);
    }

    private static List<Path> path(URL url) {
        try {
            return url.getProtocol().equals("file")
                    ? List.of(Path.of(url.toURI()).toAbsolutePath().normalize())
                    : List.of();
        } catch (URISyntaxException e) {
            return List.of();
        }
    }

    private static List<String> names(Path place, String folder) throws IOException {
        if (Files.isDirectory(place)) return namesInside(place, folder);
        if (!Files.isRegularFile(place)) return List.of();
        try (FileSystem jar = FileSystems.newFileSystem(place)) {
            return namesInside(jar.getPath("/"), folder);
        }
    }

    private static List<String> namesInside(Path root, String folder) throws IOException {
        Path start = root.resolve(folder);
        if (!Files.isDirectory(start)) return List.of();
        try (Stream<Path> files = Files.walk(start)) {
            return files.map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> file.endsWith(".class") && !file.startsWith("META-INF/"))
                    .map(file ->
                            file.substring(0, file.length() - ".class".length()).replace('/', '.'))
                    .toList();
        }
    }
}
