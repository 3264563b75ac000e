package dev.nacre.examples.lecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nacre.Optimizer;
import dev.nacre.plugin.Plugins;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What lectures say of update rules. */
class UpdateRulesTest {
    static List<String> rules() {
        return UpdateRules.RULES;
    }

    private static double height(String rule, Surface surface, int step) {
        Line path = UpdateRules.path(rule, surface);
        return surface.value(path.x()[step], path.y()[step]);
    }

    private static String rule(String name) {
        return UpdateRules.RULES.stream()
                .filter(text -> text.startsWith(name + "("))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void everyRuleGoesDownTheRavine(String rule) {
        assertThat(height(rule, Surface.RAVINE, UpdateRules.STEPS)).isLessThan(0.25 * height(rule, Surface.RAVINE, 0));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void everyRuleLeavesTheSaddle(String rule) {
        assertThat(height(rule, Surface.SADDLE, UpdateRules.STEPS)).isNegative();
    }

    @Test
    void momentumIsFasterThanPlainDescentAlongTheRavine() {
        assertThat(height(rule("momentum"), Surface.RAVINE, 30))
                .isLessThan(0.2 * height(rule("sgd"), Surface.RAVINE, 30));
    }

    @Test
    void nesterovOvershootsLessThanMomentum() {
        double overshoot = -1;
        for (String name : List.of("nesterov", "momentum")) {
            double furthest = 0;
            for (double x : UpdateRules.path(rule(name), Surface.RAVINE).x()) furthest = Math.max(furthest, x);
            if (overshoot >= 0) assertThat(overshoot).isLessThan(furthest);
            overshoot = furthest;
        }
    }

    private static int crossings(String name) {
        return UpdateRules.crossings(
                UpdateRules.path(rule(name), Surface.RAVINE).y());
    }

    @Test
    void plainDescentZigzagsAcrossTheRavineAndMomentumAveragesTheZigzagAway() {
        assertThat(crossings("sgd")).isEqualTo(38);
        assertThat(crossings("momentum")).isEqualTo(6);
        assertThat(crossings("nesterov")).isEqualTo(2);
    }

    @Test
    void rulesThatScaleEachAxisLeaveTheSaddleSooner() {
        for (String adaptive : List.of("adaGrad", "rmsProp", "adam", "rprop", "lion"))
            assertThat(height(rule(adaptive), Surface.SADDLE, 20)).isLessThan(height(rule("sgd"), Surface.SADDLE, 20));
    }

    /** A rule takes gradients to steps that oppose them; links scale, clip or average what a rule made. */
    @Test
    void noRuleOfTheCatalogueIsLeftOut() {
        List<String> shown = UpdateRules.RULES.stream()
                .map(text -> text.replaceFirst("\\(.*", ""))
                .toList();
        Plugins.all(Optimizer.class).forEach((name, plugin) -> {
            boolean hasRate = java.util.Arrays.stream(plugin.getClass().getRecordComponents())
                    .anyMatch(component -> component.getName().equals("learningRate"));
            // scheduledMomentum is momentum, with a factor that changes
            if (hasRate && !name.startsWith("scheduled")) assertThat(shown).contains(name);
        });
    }
}
