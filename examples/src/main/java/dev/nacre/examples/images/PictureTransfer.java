package dev.nacre.examples.images;

import dev.nacre.LayerSpec;
import dev.nacre.Network;
import dev.nacre.Shape;
import dev.nacre.cli.console.WrongUse;
import dev.nacre.data.ImageFolder;
import dev.nacre.layers.Dense;
import dev.nacre.layers.Sequential;
import dev.nacre.model.Model;
import dev.nacre.model.Transfer;
import dev.nacre.report.TrainingLog;
import dev.nacre.training.FineTuning;
import dev.nacre.training.Trained;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A network that begins with the layers of another one. First only the new last layer learns, then all of them, lower
 * ones more slowly (Howard and Ruder, 2018).
 *
 * @param source the other network; it ends in a dense layer, which is replaced
 */
record PictureTransfer(PictureModel source) {
    /** A layer's learning rate divided by that of the layer above it. */
    private static final float LOWER_RATE = 0.9f;

    /** The share of epochs in which only the last layer learns. */
    private static final double HEAD = 0.3;

    /** Against the rate of a network that begins at random. */
    private static final double GENTLE = 0.5;

    static PictureTransfer read(Path file) throws IOException {
        PictureModel source = PictureModel.load(file, "--from");
        LayerSpec spec = source.model().network().spec();
        if (!(spec instanceof Sequential chain)
                || chain.layers().isEmpty()
                || !(chain.layers().get(chain.layers().size() - 1) instanceof Dense))
            throw new IllegalArgumentException("--from: " + file
                    + " doesn't end in a dense layer, which would be replaced by one for" + " the new classes");
        return new PictureTransfer(source);
    }

    /** Pictures as the other network takes them, unless another size is wanted. */
    ImageFolder format(Integer size) {
        if (size == null) return source.format();
        ImageFolder format = source.format(size, size);
        Shape shape = new Shape(size, size, format.grey() ? 1 : 3);
        Shape own = source.model().network().inputShape();
        try {
            Network other = new Network(source.model().network().spec(), shape, 0);
            Transfer.copyLayers(source.model().network(), other, other.layers().size());
        } catch (IllegalArgumentException e) {
            throw new WrongUse("--size " + size + ": the weights of " + source.file() + " are for pictures of "
                    + own.width() + " × " + own.height() + " only (" + e.getMessage() + "); leave out --size");
        }
        return format;
    }

    /** The other network's layers, with a new last one. */
    LayerSpec layers(int classes) {
        List<LayerSpec> layers =
                new ArrayList<>(((Sequential) source.model().network().spec()).layers());
        layers.set(layers.size() - 1, new Dense(classes));
        return new Sequential(layers);
    }

    /** Trains a network of these layers, and another one from the beginning, to compare. */
    LearnedPictures learn(PictureTraining training, Network network) {
        Model scratch = training.from(network, "from scratch").model();
        Network moved = new Network(network.spec(), network.inputShape(), training.seed());
        Transfer.copyLayers(source.model().network(), moved, moved.layers().size() - 1);
        Effort all = training.effort();
        int first = Math.max(1, (int) Math.round(HEAD * all.epochs()));
        TrainingLog log = new TrainingLog(100);
        tuning(training, Effort.during(first, all.pictures()), training.rate())
                .top(
                        1,
                        moved,
                        training.data().training(),
                        training.data().validation(),
                        training.listeners(log, "new last layer"));
        Trained trained = tuning(
                        training,
                        Effort.during(Math.max(1, all.epochs() - first), all.pictures()),
                        GENTLE * training.rate())
                .all(
                        moved,
                        training.data().training(),
                        training.data().validation(),
                        training.listeners(log, "all layers"));
        PictureTest test = PictureTest.of(scratch, training.data().test(), (int)
                training.data().test().sampleCount().orElseThrow());
        return new LearnedPictures(
                trained.model(), log, Optional.of(new TransferGain(source.file().toString(), test.accuracy())));
    }

    private static FineTuning tuning(PictureTraining training, Effort effort, double rate) {
        return new FineTuning(training.trainer(effort, rate), LOWER_RATE);
    }
}
