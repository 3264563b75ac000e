package dev.nacre.diagnosis;

import static dev.nacre.diagnosis.Symptom.DEAD_UNITS;
import static dev.nacre.diagnosis.Symptom.DECAY_TOO_STRONG;
import static dev.nacre.diagnosis.Symptom.EXPLODING_GRADIENT;
import static dev.nacre.diagnosis.Symptom.SATURATED_UNITS;
import static dev.nacre.diagnosis.Symptom.UPDATES_TOO_LARGE;
import static dev.nacre.diagnosis.Symptom.UPDATES_TOO_SMALL;
import static dev.nacre.diagnosis.Symptom.VANISHING_GRADIENT;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Detects problems of layers. A healthy ratio of steps to weights is about 1e-3 (Karpathy, CS231n, 2015); only values
 * far from the healthy ones, in several observations in a row, are reported.
 */
final class LayerRules {
    private static final double LARGEST_RATIO = 0.1;
    private static final double SMALLEST_RATIO = 1e-6;
    /** Of each weight in each step: this halves weights in 350 steps. */
    private static final double LARGEST_DECAY = 0.002;

    private static final double SHRUNK = 1 / 3.0;
    private static final double MOST_IDLE = 0.5;
    private static final double VANISHED = 1e-4;
    private static final double EXPLODED = 1e4;
    private static final double HUGE = 1e3;
    private static final int LOOKS = 3;
    /** Schedules end with small steps; after this many observations they are not a symptom. */
    private static final int EARLY = 20;

    private final Consumer<Finding> findings;
    private final Map<Symptom, Map<Integer, Integer>> counts = new EnumMap<>(Symptom.class);
    private final Map<Symptom, Set<Integer>> told = new EnumMap<>(Symptom.class);
    private final Map<Integer, Double> firstNorms = new HashMap<>();
    /** Then weights are huge, or units dead, and any step looks small. */
    private boolean tooFast;

    private int looks;

    LayerRules(Consumer<Finding> findings) {
        this.findings = findings;
    }

    void see(Observation o, double decay) {
        looks++;
        tooFast |= o.layers().stream().anyMatch(LayerRules::hasLargeSteps) || told.containsKey(DEAD_UNITS);
        OptionalDouble top = o.layers().stream()
                .mapToDouble(LayerState::gradientRms)
                .filter(rms -> !Double.isNaN(rms))
                .reduce((lower, higher) -> higher);
        for (LayerState s : o.layers()) {
            count(
                    o,
                    s,
                    UPDATES_TOO_LARGE,
                    s.updateRatio() > LARGEST_RATIO,
                    "steps are %.2g of the weights",
                    s.updateRatio());
            count(
                    o,
                    s,
                    UPDATES_TOO_SMALL,
                    s.updateRatio() < SMALLEST_RATIO && looks <= EARLY && !tooFast,
                    "steps are %.2g of the weights",
                    s.updateRatio());
            double norm = s.weightNorm() / firstNorms.computeIfAbsent(s.layer(), layer -> s.weightNorm());
            count(
                    o,
                    s,
                    DECAY_TOO_STRONG,
                    decay > LARGEST_DECAY && norm < SHRUNK,
                    "its weights have shrunk to %.0f %%, as each step subtracts " + (float) decay + " of them",
                    100 * norm);
            count(o, s, DEAD_UNITS, s.dead() > MOST_IDLE, "%.0f %% of the units are dead", 100 * s.dead());
            count(
                    o,
                    s,
                    SATURATED_UNITS,
                    s.saturated() > MOST_IDLE,
                    "%.0f %% of the units are saturated",
                    100 * s.saturated());
            if (top.isPresent() && top.getAsDouble() > 0) {
                double share = s.gradientRms() / top.getAsDouble();
                count(
                        o,
                        s,
                        VANISHING_GRADIENT,
                        share < VANISHED,
                        "its gradient is %.2g times that of the highest layer",
                        share);
                count(
                        o,
                        s,
                        EXPLODING_GRADIENT,
                        share > EXPLODED || s.gradientNorm() > HUGE,
                        "the norm of its gradient is %.2g",
                        s.gradientNorm());
            }
        }
    }

    /** A layer that begins with zeros has no ratio. */
    static boolean hasLargeSteps(LayerState layer) {
        return layer.updateRatio() > LARGEST_RATIO && layer.updateRatio() < Double.POSITIVE_INFINITY;
    }

    private void count(Observation o, LayerState s, Symptom symptom, boolean seen, String what, double figure) {
        Map<Integer, Integer> times = counts.computeIfAbsent(symptom, k -> new HashMap<>());
        int now = seen ? times.getOrDefault(s.layer(), 0) + 1 : 0;
        times.put(s.layer(), now);
        if (now < LOOKS || !told.computeIfAbsent(symptom, k -> new HashSet<>()).add(s.layer())) return;
        findings.accept(new Finding(
                symptom, o.stage(), o.step(), s.layer(), s.title() + ": " + String.format(Locale.ROOT, what, figure)));
    }
}
