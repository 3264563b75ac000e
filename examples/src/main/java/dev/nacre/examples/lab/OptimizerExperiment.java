package dev.nacre.examples.lab;

import dev.nacre.examples.lecture.Line;
import dev.nacre.examples.lecture.Panel;
import dev.nacre.examples.lecture.Scale;
import dev.nacre.examples.lecture.Surface;
import dev.nacre.examples.lecture.UpdateRules;
import dev.nacre.report.Axis;
import dev.nacre.report.FigureTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** A race of update rules on a surface. */
final class OptimizerExperiment implements Experiment {
    private static final int FRAMES = 60;
    private static final double LOWEST = 1e-8;

    @Override
    public About about() {
        return new About(
                "optimizers",
                "Optimizers: a race",
                "On the ravine plain descent (sgd) zigzags between the walls, and momentum averages the"
                        + " zigzag away. Raise the rates: plain descent, at 0.095, is thrown out of the ravine beyond 2"
                        + " / 20. Raise the momentum: it overshoots. On the saddle and on the plateau, where the"
                        + " gradient is almost 0, rules that divide by its size are gone while the others still stand.",
                List.of("sgd", "momentum", "nesterov", "adaGrad", "rmsProp", "adam"),
                List.of("07-update-rules", "08-schedules"));
    }

    @Override
    public List<Control> controls() {
        List<String> surfaces =
                Arrays.stream(Surface.values()).map(OptimizerExperiment::name).toList();
        List<String> names =
                UpdateRules.RULES.stream().map(OptimizerExperiment::name).toList();
        return List.of(
                new Choice("surface", "surface", surfaces, name(Surface.RAVINE)),
                Slider.logarithmic("rate", "learning rates, times", 0.1, 10, 1),
                Slider.linear("momentum", "momentum of momentum and nesterov", 0, 0.99, 0.01, 0.7),
                Slider.linear("steps", "steps", 20, 200, 10, UpdateRules.STEPS),
                new Several("rules", "update rules", names, List.of("sgd", "momentum", "nesterov", "adam"), 8));
    }

    private static String name(Surface surface) {
        return surface.name().toLowerCase(Locale.ROOT);
    }

    private static String name(String rule) {
        return rule.replaceFirst("\\(.*", "");
    }

    /** The chosen rules with the rate and the momentum that are set. */
    private static List<String> rules(Settings settings) {
        return UpdateRules.RULES.stream()
                .filter(rule -> settings.several("rules").contains(name(rule)))
                .map(rule -> set(rule, "learningRate", settings.number("rate"), true))
                .map(rule -> set(rule, "momentum", settings.number("momentum"), false))
                .toList();
    }

    private static String set(String rule, String component, double number, boolean times) {
        int at = rule.indexOf(component + "=");
        if (at < 0) return rule;
        int from = at + component.length() + 1;
        int to = from + rule.substring(from).replaceFirst("[,)].*", "").length();
        double value = times ? number * Double.parseDouble(rule.substring(from, to)) : number;
        return rule.substring(0, from) + Axis.label(value) + rule.substring(to);
    }

    @Override
    public String configuration(Settings settings) {
        return String.join("\n", rules(settings));
    }

    @Override
    public void run(Settings settings, Screen screen) {
        Surface surface = Surface.valueOf(settings.text("surface").toUpperCase(Locale.ROOT));
        int steps = settings.whole("steps");
        List<Line> paths = new ArrayList<>();
        for (String rule : rules(settings)) {
            Line path = UpdateRules.path(rule, surface, steps);
            paths.add(new Line(name(rule), path.x(), path.y()));
        }
        int frames = Math.min(FRAMES, steps);
        for (int f = 0; f <= frames; f++) screen.show(frame(surface, paths, steps, steps * f / frames));
    }

    private static Frame frame(Surface surface, List<Line> paths, int steps, int step) {
        Map<String, double[]> figures = new LinkedHashMap<>();
        List<Line> passed = new ArrayList<>();
        List<Line> losses = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        for (Line path : paths) {
            double[] x = Arrays.copyOf(path.x(), step + 1);
            double[] y = Arrays.copyOf(path.y(), step + 1);
            double[] loss = IntStream.rangeClosed(0, step)
                    .mapToDouble(t -> surface.value(x[t], y[t]))
                    .toArray();
            figures.put(path.name() + " x", x);
            figures.put(path.name() + " y", y);
            figures.put(path.name() + " loss", loss);
            figures.put(path.name() + " crossings", new double[] {UpdateRules.crossings(y)});
            passed.add(new Line(path.name(), x, y));
            losses.add(new Line(path.name(), counted(step), visible(surface, loss)));
            rows.add(List.of(
                    path.name(),
                    Double.isFinite(loss[step]) ? Axis.label(loss[step]) : "beyond all numbers",
                    Integer.toString(UpdateRules.crossings(y))));
        }
        Panel loss = Panel.of("Loss by step", Scale.linear("step", 0, steps), losses(surface), losses);
        FigureTable table = new FigureTable(List.of("", "loss", "crossings of the floor, y = 0"), rows, -1);
        return new Frame(
                "step " + step,
                figures,
                Charts.panel(UpdateRules.panel("The way on the " + name(surface), surface, passed))
                        + Charts.panel(loss)
                        + Charts.wide(table.html()));
    }

    private static double[] counted(int step) {
        return IntStream.rangeClosed(0, step).asDoubleStream().toArray();
    }

    private static Scale losses(Surface surface) {
        return switch (surface) {
            case RAVINE -> Scale.logarithmic("loss", LOWEST, 1000);
            case SADDLE -> Scale.linear("loss", -10, 4);
            case PLATEAU -> Scale.linear("loss", 0, 1);
        };
    }

    private static double[] visible(Surface surface, double[] losses) {
        if (surface != Surface.RAVINE) return losses;
        return Charts.within(LOWEST, Double.POSITIVE_INFINITY, losses);
    }
}
