package dev.nacre.blas;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Properties;

/** The version of an artifact, as Maven notes it in its jar. */
final class JarVersion {
    private JarVersion() {}

    /**
     * Reads the note.
     *
     * @param type a class of the jar
     * @param artifact group and artifact, such as {@code org.jblas/jblas}
     * @return empty if there is none, as in some jars made of several
     */
    static Optional<String> of(Class<?> type, String artifact) {
        try (InputStream in = type.getResourceAsStream("/META-INF/maven/" + artifact + "/pom.properties")) {
            if (in == null) return Optional.empty();
            Properties properties = new Properties();
            properties.load(in);
            return Optional.ofNullable(properties.getProperty("version"));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
