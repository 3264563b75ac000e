package dev.nacre.initializers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nacre.Initializer;
import dev.nacre.plugin.Plugins;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What initializers draw, core's too, against the distributions that distributions.py wrote. */
class DistributionTest {
    /** Those whose matrices have a form, which other tests check. */
    private static final Set<String> NOT_DRAWN_ONE_BY_ONE =
            Set.of("zeros", "ones", "constant", "identity", "orthogonal", "sparse");

    private static final int QUANTILES = 39;

    /** One line of the file. */
    record Expected(
            String text,
            int fanIn,
            int fanOut,
            double mean,
            double deviation,
            double low,
            double high,
            double[] quantiles) {
        static Expected of(String line) {
            String[] cells = line.split(";");
            double[] numbers = Arrays.stream(cells)
                    .skip(3)
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            return new Expected(
                    cells[0],
                    Integer.parseInt(cells[1]),
                    Integer.parseInt(cells[2]),
                    numbers[0],
                    numbers[1],
                    numbers[2],
                    numbers[3],
                    Arrays.copyOfRange(numbers, 4, 4 + QUANTILES));
        }

        float[] drawn(int rows, int columns, RandomGenerator random) {
            FloatMatrix weights = new FloatMatrix(rows, columns);
            Plugins.parse(Initializer.class, text).fill(weights, fanIn, fanOut, random);
            return weights.data;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    static List<Expected> distributions() throws IOException {
        try (InputStream in = DistributionTest.class.getResourceAsStream("distributions.csv")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().skip(2).map(Expected::of).toList();
        }
    }

    @Test
    void everyInitializerHasItsDistribution() throws IOException {
        Set<String> names = new HashSet<>(NOT_DRAWN_ONE_BY_ONE);
        for (Expected each : distributions())
            names.add(Plugins.name(Plugins.parse(Initializer.class, each.text()).getClass()));
        assertThat(names).isEqualTo(Plugins.all(Initializer.class).keySet());
    }

    @Test
    void everyDefaultIsInTheFile() throws IOException {
        List<Initializer> covered = distributions().stream()
                .map(each -> Plugins.parse(Initializer.class, each.text()))
                .toList();
        Plugins.all(Initializer.class).forEach((name, plugin) -> {
            if (!NOT_DRAWN_ONE_BY_ONE.contains(name)) assertThat(covered).contains(plugin);
        });
    }

    @ParameterizedTest
    @MethodSource("distributions")
    void momentsBoundsAndQuantilesAgree(Expected expected) {
        float[] w = expected.drawn(1000, 200, new Random(20151106));
        double sum = 0;
        double squares = 0;
        for (float each : w) {
            sum += each;
            squares += (each - expected.mean()) * (each - expected.mean());
        }
        double standardError = expected.deviation() / Math.sqrt(w.length);
        assertThat(sum / w.length).isCloseTo(expected.mean(), within(4 * standardError));
        assertThat(Math.sqrt(squares / w.length)).isCloseTo(expected.deviation(), within(4 * standardError));
        Arrays.sort(w);
        assertThat((double) w[0]).isGreaterThan(expected.low() - 1e-6 * Math.abs(expected.low()));
        assertThat((double) w[w.length - 1]).isLessThan(expected.high() + 1e-6 * Math.abs(expected.high()));
        for (int i = 0; i < QUANTILES; i++) {
            int below = Arrays.binarySearch(w, (float) expected.quantiles()[i]);
            double share = (double) (below < 0 ? -below - 1 : below) / w.length;
            // Kolmogorov and Smirnov: 1.95 is exceeded once in a thousand
            assertThat(share).isCloseTo((i + 1) / 40.0, within(1.95 / Math.sqrt(w.length)));
        }
    }

    /** One deviation above the mean, and three quarters of the way up. */
    private static final class Fixed implements RandomGenerator {
        @Override
        public long nextLong() {
            throw new AssertionError("draws by nextGaussian, nextDouble or nextFloat only");
        }

        @Override
        public double nextGaussian() {
            return 1;
        }

        @Override
        public double nextDouble() {
            return 0.75;
        }

        @Override
        public float nextFloat() {
            return 0.75f;
        }
    }

    @ParameterizedTest
    @MethodSource("distributions")
    void oneDeviationOrThreeQuartersIsExact(Expected expected) {
        double threeQuarters = expected.quantiles()[29];
        boolean uniform = Math.abs(threeQuarters - (expected.low() + 3 * expected.high()) / 4) < 1e-6;
        boolean cut = !uniform && Double.isFinite(expected.high());
        double value = uniform
                ? threeQuarters
                : cut ? (expected.mean() + expected.high()) / 2 : expected.mean() + expected.deviation();
        for (float each : expected.drawn(3, 2, new Fixed()))
            assertThat((double) each).isCloseTo(value, within(3e-7 * Math.abs(value)));
    }

    @Test
    void whatLiesBeyondTwoDeviationsIsDrawnAgain() {
        double[] z = {2.0001, -2.0001, 2, -7, 9, -2, 0.5};
        RandomGenerator random = new RandomGenerator() {
            private int i;

            @Override
            public long nextLong() {
                throw new AssertionError();
            }

            @Override
            public double nextGaussian() {
                return z[i++];
            }
        };
        FloatMatrix weights = new FloatMatrix(3, 1);
        new TruncatedNormal(0.5f, 1).fill(weights, 3, 1, random);
        assertThat(weights.data).containsExactly(2, 0, 1.25f);
    }

    static Stream<Expected> uniforms() throws IOException {
        return distributions().stream().filter(each -> each.text().contains("niform"));
    }

    @ParameterizedTest
    @MethodSource("uniforms")
    void uniformsReachNearTheirBounds(Expected expected) {
        float[] w = expected.drawn(1000, 200, new Random(5));
        Arrays.sort(w);
        double range = expected.high() - expected.low();
        assertThat((double) w[0]).isCloseTo(expected.low(), within(1e-4 * range));
        assertThat((double) w[w.length - 1]).isCloseTo(expected.high(), within(1e-4 * range));
    }
}
