package dev.nacre.optimizers;

import dev.nacre.ElementwiseOptimizer;
import dev.nacre.Optimizer;
import dev.nacre.Parameter;
import dev.nacre.plugin.Plugins;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jblas.FloatMatrix;

/** Ten steps of an optimizer as another program made them. {@code golden.py} beside the files says how to read them. */
record GoldenTrace(String name, String plugin, String source, List<String> header, float[][] rows) {
    private static final int ELEMENTS = 8;

    private static final List<GoldenTrace> ALL = readAll();

    static List<GoldenTrace> all() {
        return ALL;
    }

    private static List<GoldenTrace> readAll() {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/dev/nacre/optimizers/golden"))) {
            return files.sorted().map(GoldenTrace::read).toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static GoldenTrace of(String name) {
        return all().stream().filter(t -> t.name.equals(name)).findFirst().orElseThrow();
    }

    private static GoldenTrace read(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            float[][] rows = new float[lines.size() - 3][];
            for (int i = 0; i < rows.length; i++) {
                String[] words = lines.get(i + 3).split(",");
                rows[i] = new float[words.length];
                for (int j = 0; j < words.length; j++) rows[i][j] = Float.parseFloat(words[j]);
            }
            String name = file.getFileName().toString().replace(".csv", "");
            List<String> header = List.of(lines.get(2).split(","));
            return new GoldenTrace(name, lines.get(0).substring(2), lines.get(1).substring(2), header, rows);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    Optimizer optimizer() {
        return Plugins.parse(Optimizer.class, plugin);
    }

    int steps() {
        return rows.length - 1;
    }

    float[] gradient(int t) {
        return Arrays.copyOfRange(rows[t], 1, 1 + ELEMENTS);
    }

    /** How far an optimizer's weights, or averages, are from the trace's at worst; relative above 1. */
    double worst(Optimizer optimizer) {
        return worst(optimizer, Optional.empty());
    }

    /** The same, stepping two ranges of each parameter after each other. */
    double worstInPieces(Optimizer optimizer, ElementwiseOptimizer pieces) {
        return worst(optimizer, Optional.of(pieces));
    }

    private double worst(Optimizer optimizer, Optional<ElementwiseOptimizer> pieces) {
        List<Parameter> parameters = List.of(
                new Parameter("weight", new FloatMatrix(3, 2, Arrays.copyOfRange(rows[0], 9, 15))),
                new Parameter("bias", new FloatMatrix(2, 1, Arrays.copyOfRange(rows[0], 15, 17))));
        List<FloatMatrix[]> slots = new ArrayList<>();
        for (Parameter p : parameters) slots.add(slots(optimizer, p.value()));
        double worst = 0;
        double[] losses = {};
        for (int t = 1; t <= steps(); t++) {
            float[] g = gradient(t);
            System.arraycopy(g, 0, parameters.get(0).gradient().data, 0, 6);
            System.arraycopy(g, 6, parameters.get(1).gradient().data, 0, 2);
            optimizer.prepare(parameters, t);
            for (int p = 0; p < 2; p++) {
                Parameter parameter = parameters.get(p);
                step(optimizer, pieces, parameter, slots.get(p), t);
                float rate = optimizer.rate(losses) * optimizer.epochRate(t); // each step is an epoch
                for (int i = 0; i < parameter.value().length; i++) {
                    parameter.value().data[i] -= rate * parameter.gradient().data[i];
                    worst = Math.max(worst, distance(parameter.value().data[i], rows[t][9 + 6 * p + i]));
                    if (optimizer.averageSlot() >= 0)
                        worst = Math.max(
                                worst,
                                distance(
                                        slots.get(p)[optimizer.averageSlot()].data[i],
                                        rows[t][column("a0") + 6 * p + i]));
                }
            }
            if (header.contains("loss")) {
                losses = Arrays.copyOf(losses, t);
                losses[t - 1] = rows[t][column("loss")];
            }
        }
        return worst;
    }

    private int column(String title) {
        return header.indexOf(title);
    }

    private static FloatMatrix[] slots(Optimizer optimizer, FloatMatrix value) {
        FloatMatrix[] slots = new FloatMatrix[optimizer.slots()];
        for (int i = 0; i < slots.length; i++) slots[i] = new FloatMatrix(value.rows, value.columns);
        optimizer.init(value, slots);
        return slots;
    }

    private static void step(
            Optimizer optimizer,
            Optional<ElementwiseOptimizer> pieces,
            Parameter parameter,
            FloatMatrix[] slots,
            int t) {
        if (pieces.isEmpty()) {
            optimizer.step(parameter.gradient(), parameter.value(), slots, t);
            return;
        }
        float[][] arrays = Arrays.stream(slots).map(slot -> slot.data).toArray(float[][]::new);
        int length = parameter.value().length;
        pieces.get().step(parameter.gradient().data, parameter.value().data, arrays, 1, length, t);
        pieces.get().step(parameter.gradient().data, parameter.value().data, arrays, 0, 1, t);
    }

    /** NaN counts as infinitely far. */
    private static double distance(double a, double b) {
        double d = Math.abs(a - b) / Math.max(1, Math.abs(b));
        return Double.isNaN(d) ? Double.POSITIVE_INFINITY : d;
    }

    @Override
    public String toString() {
        return name;
    }
}
