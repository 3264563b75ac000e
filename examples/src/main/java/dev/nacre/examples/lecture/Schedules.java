package dev.nacre.examples.lecture;

import dev.nacre.optimizers.Schedule;
import dev.nacre.plugin.Plugins;
import java.util.ArrayList;
import java.util.List;

/** The factor that each schedule puts on the learning rate, over a thousand steps. */
final class Schedules {
    static final int STEPS = 1000;
    static final List<String> TEXTS = List.of(
            "constant",
            "stepDecay(factor=0.5, period=200)",
            "exponentialDecay(factor=0.5, period=200)",
            "inverseTime(decay=0.005)",
            "polynomial(steps=1000, power=2)",
            "piecewise(steps=[300, 700], factors=[1, 0.3, 0.1])",
            "cosine(steps=1000)",
            "cosine(steps=250, restarts=true)",
            "cosineLog(steps=1000)",
            "flatCosine(steps=1000)",
            "oneCycle(steps=1000)",
            "warmUp(steps=200)",
            "momentumRamp(period=100)");

    private Schedules() {}

    static Line line(String text) {
        Schedule schedule = Plugins.parse(Schedule.class, text);
        double[] factors = new double[STEPS];
        for (int t = 1; t <= STEPS; t++) factors[t - 1] = schedule.factor(t);
        return Line.counted(text, factors);
    }

    static Sheet sheet() {
        List<Panel> panels = new ArrayList<>();
        for (String text : TEXTS)
            panels.add(Panel.of(
                    text.replaceAll("(steps|factors?|period|decay|power)=", ""),
                    Scale.linear("step", 0, STEPS),
                    Scale.linear("factor", 0, 1),
                    List.of(line(text))));
        return new Sheet("Schedules: the factor on the learning rate", 4, 260, 150, List.of(), panels);
    }
}
