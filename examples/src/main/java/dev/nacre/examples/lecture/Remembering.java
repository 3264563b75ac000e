package dev.nacre.examples.lecture;

import dev.nacre.LayerSpec;
import dev.nacre.Optimizer;
import dev.nacre.examples.adding.AddingProblem;
import dev.nacre.examples.adding.AddingTraining;
import dev.nacre.plugin.Plugins;
import dev.nacre.training.Epoch;
import java.util.ArrayList;
import java.util.List;

/** Error by epoch on the adding problem, by recurrent layer. */
final class Remembering {
    static final List<String> CELLS = List.of("recurrent", "gru", "lstm");

    private static final int LENGTH = 50;
    private static final int SEQUENCES = 4000;
    private static final int EPOCHS = 8;

    private Remembering() {}

    /** Mean squared error on held-out sequences after each epoch. */
    static double[] errors(String cell, long seed) {
        AddingTraining training = new AddingTraining(
                Plugins.parse(LayerSpec.class, cell),
                Plugins.parse(Optimizer.class, AddingTraining.OPTIMIZER),
                AddingTraining.BATCH,
                EPOCHS,
                seed);
        return training.fit(AddingProblem.of(LENGTH, SEQUENCES, seed)).stream()
                .mapToDouble(Epoch::validationLoss)
                .toArray();
    }

    static Sheet sheet() {
        List<Line> lines = new ArrayList<>();
        for (String cell : CELLS) lines.add(Line.counted(cell, errors(cell, 1)));
        Panel panel = Panel.of(
                LENGTH + " steps, 32 units",
                Scale.linear("epoch", 0, EPOCHS),
                Scale.logarithmic("mean squared error", 1e-4, 1),
                lines);
        return Sheet.of("The sum of two marked values", panel);
    }
}
