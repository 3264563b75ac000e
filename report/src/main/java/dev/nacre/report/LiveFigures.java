package dev.nacre.report;

import dev.nacre.diagnosis.Finding;
import java.util.List;
import java.util.Optional;

/**
 * What a page shows of a training at one moment. It does not change, so any thread may read it.
 *
 * @param record epochs and observations of the layers
 * @param losses of batches, by step
 * @param findings problems noticed
 * @param filters of the lowest layer
 * @param examples with predictions
 * @param step number of steps done
 * @param seconds since the training began
 * @param best the best epoch, counted from 1; 0 before the first
 * @param bestLoss its loss
 * @param ended whether it has ended
 */
record LiveFigures(
        TrainingRecord record,
        Series losses,
        List<Finding> findings,
        Optional<Filters> filters,
        Optional<LiveExamples> examples,
        long step,
        double seconds,
        int best,
        double bestLoss,
        boolean ended) {}
