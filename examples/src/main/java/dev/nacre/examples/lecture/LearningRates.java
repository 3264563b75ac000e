package dev.nacre.examples.lecture;

import dev.nacre.report.Axis;
import java.util.ArrayList;
import java.util.List;

/** One loss curve for each learning rate, from too low to too high. */
final class LearningRates {
    static final List<Double> RATES = List.of(0.0003, 0.003, 0.03, 0.3, 3.0, 30.0);
    static final int EPOCHS = 20;

    private LearningRates() {}

    static double[] curve(Digits digits, double rate) {
        String network = "sequential([scale(0.0625), dense(64, activation=relu, initializer=heNormal), dense(10)])";
        return digits.train(network, "sgd(learningRate=" + rate + ")", EPOCHS, 1)
                .losses();
    }

    static Sheet sheet(Digits digits) {
        List<Line> lines = new ArrayList<>();
        for (double rate : RATES) lines.add(Line.counted(Axis.label(rate), curve(digits, rate)));
        Panel panel = Panel.of(
                "64 hidden units",
                Scale.linear("epoch", 0, EPOCHS),
                Scale.logarithmic("training loss", 1e-3, 100),
                lines);
        return Sheet.of("Plain gradient descent on digits, by learning rate", panel);
    }
}
