package dev.nacre.examples.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nacre.Optimizer;
import dev.nacre.examples.lecture.UpdateRules;
import dev.nacre.plugin.Plugins;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a viewer sees of the race. */
class OptimizerExperimentTest {
    private static Shown shown(String settings) {
        return Shown.of(new OptimizerExperiment(), settings);
    }

    private static double loss(Shown shown, String rule) {
        double[] losses = shown.figures(rule + " loss");
        return losses[losses.length - 1];
    }

    @Test
    void onTheRavinePlainDescentZigzagsAndMomentumAveragesTheZigzagAway() {
        Shown race = shown("");
        assertThat(race.figure("sgd crossings")).isEqualTo(38);
        assertThat(race.figure("momentum crossings")).isEqualTo(6);
        assertThat(race.figure("nesterov crossings")).isEqualTo(2);
        assertThat(race.figures("momentum loss")[30]).isLessThan(0.2 * race.figures("sgd loss")[30]);
    }

    @Test
    void tooHighARateThrowsPlainDescentOutOfTheRavine() {
        assertThat(loss(shown("rate=1.05"), "sgd")).isLessThan(10);
        assertThat(loss(shown("rate=1.1"), "sgd")).isGreaterThan(1000);
    }

    @Test
    void muchMomentumOvershootsAndNoneIsPlainDescent() {
        assertThat(Arrays.stream(shown("momentum=0.95").figures("momentum x"))
                        .max()
                        .orElseThrow())
                .isGreaterThan(1);
        assertThat(Arrays.stream(shown("momentum=0").figures("momentum x"))
                        .max()
                        .orElseThrow())
                .isNegative();
    }

    @Test
    void onThePlateauOnlyRulesThatDivideByTheGradientsSizeArrive() {
        Shown race = shown("surface=plateau&rules=sgd momentum adam rmsProp");
        assertThat(loss(race, "sgd")).isGreaterThan(0.99);
        assertThat(loss(race, "momentum")).isGreaterThan(0.99);
        assertThat(loss(race, "adam")).isLessThan(0.1);
        assertThat(loss(race, "rmsProp")).isLessThan(0.1);
    }

    @Test
    void onTheSaddleTheyLeaveSooner() {
        Shown race = shown("surface=saddle&steps=20");
        assertThat(loss(race, "adam")).isLessThan(loss(race, "sgd")).isLessThan(loss(race, "momentum"));
    }

    /** One frame for each step, which begins where all begin and goes on from the frame before. */
    @Test
    void theRaceIsAnimated() {
        Shown race = shown("");
        assertThat(race.frames()).hasSize(UpdateRules.STEPS + 1);
        assertThat(race.frames().get(0).figures().get("adam x")).containsExactly(-4);
        assertThat(race.frames().get(12).label()).isEqualTo("step 12");
        assertThat(race.frames().get(12).figures().get("adam x")).hasSize(13);
        assertThat(shown("steps=200").frames()).hasSize(61);
    }

    @Test
    void theConfigurationIsTheRulesThatRan() {
        OptimizerExperiment experiment = new OptimizerExperiment();
        String text = experiment.configuration(
                new Settings(experiment.controls(), Map.of("rate", "2", "momentum", "0.9", "rules", "momentum adam")));
        assertThat(text).isEqualTo("momentum(learningRate=0.06, momentum=0.9)\nadam(learningRate=0.4)");
        for (String rule : text.split("\n")) Plugins.parse(Optimizer.class, rule);
    }
}
