package dev.nacre.tck;

import dev.nacre.AutoencoderLayer;
import dev.nacre.Layer;
import dev.nacre.Layers;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.jblas.FloatMatrix;

/** The rule that a decoder can be trained as part of a network, which unrolling needs. */
final class DecoderRules {
    static final List<Rule<?>> RULES = List.of(AutoencoderRules.rule(
            "E12",
            "its decoder is a layer that can be trained: backward gives the gradients",
            "AutoencoderLayer.decoder: the backward and parameters() of that layer",
            DecoderRules::decoder));

    private DecoderRules() {}

    private static void decoder(LayerCase trial, AutoencoderLayer layer) {
        Layer decoder = layer.decoder();
        Snapshot start = Snapshot.of(decoder);
        FloatMatrix code = Numbers.copy(layer.encode(trial.x()));
        FloatMatrix dy = trial.dy(decoder, LayerCase.SAMPLES);
        Pass pass = Pass.of(decoder, Numbers.copy(code), Numbers.copy(dy));
        start.restore(decoder);
        DoubleSupplier objective = GradientRules.objective(decoder, start, code, dy);
        Differences.require("the gradient with respect to the code", objective, code, pass.dx());
        for (int p = 0; p < pass.gradients().size(); p++)
            if (Layers.parameters(decoder).get(p).trainable())
                Differences.require(
                        "the gradient of " + Layers.parameters(decoder).get(p).name(),
                        objective,
                        Layers.parameters(decoder).get(p).value(),
                        pass.gradients().get(p));
    }
}
