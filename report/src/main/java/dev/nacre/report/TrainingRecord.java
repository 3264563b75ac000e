package dev.nacre.report;

import dev.nacre.diagnosis.Observation;
import dev.nacre.training.Epoch;
import dev.nacre.training.Trainer;
import java.util.List;

/**
 * The record of one training.
 *
 * @param name {@code training}, or {@code pre-training layer 1 of 3}
 * @param trainer how it was trained
 * @param epochs the results of the epochs
 * @param stepsPerEpoch steps per epoch; 0 before the end of the first epoch
 * @param observations observations of the layers
 */
record TrainingRecord(
        String name, Trainer trainer, List<Epoch> epochs, long stepsPerEpoch, List<Observation> observations) {}
