package dev.nacre.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What GraalVM's native-image must be told of each module: the plugins, whose components are read and whose
 * constructors are called by reflection, and the resources. Service files it finds by itself.
 * {@code mvn verify -Dnacre.update=true} writes the files.
 */
class NativeImageTest {
    private static final Path ROOT = Path.of("..");

    static List<String> modules() throws IOException {
        return FootprintTest.modules().stream()
                .filter(module -> !module.equals("tck")) // for tests, on a JVM
                .toList();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void whatIsReachedByReflectionIsNamed(String module) throws Exception {
        Path classes = Footprint.of(module).paths().get(0);
        List<String> types = new ArrayList<>();
        for (Class<?> plugin : plugins(classes))
            types.add("{\"type\": \"%s\", \"allDeclaredConstructors\": true, \"allDeclaredMethods\": true}"
                    .formatted(plugin.getName()));
        if (module.equals("core")) types.addAll(netlib());
        List<String> globs = resources(classes).stream()
                .map(name -> "{\"glob\": \"%s\"}".formatted(name))
                .toList();
        String expected = "{\n" + list("reflection", types) + ",\n" + list("resources", globs) + "\n}\n";
        Path file = ROOT.resolve(module)
                .resolve("src/main/resources/META-INF/native-image/dev.nacre/nacre-" + module)
                .resolve("reachability-metadata.json");
        if (types.isEmpty() && globs.isEmpty()) {
            assertThat(file).doesNotExist();
            return;
        }
        if (Boolean.getBoolean("nacre.update")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, expected);
        }
        assertThat(file).as("written by mvn verify -Dnacre.update=true").hasContent(expected);
    }

    /** Java's products, which core reaches by a method handle. */
    private static List<String> netlib() throws ReflectiveOperationException {
        Method way = Class.forName("dev.ludovic.netlib.blas.Java11BLAS").getDeclaredMethod("getInstance");
        return List.of("{\"type\": \"%s\", \"methods\": [{\"name\": \"%s\", \"parameterTypes\": []}]}"
                .formatted(way.getDeclaringClass().getName(), way.getName()));
    }

    private static String list(String name, List<String> items) {
        if (items.isEmpty()) return "  \"" + name + "\": []";
        return items.stream().collect(Collectors.joining(",\n    ", "  \"" + name + "\": [\n    ", "\n  ]"));
    }

    /** The records that are registered for ServiceLoader; loading them shows that they exist. */
    private static List<Class<?>> plugins(Path classes) throws Exception {
        Path services = classes.resolve("META-INF/services");
        Set<String> names = new TreeSet<>();
        if (Files.exists(services))
            for (Path service : files(services)) {
                assertThat(Class.forName(service.getFileName().toString())).isInterface();
                names.addAll(Files.readAllLines(service));
            }
        List<Class<?>> plugins = new ArrayList<>();
        for (String name : names) {
            Class<?> type = Class.forName(name);
            if (type.isRecord()) plugins.add(type);
        }
        return plugins;
    }

    private static List<String> resources(Path classes) throws IOException {
        return files(classes).stream()
                .map(file -> classes.relativize(file).toString().replace('\\', '/'))
                .filter(name -> !name.endsWith(".class") && !name.startsWith("META-INF/"))
                .toList();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
