package dev.nacre.examples.lecture;

import dev.nacre.Network;
import dev.nacre.tuning.Ensemble.Combination;
import dev.nacre.tuning.Ensembles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Accuracy by the number of networks that decide together, each begun with a seed of its own. */
final class Committee {
    static final int MEMBERS = 10;
    private static final int DIGITS = 150;

    private Committee() {}

    static Map<String, double[]> accuracies() {
        Digits digits = Digits.few(DIGITS, 1);
        String text = "sequential([scale(0.0625), dense(32, activation=relu, initializer=heNormal), dense(10)])";
        List<Network> members = new ArrayList<>();
        double[] alone = new double[MEMBERS];
        Map<String, double[]> accuracies = new LinkedHashMap<>();
        accuracies.put("members alone, mean", alone);
        accuracies.put("probabilities", new double[MEMBERS]);
        accuracies.put("vote", new double[MEMBERS]);
        for (int m = 0; m < MEMBERS; m++) {
            members.add(
                    digits.train(text, "adam(learningRate=0.003)", 40, m + 1L).network());
            alone[m] = Learned.accuracy(members.get(m), digits.validation());
            for (Combination how : List.of(Combination.PROBABILITIES, Combination.VOTE))
                accuracies.get(how.name().toLowerCase(Locale.ROOT))[m] =
                        Learned.accuracy(Ensembles.of(members, how), digits.validation());
        }
        Arrays.fill(alone, Arrays.stream(alone).average().orElseThrow());
        return accuracies;
    }

    static Sheet sheet() {
        List<Line> lines = new ArrayList<>();
        accuracies().forEach((name, values) -> lines.add(Line.counted(name, values)));
        Panel panel = Panel.of(
                DIGITS + " digits to learn from",
                Scale.linear("members", 0, MEMBERS),
                Scale.linear("validation accuracy", 0.8, 1),
                lines);
        return Sheet.of("Networks that decide together", panel);
    }
}
