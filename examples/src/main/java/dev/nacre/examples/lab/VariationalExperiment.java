package dev.nacre.examples.lab;

import dev.nacre.Network;
import dev.nacre.Samples;
import dev.nacre.autoencoders.Codec;
import dev.nacre.examples.lecture.Digits;
import dev.nacre.report.Axis;
import dev.nacre.report.Scatter;
import dev.nacre.report.Tiles;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jblas.FloatMatrix;

/** A walk through the code of a variational autoencoder, whose code is a point of the plane. */
final class VariationalExperiment implements Experiment {
    private static final int STEPS = 13;
    private static final float REACH = 3;
    private static final List<String> LABELS =
            IntStream.range(0, 10).mapToObj(Integer::toString).toList();

    private final DigitCodecs codecs = new DigitCodecs();

    @Override
    public About about() {
        return new About(
                "variational",
                "A walk through a variational code",
                "Every point of the plane is decoded into a digit. Move the point slowly: one digit turns"
                        + " into another, and there is no gap between them. beta weighs the divergence from a normal"
                        + " distribution: without it the codes spread far apart, with holes from which no digit comes;"
                        + " with much of it all codes gather at 0, and all points decode to the same blur.",
                List.of("variational"),
                List.of("11-autoencoders"));
    }

    @Override
    public List<Control> controls() {
        return List.of(
                Slider.linear("first", "first number of the code", -REACH, REACH, 0.1, 0),
                Slider.linear("second", "second number of the code", -REACH, REACH, 0.1, 0),
                new Choice("beta", "beta", List.of("0", "0.1", "0.3", "1", "3", "10"), "1"));
    }

    private static String autoencoder(Settings settings) {
        return "variational(units=2, hidden=[128, 64], beta=" + settings.text("beta")
                + ", activation=relu, loss=binaryCrossEntropy)";
    }

    @Override
    public String configuration(Settings settings) {
        return DigitCodecs.text(autoencoder(settings));
    }

    @Override
    public void run(Settings settings, Screen screen) {
        Samples heldOut = Digits.all(1).validation();
        float[] code = {(float) settings.number("first"), (float) settings.number("second")};
        Network network = codecs.network(
                configuration(settings), screen, (label, now) -> screen.show(frame(label, now, heldOut, code)));
        screen.show(frame("learned", network, heldOut, code));
    }

    private static Frame frame(String label, Network network, Samples heldOut, float[] code) {
        Codec codec = Codec.of(network);
        FloatMatrix decoded = codec.decode(new FloatMatrix(2, 1, code));
        FloatMatrix map = codec.decode(grid());
        FloatMatrix codes = codec.encode(heldOut.x());
        Map<String, double[]> figures = new LinkedHashMap<>();
        figures.put("decoded", Charts.doubles(decoded.data));
        figures.put("map", Charts.doubles(map.data));
        figures.put("deviation of the codes", new double[] {
            Moments.of(Charts.doubles(codes.getRow(0).toArray())).deviation(),
            Moments.of(Charts.doubles(codes.getRow(1).toArray())).deviation()
        });
        int[] classes = IntStream.range(0, heldOut.size())
                .map(s -> heldOut.t().getColumn(s).argmax())
                .toArray();
        String point = "(" + Axis.label(code[0]) + ", " + Axis.label(code[1]) + ")";
        return new Frame(
                label,
                figures,
                DigitPictures.beside(DigitPictures.one("decoded from " + point, decoded))
                        + new Scatter("Codes of held-out digits", "first number of the code", codes, classes, LABELS)
                                .html()
                        + "<figure class=\"map\"><figcaption>The plane, from −3 to 3</figcaption>"
                        + Tiles.inked(
                                map, DigitPictures.SIDE, STEPS, 1, "decoded digits, one for each point of the plane")
                        + "</figure>");
    }

    /** Codes, row by row from the top left one. */
    private static FloatMatrix grid() {
        FloatMatrix codes = new FloatMatrix(2, STEPS * STEPS);
        for (int i = 0; i < STEPS * STEPS; i++) {
            codes.data[2 * i] = REACH * (2f * (i % STEPS) / (STEPS - 1) - 1);
            codes.data[2 * i + 1] = REACH * (1 - 2f * (i / STEPS) / (STEPS - 1));
        }
        return codes;
    }
}
