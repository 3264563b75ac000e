package dev.nacre.examples.lecture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The effect of dropout, L2 and batch normalization on the gap between training and validation loss, on 200 digits of
 * which every fifth has a wrong label.
 */
final class Gap {
    static final Map<String, String> NETWORKS = networks();
    static final int EPOCHS = 60;

    private Gap() {}

    private static Map<String, String> networks() {
        Map<String, String> networks = new LinkedHashMap<>();
        networks.put("nothing", network("%s, %s", "none"));
        networks.put("dropout(0.5)", network("%s, dropout(0.5), %s, dropout(0.5)", "none"));
        networks.put("l2(0.01)", network("%s, %s", "l2(0.01)"));
        networks.put("batchNorm", network("%s, batchNorm, %s, batchNorm", "none"));
        return networks;
    }

    private static String network(String hidden, String penalty) {
        String dense = "dense(256, activation=relu, initializer=heNormal, penalty=" + penalty + ")";
        return "sequential([scale(0.0625), " + hidden.formatted(dense, dense) + ", dense(10)])";
    }

    static Learned train(Digits digits, String name, long seed) {
        return digits.train(NETWORKS.get(name), "adam(learningRate=0.001)", EPOCHS, seed);
    }

    static Sheet sheet(Digits digits) {
        List<Panel> panels = new ArrayList<>();
        for (String name : NETWORKS.keySet()) {
            Learned trained = train(digits, name, 1);
            panels.add(Panel.of(
                    name,
                    Scale.linear("epoch", 0, EPOCHS),
                    Scale.logarithmic("loss", 1e-3, 10),
                    List.of(
                            Line.counted("training", trained.losses()),
                            Line.counted("validation", trained.validationLosses()))));
        }
        return new Sheet(
                "Loss by epoch: two layers of 256 units, 200 digits to learn from, a fifth with wrong labels",
                4,
                230,
                200,
                List.of("training, penalty included", "validation"),
                panels);
    }
}
