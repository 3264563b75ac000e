package dev.nacre.tck;

import dev.nacre.AutoencoderLayer;
import dev.nacre.AutoencoderSpec;
import dev.nacre.Layers;
import dev.nacre.Mode;
import dev.nacre.Parameter;
import java.util.Arrays;
import java.util.List;
import org.jblas.FloatMatrix;

/** Rules on what a trained autoencoder does. */
final class AutoencoderRules {
    static final List<Rule<?>> RULES = List.of(
            rule(
                    "E1",
                    "is its encoder: encode and an INFER pass are the same",
                    "AutoencoderLayer.encode: compare it with Layer.forward",
                    AutoencoderRules::encoder),
            rule(
                    "E2",
                    "decodes codes to inputs × samples, all finite",
                    "AutoencoderLayer.decoder and decode",
                    AutoencoderRules::decode),
            rule(
                    "E3",
                    "encoding, decoding and reconstruction errors change nothing and repeat",
                    "AutoencoderLayer.encode, decode, reconstruct and reconstructionErrors: no noise, no fields, new "
                            + "matrices",
                    AutoencoderRules::changeNothing),
            rule(
                    "E4",
                    "all that decoding needs is among its parameters",
                    "Pretrainable.pretrainingParameters: must include the decoder's",
                    AutoencoderRules::restored),
            rule(
                    "E5",
                    "each sample's reconstruction error does not depend on the other samples in the batch",
                    "Pretrainable.reconstructionErrors: one for each sample",
                    AutoencoderRules::ownErrors));

    private AutoencoderRules() {}

    /** The check of a rule. */
    @FunctionalInterface
    interface Try {
        void run(LayerCase trial, AutoencoderLayer layer) throws Exception;
    }

    static Rule<AutoencoderSpec> rule(String id, String sentence, String look, Try check) {
        return new Rule<>(id, AutoencoderSpec.class, sentence, look, (spec, contract) -> {
            LayerCase trial = new LayerCase(spec, contract);
            check.run(trial, layer(trial));
        });
    }

    static AutoencoderLayer layer(LayerCase trial) {
        return (AutoencoderLayer) trial.layer();
    }

    private static void encoder(LayerCase trial, AutoencoderLayer layer) {
        Numbers.requireClose("the code", layer.forward(trial.x(), Mode.INFER), layer.encode(trial.x()));
    }

    private static void decode(LayerCase trial, AutoencoderLayer layer) {
        FloatMatrix code = layer.encode(trial.x());
        FloatMatrix decoded = layer.decode(code);
        Numbers.requireShape("decoded samples", trial.inputs(), LayerCase.SAMPLES, decoded);
        Numbers.requireFinite("the decoded samples", decoded);
        if (layer.decoder() != layer.decoder()) throw new Violation("the same decoder() each time", "a different one");
        if (layer.decoder().outputs() != trial.inputs())
            throw new Violation(
                    "a decoder of " + trial.inputs() + " outputs",
                    String.valueOf(layer.decoder().outputs()));
        Numbers.requireClose("reconstruct, as decode(encode(x))", decoded, layer.reconstruct(trial.x()));
    }

    private static void changeNothing(LayerCase trial, AutoencoderLayer layer) {
        Snapshot before = Snapshot.of(layer);
        FloatMatrix x = trial.x();
        FloatMatrix code = layer.encode(x);
        FloatMatrix keptCode = Numbers.copy(code);
        FloatMatrix decoded = layer.decode(code);
        FloatMatrix kept = Numbers.copy(decoded);
        FloatMatrix reconstruction = Numbers.copy(layer.reconstruct(x));
        double error = meanError(layer, x);
        layer.reconstruct(trial.other(LayerCase.SAMPLES));
        meanError(layer, trial.other(LayerCase.SAMPLES));
        before.requireUnchanged("by encoding and decoding", layer);
        Numbers.requireSame("x afterwards", trial.x(), x);
        Numbers.requireSame("the code afterwards", keptCode, code);
        Numbers.requireSame("the decoded samples afterwards", kept, decoded);
        Numbers.requireClose("the reconstruction again", reconstruction, layer.reconstruct(x));
        Numbers.requireClose("the reconstruction error again", error, meanError(layer, x));
    }

    private static void restored(LayerCase trial, AutoencoderLayer layer) {
        AutoencoderLayer other = (AutoencoderLayer) trial.layer(new Draws(77));
        Draws random = new Draws(9);
        for (Parameter parameter : Layers.allParameters(layer))
            for (int i = 0; i < parameter.value().length && parameter.trainable(); i++)
                parameter.value().data[i] += (float) (0.05 + 0.1 * random.nextDouble());
        Snapshot.of(layer).restore(other);
        Numbers.requireClose(
                "the reconstruction by another layer with the same parameters",
                layer.reconstruct(trial.x()),
                other.reconstruct(trial.x()));
    }

    private static void ownErrors(LayerCase trial, AutoencoderLayer layer) {
        double[] together = layer.reconstructionErrors(trial.x());
        if (together.length != LayerCase.SAMPLES)
            throw new Violation(LayerCase.SAMPLES + " reconstruction errors", String.valueOf(together.length));
        for (int s = 0; s < LayerCase.SAMPLES; s++) {
            double alone = meanError(layer, Numbers.column(trial.x(), s));
            Numbers.requireFinite("reconstruction error", alone);
            Numbers.requireClose("the reconstruction error of sample " + s + " without the others", together[s], alone);
        }
    }

    static double meanError(AutoencoderLayer layer, FloatMatrix x) {
        return Arrays.stream(layer.reconstructionErrors(x)).average().orElseThrow();
    }
}
