package dev.nacre.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code in docs/spark.md compiles. Module examples, which has no Spark, compiles that of the other pages. */
class DocsTest {
    private static final Pattern BLOCK = Pattern.compile("^```Java\\n(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern SCALA = Pattern.compile("^```scala\\n(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern TYPE = Pattern.compile("^class (\\w+)", Pattern.MULTILINE);

    @TempDir
    private Path classes;

    private static JavaFileObject source(String code) {
        var type = TYPE.matcher(code);
        assertThat(type.find()).isTrue();
        return new SimpleJavaFileObject(
                URI.create("string:///" + type.group(1) + ".java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return code;
            }
        };
    }

    private static List<String> blocks(Pattern pattern) throws IOException {
        return pattern.matcher(Files.readString(Path.of("../docs/spark.md")))
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    @Test
    void theScalaShownCompiles() throws IOException {
        List<String> shown = blocks(SCALA);
        List<String> arguments = new ArrayList<>(List.of("-d", classes.toString(), "-cp", classPath()));
        for (int i = 0; i < shown.size(); i++)
            arguments.add(Files.writeString(classes.resolve("Shown" + i + ".scala"), shown.get(i))
                    .toString());

        assertThat(shown).isNotEmpty();
        assertThat(scala.tools.nsc.Main.process(arguments.toArray(String[]::new)))
                .as("compiled, see the log")
                .isTrue();
    }

    @Test
    void theCodeShownCompiles() throws IOException {
        List<JavaFileObject> shown =
                blocks(BLOCK).stream().map(DocsTest::source).toList();
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        boolean compiled = ToolProvider.getSystemJavaCompiler()
                .getTask(
                        null,
                        null,
                        problems,
                        List.of("-proc:none", "-d", classes.toString(), "-cp", classPath()),
                        null,
                        shown)
                .call();

        assertThat(compiled).as("%s", problems.getDiagnostics()).isTrue();
        assertThat(shown).hasSizeGreaterThanOrEqualTo(4);
    }
}
