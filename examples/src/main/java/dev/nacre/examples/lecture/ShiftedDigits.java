package dev.nacre.examples.lecture;

import dev.nacre.Samples;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jblas.FloatMatrix;

/** Networks that learned digits where they are, judged by digits that were moved to the right. */
final class ShiftedDigits {
    static final Map<String, String> NETWORKS = networks();
    static final int MOST = 3;

    private ShiftedDigits() {}

    private static Map<String, String> networks() {
        Map<String, String> networks = new LinkedHashMap<>();
        networks.put(
                "dense", "sequential([scale(0.0625), dense(128, activation=relu, initializer=heNormal), dense(10)])");
        networks.put("convolutions", convolutions(""));
        networks.put("convolutions, shift(2)", convolutions("shift(2), "));
        return networks;
    }

    private static String convolutions(String first) {
        return "sequential([" + first
                + "scale(0.0625), conv(16, initializer=heNormal), relu, conv(32, initializer=heNormal),"
                + " relu, maxPool, conv(32, initializer=heNormal), relu, globalAverage, dense(10)])";
    }

    /** Accuracy on digits that were moved by 0, 1, 2 … pixels. */
    static double[] accuracies(String name) {
        Digits digits = Digits.all(1);
        Learned trained = digits.train(NETWORKS.get(name), "adam(learningRate=0.002)", 20, 1);
        double[] accuracies = new double[MOST + 1];
        for (int pixels = 0; pixels <= MOST; pixels++)
            accuracies[pixels] = trained.accuracy(moved(digits.validation(), pixels));
        return accuracies;
    }

    /** What leaves on the right is lost, and paper comes in on the left. */
    static Samples moved(Samples digits, int pixels) {
        FloatMatrix x = new FloatMatrix(digits.x().rows, digits.x().columns);
        int side = Digits.SHAPE.width();
        for (int i = 0; i < x.length; i++) if (i % side >= pixels) x.data[i] = digits.x().data[i - pixels];
        return new Samples(x, digits.t()).shaped(digits.shape());
    }

    static Sheet sheet() {
        List<Line> lines = new ArrayList<>();
        for (String name : NETWORKS.keySet()) lines.add(new Line(name, new double[] {0, 1, 2, 3}, accuracies(name)));
        Panel panel = Panel.of(
                "validation digits, moved to the right",
                Scale.linear("pixels", 0, MOST),
                Scale.linear("accuracy", 0, 1),
                lines);
        return Sheet.of("Who still knows a digit that was moved?", panel);
    }
}
