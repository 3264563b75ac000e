package dev.nacre.tck;

import dev.nacre.Layer;
import dev.nacre.Mode;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jblas.FloatMatrix;

/** Rules that allow inference at any time, on any number of threads. */
final class InferenceRules {
    static final List<Rule<?>> RULES = List.of(
            LayerRule.of(
                    "L13",
                    "an INFER pass changes nothing, not even between TRAIN and backward",
                    "Layer.forward: assign fields and draw noise in Mode.TRAIN only",
                    InferenceRules::changesNothing),
            LayerRule.of(
                    "L14",
                    "the matrix that an INFER pass returned never changes",
                    "Layer.forward: in Mode.INFER return a new matrix, not a Buffer's",
                    InferenceRules::ownMatrix),
            LayerRule.of(
                    "L15",
                    "two threads can infer at the same time",
                    "Layer.forward: fields that an INFER pass writes",
                    InferenceRules::threads),
            LayerRule.of(
                    "L16",
                    "the matrix that a TRAIN pass returned does not change until the next TRAIN pass",
                    "Layer.backward, and forward in Mode.INFER: buffers shared with the outputs",
                    InferenceRules::outputsStay));

    private InferenceRules() {}

    private static void changesNothing(LayerCase trial) {
        Layer layer = trial.layer();
        Pass alone = trial.pass(trial.twin(layer));
        layer.forward(trial.x(), Mode.TRAIN);
        Snapshot before = Snapshot.of(layer);
        layer.forward(trial.other(LayerCase.SAMPLES), Mode.INFER);
        layer.forward(trial.other(3), Mode.INFER);
        before.requireUnchanged("by an INFER pass", layer);
        FloatMatrix dx = layer.backward(trial.dy(layer, LayerCase.SAMPLES), true);
        String when = "with an INFER pass between TRAIN and backward";
        Numbers.requireClose("the gradient with respect to the inputs " + when, alone.dx(), dx);
        Pass.requireGradients(when, alone.parameters(), alone.gradients(), Pass.gradients(layer));
    }

    private static void ownMatrix(LayerCase trial) {
        Layer layer = trial.layer();
        FloatMatrix first = layer.forward(trial.x(), Mode.INFER);
        FloatMatrix kept = Numbers.copy(first);
        layer.forward(trial.other(LayerCase.SAMPLES), Mode.INFER);
        Numbers.requireSame("the first INFER outputs after a second pass", kept, first);
        Numbers.requireClose("the outputs of the same samples again", kept, layer.forward(trial.x(), Mode.INFER));
        layer.forward(trial.other(LayerCase.SAMPLES), Mode.TRAIN);
        Numbers.requireSame("the first INFER outputs after a TRAIN pass", kept, first);
    }

    private static void threads(LayerCase trial) throws Exception {
        Layer layer = trial.layer();
        List<FloatMatrix> inputs = List.of(trial.x(), trial.other(LayerCase.SAMPLES));
        CountDownLatch ready = new CountDownLatch(inputs.size());
        List<Inferring> threads = inputs.stream()
                .map(x -> new Inferring(layer, x, Numbers.copy(layer.forward(x, Mode.INFER)), ready))
                .toList();
        threads.forEach(Thread::start);
        for (Inferring thread : threads) thread.join();
        for (Inferring thread : threads) if (thread.failure() != null) throw thread.failure();
    }

    private static void outputsStay(LayerCase trial) {
        Layer layer = trial.layer();
        FloatMatrix y = layer.forward(trial.x(), Mode.TRAIN);
        FloatMatrix kept = Numbers.copy(y);
        layer.forward(trial.other(LayerCase.SAMPLES), Mode.INFER);
        Numbers.requireSame("TRAIN outputs after an INFER pass", kept, y);
        layer.backward(trial.dy(layer, LayerCase.SAMPLES), true);
        Numbers.requireSame("TRAIN outputs after backward", kept, y);
    }
}
