package dev.nacre.training;

/**
 * A part of the work.
 *
 * @param number 0 for training on targets, else which layer is being pre-trained, counted from 1
 * @param count how many layers are pre-trained
 */
record TrainingStage(int number, int count) {
    static final TrainingStage TRAINING = new TrainingStage(0, 0);

    @Override
    public String toString() {
        return number == 0 ? "training" : "pre-training layer " + number + " of " + count;
    }
}
