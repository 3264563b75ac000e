package dev.nacre.examples.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nacre.Optimizer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a page may send. */
class SettingsTest {
    private static final List<Control> CONTROLS = List.of(
            Slider.logarithmic("rate", "learning rate", 0.001, 10, 0.1),
            Slider.linear("mean", "mean", -5, 5, 0.1, 0),
            new Choice("place", "where", List.of("ravine", "saddle"), "ravine"),
            new Several("rules", "rules", List.of("sgd", "adam", "lion"), List.of("sgd"), 2),
            new PluginText("optimizer", "optimizer", Optimizer.class, "adam", List.of()),
            new Pixels("picture", "picture", 2));

    @Test
    void whatIsLeftOutHasTheValueToBeginWith() {
        Settings settings = new Settings(CONTROLS, Map.of("rules", "adam  lion adam", "rate", "0.5"));
        assertThat(settings.number("rate")).isEqualTo(0.5);
        assertThat(settings.several("rules")).containsExactly("adam", "lion");
        assertThat(settings.text("place")).isEqualTo("ravine");
        assertThat(settings.text("picture")).isEqualTo("....");
    }

    @Test
    void aPageThatRoundsTheEndOfASliderIsUnderstood() {
        assertThat(new Settings(CONTROLS, Map.of("rate", "0.000999")).number("rate"))
                .isEqualTo(0.001);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rate | 0 | learning rate (rate): expected a number from 0.001 to 10, got 0",
                "rate | NaN | learning rate (rate): expected a number from 0.001 to 10, got NaN",
                "mean | 1e9 | mean (mean): expected a number from -5 to 5, got 1e9",
                "mean | x | mean (mean): expected a number from -5 to 5, got x",
                "place | Ravine | where (place): expected one of ravine, saddle, got Ravine",
                "rules | '' | rules (rules): expected 1 to 2 of sgd, adam, lion, got nothing",
                "rules | sgd adam lion | rules (rules): expected 1 to 2 of sgd, adam, lion, got sgd adam lion",
                "picture | 99999 | picture (picture): expected 4 characters, each a digit or a dot, got 99999",
                "optimizer | adm | optimizer (optimizer): ",
                "speed | 3 | there is no setting speed; there are [rate, mean, place, rules, optimizer, picture]"
            })
    void aWrongValueIsRefusedInOneLine(String name, String value, String message) {
        assertThatThrownBy(() -> new Settings(CONTROLS, Map.of(name, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message)
                .message()
                .doesNotContain("\n");
    }
}
