package dev.nacre.examples.lecture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How large the gradient is that reaches each of thirty untrained layers from above. */
final class Depth {
    static final int LAYERS = 30;
    static final Map<String, String> KINDS = kinds();

    private static final int UNITS = 200;

    private Depth() {}

    private static Map<String, String> kinds() {
        Map<String, String> kinds = new LinkedHashMap<>();
        kinds.put("sigmoid", "dense(200, activation=sigmoid)");
        kinds.put("relu, deviation 0.05", "dense(200, activation=relu, initializer=normal(deviation=0.05))");
        kinds.put("relu, deviation 0.2", "dense(200, activation=relu, initializer=normal(deviation=0.2))");
        kinds.put("relu, heNormal", "dense(200, activation=relu, initializer=heNormal)");
        kinds.put("residual", "residual(sequential([layerNorm, relu, dense(200, initializer=heNormal)]))");
        return kinds;
    }

    static double[] gradients(String kind) {
        return Flow.through(KINDS.get(kind), UNITS, LAYERS).gradients();
    }

    static Sheet sheet() {
        List<Line> lines = new ArrayList<>();
        for (String kind : KINDS.keySet()) lines.add(Line.counted(kind, gradients(kind)));
        Panel panel = Panel.of(
                "30 layers of 200 units, not trained",
                Scale.linear("layer, the lowest is 1", 0, LAYERS),
                Scale.logarithmic("standard deviation of the gradient", 1e-20, 1e10),
                lines);
        return Sheet.of("A gradient on its way down", panel);
    }
}
