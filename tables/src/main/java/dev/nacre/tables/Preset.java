package dev.nacre.tables;

/** How much to compute. */
public enum Preset {
    /** The best model within some 20 seconds for 5,000 rows on two cores. */
    DEFAULT,
    /** A good model within some 5 seconds for 5,000 rows on two cores. */
    FAST
}
