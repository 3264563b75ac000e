package dev.nacre.examples.adding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nacre.Samples;
import dev.nacre.Shape;
import java.util.stream.IntStream;
import org.jblas.FloatMatrix;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sequences of the adding problem. */
class AddingProblemTest {
    @ParameterizedTest
    @ValueSource(ints = {2, 9, 40})
    void theTargetIsTheSumOfOneMarkedValueInEachHalf(int length) {
        AddingProblem problem = AddingProblem.of(length, 300, 5);

        for (Samples part : new Samples[] {problem.training(), problem.heldOut()}) {
            assertThat(part.shape()).isEqualTo(new Shape(length, 1, 2));
            for (int s = 0; s < part.size(); s++) {
                FloatMatrix sequence = part.x().getColumn(s);
                int[] marked = IntStream.range(0, length)
                        .filter(step -> sequence.get(2 * step + 1) == 1)
                        .toArray();
                assertThat(marked).hasSize(2);
                assertThat(marked[0]).isLessThan(length / 2);
                assertThat(marked[1]).isGreaterThanOrEqualTo(length / 2);
                assertThat(part.t().get(s)).isEqualTo(sequence.get(2 * marked[0]) + sequence.get(2 * marked[1]));
            }
        }
        assertThat(problem.training().size()).isEqualTo(300);
        assertThat(problem.training().x().getColumn(0))
                .isNotEqualTo(problem.heldOut().x().getColumn(0));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theErrorOfTheAnswerOneIsASixth(long seed) {
        FloatMatrix targets = AddingProblem.of(10, 1, seed).heldOut().t();

        double error = IntStream.range(0, targets.length)
                .mapToDouble(s -> Math.pow(targets.get(s) - 1, 2))
                .average()
                .orElseThrow();

        assertThat(error).isCloseTo(AddingProblem.ALWAYS_ONE, within(0.02));
    }
}
