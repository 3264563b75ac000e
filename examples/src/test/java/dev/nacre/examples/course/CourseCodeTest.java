package dev.nacre.examples.course;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nacre.LayerSpec;
import dev.nacre.Network;
import dev.nacre.Optimizer;
import dev.nacre.Samples;
import dev.nacre.Shape;
import dev.nacre.cli.Outcome;
import dev.nacre.examples.DigitsData;
import dev.nacre.layers.Dense;
import dev.nacre.layers.Sequential;
import dev.nacre.losses.CrossEntropy;
import dev.nacre.optimizers.Sgd;
import dev.nacre.plugin.Plugin;
import dev.nacre.plugin.Plugins;
import dev.nacre.training.Trainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the course shows runs: each text is a plugin, which digits are trained with, and each command draws its picture
 * or is tried. Java blocks are ReadmeTest's and ShownProgramsTest's, the pictures LectureTest's.
 */
class CourseCodeTest {
    private static final Shape DIGIT = new Shape(8, 8, 1);
    private static final Pattern DRAWN = Pattern.compile("lecture .*--picture (\\S+)");

    static Stream<String> texts() throws IOException {
        return Chapter.in("en").stream()
                .flatMap(chapter -> chapter.blocks("text").stream())
                .flatMap(block -> Stream.of(block.split("\\n(?=\\S)")));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void aTextIsAPluginAndTrains(String text) throws IOException {
        Plugin plugin = CoursePlugins.parse(text.strip());
        LayerSpec layers = plugin instanceof LayerSpec spec ? spec : Plugins.parse(LayerSpec.class, "scale(0.0625)");
        Optimizer optimizer = plugin instanceof Optimizer rule ? rule : new Sgd(0.001f);
        Network network = new Network(new Sequential(List.of(layers, new Dense(10))), DIGIT, 1);
        Samples all = DigitsData.shipped().samples().shaped(DIGIT);
        Samples some = all.select(IntStream.range(0, 96).toArray());

        var trained = Trainer.of(new CrossEntropy(), optimizer).epochs(1).fit(network, some);

        assertThat(trained.history().get(0).loss()).isFinite();
    }

    static List<Chapter> chapters() throws IOException {
        return Chapter.in("en");
    }

    @ParameterizedTest
    @MethodSource("chapters")
    void aCommandDrawsThePictures(Chapter chapter) {
        List<String> drawn = chapter.blocks("sh").stream()
                .flatMap(block -> DRAWN.matcher(block).results())
                .flatMap(command -> Stream.of(command.group(1).split(",")))
                .map(name -> "../pictures/" + name + ".svg")
                .toList();
        assertThat(drawn).containsExactlyInAnyOrderElementsOf(chapter.pictures());
    }

    static Stream<String> cheapCommands() throws IOException {
        return Chapter.in("en").stream()
                .flatMap(chapter -> chapter.blocks("sh").stream())
                .flatMap(String::lines)
                .filter(line -> line.matches("cli/nacre (catalogue|doctor|search) ?.*"));
    }

    @ParameterizedTest
    @MethodSource("cheapCommands")
    void aCheapCommandRuns(String command, @TempDir Path folder) {
        String placed = command.replace("examples/src", "src") + (command.contains(" --") ? " --out " + folder : "");

        Outcome outcome = Outcome.of(
                placed.replaceFirst("cli/nacre ", "").replace("\"", "").split(" "));

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).isNotBlank();
    }
}
