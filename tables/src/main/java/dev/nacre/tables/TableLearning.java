package dev.nacre.tables;

import dev.nacre.data.Split;
import dev.nacre.diagnosis.SanityReport;
import java.util.List;

/**
 * How a model was learned.
 *
 * @param parts the rows learned from, and those held out for the test
 * @param members the networks of the ensemble
 * @param test the model on the rows held out for the test
 * @param assessment what the out-of-fold predictions tell
 * @param sanity the results of the sanity checks
 * @param seconds duration
 */
public record TableLearning(
        Split parts,
        List<TrainedMember> members,
        TableEvaluation test,
        TableAssessment assessment,
        SanityReport sanity,
        double seconds) {
    /** Keeps a copy. */
    public TableLearning {
        members = List.copyOf(members);
    }
}
