package dev.nacre.plugin;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.security.CodeSource;
import java.util.Collection;
import java.util.Collections;

/** Finds the jar that a class comes from, for error messages. */
public final class Origin {
    private Origin() {}

    /**
     * The jar or folder of a class.
     *
     * @param type any class
     * @return the file name of its jar, or the end of its folder's path
     */
    public static String of(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        return source == null || source.getLocation() == null ? "the Java runtime" : shorten(source.getLocation());
    }

    /**
     * The version in the manifest of a class's jar.
     *
     * @param type any class
     * @return {@code unknown} if there is none
     */
    public static String version(Class<?> type) {
        String version = type.getPackage().getImplementationVersion();
        return version == null ? "unknown" : version;
    }

    /**
     * Whether a class is visible where plugins are searched: in Nacre's class loader, the thread's context class loader
     * and the additional ones. The class is not loaded.
     *
     * @param type its binary name
     * @param more additional class loaders to search
     * @return true if its class file is found
     */
    public static boolean present(String type, ClassLoader... more) {
        return present(type, new Catalogue(more).loaders(Origin.class));
    }

    static boolean present(String type, Collection<ClassLoader> loaders) {
        String file = type.replace('.', '/') + ".class";
        return loaders.stream().anyMatch(loader -> loader.getResource(file) != null);
    }

    /** The jars whose service file for a kind has a line that occurs in a message. */
    static String registrant(Class<?> kind, String message, ClassLoader loader) {
        String file = "META-INF/services/" + kind.getName();
        StringBuilder found = new StringBuilder();
        try {
            for (URL url : Collections.list(loader.getResources(file))) {
                if (names(url, message))
                    found.append(found.isEmpty() ? "" : ", ").append(shorten(url));
            }
        } catch (IOException e) {
            return "unknown jar";
        }
        return found.isEmpty() ? "unknown jar" : found.toString();
    }

    private static boolean names(URL url, String message) throws IOException {
        try (var lines = new BufferedReader(new InputStreamReader(url.openStream(), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(line -> line.replaceFirst("#.*", "").strip())
                    .anyMatch(line -> !line.isEmpty() && message.contains(line));
        }
    }

    /** The file name of a jar, or a folder with enough of its path to identify it. */
    private static String shorten(URL url) {
        String path = url.getPath().replaceFirst("!.*", "").replaceFirst("META-INF/services/.*", "");
        String[] parts = path.replaceFirst("/$", "").split("/");
        String last = parts[parts.length - 1];
        if (!last.equals("classes") && !last.equals("test-classes") || parts.length < 3) return last;
        return String.join("/", parts[parts.length - 3], parts[parts.length - 2], last);
    }
}
