package dev.nacre.examples.lecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nacre.optimizers.Schedule;
import dev.nacre.plugin.Plugins;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The curves of the schedules. */
class SchedulesTest {
    private static double at(String text, int step) {
        return Schedules.line(text).y()[step - 1];
    }

    @Test
    void theCurvesAreThoseOfTheFormulas() {
        assertThat(at("stepDecay(factor=0.5, period=200)", 401)).isCloseTo(0.25, within(1e-6));
        assertThat(at("exponentialDecay(factor=0.5, period=200)", 301)).isCloseTo(Math.pow(0.5, 1.5), within(1e-6));
        assertThat(at("inverseTime(decay=0.005)", 201)).isCloseTo(0.5, within(1e-6));
        assertThat(at("cosine(steps=1000)", 501)).isCloseTo(0.5, within(1e-6));
        assertThat(at("oneCycle(steps=1000)", 1)).isCloseTo(0.04, within(1e-6));
        assertThat(at("warmUp(steps=200)", 1)).isCloseTo(1.0 / 200, within(1e-6));
    }

    @Test
    void noScheduleIsLeftOut() {
        Set<String> shown = Schedules.TEXTS.stream()
                .map(text -> text.replaceFirst("\\(.*", ""))
                .collect(Collectors.toSet());
        assertThat(shown).isEqualTo(Plugins.all(Schedule.class).keySet());
    }
}
