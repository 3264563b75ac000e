package dev.nacre.examples.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The course and the lab point to each other: topic, plugin, experiment, test. */
class LabDocsTest {
    private static final Path DOCS = Path.of("../docs");
    private static final Pattern ROW =
            Pattern.compile("^\\| ([^|]+) \\| ([^|]+) \\| `([a-z-]+)` \\| ([^|]+) \\| \\[`(\\w+)`]", Pattern.MULTILINE);

    static List<Experiment> all() {
        return Experiments.ALL;
    }

    @ParameterizedTest
    @MethodSource("all")
    void itsChaptersNameItsCommandInBothLanguages(Experiment experiment) throws IOException {
        About about = experiment.about();
        for (String chapter : about.chapters())
            for (String language : new String[] {"en", "ko"})
                assertThat(Files.readString(
                                DOCS.resolve("course").resolve(language).resolve(chapter + ".md")))
                        .as("%s/%s.md", language, chapter)
                        .containsPattern("(?m)^examples/run lab --experiment " + about.name() + "$");
    }

    @Test
    void theIndexHasTopicPluginsExperimentChapterAndTestOfEachInThePagesOrder() throws IOException {
        String index = Files.readString(DOCS.resolve("course/README.md"));
        Matcher rows = ROW.matcher(index.substring(index.indexOf("## To play with")));
        for (Experiment experiment : Experiments.ALL) {
            About about = experiment.about();
            assertThat(rows.find()).as("a row for %s", about.name()).isTrue();
            assertThat(rows.group(1)).isEqualTo(about.title());
            assertThat(about.plugins()).contains(rows.group(2).replace("`", "").split(", "));
            assertThat(rows.group(3)).isEqualTo(about.name());
            assertThat(rows.group(4)).contains("(en/" + about.chapters().get(0) + ".md)");
            Path test = Path.of("src/test/java/dev/nacre/examples/lab", rows.group(5) + ".java");
            assertThat(Files.readString(test))
                    .contains("new " + experiment.getClass().getSimpleName() + "()");
        }
        assertThat(rows.find()).as("a row without an experiment").isFalse();
    }

    @ParameterizedTest
    @MethodSource("all")
    void theHowToPageSaysWhatToSee(Experiment experiment) throws IOException {
        assertThat(Files.readString(DOCS.resolve("how-to/lab.md")))
                .contains("| `" + experiment.about().name() + "` | ");
    }
}
