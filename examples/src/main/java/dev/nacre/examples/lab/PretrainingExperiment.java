package dev.nacre.examples.lab;

import dev.nacre.Network;
import dev.nacre.examples.lecture.Digits;
import dev.nacre.examples.lecture.Learned;
import dev.nacre.examples.lecture.Line;
import dev.nacre.examples.lecture.Panel;
import dev.nacre.examples.lecture.Pretraining;
import dev.nacre.examples.lecture.Scale;
import dev.nacre.layers.Dense;
import dev.nacre.model.Transfer;
import dev.nacre.report.Axis;
import dev.nacre.report.FigureTable;
import dev.nacre.report.Tiles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jblas.FloatMatrix;

/** Few labels, with and without layers that were pre-trained on digits without a label. */
final class PretrainingExperiment implements Experiment {
    private static final int FILTERS = 64;

    private final DigitCodecs codecs = new DigitCodecs();

    @Override
    public About about() {
        return new About(
                "pretraining",
                "Pre-training with few labels",
                "1,437 digits, of which few have a label. Once the labels alone teach a network with random"
                        + " start values; once its lower layers begin as denoising autoencoders, which learned from all"
                        + " digits without any label. Three layers of sigmoid gain much, as they hardly learn from 40"
                        + " labels alone; one layer of relu gains little. With more labels the difference shrinks.",
                List.of("stackedDenoising", "masking", "dense"),
                List.of("11-autoencoders", "10-transfer"));
    }

    @Override
    public List<Control> controls() {
        List<String> stacks = List.copyOf(Pretraining.STACKS.keySet());
        return List.of(
                new Choice("stack", "layers", stacks, "three layers of sigmoid"),
                Slider.linear("labels", "digits with a label", 20, 300, 20, 40),
                Slider.linear("epochs", "epochs with labels", 20, 200, 20, 100));
    }

    @Override
    public String configuration(Settings settings) {
        return Pretraining.STACKS.get(settings.text("stack")) + "\nadam(learningRate=0.002)";
    }

    @Override
    public void run(Settings settings, Screen screen) {
        String stack = Pretraining.STACKS.get(settings.text("stack"));
        Digits few = Digits.few(settings.whole("labels"), 1);
        int epochs = settings.whole("epochs");
        Map<String, Learned> learned = new LinkedHashMap<>();
        Network random = new Network(stack, Digits.SHAPE, 1);
        learned.put("labels alone", tuned(random, few, epochs, screen));
        screen.show(frame("labels alone", learned, random, epochs));
        Network known = codecs.network(stack, screen, (label, now) -> screen.show(frame(label, learned, now, epochs)));
        learned.put("pre-trained", tuned(known, few, epochs, screen));
        screen.show(frame("fine-tuned", learned, known, epochs));
    }

    /** With an output for each class on top of a copy of the layers. */
    private static Learned tuned(Network lower, Digits few, int epochs, Screen screen) {
        Network network = Transfer.withHead(lower, new Dense(10), 1);
        return few.fit(network, "adam(learningRate=0.002)", 32, epochs, 1, screen.checking());
    }

    private static Frame frame(String label, Map<String, Learned> learned, Network lower, int epochs) {
        Map<String, double[]> figures = new LinkedHashMap<>();
        List<Line> accuracies = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        learned.forEach((name, result) -> {
            double[] accuracy = result.validationAccuracies();
            figures.put(name, accuracy);
            accuracies.add(Line.counted(name, accuracy));
            rows.add(List.of(name, Axis.label(accuracy[accuracy.length - 1])));
        });
        Panel panel = Panel.of(
                "Fine-tuning", Scale.linear("epoch", 0, epochs), Scale.linear("held-out accuracy", 0, 1), accuracies);
        return new Frame(
                label,
                figures,
                Charts.panel(panel)
                        + filters(lower)
                        + Charts.wide(new FigureTable(List.of("", "held-out accuracy"), rows, -1).html()));
    }

    /** The weights of the lowest layer's first units, each as a picture. */
    private static String filters(Network network) {
        FloatMatrix weight = network.parameters().get(0).value();
        FloatMatrix some = new FloatMatrix(weight.rows, Math.min(FILTERS, weight.columns));
        System.arraycopy(weight.data, 0, some.data, 0, some.length);
        return "<figure class=\"map\"><figcaption>Weights of the lowest layer, unit by unit</figcaption>"
                + Tiles.signed(some, DigitPictures.SIDE, DigitPictures.SIDE, 8).html("weights of units") + "</figure>";
    }
}
