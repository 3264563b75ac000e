package dev.nacre.tables;

/**
 * How much training a table gets. Computation is budgeted, not time: the same table always gets the same.
 *
 * @param epochs passes over the data for each network
 * @param members number of networks
 */
record Budget(int epochs, int members) {
    /** RealMLP's own number. */
    private static final int MOST_EPOCHS = 256;

    /** With so many, twice the networks gain more than more epochs. */
    private static final int ENOUGH_EPOCHS = 200;

    private static final int FEWEST_EPOCHS = 16;
    private static final int MEMBERS = 5;
    private static final int MOST_MEMBERS = 10;
    private static final int FAST_MEMBERS = 4;
    /** Up to this many rows a table gets the same; above, in proportion to its rows, and for that no longer. */
    private static final int ROWS = 5_000;

    private static final int MOST_ROWS = 40_000;
    /** Nanoseconds of {@link NetworkSize#cost}. */
    private static final double DEFAULT_WORK = 20e9;

    private static final double FAST_WORK = 2e9;

    /**
     * The budget for a table.
     *
     * @param rows all rows
     * @param inputs the preprocessed columns
     * @param size of each network
     */
    static Budget of(Preset preset, int rows, TableInputs inputs, NetworkSize size) {
        double scale = Math.max(1, Math.min(MOST_ROWS, rows) / (double) ROWS);
        double epoch = size.cost(inputs) * rows;
        if (preset == Preset.FAST)
            return new Budget(epochs(FAST_WORK * scale / (epoch * (FAST_MEMBERS - 1))), FAST_MEMBERS);
        double amongFew = DEFAULT_WORK * scale / (epoch * (MEMBERS - 1)); // each trains on all folds but one
        double amongMore = amongFew * (MEMBERS - 1) / (MOST_MEMBERS - 1);
        return amongMore >= ENOUGH_EPOCHS
                ? new Budget(epochs(amongMore), MOST_MEMBERS)
                : new Budget(epochs(amongFew), MEMBERS);
    }

    private static int epochs(double affordable) {
        return (int) Math.max(FEWEST_EPOCHS, Math.min(MOST_EPOCHS, affordable));
    }
}
