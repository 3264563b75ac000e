package dev.nacre.examples.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every experiment. */
class ExperimentsTest {
    static List<Experiment> all() {
        return Experiments.ALL;
    }

    @Test
    void namesAreUnique() {
        assertThat(all().stream().map(experiment -> experiment.about().name())).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("all")
    void itShowsChartsAndTheFiguresBehindThemAndTheSameEachTime(Experiment experiment) {
        Shown shown = Shown.of(experiment, "");
        assertThat(shown.frames()).isNotEmpty().allSatisfy(frame -> {
            assertThat(frame.figures()).isNotEmpty();
            assertThat(frame.html().replaceAll("base64,[^\"]*", ""))
                    .isNotBlank()
                    .doesNotContain("NaN", "Infinity", "style=");
        });
        if (shown.frames().size() > 1)
            assertThat(shown.frames())
                    .extracting(Frame::label)
                    .doesNotHaveDuplicates()
                    .doesNotContain("");
        assertThat(new String(Json.frame(Shown.of(experiment, "").last()), StandardCharsets.UTF_8))
                .isEqualTo(new String(Json.frame(shown.last()), StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("all")
    void itsTextNamesPluginsChaptersAndAConfiguration(Experiment experiment) {
        About about = experiment.about();
        assertThat(about.idea()).hasSizeGreaterThan(100);
        assertThat(about.plugins()).isNotEmpty();
        assertThat(about.chapters()).isNotEmpty();
        assertThat(Background.html(about))
                .contains(about.plugins())
                .contains("/course/ko/" + about.chapters().get(0));
        assertThat(experiment.configuration(new Settings(experiment.controls(), Map.of())))
                .isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("all")
    void theValuesToBeginWithAreTakenByTheirControls(Experiment experiment) {
        for (Control control : experiment.controls()) {
            assertThat(control.checked(control.value())).isNotNull();
            assertThat(control.html()).contains("name=\"" + control.name() + "\"");
        }
    }
}
