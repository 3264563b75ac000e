package dev.nacre.examples.images;

import dev.nacre.model.Model;
import dev.nacre.report.TrainingLog;
import java.util.Optional;

/**
 * A trained network.
 *
 * @param model with its labels
 * @param log the record of the training
 * @param transferred where its lower layers come from, if it did not begin at random
 */
record LearnedPictures(Model model, TrainingLog log, Optional<TransferGain> transferred) {}
