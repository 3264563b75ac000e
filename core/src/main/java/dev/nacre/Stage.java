package dev.nacre;

/**
 * A part of the work.
 *
 * @param number 0 for training on targets, else which layer is being pre-trained, counted from 1
 * @param count how many layers are pre-trained
 */
record Stage(int number, int count) {
    static final Stage TRAINING = new Stage(0, 0);

    @Override
    public String toString() {
        return number == 0 ? "training" : "pre-training layer " + number + " of " + count;
    }
}
