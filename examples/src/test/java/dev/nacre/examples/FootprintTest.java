package dev.nacre.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nacre.cli.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Nothing comes along unnoticed: docs/footprint.md names every jar that a module brings, README says how many and how
 * large, and both are held to what the build resolved. {@code mvn verify -Dnacre.update=true} writes them anew.
 */
class FootprintTest {
    private static final Path ROOT = Path.of("..");
    private static final Path PAGE = ROOT.resolve("docs/footprint.md");
    private static final Path README = ROOT.resolve("README.md");
    private static final Pattern ARTIFACT = Pattern.compile("<artifactId>nacre-(?!bom)(\\w+)</artifactId>");

    /** Every module that the bill of materials offers. */
    static List<String> modules() throws IOException {
        return ARTIFACT.matcher(Files.readString(ROOT.resolve("bom/pom.xml")))
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void aModuleBringsNothingThatThePageDoesNotName(String module) throws IOException {
        String names = String.join(", ", Footprint.of(module).names());
        Pattern row = Pattern.compile("^\\| `nacre-" + module + "` \\| (.*) \\|$", Pattern.MULTILINE);
        update(PAGE, row, names);
        assertThat(names)
                .as(
                        "what nacre-%s brings, by docs/footprint.md; if it is meant to: mvn verify -Dnacre.update=true",
                        module)
                .isEqualTo(found(PAGE, row));
    }

    @ParameterizedTest
    @MethodSource("modules")
    void readmeSaysHowManyJarsAndHowLarge(String module) throws IOException {
        Footprint footprint = Footprint.of(module);
        double size = footprint.megabytes();
        Pattern row =
                Pattern.compile("^\\| `nacre-" + module + "` \\|.*\\| (\\d+ \\| [\\d.]+) \\|$", Pattern.MULTILINE);
        update(
                README,
                row,
                String.format(Locale.ROOT, "%d | %.1f", footprint.paths().size(), size));
        String[] said = found(README, row).split(" \\| ");
        assertThat(footprint.paths()).as("jars of nacre-%s", module).hasSize(Integer.parseInt(said[0]));
        Offset<Double> rounded = within(0.1 + 0.01 * size);
        assertThat(size).as("MB of nacre-%s", module).isCloseTo(Double.parseDouble(said[1]), rounded);
    }

    private static String found(Path file, Pattern row) throws IOException {
        Matcher matcher = row.matcher(Files.readString(file));
        assertThat(matcher.find()).as("%s has a row %s", file, row).isTrue();
        return matcher.group(1);
    }

    private static void update(Path file, Pattern row, String cells) throws IOException {
        if (!Boolean.getBoolean("nacre.update")) return;
        String text = Files.readString(file);
        Matcher matcher = row.matcher(text);
        if (matcher.find())
            Files.writeString(file, text.substring(0, matcher.start(1)) + cells + text.substring(matcher.end(1)));
    }

    /** What is declared here for tests alone is missing when {@code examples/run} reads or writes a model. */
    @Test
    void theExamplesBringAllThatTheCommandBrings() throws IOException {
        assertThat(Footprint.of("examples").names())
                .containsAll(Footprint.of("cli").names());
    }

    /** The program is that of examples/packaging, run from its source in a process that has nothing else. */
    @Test
    void coreTheActivationsAndTheOptimizersAloneTrainANetwork() throws Exception {
        List<String> modules = List.of("activations", "optimizers");
        Set<Path> paths = new LinkedHashSet<>();
        for (String module : modules) paths.addAll(Footprint.of(module).paths());
        assertThat(paths.stream()
                        .filter(path -> path.startsWith(ROOT.toAbsolutePath().normalize())))
                .as("Nacre's own: core, activations, optimizers")
                .hasSize(3);
        Outcome outcome = LeanProcess.run(Path.of("packaging/src/main/java/com/example/app/App.java"), modules);
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.out().lines()).contains("trained");
    }
}
