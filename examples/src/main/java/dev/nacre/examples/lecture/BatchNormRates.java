package dev.nacre.examples.lecture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Loss curves of a network of four hidden layers without and with batch normalization, at three learning rates. */
final class BatchNormRates {
    static final Map<String, String> PLACES = places();
    static final int EPOCHS = 15;

    private BatchNormRates() {}

    private static Map<String, String> places() {
        Map<String, String> places = new LinkedHashMap<>();
        places.put("none", "dense(64, initializer=heNormal), relu");
        places.put("before the activation", "dense(64, initializer=heNormal), batchNorm, relu");
        places.put("after the activation", "dense(64, initializer=heNormal), relu, batchNorm");
        return places;
    }

    static double[] curve(String place, double rate) {
        String layer = PLACES.get(place);
        String network =
                "sequential([scale(0.0625), %s, dense(10)])".formatted(String.join(", ", layer, layer, layer, layer));
        return Digits.all(1)
                .train(network, "sgd(learningRate=" + rate + ")", EPOCHS, 1)
                .losses();
    }

    static Sheet sheet() {
        List<Panel> panels = new ArrayList<>();
        for (double rate : new double[] {0.01, 0.1, 1}) {
            List<Line> lines = new ArrayList<>();
            for (String place : PLACES.keySet()) lines.add(Line.counted(place, curve(place, rate)));
            panels.add(Panel.of(
                    "learning rate " + rate,
                    Scale.linear("epoch", 0, EPOCHS),
                    Scale.logarithmic("training loss", 1e-3, 10),
                    lines));
        }
        return new Sheet(
                "Batch normalization and the learning rate: digits, four hidden layers, sgd",
                3,
                300,
                220,
                List.copyOf(PLACES.keySet()),
                panels);
    }
}
