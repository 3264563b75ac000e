package dev.nacre.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nacre.Fittable;
import dev.nacre.LayerSpec;
import dev.nacre.Network;
import dev.nacre.Parameter;
import dev.nacre.Samples;
import dev.nacre.Shape;
import dev.nacre.layers.Dense;
import dev.nacre.layers.Sequential;
import dev.nacre.losses.Mse;
import dev.nacre.plugin.Plugins;
import dev.nacre.training.Trainer;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jblas.FloatMatrix;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No preprocessing learns anything from what it is judged by: for every plugin that is fitted. */
class TrainingPartOnlyTest {
    private static final Trainer TRAINER =
            Trainer.of(new Mse(), new TestDescent(0)).batchSize(8).epochs(2).seed(1);

    private static final Shape SHAPE = new Shape(2, 2, 1);

    static List<LayerSpec> fitted() {
        List<LayerSpec> specs = Plugins.all(LayerSpec.class).values().stream()
                .filter(spec -> spec.getClass().getPackageName().equals("dev.nacre.data"))
                .filter(spec -> spec.build(SHAPE, new SplittableRandom(1)) instanceof Fittable)
                .collect(Collectors.toList());
        specs.replaceAll(spec -> spec instanceof OneHot
                ? Plugins.parse(LayerSpec.class, "oneHot(columns=[0], categories=[[\"a\", \"b\"]])")
                : spec);
        assertThat(specs).hasSizeGreaterThan(8);
        return specs;
    }

    private static Samples samples(int size, double factor, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        FloatMatrix x = new FloatMatrix(4, size);
        for (int i = 0; i < x.length; i++)
            x.data[i] = i % 4 == 0 ? random.nextInt(-1, 1) : (float) (factor * random.nextGaussian());
        return new Samples(x, new FloatMatrix(1, size));
    }

    private static Map<String, List<Float>> statistics(Network network) {
        return network.parameters().stream()
                .filter(Parameter::isStatistic)
                .collect(Collectors.toMap(network::name, p -> list(p.value().data)));
    }

    private static List<Float> list(float[] values) {
        return IntStream.range(0, values.length).mapToObj(i -> values[i]).toList();
    }

    @ParameterizedTest
    @MethodSource("fitted")
    void theTrainerFitsOnTheTrainingPartAloneAndOnce(LayerSpec spec) {
        Samples training = samples(30, 1, 1);
        Network alone = new Network(new Sequential(spec, new Dense(1)), SHAPE, 1);
        ((Fittable) alone.layers().get(0)).fit(List.of(training.x()));
        Network watched = new Network(new Sequential(spec, new Dense(1)), SHAPE, 1);

        TRAINER.fit(watched, training, samples(50, 100, 2));

        assertThat(statistics(watched)).isNotEmpty().isEqualTo(statistics(alone));
        TRAINER.fit(watched, samples(40, 1000, 3), samples(50, 100, 2));
        assertThat(statistics(watched)).isEqualTo(statistics(alone));
    }
}
