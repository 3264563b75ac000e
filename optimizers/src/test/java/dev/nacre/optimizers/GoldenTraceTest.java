package dev.nacre.optimizers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nacre.Optimizer;
import dev.nacre.plugin.Plugins;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every optimizer takes the steps that another program takes. A new one is proven by a new file alone. */
class GoldenTraceTest {
    private static final double TOLERANCE = 1e-5;

    static List<GoldenTrace> traces() {
        return GoldenTrace.all();
    }

    static Stream<String> names() {
        return Plugins.all(Optimizer.class).entrySet().stream()
                .filter(e -> e.getValue().getClass().getPackage() == getPackage())
                .map(e -> e.getKey());
    }

    private static Package getPackage() {
        return GoldenTraceTest.class.getPackage();
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyOptimizerHasATrace(String name) {
        assertThat(tracesOf(name))
                .as("src/test/resources/.../golden/" + name + ".csv")
                .isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("traces")
    void everyTraceIsFollowed(GoldenTrace trace) {
        assertThat(trace.worst(trace.optimizer())).isLessThan(TOLERANCE);
    }

    @ParameterizedTest
    @MethodSource("traces")
    void everyTraceIsFollowedPieceByPiece(GoldenTrace trace) {
        Optimizer optimizer = trace.optimizer();
        optimizer
                .elementwise()
                .ifPresent(pieces ->
                        assertThat(trace.worstInPieces(optimizer, pieces)).isLessThan(TOLERANCE));
    }

    @ParameterizedTest
    @MethodSource("traces")
    void gradientsChangeSignAndSizeAndOneIsZero(GoldenTrace trace) {
        assertThat(trace.name()).startsWith(Plugins.name(trace.optimizer().getClass()));
        assertThat(trace.steps()).isEqualTo(10);
        List<float[]> gradients = new ArrayList<>();
        for (int t = 1; t <= 10; t++) gradients.add(trace.gradient(t));
        assertThat(gradients).anySatisfy(g -> assertThat(g).containsOnly(0));
        for (int i = 0; i < 8; i++) {
            int element = i;
            assertThat(gradients).anySatisfy(g -> assertThat(g[element]).isGreaterThan(0.5f));
            assertThat(gradients).anySatisfy(g -> assertThat(g[element]).isLessThan(-0.1f));
            assertThat(gradients)
                    .anySatisfy(g -> assertThat(Math.abs(g[element])).isBetween(0.0001f, 0.03f));
        }
    }

    /** So an ignored hyper-parameter, or two that are mixed up, can't slip through. */
    @ParameterizedTest
    @MethodSource("names")
    void theTracesNoticeEveryChangeOfAHyperParameter(String name) {
        List<GoldenTrace> traces = tracesOf(name);
        RecordComponent[] components = traces.get(0).optimizer().getClass().getRecordComponents();
        for (int c = 0; c < components.length; c++) {
            int changed = c;
            assertThat(traces)
                    .as(components[c].getName() + " changed")
                    .anyMatch(trace -> isNoticed(trace, values -> values[changed] = other(values[changed])));
            for (int d = 0; d < c; d++) {
                int swapped = d;
                if (components[c].getType() == components[d].getType())
                    assertThat(traces)
                            .as(components[c].getName() + " exchanged with " + components[d].getName())
                            .anyMatch(trace -> isNoticed(trace, values -> {
                                Object kept = values[changed];
                                values[changed] = values[swapped];
                                values[swapped] = kept;
                            }));
            }
        }
    }

    private interface Change {
        void of(Object[] values);
    }

    /** Ten times the tolerance, or refused. */
    private static boolean isNoticed(GoldenTrace trace, Change change) {
        Optimizer optimizer = trace.optimizer();
        RecordComponent[] components = optimizer.getClass().getRecordComponents();
        Object[] values = new Object[components.length];
        try {
            for (int i = 0; i < values.length; i++)
                values[i] = components[i].getAccessor().invoke(optimizer);
            change.of(values);
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            Object changed = optimizer.getClass().getDeclaredConstructor(types).newInstance(values);
            return trace.worst((Optimizer) changed) > 10 * TOLERANCE;
        } catch (InvocationTargetException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object other(Object value) {
        if (value instanceof Float number) return number * 0.9f + (number == 0 ? 0.1f : 0);
        if (value instanceof Integer number) return number + 1;
        if (value instanceof Long number) return number + 1;
        if (value instanceof Boolean flag) return !flag;
        if (value instanceof Schedule) return new Constant(0.3f);
        if (value instanceof Optimizer) return new Sgd(0.123f);
        List<Object> list = new ArrayList<>((List<?>) value);
        list.set(0, other(list.get(0)));
        return list;
    }

    private static List<GoldenTrace> tracesOf(String name) {
        return traces().stream()
                .filter(trace -> trace.name().equals(name) || trace.name().startsWith(name + "-"))
                .toList();
    }
}
