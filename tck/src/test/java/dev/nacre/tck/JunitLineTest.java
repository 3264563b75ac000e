package dev.nacre.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The kit must run on an author's own line of JUnit. */
class JunitLineTest {
    @Test
    void theKitUsesNothingThatJunit5Point10Lacks() throws IOException {
        Set<String> used = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source : sources.filter(Files::isRegularFile).toList())
                Files.readAllLines(source).stream()
                        .filter(line -> line.startsWith("import org.") && !line.startsWith("import org.jblas."))
                        .forEach(used::add);
        }
        assertThat(used)
                .containsExactly(
                        "import org.junit.jupiter.api.DynamicContainer;",
                        "import org.junit.jupiter.api.DynamicNode;",
                        "import org.junit.jupiter.api.DynamicTest;",
                        "import org.junit.jupiter.api.TestFactory;",
                        "import org.junit.jupiter.api.function.Executable;",
                        "import org.opentest4j.AssertionFailedError;",
                        "import org.opentest4j.TestAbortedException;");
    }
}
