package dev.nacre.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every Java block of README and docs is compiled, and run if it has a main method: what is shown there works. Statements
 * without a class are put into a method, and only compiled.
 */
class ReadmeTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern BLOCK = Pattern.compile("^```java\\n(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern PACKAGE = Pattern.compile("^package ([\\w.]+);", Pattern.MULTILINE);
    private static final Pattern TYPE =
            Pattern.compile("^(?:public )?(?:final )?(?:class|record|interface) (\\w+)", Pattern.MULTILINE);

    @TempDir
    private Path classes;

    /** What surrounds statements that are shown without a class. */
    private static final String FRAGMENT = """
            import dev.nacre.*;
            import java.nio.file.*;
            import java.util.*;
            class Fragment {
                void show() throws Exception {
            %s
                }
            }
            """;

    /** A block of code, named by its file and position. */
    record Block(String place, String code) {
        static Block of(String place, String shown) {
            return new Block(place, TYPE.matcher(shown).find() ? shown : FRAGMENT.formatted(shown));
        }

        String typeName() {
            Matcher type = TYPE.matcher(code);
            assertThat(type.find()).as("a class in %s", place).isTrue();
            Matcher inPackage = PACKAGE.matcher(code);
            return (inPackage.find() ? inPackage.group(1) + "." : "") + type.group(1);
        }

        @Override
        public String toString() {
            return place;
        }
    }

    static List<Block> blocks() throws IOException {
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(Stream.of(ROOT.resolve("README.md")), docs.sorted())
                    .filter(file -> file.toString().endsWith(".md"))
                    .flatMap(ReadmeTest::blocks)
                    .toList();
        }
    }

    private static Stream<Block> blocks(Path file) {
        try {
            String text = Files.readString(file);
            return BLOCK.matcher(text).results().map(match -> {
                long line = text.substring(0, match.start()).lines().count() + 1;
                return Block.of(ROOT.relativize(file) + ":" + line, match.group(1));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void theCodeShownCompilesAndRuns(Block block) throws Exception {
        String name = block.typeName();
        compile(block, name);
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
            Optional<Method> main = Stream.of(loader.loadClass(name).getMethods())
                    .filter(method -> method.getName().equals("main"))
                    .findFirst();
            if (main.isPresent()) {
                String printed = run(() -> main.get().invoke(null, (Object) new String[0]));
                assertThat(printed).isNotBlank();
            }
        }
    }

    private void compile(Block block, String name) {
        JavaFileObject source =
                new SimpleJavaFileObject(
                        URI.create("string:///" + name.replace('.', '/') + ".java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return block.code();
                    }
                };
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        boolean compiled = ToolProvider.getSystemJavaCompiler()
                .getTask(
                        null,
                        null,
                        problems,
                        List.of("-proc:none", "-d", classes.toString(), "-cp", System.getProperty("java.class.path")),
                        null,
                        List.of(source))
                .call();
        assertThat(compiled)
                .as("%s: %s", block.place(), problems.getDiagnostics())
                .isTrue();
    }

    /** Something to run. */
    private interface Action {
        void run() throws Exception;
    }

    private static String run(Action action) throws Exception {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, UTF_8));
        try {
            action.run();
        } finally {
            System.setOut(before);
        }
        return bytes.toString(UTF_8);
    }
}
