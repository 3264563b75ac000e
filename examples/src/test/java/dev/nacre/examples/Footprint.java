package dev.nacre.examples;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an application has on its class path that depends on one module.
 *
 * @param module the module's folder
 * @param paths the module itself, then what Maven resolved for it; folders of classes stand for those of our jars that
 *     aren't packaged yet
 */
record Footprint(String module, List<Path> paths) {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    /** From the file that the module's build leaves. */
    static Footprint of(String module) throws IOException {
        Path target = ROOT.resolve(module).resolve("target");
        Path classPath = target.resolve("classpath");
        assumeThat(classPath).as("%s was built; mvn verify builds all", module).exists();
        List<Path> paths = new ArrayList<>(List.of(target.resolve("classes")));
        for (String entry : Files.readString(classPath).strip().split(File.pathSeparator)) paths.add(Path.of(entry));
        return new Footprint(module, paths);
    }

    /** The artifacts, with classifier but without version, sorted. */
    List<String> names() {
        return paths.stream().map(Footprint::name).sorted().toList();
    }

    private static String name(Path path) {
        if (path.startsWith(ROOT)) return "nacre-" + ROOT.relativize(path).getName(0);
        String version = path.getParent().getFileName().toString();
        return path.getFileName().toString().replace("-" + version, "").replace(".jar", "");
    }

    /** Of all jars together, in millions of bytes. */
    double megabytes() throws IOException {
        long bytes = 0;
        for (Path path : paths) bytes += Files.size(Files.isDirectory(path) ? packaged(path.getParent()) : path);
        return bytes / 1e6;
    }

    private static Path packaged(Path target) throws IOException {
        try (Stream<Path> files = Files.list(target)) {
            List<Path> jars = files.filter(file -> file.getFileName().toString().matches("nacre-.*\\.jar"))
                    .filter(file -> !file.toString().matches(".*-(sources|javadoc|tests)\\.jar"))
                    .toList();
            assumeThat(jars)
                    .as("the jar in %s, which mvn test does not make", target)
                    .hasSize(1);
            return jars.get(0);
        }
    }
}
