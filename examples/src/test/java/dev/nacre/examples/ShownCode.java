package dev.nacre.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * A Java block of a page.
 *
 * @param place file and line
 * @param text a class; statements that are shown without one are in the method {@code show} of a class {@code Fragment}
 * @param modules Nacre's modules that the text between the last heading and the block names: {@code core} for
 *     {@code nacre-core}
 */
record ShownCode(String place, String text, List<String> modules) {
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final Pattern BLOCK = Pattern.compile("^```java\\n(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern HEADING = Pattern.compile("^#+ ", Pattern.MULTILINE);
    private static final Pattern MODULE = Pattern.compile("\\bnacre-(\\w+)");
    private static final Pattern PACKAGE = Pattern.compile("^package ([\\w.]+);", Pattern.MULTILINE);
    private static final Pattern TYPE =
            Pattern.compile("^(?:public )?(?:final )?(?:class|record|interface) (\\w+)", Pattern.MULTILINE);
    private static final String FRAGMENT = """
            import dev.nacre.*;
            import dev.nacre.model.*;
            import java.nio.file.*;
            import java.util.*;
            class Fragment {
                static void show() throws Exception {
            %s
                }
            }
            """;

    /** All of a page. */
    static List<ShownCode> of(Path page) throws IOException {
        String text = Files.readString(page);
        return BLOCK.matcher(text)
                .results()
                .map(match -> {
                    long line = text.substring(0, match.start()).lines().count() + 1;
                    String shown = match.group(1);
                    return new ShownCode(
                            ROOT.relativize(page) + ":" + line,
                            TYPE.matcher(shown).find() ? shown : FRAGMENT.formatted(shown),
                            modules(text.substring(0, match.start())));
                })
                .toList();
    }

    private static List<String> modules(String before) {
        int section =
                HEADING.matcher(before).results().mapToInt(MatchResult::end).reduce(0, (earlier, last) -> last);
        return MODULE.matcher(before.substring(section))
                .results()
                .map(match -> match.group(1))
                .distinct()
                .toList();
    }

    /** README and everything in docs but the course in Korean, whose code is that of the English one. */
    static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(Stream.of(ROOT.resolve("README.md")), docs.sorted())
                    .filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !file.startsWith(ROOT.resolve("docs/course/ko")))
                    .toList();
        }
    }

    /** All of all pages. */
    static List<ShownCode> all() throws IOException {
        List<ShownCode> all = new ArrayList<>();
        for (Path page : pages()) all.addAll(of(page));
        return all;
    }

    boolean isProgram() {
        return text.contains("void main(");
    }

    String typeName() {
        Matcher type = TYPE.matcher(text);
        assertThat(type.find()).as("a class in %s", place).isTrue();
        Matcher inPackage = PACKAGE.matcher(text);
        return (inPackage.find() ? inPackage.group(1) + "." : "") + type.group(1);
    }

    /** Compiles it, with files that it names lying in a folder. */
    void compile(Path classes, Path files) {
        String placed = text.replace("Path.of(\"", "Path.of(\"" + files + "/");
        JavaFileObject source =
                new SimpleJavaFileObject(
                        URI.create("string:///" + typeName().replace('.', '/') + ".java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return placed;
                    }
                };
        List<String> options = List.of(
                "-proc:none", "-parameters", "-d", classes.toString(), "-cp", System.getProperty("java.class.path"));
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        boolean compiled = ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, problems, options, null, List.of(source))
                .call();
        assertThat(compiled).as("%s: %s", place, problems.getDiagnostics()).isTrue();
    }

    @Override
    public String toString() {
        return place;
    }
}
