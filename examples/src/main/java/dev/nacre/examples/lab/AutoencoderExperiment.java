package dev.nacre.examples.lab;

import dev.nacre.Network;
import dev.nacre.autoencoders.Codec;
import dev.nacre.examples.lecture.Digits;
import dev.nacre.examples.lecture.Line;
import dev.nacre.examples.lecture.Panel;
import dev.nacre.examples.lecture.Scale;
import dev.nacre.report.Axis;
import dev.nacre.report.FigureTable;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jblas.FloatMatrix;

/** A digit to be damaged by hand, its code, and what an autoencoder restores. */
final class AutoencoderExperiment implements Experiment {
    private static final float FULL = 16;

    private final DigitCodecs codecs = new DigitCodecs();

    @Override
    public About about() {
        return new About(
                "autoencoders",
                "Autoencoders: damage a digit",
                "Wipe pixels of the digit or ink others: the autoencoder passes it through its code and draws it anew."
                        + " Trained with corruption it has learned to fill in what is missing, at some cost to what is"
                        + " not; without, it repeats the damage. With few units the code keeps the coarse shape only."
                        + " The digit is none of those it learned from.",
                List.of("autoencoder", "denoising", "masking"),
                List.of("11-autoencoders"));
    }

    @Override
    public List<Control> controls() {
        return List.of(
                new Pixels("pixels", "the digit: press to ink, with Shift to wipe", DigitPictures.SIDE),
                Slider.linear("digit", "which digit", 0, 99, 1, 3),
                Slider.linear("units", "units of the code", 2, 200, 2, 128),
                Slider.linear("corruption", "share of pixels wiped in training", 0, 0.8, 0.1, 0.4));
    }

    private static String autoencoder(Settings settings) {
        String corruption = Axis.label(settings.number("corruption"));
        String kind = corruption.equals("0")
                ? "autoencoder(" + settings.whole("units")
                : "denoising(" + settings.whole("units") + ", corruption=masking(" + corruption + ")";
        return kind + ", activation=relu, loss=binaryCrossEntropy)";
    }

    @Override
    public String configuration(Settings settings) {
        return DigitCodecs.text(autoencoder(settings));
    }

    @Override
    public void run(Settings settings, Screen screen) {
        FloatMatrix original = Digits.all(1).validation().x().getColumn(settings.whole("digit"));
        FloatMatrix damaged = painted(original, settings.text("pixels"));
        Network network = codecs.network(
                configuration(settings), screen, (label, now) -> screen.show(frame(label, now, original, damaged)));
        screen.show(frame("learned", network, original, damaged));
    }

    private static FloatMatrix painted(FloatMatrix original, String marks) {
        FloatMatrix damaged = original.dup();
        for (int i = 0; i < damaged.length; i++)
            if (marks.charAt(i) != '.') damaged.data[i] = (marks.charAt(i) - '0') / 9f * FULL;
        return damaged;
    }

    private static Frame frame(String label, Network network, FloatMatrix original, FloatMatrix damaged) {
        Codec codec = Codec.of(network);
        FloatMatrix code = codec.encode(damaged);
        FloatMatrix restored = codec.decode(code);
        FloatMatrix from = original.div(FULL);
        FloatMatrix given = damaged.div(FULL);
        Map<String, double[]> figures = new LinkedHashMap<>();
        figures.put("pixels", Charts.doubles(from.data));
        figures.put("damaged", Charts.doubles(given.data));
        figures.put("restored", Charts.doubles(restored.data));
        figures.put("code", Charts.doubles(code.data));
        int[] all = IntStream.range(0, from.length).toArray();
        int[] painted =
                IntStream.of(all).filter(i -> given.data[i] != from.data[i]).toArray();
        figures.put("damage", new double[] {distance(given, from, all), distance(given, from, painted)});
        figures.put("error", new double[] {distance(restored, from, all), distance(restored, from, painted)});
        FigureTable table = new FigureTable(
                List.of("mean difference from the digit", "all pixels", "painted pixels"),
                List.of(row("damaged", figures.get("damage")), row("restored", figures.get("error"))),
                -1);
        String pictures = DigitPictures.beside(
                DigitPictures.one("the digit", from),
                DigitPictures.one("damaged", given),
                DigitPictures.one("restored", restored));
        return new Frame(label, figures, pictures + Charts.panel(stems(figures.get("code"))) + table.html());
    }

    private static List<String> row(String name, double[] differences) {
        return List.of(name, Axis.label(differences[0]), Axis.label(differences[1]));
    }

    /** Mean absolute difference of some pixels; 0 of none. */
    private static double distance(FloatMatrix a, FloatMatrix b, int[] pixels) {
        return IntStream.of(pixels)
                .mapToDouble(i -> Math.abs(a.data[i] - b.data[i]))
                .average()
                .orElse(0);
    }

    private static Panel stems(double[] code) {
        double[] x = new double[3 * code.length];
        double[] y = new double[3 * code.length];
        for (int u = 0; u < code.length; u++) {
            Arrays.fill(x, 3 * u, 3 * u + 3, u + 1);
            y[3 * u + 1] = code[u];
            y[3 * u + 2] = Double.NaN;
        }
        double most = Arrays.stream(code).max().orElse(0);
        return Panel.of(
                "The code",
                Scale.linear("unit", 0, code.length + 1),
                Scale.linear("activation", 0, Math.max(1, most)),
                List.of(new Line("", x, y)));
    }
}
