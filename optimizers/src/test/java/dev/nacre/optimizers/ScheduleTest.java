package dev.nacre.optimizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nacre.plugin.Plugins;
import java.util.Collection;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Factors where golden traces don't reach: at the ends, and long after. */
class ScheduleTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    warmUp(4)                                             | 1:0.25, 3:0.75, 4:1, 5:1, 2000000000:1
                    warmUp(1)                                             | 1:1, 2:1
                    stepDecay(0.5, period=10) | 1:1, 10:1, 11:0.5, 20:0.5, 21:0.25, 2000000000:0
                    exponentialDecay(0.25, period=10)                     | 1:1, 6:0.5, 11:0.25, 2000000000:0
                    inverseTime(0.5)                                      | 1:1, 3:0.5, 7:0.25, 2000000001:0.000000001
                    polynomial(10)                                        | 1:1, 6:0.5, 10:0.1, 11:0, 12:0, 2000000000:0
                    polynomial(10, power=3, end=0.5)                      | 1:1, 6:0.5625, 11:0.5, 12:0.5
                    polynomial(10, flat=0.5)                              | 1:1, 6:1, 7:0.8, 10:0.2, 11:0, 12:0
                    cosine(10)                                            | 1:1, 6:0.5, 11:0, 12:0, 2000000000:0
                    cosine(10, restarts=true)                             | 1:1, 6:0.5, 11:1, 16:0.5, 2000000001:1
                    cosine(10, restarts=true, growth=2)                   | 1:1, 6:0.5, 11:1, 21:0.5, 31:1, 51:0.5, 71:1
                    cosine(1, restarts=true, growth=1000000)              | 1:1, 2:1, 500002:0.5, 1000002:1
                    oneCycle(100, rise=0.5, end=0, linear=true) | 1:0.04, 50:1, 51:0.98, 100:0, 2000000000:0
                    oneCycle(10, rise=0, end=0.1, linear=true)            | 1:1, 10:0.1, 11:0.1
                    oneCycle(10, rise=1, start=0.1, end=0.2, linear=true) | 1:0.1, 10:1, 11:1
                    oneCycle(2, rise=0.5, start=0.1, end=0.2)             | 1:1, 2:0.2, 3:0.2
                    oneCycle(2, rise=1, start=0.1, end=0.2)               | 1:0.1, 2:1, 3:1
                    piecewise([2, 4], factors=[0.5, 2, 0])                | 1:0.5, 2:0.5, 3:2, 4:2, 5:0, 2000000000:0
                    piecewise([], factors=[0.5])                          | 1:0.5, 2000000000:0.5
                    cosineLog(150) | 1:0, 11:0, 31:0, 71:0, 151:0, 152:0, 2000000000:0
                    cosineLog(300, cycles=1)                              | 1:0, 301:0, 302:0
                    cosineLog(2, cycles=30)                               | 3:0, 2000000000:0
                    flatCosine(8)                                         | 1:1, 5:1, 7:0.5, 9:0, 10:0, 2000000000:0
                    flatCosine(8, flat=0)                                 | 1:1, 5:0.5, 9:0
                    momentumRamp(4)                                       | 1:0.5, 3:0.5, 4:0.75, 7:0.75, 8:0.8333333
                    constant(0.25)                                        | 1:0.25, 2000000000:0.25
                    """)
    void theFactorIsWhatItShouldBe(String text, String factors) {
        Schedule schedule = Plugins.parse(Schedule.class, text);
        for (String pair : factors.split(", ")) {
            String[] words = pair.split(":");
            assertThat(schedule.factor(Integer.parseInt(words[0])))
                    .as("step " + words[0])
                    .isCloseTo(Float.parseFloat(words[1]), within(1e-6f));
        }
    }

    static Collection<Schedule> schedules() {
        return Plugins.all(Schedule.class).values();
    }

    @ParameterizedTest
    @MethodSource("schedules")
    void factorsStayBetween0And1(Schedule schedule) {
        IntStream.concat(IntStream.range(1, 30_000), IntStream.of(Integer.MAX_VALUE - 1, Integer.MAX_VALUE))
                .forEach(t -> assertThat(schedule.factor(t)).as("step " + t).isBetween(0f, 1f));
    }
}
