package dev.nacre.examples.images;

import dev.nacre.Samples;
import dev.nacre.Shape;
import dev.nacre.data.Dataset;
import dev.nacre.data.ImageFolder;
import dev.nacre.metrics.Accuracy;
import dev.nacre.model.Model;
import dev.nacre.report.FigureTable;
import dev.nacre.report.Section;
import java.io.IOException;
import java.io.PrintWriter;
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
    private static final int LEAST_TO_MIRROR = 30;
    private static final double TOLERANCE = 0.01;

    static AugmentationChoice of(Trials trials) throws IOException {
        Dataset training = trials.training();
        Dataset validation = trials.validation();
        ImageFolder format = trials.format();
        float fill = Edges.mean(trials.parts().training(), format);
        Augmentation none = Augmentation.none(format.width(), fill);
        Model still = trials.learn("trial, unchanged", none, training, validation);
        Model moving = trials.learn("trial, moved", none.moving(), training, validation);
        double plain = accuracy(still, validation);
        double moved = accuracy(moving, validation);
        double chance = Math.sqrt(0.25 / validation.size());
        double tolerance = Math.max(TOLERANCE, chance);
        boolean move = moved >= plain - tolerance;
        double best = move ? moved : plain;
        double mirrored = accuracy(move ? moving : still, mirrored(validation));
        boolean mirror = validation.size() >= LEAST_TO_MIRROR
                && best > largestShare(validation) + 2 * chance
                && mirrored >= best - tolerance;
        Augmentation chosen = (move ? none.moving() : none).mirroring(mirror);
        return new AugmentationChoice(chosen, plain, moved, mirrored);
    }

    void print(PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "validation accuracy unchanged %.3f, shifted and zoomed %.3f, mirrored %.3f: learned %s%n",
                plain,
                moved,
                mirrored,
                chosen);
        out.flush();
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
                        + " pictures. Mirroring is used if a network that never saw mirrored pictures knows them all"
                        + " the same. In training, pictures are here: <b>" + chosen + "</b>.</p>" + table.html());
    }

    private static String figure(double accuracy) {
        return String.format(Locale.ROOT, "%.3f", accuracy);
    }
}
