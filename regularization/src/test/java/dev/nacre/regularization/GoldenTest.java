package dev.nacre.regularization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nacre.Constraint;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Mode;
import dev.nacre.Parameter;
import dev.nacre.Penalty;
import dev.nacre.plugin.Plugins;
import java.util.List;
import java.util.SplittableRandom;
import org.jblas.FloatMatrix;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that is not random, against PyTorch's numbers. */
class GoldenTest {
    static List<Golden> penalties() {
        return Golden.read("penalties.txt");
    }

    static List<Golden> constraints() {
        return Golden.read("constraints.txt");
    }

    static List<Golden> layers() {
        return Golden.read("layers.txt");
    }

    @ParameterizedTest
    @MethodSource("penalties")
    void aPenaltyAndItsGradientAreThoseOfPyTorch(Golden golden) {
        Penalty penalty = Plugins.parse(Penalty.class, golden.text());
        FloatMatrix w = Golden.copy(golden.get("w"));
        FloatMatrix gradient = new FloatMatrix(w.rows, w.columns);

        double value = penalty.value(w);
        penalty.addGradient(w, gradient);

        golden.check("value", new FloatMatrix(1, 1, (float) value));
        golden.check("gradient", gradient);
        if (golden.has("weight_decay")) golden.check("weight_decay", gradient);
        assertThat(w).isEqualTo(golden.get("w"));
    }

    @ParameterizedTest
    @MethodSource("penalties")
    void aPenaltyAddsToTheGradientThatIsThere(Golden golden) {
        Penalty penalty = Plugins.parse(Penalty.class, golden.text());
        FloatMatrix gradient = Golden.copy(golden.get("w"));

        penalty.addGradient(golden.get("w"), gradient);

        for (int i = 0; i < gradient.length; i++) gradient.data[i] -= golden.get("w").data[i];
        golden.check("gradient", gradient);
    }

    @ParameterizedTest
    @MethodSource("constraints")
    void aConstraintProjectsAsPyTorchDoes(Golden golden) {
        FloatMatrix w = Golden.copy(golden.get("w"));

        Plugins.parse(Constraint.class, golden.text()).project(w);

        golden.check("projected", w);
    }

    /** A layer goes through its batches, then infers: each time outputs, gradients and statistics are compared. */
    @ParameterizedTest
    @MethodSource("layers")
    void aLayerTrainsAndInfersAsPyTorchDoes(Golden golden) {
        Layer layer = build(golden);
        for (int k = 0; golden.has(k + ".x"); k++) {
            for (Parameter parameter : layer.parameters()) parameter.clearGradient();
            golden.check(k + ".y", layer.forward(golden.get(k + ".x"), Mode.TRAIN));
            golden.check(k + ".loss", new FloatMatrix(1, 1, (float) layer.ownLoss()));
            golden.check(k + ".dx", layer.backward(golden.get(k + ".dy"), true));
            for (Parameter parameter : layer.parameters()) {
                if (parameter.trainable()) golden.check(k + ".d." + parameter.name(), parameter.gradient());
                else golden.check(k + ".after." + parameter.name(), parameter.value());
            }
        }
        if (golden.has("infer.x")) golden.check("infer.y", layer.forward(golden.get("infer.x"), Mode.INFER));
    }

    @ParameterizedTest
    @MethodSource("layers")
    void gradientsOfBatchesAddUp(Golden golden) {
        Layer layer = build(golden);
        for (int pass = 0; pass < 2; pass++) {
            layer.forward(golden.get("0.x"), Mode.TRAIN);
            layer.backward(golden.get("0.dy"), pass == 0);
        }
        for (Parameter parameter : layer.parameters()) {
            if (!parameter.trainable()) continue;
            FloatMatrix half = Golden.copy(parameter.gradient());
            for (int i = 0; i < half.length; i++) half.data[i] /= 2;
            golden.check("0.d." + parameter.name(), half);
        }
    }

    private static Layer build(Golden golden) {
        FloatMatrix x = golden.get("0.x");
        Layer layer = Plugins.parse(LayerSpec.class, golden.text()).build(x.rows, new SplittableRandom(1));
        for (Parameter parameter : layer.parameters())
            if (golden.has("start." + parameter.name()))
                System.arraycopy(golden.get("start." + parameter.name()).data, 0, parameter.value().data, 0, x.rows);
        return layer;
    }
}
