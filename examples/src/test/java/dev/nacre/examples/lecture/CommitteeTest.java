package dev.nacre.examples.lecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the course says of ensembles. */
class CommitteeTest {
    @Test
    void tenMembersTogetherAreBetterThanTheMeanMember() {
        Map<String, double[]> accuracies = Committee.accuracies();
        double alone = accuracies.get("members alone, mean")[0];
        int last = Committee.MEMBERS - 1;
        assertThat(accuracies.get("probabilities")[last]).isGreaterThan(alone + 0.01);
        assertThat(accuracies.get("vote")[last]).isGreaterThan(alone + 0.01);
        assertThat(accuracies.get("probabilities")[5]).isGreaterThan(alone + 0.01);
    }
}
