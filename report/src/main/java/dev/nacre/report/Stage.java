package dev.nacre.report;

import dev.nacre.diagnosis.Observation;
import dev.nacre.training.Epoch;
import dev.nacre.training.Trainer;
import java.util.List;

/**
 * A training that was watched.
 *
 * @param name {@code training}, or {@code pre-training layer 1 of 3}
 * @param trainer how it was trained
 * @param epochs what the passes came to
 * @param stepsPerEpoch steps in a pass; 0 before the first was done
 * @param observations looks at the layers
 */
record Stage(String name, Trainer trainer, List<Epoch> epochs, long stepsPerEpoch, List<Observation> observations) {}
