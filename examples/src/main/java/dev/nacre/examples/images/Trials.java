package dev.nacre.examples.images;

import dev.nacre.Loss;
import dev.nacre.Network;
import dev.nacre.cli.console.Progress;
import dev.nacre.cli.console.WatchOption;
import dev.nacre.data.Dataset;
import dev.nacre.data.ImageFiles;
import dev.nacre.data.ImageFolder;
import dev.nacre.model.Model;
import dev.nacre.training.Listener;
import dev.nacre.training.Trainer;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * Short trainings on some of the pictures.
 *
 * @param parts the pictures
 * @param format how they are read
 * @param loss the loss
 * @param rate the highest learning rate
 * @param mostEpochs limit of a trial's epochs
 * @param seed of weights and order
 * @param out for the progress
 * @param listeners end trials early
 * @param watch shows trials
 */
record Trials(
        PictureParts parts,
        ImageFolder format,
        Loss loss,
        double rate,
        int mostEpochs,
        long seed,
        PrintWriter out,
        List<Listener> listeners,
        WatchOption watch) {
    private static final int MOST_PICTURES = 2000;
    private static final long MOST_NUMBERS = 60_000_000;
    /** Of the memory. */
    private static final double SHARE = 0.1;

    private static final int LEAST_PICTURES = 100;
    private static final int SEEN = 10_000;

    /** Some of the training pictures. */
    Dataset training() throws IOException {
        return some(parts.training());
    }

    /** Some of the validation pictures. */
    Dataset validation() throws IOException {
        return some(parts.validation());
    }

    private Dataset some(ImageFiles files) throws IOException {
        long numbers = (long) format.width() * format.height() * (format.grey() ? 1 : 3);
        double room = Math.min(MOST_NUMBERS, SHARE * Runtime.getRuntime().maxMemory() / Float.BYTES);
        double most = Math.max(LEAST_PICTURES, Math.min(MOST_PICTURES, room / numbers));
        return format.read(
                files.size() <= most
                        ? files
                        : files.split(most / files.size(), seed).get(0));
    }

    /** Trains the default network. */
    Model learn(String name, Augmentation augmentation, Dataset training, Dataset validation) {
        int epochs = Math.max(3, Math.min(30, SEEN / training.size()));
        Trainer trainer =
                Effort.during(Math.min(mostEpochs, epochs), training.size()).trainer(loss, rate, seed);
        String text = PictureNetwork.text(training.shape(), training.targets(), augmentation);
        List<Listener> all = new ArrayList<>(listeners);
        all.add(new Progress(out, Progress.onTerminal(), name));
        all.add(watch.trial(name));
        return trainer.fit(
                        new Network(text, training.shape(), seed), training, validation, all.toArray(Listener[]::new))
                .model();
    }
}
