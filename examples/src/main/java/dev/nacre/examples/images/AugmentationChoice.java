package dev.nacre.examples.images;

import dev.nacre.Loss;
import dev.nacre.Network;
import dev.nacre.Samples;
import dev.nacre.Shape;
import dev.nacre.cli.console.Progress;
import dev.nacre.data.Dataset;
import dev.nacre.data.ImageFolder;
import dev.nacre.metrics.Accuracy;
import dev.nacre.model.Model;
import dev.nacre.report.FigureTable;
import dev.nacre.report.Section;
import dev.nacre.training.Cancellation;
import dev.nacre.training.Listener;
import dev.nacre.training.TimeBudget;
import dev.nacre.training.Trainer;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jblas.FloatMatrix;

/**
 * The augmentation that does no harm to validation pictures, found by two short trainings on some of the pictures.
 * Mirroring is judged without a training: if a network that never saw mirrored pictures classifies mirrored validation
 * pictures as well as the pictures themselves, left and right don't matter.
 *
 * @param chosen the augmentation
 * @param plain validation accuracy with unchanged pictures
 * @param moved validation accuracy with pictures that are shifted and zoomed in training
 * @param mirrored accuracy of the better network on mirrored validation pictures
 */
record AugmentationChoice(Augmentation chosen, double plain, double moved, double mirrored) {
    private static final int MOST_PICTURES = 2000;
    private static final long MOST_NUMBERS = 60_000_000;
    private static final int LEAST_PICTURES = 100;
    private static final int LEAST_TO_MIRROR = 30;
    private static final int STEPS = 300;
    /** Of the minutes, for each trial. */
    private static final double SHARE = 0.12;

    private static final double TOLERANCE = 0.01;

    static AugmentationChoice of(
            PictureParts parts,
            ImageFolder format,
            Loss loss,
            double rate,
            long seed,
            Double minutes,
            PrintWriter out,
            Cancellation cancellation)
            throws IOException {
        Dataset training = some(parts, format, true, seed);
        Dataset validation = some(parts, format, false, seed);
        Augmentation none = Augmentation.none(format.width(), Edges.mean(parts.training(), format));
        Effort effort = Effort.during(epochs(training.size()), training.size());
        Trainer trainer = effort.trainer(loss, rate, seed);
        List<Listener> listeners = new ArrayList<>(List.of(cancellation));
        if (minutes != null) listeners.add(new TimeBudget(Duration.ofMillis((long) (60_000 * SHARE * minutes) + 1)));
        Model still = trial("trial, pictures unchanged", none, trainer, training, validation, out, listeners);
        Model moving =
                trial("trial, pictures " + none.moving(), none.moving(), trainer, training, validation, out, listeners);
        double plain = accuracy(still, validation);
        double moved = accuracy(moving, validation);
        double chance = Math.sqrt(0.25 / validation.size());
        boolean move = moved >= plain - Math.max(TOLERANCE, chance);
        double mirrored = accuracy(move ? moving : still, mirrored(validation));
        double best = move ? moved : plain;
        boolean mirror = validation.size() >= LEAST_TO_MIRROR
                && best > largestShare(validation) + 2 * chance
                && mirrored >= best - Math.max(TOLERANCE, chance);
        Augmentation chosen = (move ? none.moving() : none).mirroring(mirror);
        out.printf(
                Locale.ROOT,
                "validation accuracy unchanged %.3f, shifted and zoomed %.3f, mirrored %.3f: learned %s%n",
                plain,
                moved,
                mirrored,
                chosen);
        out.flush();
        return new AugmentationChoice(chosen, plain, moved, mirrored);
    }

    private static int epochs(int pictures) {
        return Math.max(3, Math.min(30, STEPS * 32 / pictures));
    }

    private static Dataset some(PictureParts parts, ImageFolder format, boolean training, long seed)
            throws IOException {
        var files = training ? parts.training() : parts.validation();
        long numbers = (long) format.width() * format.height() * (format.grey() ? 1 : 3);
        double most = Math.max(LEAST_PICTURES, Math.min(MOST_PICTURES, MOST_NUMBERS / numbers));
        return format.read(
                files.size() <= most
                        ? files
                        : files.split(most / files.size(), seed).get(0));
    }

    private static Model trial(
            String name,
            Augmentation augmentation,
            Trainer trainer,
            Dataset training,
            Dataset validation,
            PrintWriter out,
            List<Listener> listeners) {
        String text = PictureNetwork.text(training.shape(), training.targets(), augmentation);
        Network network = new Network(text, training.shape(), trainer.seed());
        List<Listener> all = new ArrayList<>(listeners);
        all.add(new Progress(out, Progress.onTerminal(), name));
        return trainer.fit(network, training, validation, all.toArray(Listener[]::new))
                .model();
    }

    private static double accuracy(Model model, Dataset data) {
        return model.evaluate(data, new Accuracy()).get("accuracy");
    }

    private static double largestShare(Dataset data) {
        int[] counts = new int[data.targets()];
        int largest = 0;
        for (int label : data.classes()) largest = Math.max(largest, ++counts[label]);
        return (double) largest / data.size();
    }

    /** Left and right swapped. */
    static Dataset mirrored(Dataset data) {
        Shape shape = data.shape();
        FloatMatrix x = data.samples().x();
        FloatMatrix swapped = new FloatMatrix(x.rows, x.columns);
        int channels = shape.channels();
        for (int row = 0; row < x.columns * shape.height(); row++)
            for (int i = 0; i < shape.width(); i++)
                System.arraycopy(
                        x.data,
                        (row * shape.width() + i) * channels,
                        swapped.data,
                        (row * shape.width() + shape.width() - 1 - i) * channels,
                        channels);
        return new Dataset(new Samples(swapped, data.samples().t()).shaped(shape), data.features(), data.labels());
    }

    Section section() {
        FigureTable table = new FigureTable(
                List.of("validation pictures", "accuracy"),
                List.of(
                        List.of("learned from unchanged pictures", figure(plain)),
                        List.of("learned from pictures shifted and zoomed a little", figure(moved)),
                        List.of("the better of these two, validation pictures mirrored", figure(mirrored))),
                -1);
        return new Section(
                "How pictures are changed in training",
                "<p>Two short trainings on some of the pictures: a change is used if it costs no accuracy on validation"
                        + " pictures. Mirroring is used if a network that never saw mirrored pictures knows them all the"
                        + " same. In training, pictures are here: <b>" + chosen + "</b>.</p>" + table.html());
    }

    private static String figure(double accuracy) {
        return String.format(Locale.ROOT, "%.3f", accuracy);
    }
}
