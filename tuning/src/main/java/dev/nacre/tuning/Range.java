package dev.nacre.tuning;

/** The values of one dimension of a search space. A position, at least 0 and below 1, selects one. */
sealed interface Range permits NumberRange, ChoiceRange {
    /** The value at a position, as text. */
    String at(double position);

    /** The number of different values; 0 if it is not finite. */
    int size();

    /**
     * A position near another one.
     *
     * @param center the other position
     * @param width share of the range, above 0; 1 for the whole range
     * @param random uniform, at least 0 and below 1
     */
    double near(double center, double width, double random);

    /** Whether a best value at the edge suggests a wider range. */
    boolean atEdge(double position);
}
