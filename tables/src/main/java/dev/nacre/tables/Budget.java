package dev.nacre.tables;

/**
 * How much training a table gets. Computation is budgeted, not time: the same table always gets the same. The units are
 * nanoseconds on one core of a machine of 2024, roughly.
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
    /** Up to this many rows a table gets the same; above, in proportion to its rows, and for that no longer. */
    private static final int ROWS = 5_000;

    private static final int MOST_ROWS = 40_000;
    private static final double DEFAULT_WORK = 20e9;
    private static final double FAST_WORK = 5e9;

    /**
     * The budget for a table.
     *
     * @param rows all rows
     * @param inputs the preprocessed columns
     * @param units units of each hidden layer
     * @param layers hidden layers
     */
    static Budget of(Preset preset, int rows, TableInputs inputs, int units, int layers) {
        double work = preset == Preset.FAST ? FAST_WORK : DEFAULT_WORK;
        work *= Math.max(1, Math.min(MOST_ROWS, rows) / (double) ROWS);
        int numbers = inputs.numbers().size();
        double weights = (double) units * (inputs.outputs() + 3.0 * numbers + (layers - 1) * units);
        double each = 0.1 * weights + 10.0 * inputs.outputs() + 50.0 * numbers + 10.0 * layers * units;
        double epochs = work / (each * rows * (MEMBERS - 1)); // each network trains on all folds but one
        double amongMore = epochs * (MEMBERS - 1) / (MOST_MEMBERS - 1);
        boolean more = amongMore >= ENOUGH_EPOCHS;
        int used = (int) Math.max(FEWEST_EPOCHS, Math.min(MOST_EPOCHS, more ? amongMore : epochs));
        return new Budget(used, more ? MOST_MEMBERS : MEMBERS);
    }
}
