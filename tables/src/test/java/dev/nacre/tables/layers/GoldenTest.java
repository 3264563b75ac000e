package dev.nacre.tables.layers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nacre.Fittable;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Layers;
import dev.nacre.Mode;
import dev.nacre.Parameter;
import dev.nacre.Shape;
import dev.nacre.plugin.Plugins;
import dev.nacre.regularization.Golden;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Layers against the papers' formulas, written in PyTorch. */
class GoldenTest {
    static List<Golden> layers() {
        return Golden.read("layers.txt");
    }

    @ParameterizedTest
    @MethodSource("layers")
    void outputsAndGradientsAreThoseOfPyTorch(Golden golden) {
        Layer layer = Plugins.parse(LayerSpec.class, golden.text())
                .build(shape(golden.get("shape").data), new SplittableRandom(1));
        Map<Parameter, String> names = Layers.names(layer);
        if (golden.has("fit")) ((Fittable) layer).fit(halves(golden.get("fit")));
        names.forEach((parameter, name) -> {
            if (golden.has("after." + name)) golden.check("after." + name, parameter.value());
            if (golden.has("start." + name))
                System.arraycopy(
                        golden.get("start." + name).data, 0, parameter.value().data, 0, parameter.value().length);
        });
        golden.check("y", layer.forward(golden.get("x"), Mode.INFER));
        golden.check("y", layer.forward(golden.get("x"), Mode.TRAIN));
        golden.check("dx", layer.backward(golden.get("dy"), true));
        names.forEach((parameter, name) -> {
            if (parameter.trainable()) golden.check("d." + name, parameter.gradient());
        });
    }

    private static Shape shape(float[] sizes) {
        return new Shape((int) sizes[0], (int) sizes[1], (int) sizes[2]);
    }

    /** As data comes in batches. */
    private static List<FloatMatrix> halves(FloatMatrix data) {
        int half = data.columns / 2;
        FloatMatrix first = data.getRange(0, data.rows, 0, half);
        FloatMatrix second = data.getRange(0, data.rows, half, data.columns);
        return List.of(first, second);
    }

    /** Those without golden values have tests of their own: statistics, and values computed by hand. */
    @Test
    void everyLayerOfThisModuleIsProven() {
        Set<String> proven = new TreeSet<>(Set.of("fadingDropout", "columnEncoding", "fromLast"));
        for (Golden golden : Golden.read("layers.txt")) proven.add(golden.text().split("\\(")[0]);
        proven.remove("embedding"); // of module data
        Set<String> found = new TreeSet<>();
        Plugins.all(LayerSpec.class).values().stream()
                .filter(plugin -> plugin.getClass().getPackage() == NtkDense.class.getPackage())
                .forEach(plugin -> found.add(Plugins.name(plugin.getClass())));
        assertThat(proven).isEqualTo(found);
    }
}
