package dev.nacre.training;

/**
 * A stage of a training.
 *
 * @param number 0 for training on targets, otherwise the layer being pre-trained, counted from 1
 * @param count number of layers to pre-train
 */
record TrainingStage(int number, int count) {
    static final TrainingStage TRAINING = new TrainingStage(0, 0);

    @Override
    public String toString() {
        return number == 0 ? "training" : "pre-training layer " + number + " of " + count;
    }
}
