package dev.nacre.tables;

/** How much to compute. */
public enum Preset {
    /** The best model within about 20 seconds for 5,000 rows on two cores. */
    DEFAULT,
    /** A good model within about 5 seconds for 5,000 rows on two cores. */
    FAST
}
