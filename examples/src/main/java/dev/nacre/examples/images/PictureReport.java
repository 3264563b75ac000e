package dev.nacre.examples.images;

import static dev.nacre.report.Html.escape;

import dev.nacre.Network;
import dev.nacre.data.ImageFiles;
import dev.nacre.metrics.ConfusionMatrix;
import dev.nacre.plugin.Plugins;
import dev.nacre.report.ActivationMaps;
import dev.nacre.report.Confusion;
import dev.nacre.report.FigureTable;
import dev.nacre.report.Filters;
import dev.nacre.report.Html;
import dev.nacre.report.Mistakes;
import dev.nacre.report.Photos;
import dev.nacre.report.SaliencyMaps;
import dev.nacre.report.Section;
import dev.nacre.report.TrainingReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jblas.FloatMatrix;

/**
 * The report on a run.
 *
 * @param run the run
 * @param folder the pictures
 * @param command the command that repeats it
 */
record PictureReport(PictureRun run, Path folder, String command) {
    private static final float WHITE = 255;
    private static final int MOST_IN_A_MATRIX = 30;
    private static final int SALIENT = 12;

    String html() throws IOException {
        return new TrainingReport(
                        "Nacre · examples/run images",
                        number(
                                "It recognises <em>%.2f %%</em> of unseen pictures",
                                100 * run.test().accuracy()),
                        lead(),
                        facts(),
                        run.learned().log(),
                        results(),
                        command,
                        "network = " + Plugins.format(network().spec()) + "\nloss = " + Plugins.format(run.loss()),
                        "Data: " + escape(folder.toString()) + ".")
                .html();
    }

    private Network network() {
        return run.learned().model().network();
    }

    private List<Section> results() throws IOException {
        List<Section> sections = new ArrayList<>();
        run.learned().transferred().ifPresent(gain -> sections.add(gain(gain)));
        sections.add(confusion());
        sections.add(mistakes());
        FloatMatrix shown = shown();
        sections.add(new SaliencyMaps(network(), shown, WHITE, labels()).section());
        FloatMatrix one = new FloatMatrix(shown.rows, 1);
        System.arraycopy(shown.data, 0, one.data, 0, one.length);
        sections.add(new ActivationMaps(network(), one, WHITE).section());
        Filters.first(network()).ifPresent(filters -> sections.add(filters.section()));
        run.choice().ifPresent(choice -> sections.add(choice.section()));
        if (!run.parts().damaged().isEmpty()) sections.add(damaged());
        return sections;
    }

    private List<String> labels() {
        return run.parts().labels();
    }

    private Section gain(TransferGain gain) {
        FigureTable table = new FigureTable(
                List.of("network", "test accuracy"),
                List.of(
                        List.of(
                                "began with the layers of " + gain.source(),
                                PictureRun.figure(run.test().accuracy())),
                        List.of("the same, begun at random", PictureRun.figure(gain.scratch()))),
                0);
        return new Section(
                "What the other network's layers are good for",
                "<p>Both learned from the same pictures for the same number of epochs.</p>" + table.html());
    }

    private Section confusion() {
        ConfusionMatrix matrix = run.test().confusion();
        if (labels().size() <= MOST_IN_A_MATRIX) return new Confusion(labels(), matrix).section();
        return new ConfusedPairs(labels(), matrix).section();
    }

    private Section mistakes() {
        ImageFiles files = run.parts().test();
        return new Mistakes(
                        sample -> picture(files.files().get(sample)),
                        labels(),
                        run.test().truth(),
                        run.test().probabilities())
                .section();
    }

    private String picture(Path file) {
        try {
            float[] x = run.format().pixels(file);
            return new Photos(new FloatMatrix(x.length, 1, x), network().inputShape(), WHITE, 1)
                    .html(file.getFileName().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One test picture of each class, as far as there is room. */
    private FloatMatrix shown() throws IOException {
        int[] truth = run.test().truth();
        int[] firsts = IntStream.range(0, labels().size())
                .flatMap(c -> IntStream.range(0, truth.length)
                        .filter(i -> truth[i] == c)
                        .limit(1))
                .limit(SALIENT)
                .toArray();
        return run.format().read(run.parts().test().select(firsts)).samples().x();
    }

    private Section damaged() {
        return new Section(
                "Files left out",
                "<p>They can't be read.</p>" + Html.list(run.parts().damaged()));
    }

    private String lead() {
        PictureParts parts = run.parts();
        return number(
                "%,d pictures of %d classes, %s pixels, learned as %d × %d %s: %,d to train on, %,d to choose by, and"
                        + " %,d for the test, which nothing was chosen by.",
                parts.size(),
                labels().size(),
                parts.survey().sizes(),
                run.format().width(),
                run.format().height(),
                run.format().grey() ? "in grey" : "in colour",
                parts.training().size(),
                parts.validation().size(),
                parts.test().size());
    }

    private Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("test accuracy", PictureRun.figure(run.test().accuracy()));
        facts.put("mean of the classes", PictureRun.figure(run.test().balancedAccuracy()));
        facts.put("epochs", Integer.toString(run.effort().epochs()));
        facts.put("time", number("%.0f s", run.seconds()));
        facts.put("seed", Long.toString(run.seed()));
        return facts;
    }

    private static String number(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
