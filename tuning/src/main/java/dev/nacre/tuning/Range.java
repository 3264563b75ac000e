package dev.nacre.tuning;

/** The values of one dimension of a search space. A position, at least 0 and below 1, selects one. */
sealed interface Range permits NumberRange, ChoiceRange {
    /** The value at a position, as text. */
    String at(double position);

    /** The number of different values; 0 if it is not finite. */
    int size();

    /** Whether a best value at the edge suggests a wider range. */
    boolean atEdge(double position);
}
