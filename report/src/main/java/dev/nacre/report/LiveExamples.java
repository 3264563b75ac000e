package dev.nacre.report;

import dev.nacre.AutoencoderLayer;
import dev.nacre.Batch;
import dev.nacre.Network;
import dev.nacre.Shape;
import dev.nacre.compute.Argmax;
import dev.nacre.training.Training;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jblas.FloatMatrix;

/**
 * A few samples of the training data, always the same, and what the network predicts for them so far; or how an
 * autoencoder that sees pictures restores them.
 *
 * @param shape of a sample
 * @param x features × samples
 * @param t targets × samples; without rows for an autoencoder
 * @param labels names of the classes; empty for numbers
 * @param predictions as many as targets, or restored features
 */
record LiveExamples(Shape shape, FloatMatrix x, FloatMatrix t, List<String> labels, FloatMatrix predictions) {
    private static final int MOST = 12;
    private static final int MOST_TARGETS = 4;

    /** The first samples of a batch that have targets, without predictions; empty if the network does not predict. */
    static Optional<LiveExamples> of(Training training, Batch batch, Shape shape) {
        Network network = training.network();
        int[] first = IntStream.range(0, Math.min(MOST, batch.x().columns)).toArray();
        if (training.layer() instanceof AutoencoderLayer && batch.x().rows == network.inputs() && arePictures(shape))
            return Optional.of(new LiveExamples(
                    shape,
                    batch.x().getColumns(first),
                    new FloatMatrix(0, first.length),
                    List.of(),
                    FloatMatrix.EMPTY));
        if (training.layer() != network.layer() || !training.trainer().hasLoss()) return Optional.empty();
        if (batch.t() == null || batch.t().rows != network.outputs() || batch.x().rows != network.inputs())
            return Optional.empty();
        FloatMatrix targets = batch.t();
        int[] chosen = IntStream.range(0, targets.columns)
                .filter(s -> targets.rows > 0 && !Float.isNaN(targets.get(0, s)))
                .limit(MOST)
                .toArray();
        if (chosen.length == 0) return Optional.empty();
        FloatMatrix t = targets.getColumns(chosen);
        List<String> labels = training.labels().size() == t.rows ? training.labels() : classes(t);
        return Optional.of(new LiveExamples(shape, batch.x().getColumns(chosen), t, labels, FloatMatrix.EMPTY));
    }

    /** The numbers of the classes, if each sample has one. */
    private static List<String> classes(FloatMatrix t) {
        boolean one = t.rows > 1
                && IntStream.range(0, t.columns).allMatch(s -> t.getColumn(s).sum() == 1)
                && IntStream.range(0, t.length).allMatch(i -> t.data[i] == 0 || t.data[i] == 1);
        return one ? IntStream.range(0, t.rows).mapToObj(Integer::toString).toList() : List.of();
    }

    private static boolean arePictures(Shape shape) {
        return !shape.isFlat() && (shape.channels() == 1 || shape.channels() == 3);
    }

    /** The same samples, with the network's predictions. To be called on the training's thread. */
    LiveExamples predicted(Training training) {
        if (training.layer() instanceof AutoencoderLayer autoencoder)
            return new LiveExamples(shape, x, t, labels, autoencoder.reconstruct(x));
        FloatMatrix y = training.network().infer(x);
        FloatMatrix found = new FloatMatrix(y.rows, y.columns);
        training.trainer().loss().predict(y, found);
        return new LiveExamples(shape, x, t, labels, found);
    }

    Section section() {
        if (t.rows == 0) return restored();
        return new Section(
                "Examples",
                "<p>" + x.columns + " samples of the training data, and what the network predicts for them so far.</p>"
                        + (arePictures(shape) && labels.size() > 1 ? pictures() : table()));
    }

    private Section restored() {
        return new Section(
                "Examples",
                "<p>Samples of the training data, and below them how the autoencoder restores them so far.</p>"
                        + "<div class=\"strips\"><span>original</span>"
                        + photos(x, x.columns).html("samples of the training data")
                        + "<span>restored</span>"
                        + photos(predictions, x.columns).html("the same samples, restored") + "</div>");
    }

    private Photos photos(FloatMatrix images, int perRow) {
        return new Photos(images, shape, Math.max(1e-9f, x.max()), perRow);
    }

    private String pictures() {
        Photos photos = photos(x, 1);
        Mistakes figures = new Mistakes(
                sample -> photos.html(sample, "a picture of " + labels.get(best(t, sample))),
                labels,
                IntStream.range(0, x.columns).map(s -> best(t, s)).toArray(),
                predictions);
        return IntStream.range(0, x.columns)
                .mapToObj(figures::figure)
                .collect(Collectors.joining("\n", "<div class=\"mistakes\">", "</div>"));
    }

    private String table() {
        List<List<String>> rows = new ArrayList<>();
        for (int s = 0; s < x.columns; s++)
            rows.add(
                    labels.size() > 1
                            ? List.of(
                                    Integer.toString(s + 1),
                                    labels.get(best(t, s)),
                                    labels.get(best(predictions, s)),
                                    figure(predictions.get(best(predictions, s), s)))
                            : List.of(Integer.toString(s + 1), figures(t, s), figures(predictions, s)));
        List<String> headings = labels.size() > 1
                ? List.of("sample", "is", "predicted", "with probability")
                : List.of("sample", "is", "predicted");
        return new FigureTable(headings, rows, -1).html();
    }

    private static int best(FloatMatrix of, int sample) {
        return Argmax.of(of.data, sample * of.rows, (sample + 1) * of.rows);
    }

    private static String figures(FloatMatrix of, int sample) {
        String shown = IntStream.range(0, Math.min(MOST_TARGETS, of.rows))
                .mapToObj(i -> figure(of.get(i, sample)))
                .collect(Collectors.joining(", "));
        return of.rows > MOST_TARGETS ? shown + ", …" : shown;
    }

    private static String figure(float value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }
}
