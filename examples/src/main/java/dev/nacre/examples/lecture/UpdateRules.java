package dev.nacre.examples.lecture;

import dev.nacre.Optimizer;
import dev.nacre.plugin.Plugins;
import java.util.ArrayList;
import java.util.List;
import org.jblas.FloatMatrix;

/** The paths of the optimizers on surfaces: a ravine, 20 times as steep across as along, and others. */
public final class UpdateRules {
    /**
     * Optimizers with learning rates that suit both surfaces; related ones have the same rate. Momentum's is lower than
     * that of plain descent, since in the long run its steps are 1 / (1 − 0.7) times as large: 0.1.
     */
    public static final List<String> RULES = List.of(
            "sgd(learningRate=0.095)",
            "momentum(learningRate=0.03, momentum=0.7)",
            "nesterov(learningRate=0.03, momentum=0.7)",
            "adaGrad(learningRate=0.5)",
            "rmsProp(learningRate=0.1)",
            "adaDelta(learningRate=40)",
            "adam(learningRate=0.2)",
            "amsGrad(learningRate=0.2)",
            "adaMax(learningRate=0.2)",
            "nadam(learningRate=0.2)",
            "radam(learningRate=0.1)",
            "adamW(learningRate=0.2)",
            "adaBelief(learningRate=0.2)",
            "lion(learningRate=0.1)",
            "lamb(learningRate=0.1)",
            "rprop(learningRate=0.1)");

    /** Steps of the lecture's pictures. */
    public static final int STEPS = 60;

    private UpdateRules() {}

    static Line path(String rule, Surface surface) {
        return path(rule, surface, STEPS);
    }

    /** The path of an optimizer: one point more than it makes steps. */
    public static Line path(String rule, Surface surface, int steps) {
        Optimizer optimizer = Plugins.parse(Optimizer.class, rule);
        FloatMatrix value = new FloatMatrix(2, 1, (float) surface.x, (float) surface.y);
        FloatMatrix[] slots = new FloatMatrix[optimizer.slots()];
        for (int i = 0; i < slots.length; i++) slots[i] = new FloatMatrix(2, 1);
        optimizer.init(value, slots);
        double[] x = new double[steps + 1];
        double[] y = new double[steps + 1];
        for (int t = 0; t <= steps; t++) {
            x[t] = value.data[0];
            y[t] = value.data[1];
            FloatMatrix step =
                    new FloatMatrix(2, 1, (float) surface.slopeAcross(x[t], y[t]), (float) surface.slopeUp(x[t], y[t]));
            optimizer.step(step, value, slots, t + 1);
            for (int i = 0; i < 2; i++) value.data[i] -= step.data[i];
        }
        return new Line(rule, x, y);
    }

    /** How often a path crosses the floor of the ravine by more than the width of its line in the picture. */
    public static int crossings(double[] y) {
        int crossings = 0;
        for (int i = 1; i < y.length; i++)
            if (y[i] * y[i - 1] < 0 && Math.max(Math.abs(y[i]), Math.abs(y[i - 1])) > 0.02) crossings++;
        return crossings;
    }

    static Sheet sheet(Surface surface) {
        List<Panel> panels = new ArrayList<>();
        for (String rule : RULES)
            panels.add(panel(rule.replaceFirst("\\(.*", ""), surface, List.of(path(rule, surface))));
        String name = surface == Surface.RAVINE ? "a ravine, x²/2 + 10 y²" : "a saddle, x²/2 − y²/2";
        return new Sheet(STEPS + " steps of each optimizer on " + name, 4, 230, 160, List.of(), panels);
    }

    /** Paths on a map of a surface. */
    public static Panel panel(String title, Surface surface, List<Line> paths) {
        return new Panel(title, surface.across(), surface.up(), "", contours(surface), paths);
    }

    /** Contour lines: all surfaces have those of quadratic ones, so x follows from y. */
    private static List<Line> contours(Surface surface) {
        List<Line> lines = new ArrayList<>();
        for (double level : new double[] {-4, -2, -1, -0.3, 0.3, 1, 2.5, 5, 9})
            for (int side = -1; side <= 1; side += 2) {
                int n = 150;
                double[] xs = new double[n];
                double[] ys = new double[n];
                for (int i = 0; i < n; i++) {
                    ys[i] = -1.5 + 4.5 * i / (n - 1);
                    xs[i] = side * Math.sqrt((2 * level - surface.b * ys[i] * ys[i]) / surface.a);
                }
                lines.add(new Line("", xs, ys));
            }
        return lines;
    }
}
