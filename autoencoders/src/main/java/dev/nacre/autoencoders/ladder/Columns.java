package dev.nacre.autoencoders.ladder;

/**
 * How the columns of a training pass are divided. Both paths of the encoder share its weights, so they share its
 * products too: first come labelled samples with noise, then unlabelled ones with noise, then the same without. Each
 * group has its own batch statistics.
 *
 * @param labelled labelled samples, with noise
 * @param noisy unlabelled samples with noise
 * @param clean unlabelled samples without noise
 */
record Columns(int labelled, int noisy, int clean) {
    /** The groups, by number. */
    static final int NOISY = 1;

    static final int CLEAN = 2;
    static final int GROUPS = 3;

    int total() {
        return labelled + noisy + clean;
    }

    /** The first column of a group; of the number of groups, the end. */
    int first(int group) {
        return switch (group) {
            case 0 -> 0;
            case NOISY -> labelled;
            case CLEAN -> labelled + noisy;
            default -> total();
        };
    }

    /** The last group that has columns. */
    int lastGroup() {
        return clean > 0 ? CLEAN : noisy > 0 ? NOISY : 0;
    }
}
