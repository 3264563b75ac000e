package dev.nacre.examples.lecture;

import dev.nacre.Network;
import dev.nacre.Optimizer;
import dev.nacre.diagnosis.Diagnosis;
import dev.nacre.diagnosis.Observation;
import dev.nacre.losses.CrossEntropy;
import dev.nacre.plugin.Plugins;
import dev.nacre.training.DivergenceException;
import dev.nacre.training.Trainer;
import java.util.ArrayList;
import java.util.List;

/** How large the steps of each layer are beside its weights, at four learning rates. */
final class UpdateRatios {
    static final List<String> RATES = List.of("0.000001", "0.0003", "0.003", "1");
    private static final int EPOCHS = 8;

    private UpdateRatios() {}

    /** A line for each layer with weights. */
    static List<Line> lines(String rate) {
        Digits digits = Digits.all(1);
        String text =
                "sequential([scale(0.0625), dense(64, initializer=heNormal), relu, dense(64, initializer=heNormal),"
                        + " relu, dense(10)])";
        Network network = new Network(text, Digits.SHAPE, 1);
        Diagnosis diagnosis = new Diagnosis(10);
        Optimizer adam = Plugins.parse(Optimizer.class, "adam(learningRate=" + rate + ")");
        try {
            Trainer.of(new CrossEntropy(), adam).epochs(EPOCHS).fit(network, digits.train(), diagnosis);
        } catch (DivergenceException e) {
            // the lines end here
        }
        List<Line> lines = new ArrayList<>();
        List<Observation> looks = diagnosis.observations();
        double[] steps = looks.stream().mapToDouble(Observation::step).toArray();
        for (int l = 0; l < looks.get(0).layers().size(); l++) {
            int layer = l;
            double[] ratios = looks.stream()
                    .mapToDouble(look -> look.layers().get(layer).updateRatio())
                    .toArray();
            if (Double.isFinite(ratios[0])) lines.add(new Line("layer " + (lines.size() + 1), steps, ratios));
        }
        return lines;
    }

    static Sheet sheet() {
        List<Panel> panels = new ArrayList<>();
        for (String rate : RATES)
            panels.add(Panel.of(
                    "learning rate " + rate,
                    Scale.linear("step", 0, 300),
                    Scale.logarithmic("step / weights", 1e-6, 100),
                    lines(rate)));
        return new Sheet(
                "Size of the steps beside the weights: adam on digits",
                4,
                230,
                200,
                List.of("lowest layer", "middle layer", "highest layer"),
                panels);
    }
}
