package dev.nacre.examples.lecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nacre.compute.Parallel;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pictures of the course. */
class LectureTest {
    static Set<String> names() {
        return Drawing.ALL.keySet();
    }

    @ParameterizedTest
    @MethodSource("names")
    void aPictureIsTheSameOnAnyNumberOfThreadsAndItsAxesHaveNames(String name) {
        Sheet alone = Parallel.alone(Drawing.ALL.get(name)::draw);
        Sheet together = Drawing.ALL.get(name).draw();

        assertThat(together.svg()).isEqualTo(alone.svg());
        for (Panel panel : together.panels())
            assertThat(together.svg()).contains(panel.x().name(), panel.y().name());
        assertThat(together.panels())
                .allSatisfy(panel -> assertThat(panel.lines()).isNotEmpty());
    }
}
