package dev.nacre.tck;

import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Mode;
import java.util.List;
import org.jblas.FloatMatrix;

/** That a network may infer at any time, on any number of threads. */
final class InferenceRules {
    private static final int PASSES = 200;

    static final List<Rule<?>> RULES = List.of(
            LayerRules.rule(
                    "L13",
                    "an INFER pass changes nothing, not even between TRAIN and backward",
                    "Layer.forward: assign fields and draw noise in Mode.TRAIN only",
                    InferenceRules::changesNothing),
            LayerRules.rule(
                    "L14",
                    "what an INFER pass returned stays as it is",
                    "Layer.forward: in Mode.INFER return a new matrix, not a Buffer's",
                    InferenceRules::ownMatrix),
            LayerRules.rule(
                    "L15",
                    "two threads may infer at once",
                    "Layer.forward: fields that an INFER pass writes",
                    InferenceRules::threads),
            LayerRules.rule(
                    "L16",
                    "what a TRAIN pass returned stays as it is until the next one",
                    "Layer.backward, and forward in Mode.INFER: buffers shared with the outputs",
                    InferenceRules::outputsStay),
            LayerRules.rule(
                    "L17",
                    "an INFER pass treats each sample on its own",
                    "Layer.forward: in Mode.INFER no statistics of the batch",
                    InferenceRules::samples),
            LayerRules.rule(
                    "L18",
                    "NaN in is NaN out",
                    "comparisons: x > 0 ? x : 0 turns NaN into 0, Math.max keeps it",
                    InferenceRules::notANumber),
            noiseOnly());

    private InferenceRules() {}

    private static Rule<LayerSpec> noiseOnly() {
        return LayerRules.rule(
                "L19",
                "a layer of nothing but noise returns x in INFER",
                "Layer.forward: in Mode.INFER return x; scale in Mode.TRAIN, so that the mean is kept",
                trial -> {
                    Layer layer = trial.layer();
                    if (layer.noises().isEmpty()
                            || !layer.parameters().isEmpty()
                            || !layer.layers().isEmpty()
                            || layer.outputs() != trial.inputs()) return;
                    Numbers.requireSame("INFER outputs", trial.x(), layer.forward(trial.x(), Mode.INFER));
                });
    }

    private static void changesNothing(Trial trial) {
        Pass alone = trial.pass(trial.layer());
        Layer layer = trial.layer();
        layer.forward(trial.x(), Mode.TRAIN);
        Snapshot before = Snapshot.of(layer);
        layer.forward(trial.other(Trial.SAMPLES), Mode.INFER);
        layer.forward(trial.other(3), Mode.INFER);
        before.requireUnchanged("by an INFER pass", layer);
        FloatMatrix dx = layer.backward(trial.dy(layer, Trial.SAMPLES), true);
        String when = "with an INFER pass between TRAIN and backward";
        Numbers.requireClose("the gradient by the inputs " + when, alone.dx(), dx);
        Pass.requireGradients(when, alone.gradients(), Pass.gradients(layer));
    }

    private static void ownMatrix(Trial trial) {
        Layer layer = trial.layer();
        FloatMatrix first = layer.forward(trial.x(), Mode.INFER);
        FloatMatrix kept = Numbers.copy(first);
        layer.forward(trial.other(Trial.SAMPLES), Mode.INFER);
        Numbers.requireSame("the first INFER outputs after a second pass", kept, first);
        Numbers.requireClose("the outputs of the same samples again", kept, layer.forward(trial.x(), Mode.INFER));
        layer.forward(trial.other(Trial.SAMPLES), Mode.TRAIN);
        Numbers.requireSame("the first INFER outputs after a TRAIN pass", kept, first);
    }

    private static void threads(Trial trial) throws InterruptedException {
        Layer layer = trial.layer();
        List<FloatMatrix> inputs = List.of(trial.x(), trial.other(Trial.SAMPLES));
        List<Inferring> threads = inputs.stream()
                .map(x -> new Inferring(layer, x, Numbers.copy(layer.forward(x, Mode.INFER))))
                .toList();
        threads.forEach(Thread::start);
        for (Inferring thread : threads) thread.join();
        for (Inferring thread : threads) if (thread.failure != null) throw thread.failure;
    }

    /** Infers again and again, and compares. */
    private static final class Inferring extends Thread {
        private final Layer layer;
        private final FloatMatrix x;
        private final FloatMatrix expected;
        private RuntimeException failure;

        Inferring(Layer layer, FloatMatrix x, FloatMatrix expected) {
            this.layer = layer;
            this.x = x;
            this.expected = expected;
        }

        @Override
        public void run() {
            try {
                for (int pass = 0; pass < PASSES; pass++)
                    Numbers.requireClose(
                            "the outputs while another thread infers", expected, layer.forward(x, Mode.INFER));
            } catch (RuntimeException e) {
                failure = e;
            }
        }
    }

    private static void outputsStay(Trial trial) {
        Layer layer = trial.layer();
        FloatMatrix y = layer.forward(trial.x(), Mode.TRAIN);
        FloatMatrix kept = Numbers.copy(y);
        layer.forward(trial.other(Trial.SAMPLES), Mode.INFER);
        Numbers.requireSame("TRAIN outputs after an INFER pass", kept, y);
        layer.backward(trial.dy(layer, Trial.SAMPLES), true);
        Numbers.requireSame("TRAIN outputs after backward", kept, y);
    }

    private static void samples(Trial trial) {
        Layer layer = trial.layer();
        trial.pass(layer);
        FloatMatrix together = layer.forward(trial.x(), Mode.INFER);
        for (int s = 0; s < Trial.SAMPLES; s++)
            Numbers.requireClose(
                    "the outputs of sample " + s + " without the others",
                    Numbers.column(together, s),
                    layer.forward(Numbers.column(trial.x(), s), Mode.INFER));
    }

    private static void notANumber(Trial trial) {
        FloatMatrix x = trial.x();
        for (int i = 0; i < x.rows; i++) x.data[i] = Float.NaN;
        FloatMatrix y;
        try {
            y = trial.layer().forward(x, Mode.INFER);
        } catch (IllegalArgumentException e) {
            return;
        }
        for (int i = 0; i < y.rows; i++) if (Float.isNaN(y.data[i])) return;
        throw new Violation("NaN among the outputs of a sample of NaN", y.data[0] + " at output 0, none NaN");
    }
}
