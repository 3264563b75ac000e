package dev.nacre.tables;

import dev.nacre.LayerSpec;
import dev.nacre.Metric;
import dev.nacre.Optimizer;
import dev.nacre.data.Dataset;
import dev.nacre.plugin.Plugins;
import java.util.List;
import java.util.OptionalInt;

/** Chooses how the networks of an ensemble are trained. */
final class MemberTrainings {
    private static final int MEMBERS = 5;

    private MemberTrainings() {}

    static MemberTraining of(Dataset training, TableOptions options) {
        Metric metric = options.metric().orElse(Judge.of(!training.labels().isEmpty()));
        OwnNetworks own = options.networks().orElseGet(MemberTrainings::defaults);
        return new GivenNetworks(own, metric, options.members().orElse(MEMBERS));
    }

    private static OwnNetworks defaults() {
        return new OwnNetworks(
                List.of(
                        Plugins.parse(LayerSpec.class, "dense(256, activation=gelu)"),
                        Plugins.parse(LayerSpec.class, "dense(100, activation=tanh)")),
                Plugins.parse(Optimizer.class, "adamW(learningRate=0.001, decay=0.001)"),
                32,
                OptionalInt.empty(),
                OptionalInt.empty());
    }
}
