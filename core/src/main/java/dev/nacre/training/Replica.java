package dev.nacre.training;

import dev.nacre.Layer;
import dev.nacre.Layers;
import dev.nacre.Loss;
import dev.nacre.Metric;
import dev.nacre.Network;
import dev.nacre.Samples;
import dev.nacre.compute.Noise;
import dev.nacre.model.Model;
import dev.nacre.model.ModelFile;
import dev.nacre.plugin.Plugins;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A network on its way to {@link Partitions}: the bytes of a model file, and texts that say what is made small. */
final class Replica implements Serializable {
    private static final long serialVersionUID = 1;

    private final byte[] model;
    private final int stage;
    private final ArrayList<String> metrics = new ArrayList<>();

    /** The network as it is now. */
    Replica(Network network, Loss loss, TrainingStage stage, List<Metric> metrics) {
        try {
            this.model = ModelFile.bytes(new Model(network, loss));
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
        this.stage = stage.number();
        for (Metric metric : metrics) this.metrics.add(Plugins.format(metric));
    }

    Replica(Training training) {
        this(
                training.network(),
                training.trainer().loss(),
                training.part(),
                training.trainer().metrics());
    }

    /** A network of one's own, and what is made small. */
    Working build() {
        try {
            Model read = ModelFile.read(model);
            List<Metric> figures = metrics.stream()
                    .map(text -> Plugins.parse(Metric.class, text))
                    .toList();
            return new Working(
                    read.network(), TrainingStage.objective(stage, read.network(), read.loss(), figures), stage);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /** A replica unpacked. */
    record Working(Network network, Objective objective, int stage) {
        /** The samples as what is trained sees them: through the layers below. */
        Samples seen(Samples part) {
            Samples seen = part;
            if (stage == 0) return seen;
            Layer learner = trained();
            for (Layer layer : network.layers()) {
                if (layer == learner) break;
                seen = seen.through(layer);
            }
            return seen;
        }

        /** What goes back; there are no steps in exact passes. */
        AveragedState carried(Updater steps, ParameterAveraging rounds) {
            return new AveragedState(objective, trained(), steps, rounds);
        }

        private Layer trained() {
            return stage == 0 ? network.layer() : Pretraining.learners(network).get(stage - 1);
        }

        /** Gives each part its own noise, the same whenever the pass is done again. */
        void noises(long pass, int part) {
            SplittableRandom random = new SplittableRandom(new SplittableRandom(pass).nextLong() + part);
            for (Noise noise : Layers.allNoises(network.layer())) noise.position(random.nextLong());
        }
    }
}
