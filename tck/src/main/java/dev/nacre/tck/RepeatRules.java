package dev.nacre.tck;

import dev.nacre.Layer;
import dev.nacre.Layers;
import dev.nacre.Mode;
import dev.nacre.Parameter;
import dev.nacre.compute.Noise;
import java.util.List;
import org.jblas.FloatMatrix;

/** Rules that make a layer reproducible by its seed, and resumable from a checkpoint. */
final class RepeatRules {
    static final List<Rule<?>> RULES = List.of(
            LayerRule.of(
                    "L20",
                    "the same seed builds the same layer",
                    "LayerSpec.build: use only the generator passed in, in a fixed order",
                    RepeatRules::sameSeed),
            LayerRule.of(
                    "L21",
                    "if it is random, another seed builds another layer",
                    "LayerSpec.build: a generator other than the one passed in",
                    RepeatRules::otherSeed),
            LayerRule.of(
                    "L22",
                    "with its noise at the same position, a pass gives the same numbers",
                    "Layer.noises: list every source of noise; draw with Noise.next() and the index of the element",
                    RepeatRules::replay),
            LayerRule.of(
                    "L23",
                    "with copied parameters and noise positions, a new layer continues with the same numbers",
                    "fields that change from pass to pass: store them as Parameter.statistic",
                    RepeatRules::resume));

    private RepeatRules() {}

    private static void sameSeed(LayerCase trial) {
        Layer one = trial.layer(new Draws(5));
        Layer two = trial.layer(new Draws(5));
        Snapshot.of(one).requireUnchanged("in a second layer of the same seed", two);
        trial.pass(one).requireSame("of a second layer of the same seed", trial.pass(two));
    }

    private static void otherSeed(LayerCase trial) {
        Draws random = new Draws(5);
        Layer one = trial.layer(random);
        Layer two = trial.layer(new Draws(6));
        if (random.used() && !differ(one, two))
            throw new Violation("initial values or noise that depend on the seed", "the same for the seeds 5 and 6");
    }

    private static boolean differ(Layer one, Layer two) {
        List<Parameter> first = Layers.allParameters(one);
        for (int p = 0; p < first.size(); p++) {
            FloatMatrix a = first.get(p).value();
            FloatMatrix b = Layers.allParameters(two).get(p).value();
            for (int i = 0; i < a.length; i++) if (!Numbers.same(a.data[i], b.data[i])) return true;
        }
        List<Noise> noises = Layers.allNoises(one);
        for (int n = 0; n < noises.size(); n++)
            if (noises.get(n).next() != Layers.allNoises(two).get(n).next()) return true;
        return false;
    }

    private static void replay(LayerCase trial) {
        Layer layer = trial.layer();
        trial.pass(layer);
        Snapshot start = Snapshot.of(layer);
        Pass first = trial.pass(layer);
        trial.pass(layer);
        start.restore(layer);
        first.requireSame("of the pass again", trial.pass(layer));
    }

    private static void resume(LayerCase trial) {
        Layer before = trial.layer();
        for (int passes = 0; passes < 3; passes++) before.forward(trial.other(LayerCase.SAMPLES), Mode.TRAIN);
        Layer after = trial.layer();
        Snapshot.of(before).restore(after);
        Numbers.requireClose(
                "the INFER outputs after resuming",
                before.forward(trial.x(), Mode.INFER),
                after.forward(trial.x(), Mode.INFER));
        trial.pass(before).requireSame("after resuming", trial.pass(after));
    }
}
